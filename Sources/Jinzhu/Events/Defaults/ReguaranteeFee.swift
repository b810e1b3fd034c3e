/// The fee for re-guarantee is paid.
struct ReguaranteeFee: EventBody {
  static let title = Words("付再担保费", "pay a re-guarantee fee")
  static let fields: [Field] = [
    .required("reguarantor", .party, Words("再担保机构代码", "the re-guarantor's code"), "R01"),
    .amount, .cashBank,
  ]

  let reguarantor: ID<Party>
  let amount: Money
  let bank: ID<Party>?

  init(_ fields: Fields) throws {
    reguarantor = try fields.party("reguarantor")
    amount = try fields.money()
    bank = fields.partyIfGiven("bank")
  }

  func book(into draft: inout Draft) throws {
    try draft.books.party(reguarantor, on: draft.day, role: .reguarantor)
    try draft.post(
      SubAccount(.reguaranteeFee, party: reguarantor), draft.cash(bank), amount)
  }
}
