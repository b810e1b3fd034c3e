/// The customer gets back a fee that he paid, or part of it.
struct FeeRefund: EventBody {
  static let title = Words("退还担保费", "refund a fee")
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
    try draft.require(
      amount, atMost: guarantee.feeReceived - guarantee.feeRefunded, .feeReceived)
    try draft.post(SubAccount(.feeIncome, guarantee: code), draft.cash(bank), amount)
    try guarantee.feeRefunded += amount
    try draft.keep(guarantee)
  }
}
