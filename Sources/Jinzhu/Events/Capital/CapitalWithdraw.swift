/// A member takes capital out, while nothing rests on it (domain §4).
struct CapitalWithdraw: EventBody {
  static let title = Words("股东退资", "withdraw capital")
  static let fields: [Field] = [.member, .amount, .cashBank]

  let member: ID<Party>
  let amount: Money
  let bank: ID<Party>?

  init(_ fields: Fields) throws {
    member = try fields.party("member")
    amount = try fields.money()
    bank = fields.partyIfGiven("bank")
  }

  func book(into draft: inout Draft) throws {
    let (books, day) = (draft.books, draft.day)
    _ = try books.party(member, on: day)
    let terms = try ExitTerms(of: member, in: books, under: draft.charter, on: day)
    try draft.require(amount, atMost: terms.capital, .paidInCapital)
    if let obstacle = terms.obstacles.first { throw obstacle }
    for clause in try terms.breaches(leaving: amount) { try draft.breach(clause) }
    let held = SubAccount(.paidInCapital, party: member)
    try draft.post(held, draft.cash(bank), amount)
  }
}
