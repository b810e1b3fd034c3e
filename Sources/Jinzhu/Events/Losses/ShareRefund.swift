/// A member is paid the credit that recoveries left him.
struct ShareRefund: EventBody {
  static let title = Words("退还股东分担", "refund a loss share")
  static let fields: [Field] = [.member, .amount, .cashBank]

  let member: ID<Party>
  let amount: Money
  let bank: ID<Party>?

  init(_ fields: Fields) throws {
    member = try fields.party("member")
    amount = try fields.money()
    bank = fields.partyIfGiven("bank")
  }

  func book(into draft: inout Draft) throws {
    _ = try draft.books.party(member, on: draft.day)
    let share = SubAccount(.memberRiskShare, party: member)
    let credit = try draft.books.available(share, from: draft.day, on: .credit)
    try draft.require(amount, atMost: credit, .memberCredit)
    try draft.post(share, draft.cash(bank), amount)
  }
}
