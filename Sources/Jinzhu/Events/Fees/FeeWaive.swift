/// The fund waives a fee that is still owed: it was never income.
struct FeeWaive: EventBody {
  static let title = Words("减免担保费", "waive a fee")
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
    try draft.post(SubAccount(.feeIncome, guarantee: code), receivable, amount)
    try draft.keep(guarantee)
  }
}
