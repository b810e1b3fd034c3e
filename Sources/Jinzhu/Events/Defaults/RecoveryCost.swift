/// What it costs to get the money back: court, valuation, sale.
struct RecoveryCost: EventBody {
  static let title = Words("追偿费用", "pay a recovery cost")
  static let fields: [Field] = [.guarantee, .amount, .cashBank]

  let guarantee: ID<Guarantee>
  let amount: Money
  let bank: ID<Party>?

  init(_ fields: Fields) throws {
    guarantee = try fields.guarantee()
    amount = try fields.money()
    bank = fields.partyIfGiven("bank")
  }

  func book(into draft: inout Draft) throws {
    var guarantee = try draft.open(guarantee)
    try guarantee.requireCompensated()
    try guarantee.costs += amount
    try draft.post(guarantee.sub(.compensationReceivable), draft.cash(bank), amount)
    try draft.keep(guarantee)
  }
}
