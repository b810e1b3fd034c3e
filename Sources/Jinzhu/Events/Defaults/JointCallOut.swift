/// The borrower's joint group is called on to pay (联保).
struct JointCallOut: EventBody {
  static let title = Words("联保分摊", "call on the joint group")
  static let fields: [Field] = [.guarantee, .amount]

  let guarantee: ID<Guarantee>
  let amount: Money

  init(_ fields: Fields) throws {
    guarantee = try fields.guarantee()
    amount = try fields.money()
  }

  func book(into draft: inout Draft) throws {
    var guarantee = try draft.open(guarantee)
    try draft.require(amount, atMost: guarantee.compensationReceivable, .compensationReceivable)
    let books = draft.books
    let group = try books.jointGroup(of: guarantee)
    let parts = try books.parts(
      of: amount, calledFrom: group, by: draft.charter.jointCallBasis, on: draft.day)
    for (member, part) in zip(group, parts) where part.isPositive {
      try guarantee[callOn: member].called += part
      try draft.post(
        guarantee.sub(.jointReceivable, member), guarantee.sub(.compensationReceivable), part)
    }
    try draft.keep(guarantee)
  }
}
