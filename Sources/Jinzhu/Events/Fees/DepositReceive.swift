/// The customer leaves a deposit with the fund for his guarantee (客户保证金).
struct DepositReceive: EventBody {
  static let title = Words("收取客户保证金", "receive a customer's deposit")
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
    try draft.post(draft.cash(bank), SubAccount(.customerDeposit, guarantee: code), amount)
    try draft.keep(guarantee)
  }
}
