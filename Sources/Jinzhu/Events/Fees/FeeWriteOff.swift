/// A fee that will not be paid any more becomes an expense.
struct FeeWriteOff: EventBody {
  static let title = Words("核销担保费", "write off a fee")
  static let fields: [Field] = [.guarantee, .amount]

  let code: ID<Guarantee>
  let amount: Money

  init(_ fields: Fields) throws {
    code = try fields.guarantee()
    amount = try fields.money()
  }

  func book(into draft: inout Draft) throws {
    let guarantee = try draft.open(code)
    let receivable = SubAccount(.feeReceivable, guarantee: code)
    try draft.require(
      amount, atMost: draft.books.available(receivable, from: draft.day), .feeReceivable)
    try draft.post(SubAccount(.impairment), receivable, amount)
    try draft.keep(guarantee)
  }
}
