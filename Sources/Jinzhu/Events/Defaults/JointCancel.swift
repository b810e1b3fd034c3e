/// A call on a member of the group is taken back.
struct JointCancel: EventBody {
  static let title = Words("撤销联保分摊", "cancel a joint call")
  static let fields: [Field] = [.guarantee, .member, .amount]

  let guarantee: ID<Guarantee>
  let member: ID<Party>
  let amount: Money

  init(_ fields: Fields) throws {
    guarantee = try fields.guarantee()
    member = try fields.party("member")
    amount = try fields.money()
  }

  func book(into draft: inout Draft) throws {
    var guarantee = try draft.open(guarantee)
    _ = try draft.books.party(member, on: draft.day)
    try draft.require(amount, atMost: guarantee[callOn: member].open, .jointReceivable)
    try guarantee[callOn: member].cancelled += amount
    try draft.post(
      guarantee.sub(.compensationReceivable), guarantee.sub(.jointReceivable, member), amount)
    try draft.keep(guarantee)
  }
}
