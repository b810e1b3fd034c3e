extension Draft {
  /// Checks leverage on what is left of net assets after an amount has left the fund (domain §7).
  mutating func checkLeverage(leaving amount: Money) throws {
    if charter.limits.enforce == .off { return }
    for state in try books.limitStates(on: day, under: charter) {
      let weighted = try state.totals.weightedLiability(charter.weights)
      let limit = try state.totals.leverageLimit(charter)
      let left = try state.netAssets - amount
      guard Int128(weighted.fen) > Int128(max(0, left.fen)) * Int128(limit) else { continue }
      // Net assets must stay at ⌈weighted ÷ limit⌉ at least.
      let needed = (Int128(weighted.fen) + Int128(limit) - 1) / Int128(limit)
      try breach(
        .distribution(
          .leverage(
            leaving: amount, weighted: weighted, netAssets: left, limit: limit,
            room: Money(clamping: max(0, Int128(state.netAssets.fen) - needed)))))
    }
  }

  /// Paid-in capital against the charter's minimum, once an amount of it has left the fund.
  mutating func checkMinimumCapital(leaving amount: Money) throws {
    if let clause = try minimumCapitalBreach(leaving: amount) { try breach(clause) }
  }

  /// Warns where a loss, or the correction of a mistake, takes capital below the charter's minimum:
  /// what has happened is booked all the same.
  mutating func noteMinimumCapital(losing amount: Money) throws {
    if charter.limits.enforce == .off { return }
    if let clause = try minimumCapitalBreach(leaving: amount) { warnings.append(clause) }
  }

  private func minimumCapitalBreach(leaving amount: Money) throws -> Refusal? {
    let minimum = charter.limits.minimumCapital
    let capital = try min(
      books.total(.paidInCapital, on: day),
      books.total(.paidInCapital, on: max(day, books.latestDay)))
    let left = try capital - amount
    guard left < minimum else { return nil }
    return .minimumCapital(
      capital: left, minimum: minimum, room: max(.zero, try capital - minimum))
  }
}
