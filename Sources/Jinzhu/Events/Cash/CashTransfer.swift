/// Cash moves between the fund's own accounts; the one that is not named is the main account.
struct CashTransfer: EventBody {
  static let title = Words("银行间划款", "transfer cash between banks")
  static let fields: [Field] = [
    .optional(
      "from", .party, Words("转出银行；不填为主账户", "the bank it leaves; the main account if absent"), "B01"),
    .optional(
      "to", .party, Words("转入银行；不填为主账户", "the bank it goes to; the main account if absent"), "B02"),
    .amount,
  ]

  let from: ID<Party>?
  let to: ID<Party>?
  let amount: Money

  init(_ fields: Fields) throws {
    (from, to) = (fields.partyIfGiven("from"), fields.partyIfGiven("to"))
    amount = try fields.money()
    if from == nil, to == nil { throw Refusal.fieldMissing("to") }
  }

  func book(into draft: inout Draft) throws {
    try draft.post(draft.cash(to), draft.cash(from), amount)
  }
}
