/// Margin comes back from a bank to the main account, as far as its agreement leaves it free.
struct MarginRelease: EventBody {
  static let title = Words("收回保证金", "get margin back from a bank")
  static let fields: [Field] = [
    .required("bank", .party, Words("退回保证金的银行", "the bank that gives margin back"), "B01"), .amount,
  ]

  let bank: ID<Party>
  let amount: Money

  init(_ fields: Fields) throws {
    bank = try fields.party("bank")
    amount = try fields.money()
  }

  func book(into draft: inout Draft) throws {
    try draft.books.party(bank, on: draft.day, role: .bank)
    let margin = SubAccount(.marginAtBank, party: bank)
    try draft.require(
      amount, atMost: draft.books.available(margin, from: draft.day), .marginAtBank)
    try draft.checkMargin(at: bank, releasing: amount)
    try draft.post(draft.cash(nil), margin, amount)
  }
}
