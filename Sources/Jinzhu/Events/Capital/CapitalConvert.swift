/// Reserves or earnings become paid-in capital, each member's in proportion to what he holds: how a
/// fund meets a higher capital floor.
struct CapitalConvert: EventBody {
  static let title = Words("转增资本", "convert reserves into capital")
  static let fields: [Field] = [
    .amount,
    .required(
      "from", .choice(sources.map { ($0.rawValue, $0.entry(in: .cas).name) }),
      Words("转出科目", "the account it comes from"), "surplusReserve"),
  ]

  private static let sources: [Account] = [.surplusReserve, .capitalReserve, .retainedEarnings]

  let amount: Money
  let source: Account

  init(_ fields: Fields) throws {
    amount = try fields.money()
    source = try fields.choice("from", Account.self)
  }

  func book(into draft: inout Draft) throws {
    let from = SubAccount(source)
    try draft.require(
      amount, atMost: draft.books.available(from, from: draft.day),
      source == .retainedEarnings ? .distributable : .reserve)
    let holders = try draft.books.partyBalances(.paidInCapital, on: draft.day)
    let shares = try Allocation.split(
      amount, over: holders.map { ($0.party.text, $0.balance.fen) })
    for (holder, share) in zip(holders, shares) {
      try draft.post(from, SubAccount(.paidInCapital, party: holder.party), share)
    }
  }
}
