/// A loan that the fund is asked to guarantee, as the limits see it.
struct LoanAsked {
  let principal: Money
  let coverage: Rate
  /// What it would add to what is in force.
  let exposure: Exposure

  init(_ principal: Money, coverage: Rate) throws {
    (self.principal, self.coverage) = (principal, coverage)
    exposure = Exposure(balance: principal, ownShare: try coverage.of(principal))
  }

  /// The most that may be lent instead and pass a limit that this loan breaks, to the fen.
  ///
  /// It is found by halving, since how much a loan weighs depends on all that its borrower owes.
  func most(passing: (LoanAsked) throws -> Bool) throws -> Money {
    func passes(_ fen: Int64) throws -> Bool {
      try passing(LoanAsked(Money(fen: fen), coverage: coverage))
    }
    var (passed, failed) = (Int64.zero, principal.fen)
    guard failed > 0, try passes(0) else { return .zero }
    while failed - passed > 1 {
      let middle = passed + (failed - passed) / 2
      if try passes(middle) { passed = middle } else { failed = middle }
    }
    return Money(fen: passed)
  }
}
