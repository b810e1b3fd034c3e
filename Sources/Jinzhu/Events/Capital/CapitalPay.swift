/// A member pays capital in, with a premium where later members buy into reserves.
struct CapitalPay: EventBody {
  static let title = Words("股东出资", "pay in capital")
  static let fields: [Field] = [
    .member, .amount,
    .optional(
      "premium", .money, Words("溢价（元），记入资本公积", "premium in yuan, to capital reserve"), "20000.00"),
    .cashBank,
  ]

  let member: ID<Party>
  let amount: Money
  let premium: Money
  let bank: ID<Party>?

  init(_ fields: Fields) throws {
    member = try fields.party("member")
    amount = try fields.money()
    premium = fields.moneyIfGiven("premium") ?? .zero
    bank = fields.partyIfGiven("bank")
  }

  func book(into draft: inout Draft) throws {
    try draft.books.party(member, on: draft.day, role: .member)
    let cash = try draft.cash(bank)
    try draft.post(cash, SubAccount(.paidInCapital, party: member), amount)
    try draft.post(cash, SubAccount(.capitalReserve), premium)
  }
}
