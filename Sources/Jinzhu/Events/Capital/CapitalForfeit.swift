/// A defaulter's own capital goes first: it pays off what was compensated for him.
struct CapitalForfeit: EventBody {
  static let title = Words("以股抵偿", "forfeit a defaulter's capital")
  static let fields: [Field] = [.guarantee, .amount]

  let code: ID<Guarantee>
  let amount: Money

  init(_ fields: Fields) throws {
    code = try fields.guarantee()
    amount = try fields.money()
  }

  func book(into draft: inout Draft) throws {
    var guarantee = try draft.open(code)
    try draft.require(
      amount, atMost: guarantee.compensationReceivable, .compensationReceivable)
    let held = SubAccount(.paidInCapital, party: guarantee.obligor)
    try draft.require(
      amount, atMost: draft.books.available(held, from: draft.day), .paidInCapital)
    try draft.noteMinimumCapital(losing: amount)
    try draft.post(held, SubAccount(.compensationReceivable, guarantee: code), amount)
    try guarantee.forfeited += amount
    try guarantee.recoveredInAll += amount
    try draft.keep(guarantee)
  }
}
