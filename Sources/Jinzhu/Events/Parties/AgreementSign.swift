/// The fund and a bank agree on the terms for its loans (银担合作协议). A new agreement replaces the
/// one before it whole: what it does not name is the charter's.
struct AgreementSign: EventBody {
  static let title = Words("签订银担协议", "sign a bank agreement")
  static let fields: [Field] = [
    .required("bank", .party, Words("银行代码", "the bank's code"), "B01"),
    .optional(
      "coverage", .rate,
      Words("公司担保比例，其余由银行承担", "the fund's share of a loan; the bank bears the rest"),
      "80%"),
    .optional(
      "marginRate", .rate, Words("存出保证金比例（占在保责任）", "margin required, per own share in force"), "10%"
    ),
    .optional(
      "line", .money, Words("授信额度（元）", "most that may be in force in loans, in yuan"), "50000000.00"
    ),
  ]

  let bank: ID<Party>
  let agreement: Agreement

  init(_ fields: Fields) throws {
    bank = try fields.party("bank")
    agreement = Agreement(
      coverage: fields.rateIfGiven("coverage"), marginRate: fields.rateIfGiven("marginRate"),
      line: fields.moneyIfGiven("line"))
  }

  func book(into draft: inout Draft) throws {
    try draft.books.party(bank, on: draft.day, role: .bank)
    draft.effects.append(.change(bank, .agreed(agreement)))
  }
}
