extension Draft {
  /// Checks leverage on what is left of net assets after an amount has left the fund (domain §7).
  mutating func checkLeverage(leaving amount: Money) throws {
    if charter.limits.enforce == .off { return }
    for floor in try LeverageFloor.all(in: books, under: charter, on: day) {
      if let clause = try floor.breach(leaving: amount) { try breach(clause) }
    }
  }

  /// Warns where a loss, or the correction of a mistake, takes capital below the charter's minimum:
  /// what has happened is booked all the same.
  mutating func noteMinimumCapital(losing amount: Money) throws {
    if charter.limits.enforce == .off { return }
    let floor = try CapitalFloor(in: books, under: charter, on: day)
    if let clause = try floor.breach(leaving: amount) { warnings.append(clause) }
  }
}
