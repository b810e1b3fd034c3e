/// What is in force on a day, added up by customer and by bank.
public struct Portfolio {
  /// Loans in force by obligor.
  public let customers: [ID<Party>: Exposure]
  /// Loans in force by bank.
  public let banks: [ID<Party>: Exposure]
  /// Loans in force by row of the weighted-liability form.
  public let totals: PortfolioTotals

  /// Adds up what customers and banks have in force; those without a loan balance are left out.
  public init(
    exposures: [ExposureHolder: Exposure], weights: Charter.Weights,
    facts: (ID<Party>) -> PartyFacts?
  ) throws {
    var customers: [ID<Party>: Exposure] = [:]
    var banks: [ID<Party>: Exposure] = [:]
    var totals = PortfolioTotals()
    for (holder, exposure) in exposures where exposure.balance.isPositive {
      switch holder {
      case .customer(let code):
        customers[code] = exposure
        try totals.count(exposure, size: facts(code)?.size, weights: weights, out: false)
      case .bank(let code): banks[code] = exposure
      }
    }
    (self.customers, self.banks, self.totals) = (customers, banks, totals)
  }

  /// Adds up guarantees that are open on a day; those without a loan balance count nowhere here.
  public init(
    guarantees: [Guarantee], weights: Charter.Weights, facts: (ID<Party>) -> PartyFacts?
  ) throws {
    var exposures: [ExposureHolder: Exposure] = [:]
    for guarantee in guarantees {
      try exposures.add(
        guarantee.balance, guarantee.ownShare, of: guarantee.obligor, at: guarantee.bank)
    }
    try self.init(exposures: exposures, weights: weights, facts: facts)
  }

  /// What customers and banks have in force of guarantees that are open on a day.
  static func exposures(of lines: [OpenGuarantee]) throws -> [ExposureHolder: Exposure] {
    var exposures: [ExposureHolder: Exposure] = [:]
    for line in lines {
      try exposures.add(
        line.balance, line.ownShare, of: line.guarantee.obligor, at: line.guarantee.bank)
    }
    return exposures
  }
}

extension [ExposureHolder: Exposure] {
  /// Counts a guarantee in, if its loan has a balance.
  fileprivate mutating func add(
    _ balance: Money, _ ownShare: Money, of obligor: ID<Party>, at bank: ID<Party>
  ) throws {
    guard balance.isPositive else { return }
    try self[.customer(obligor), default: Exposure()].add(balance, ownShare)
    try self[.bank(bank), default: Exposure()].add(balance, ownShare)
  }
}

extension Exposure {
  /// Counts a loan in.
  public mutating func add(_ balance: Money, _ share: Money) throws {
    try self.balance += balance
    try ownShare += share
  }

  mutating func add(_ other: Exposure) throws { try add(other.balance, other.ownShare) }

  /// A customer's weighted liability: his weight × his own share, rounded per customer.
  public func weighted(size: PartyFacts.Size?, _ weights: Charter.Weights) throws -> Money {
    guard balance.isPositive else { return .zero }
    return try WeightRow(size: size, balance: balance, weights: weights).weight(weights)
      .of(ownShare)
  }
}
