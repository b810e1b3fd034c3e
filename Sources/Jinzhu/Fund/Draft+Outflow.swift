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
}
