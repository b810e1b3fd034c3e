/// What is in force on a day, added up by customer and by bank.
public struct Portfolio {
  public let day: Day
  public let guarantees: [Guarantee]
  public let customers: [ID<Party>: Exposure]
  public let banks: [ID<Party>: Exposure]
  public let totals: PortfolioTotals

  /// Adds up guarantees that are open on a day; those without a loan balance count nowhere here.
  public init(
    guarantees: [Guarantee], on day: Day, weights: Charter.Weights,
    facts: (ID<Party>) -> PartyFacts?
  ) throws {
    (self.day, self.guarantees) = (day, guarantees)
    var customers: [ID<Party>: Exposure] = [:]
    var banks: [ID<Party>: Exposure] = [:]
    for guarantee in guarantees where try guarantee.balance.isPositive {
      let (balance, share) = (try guarantee.balance, try guarantee.ownShare)
      try customers[guarantee.obligor, default: Exposure()].add(balance, share)
      try banks[guarantee.bank, default: Exposure()].add(balance, share)
    }
    var totals = PortfolioTotals()
    for (code, exposure) in customers {
      try totals.count(exposure, size: facts(code)?.size, weights: weights, out: false)
    }
    (self.customers, self.banks, self.totals) = (customers, banks, totals)
  }
}

extension Exposure {
  mutating func add(_ balance: Money, _ share: Money) throws {
    try self.balance += balance
    try ownShare += share
  }

  /// A customer's weighted liability: his weight × his own share, rounded per customer.
  public func weighted(size: PartyFacts.Size?, _ weights: Charter.Weights) throws -> Money {
    guard balance.isPositive else { return .zero }
    return try WeightRow(size: size, balance: balance, weights: weights).weight(weights)
      .of(ownShare)
  }
}
