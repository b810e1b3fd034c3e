/// Profit is promised to the members; what a member still carries of losses is set off first.
struct DividendDeclare: EventBody {
  static let title = Words("宣告分红", "declare a dividend")
  static let fields: [Field] = [
    .amount,
    .optional(
      "basis", .oneOf(Basis.self, \.words),
      Words("分配依据；不填为实收资本", "what it is shared by; paid-in capital if absent"), "capital"),
  ]

  /// What a dividend is shared by.
  enum Basis: String, CaseIterable {
    /// Paid-in capital on the day.
    case capital
    /// Fees of the last closed year on own and sponsored guarantees.
    case fees

    var words: Words {
      switch self {
      case .capital: Words("实收资本", "paid-in capital")
      case .fees: Words("担保费", "guarantee fees")
      }
    }
  }

  let amount: Money
  let basis: Basis

  init(_ fields: Fields) throws {
    amount = try fields.money()
    basis = fields.choiceIfGiven("basis", Basis.self) ?? .capital
  }

  func book(into draft: inout Draft) throws {
    let earnings = SubAccount(.retainedEarnings)
    try requireEarnings(draft)
    var leaving = Money.zero
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
