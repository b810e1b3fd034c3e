/// A member makes good in cash what he carries of losses.
struct SharePay: EventBody {
  static let title = Words("股东补足分担", "pay a loss share")
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
    _ = try draft.books.party(member, on: draft.day)
    let share = SubAccount(.memberRiskShare, party: member)
    let carried = try draft.books.available(share, from: draft.day)
    try draft.require(amount, atMost: carried, .memberRiskShare)
    try draft.post(draft.cash(bank), share, amount)
  }
}
