/// The customer pays a fee, or part of it.
struct FeeReceive: EventBody {
  static let title = Words("收取担保费", "receive a fee")
  static let fields: [Field] = [.guarantee, .amount, .cashBank]

  let code: ID<Guarantee>
  let amount: Money
  let bank: ID<Party>?

  init(_ fields: Fields) throws {
    code = try fields.guarantee()
    amount = try fields.money()
    bank = fields.partyIfGiven("bank")
  }

  func book(into draft: inout Draft) throws {
    var guarantee = try draft.open(code)
    let receivable = SubAccount(.feeReceivable, guarantee: code)
    try draft.require(
      amount, atMost: draft.books.available(receivable, from: draft.day), .feeReceivable)
    try draft.post(draft.cash(bank), receivable, amount)
    try guarantee.feeReceived += amount
    try draft.keep(guarantee)
  }
}
