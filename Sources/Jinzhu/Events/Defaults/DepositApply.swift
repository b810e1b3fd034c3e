/// The customer's deposit goes towards what the fund paid for him.
struct DepositApply: EventBody {
  static let title = Words("保证金抵偿", "apply a deposit")
  static let fields: [Field] = [.guarantee, .amount]

  let guarantee: ID<Guarantee>
  let amount: Money

  init(_ fields: Fields) throws {
    guarantee = try fields.guarantee()
    amount = try fields.money()
  }

  func book(into draft: inout Draft) throws {
    var guarantee = try draft.open(guarantee)
    let deposit = guarantee.sub(.customerDeposit)
    let held = try draft.books.available(deposit, from: draft.day)
    try draft.require(amount, atMost: held, .customerDeposit)
    try draft.require(amount, atMost: guarantee.compensationReceivable, .compensationReceivable)
    try guarantee.depositsApplied += amount
    try guarantee.recoveredInAll += amount
    try draft.post(deposit, guarantee.sub(.compensationReceivable), amount)
    try draft.keep(guarantee)
  }
}
