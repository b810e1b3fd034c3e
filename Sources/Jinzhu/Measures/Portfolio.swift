/// What is in force on a day, added up by customer and by bank.
public struct Portfolio {
  /// The day it is added up for.
  public let day: Day
  /// What was added up, with whatever else is open.
  public let guarantees: [Guarantee]
  /// Loans in force by obligor.
  public let customers: [ID<Party>: Exposure]
  /// Loans in force by bank.
  public let banks: [ID<Party>: Exposure]
  /// Loans in force by row of the weighted-liability form.
  public let totals: PortfolioTotals
  /// Guarantees with a loan balance.
  public let count: Int

  /// Adds up guarantees that are open on a day; those without a loan balance count nowhere here.
  public init(
    guarantees: [Guarantee], on day: Day, weights: Charter.Weights,
    facts: (ID<Party>) -> PartyFacts?
  ) throws {
    (self.day, self.guarantees) = (day, guarantees)
    var customers: [ID<Party>: Exposure] = [:]
    var banks: [ID<Party>: Exposure] = [:]
    var count = 0
    for guarantee in guarantees where try guarantee.balance.isPositive {
      let (balance, share) = (try guarantee.balance, try guarantee.ownShare)
      count += 1
      try customers[guarantee.obligor, default: Exposure()].add(balance, share)
      try banks[guarantee.bank, default: Exposure()].add(balance, share)
    }
    var totals = PortfolioTotals()
    for (code, exposure) in customers {
      try totals.count(exposure, size: facts(code)?.size, weights: weights, out: false)
    }
    (self.customers, self.banks, self.totals, self.count) = (customers, banks, totals, count)
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
