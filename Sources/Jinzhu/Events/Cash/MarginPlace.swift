/// Margin is placed with a bank for its loans, out of the main account.
struct MarginPlace: EventBody {
  static let title = Words("存出保证金", "place margin with a bank")
  static let fields: [Field] = [
    .required("bank", .party, Words("收存保证金的银行", "the bank that takes the margin"), "B01"), .amount,
  ]

  let bank: ID<Party>
  let amount: Money

  init(_ fields: Fields) throws {
    bank = try fields.party("bank")
    amount = try fields.money()
  }

  func book(into draft: inout Draft) throws {
    try draft.books.party(bank, on: draft.day, role: .bank)
    try draft.post(SubAccount(.marginAtBank, party: bank), draft.cash(nil), amount)
  }
}
