/// A member gives up capital for what he carries of losses.
struct ShareAbsorb: EventBody {
  static let title = Words("以股本弥补分担", "absorb a loss share")
  static let fields: [Field] = [.member, .amount]

  let member: ID<Party>
  let amount: Money

  init(_ fields: Fields) throws {
    member = try fields.party("member")
    amount = try fields.money()
  }

  func book(into draft: inout Draft) throws {
    _ = try draft.books.party(member, on: draft.day)
    let (share, capital) = (
      SubAccount(.memberRiskShare, party: member), SubAccount(.paidInCapital, party: member)
    )
    let carried = try draft.books.available(share, from: draft.day)
    try draft.require(amount, atMost: carried, .memberRiskShare)
    let paidIn = try draft.books.available(capital, from: draft.day)
    try draft.require(amount, atMost: paidIn, .paidInCapital)
    try draft.noteMinimumCapital(losing: amount)
    try draft.post(capital, share, amount)
  }
}
