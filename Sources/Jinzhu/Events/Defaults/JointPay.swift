/// A member of the group pays what he was called on for.
struct JointPay: EventBody {
  static let title = Words("收联保款", "receive a joint payment")
  static let fields: [Field] = [.guarantee, .member, .amount, .cashBank]

  let guarantee: ID<Guarantee>
  let member: ID<Party>
  let amount: Money
  let bank: ID<Party>?

  init(_ fields: Fields) throws {
    guarantee = try fields.guarantee()
    member = try fields.party("member")
    amount = try fields.money()
    bank = fields.partyIfGiven("bank")
  }

  func book(into draft: inout Draft) throws {
    var guarantee = try draft.open(guarantee)
    _ = try draft.books.party(member, on: draft.day)
    try draft.require(amount, atMost: guarantee[callOn: member].open, .jointReceivable)
    try guarantee[callOn: member].paid += amount
    try guarantee.recoveredInAll += amount
    try draft.post(draft.cash(bank), guarantee.sub(.jointReceivable, member), amount)
    try draft.keep(guarantee)
  }
}
