/// Profit is promised to the members; what a member still carries of losses is set off first.
struct DividendDeclare: EventBody {
  static let title = Words("宣告分红", "declare a dividend")
  static let fields: [Field] = [
    .amount,
    .optional(
      "basis", .oneOf(Charter.Basis.self, \.words),
      Words(
        "分配依据；不填为章程 dividends.basis",
        "what it is shared by; the charter's dividends.basis if absent"),
      "capital"),
  ]

  let amount: Money
  /// `nil` leaves it to the charter.
  let basis: Charter.Basis?

  init(_ fields: Fields) throws {
    amount = try fields.money()
    basis = fields.choiceIfGiven("basis", Charter.Basis.self)
  }

  func book(into draft: inout Draft) throws {
    let earnings = SubAccount(.retainedEarnings)
    try requireEarnings(draft)
    var leaving = Money.zero
    let basis = basis ?? draft.charter.dividendBasis
    for part in try draft.books.dividend(amount, by: basis, on: draft.day) {
      let share = SubAccount(.memberRiskShare, party: part.member)
      let open = try max(.zero, draft.books.held(share, on: draft.day))
      let setOff = min(part.amount, open)
      try draft.post(earnings, share, setOff)
      let paid = try part.amount - setOff
      try draft.post(earnings, SubAccount(.dividendPayable, party: part.member), paid)
      try leaving += paid
    }
    // What is set off stays in equity; only what becomes payable leaves net assets.
    try draft.checkLeverage(leaving: leaving)
  }

  /// Retained earnings, less what members still carry, bound the dividend.
  private func requireEarnings(_ draft: Draft) throws {
    let earnings = try draft.books.available(SubAccount(.retainedEarnings), from: draft.day)
    let carried = try Money.sum(
      draft.books.partyBalances(.memberRiskShare, on: draft.day).map(\.balance)
        .filter(\.isPositive))
    let room = try earnings - carried
    guard amount > room else { return }
    throw Refusal.distribution(
      .aboveEarnings(
        asked: amount, earnings: earnings, carried: carried, room: max(.zero, room)))
  }
}
