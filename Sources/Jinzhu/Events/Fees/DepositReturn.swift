/// The customer gets his deposit back, or part of it.
struct DepositReturn: EventBody {
  static let title = Words("退还客户保证金", "return a customer's deposit")
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
    let guarantee = try draft.open(code)
    let deposit = SubAccount(.customerDeposit, guarantee: code)
    try draft.require(
      amount, atMost: draft.books.available(deposit, from: draft.day), .customerDeposit)
    try draft.post(deposit, draft.cash(bank), amount)
    try draft.keep(guarantee)
  }
}
