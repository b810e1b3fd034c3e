/// What a recovery owes to those who paid for the guarantee is paid to them.
struct ReturnPay: EventBody {
  static let title = Words("付追偿返还款", "pay a recovery back")
  static let fields: [Field] = [
    .guarantee,
    .required(
      "party", .party, Words("收款的联保成员或再担保机构", "the group member or re-guarantor paid"), "M01"),
    .amount, .cashBank,
  ]

  let guarantee: ID<Guarantee>
  let party: ID<Party>
  let amount: Money
  let bank: ID<Party>?

  init(_ fields: Fields) throws {
    guarantee = try fields.guarantee()
    party = try fields.party("party")
    amount = try fields.money()
    bank = fields.partyIfGiven("bank")
  }

  func book(into draft: inout Draft) throws {
    let guarantee = try draft.open(guarantee)
    _ = try draft.books.party(party, on: draft.day)
    let payable = guarantee.sub(.returnPayable, party)
    let owed = try draft.books.available(payable, from: draft.day)
    try draft.require(amount, atMost: owed, .returnPayable)
    try draft.post(payable, draft.cash(bank), amount)
    try draft.keep(guarantee)
  }
}
