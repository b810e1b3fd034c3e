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
    let held = SubAccount(.paidInCapital, party: member)
    try draft.require(amount, atMost: books.available(held, from: day), .paidInCapital)
    let open =
      try books.total(.compensationReceivable, on: day) + books.total(.jointReceivable, on: day)
    guard !open.isPositive else { throw Refusal.party(.openCompensation(open)) }
    let carried = try books.held(SubAccount(.memberRiskShare, party: member), on: day)
    guard !carried.isPositive else { throw Refusal.party(.carriesLoss(member, carried)) }
    if let (guarantee, standing) = try books.standing(of: member, on: day) {
      throw Refusal.party(.standsFor(member, guarantee, standing))
    }
    try draft.checkMinimumCapital(leaving: amount)
    try draft.checkLeverage(leaving: amount)
    try draft.post(held, draft.cash(bank), amount)
  }
}
