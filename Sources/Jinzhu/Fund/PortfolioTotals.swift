/// Totals over all customers that the leverage limit needs, kept up with every event.
public struct PortfolioTotals: Hashable, Sendable {
  /// Own share by row of the weighted-liability form.
  public var ownShare: [WeightRow: Money] = [:]
  /// In-force loan balances (在保余额) of all customers, whole loans.
  public var balance = Money.zero
  /// Obligors with a balance in force.
  public var customers: Int64 = 0
  /// Of farmers and micro or small enterprises, whatever their size of balance.
  public var focusBalance = Money.zero
  /// The number of those customers.
  public var focusCustomers: Int64 = 0

  /// Nothing in force.
  public init() {}

  /// Counts a customer in (`sign` 1) or out (−1).
  mutating func count(
    _ exposure: Exposure, size: PartyFacts.Size?, weights: Charter.Weights, out: Bool
  ) throws {
    guard exposure.balance.isPositive else { return }
    func signed(_ money: Money) throws -> Money { out ? try -money : money }
    let row = WeightRow(size: size, balance: exposure.balance, weights: weights)
    ownShare[row] = try (ownShare[row] ?? .zero) + signed(exposure.ownShare)
    balance = try balance + signed(exposure.balance)
    customers += out ? -1 : 1
    if size.isFocus {
      focusBalance = try focusBalance + signed(exposure.balance)
      focusCustomers += out ? -1 : 1
    }
  }

  /// Own share in force, unweighted.
  public var ownShareInAll: Money {
    get throws { try Money.sum(ownShare.values) }
  }

  /// 融资担保责任余额: each row weighted and rounded to the fen once (domain §7).
  public func weightedLiability(_ weights: Charter.Weights) throws -> Money {
    try Money.sum(WeightRow.allCases.map { try $0.weight(weights).of(ownShare[$0] ?? .zero) })
  }

  /// Whether farmers and small firms make up enough of the balance and of the customers for the
  /// higher limit of leverage; not with nothing in force.
  public func isFocused(_ weights: Charter.Weights) -> Bool {
    guard customers > 0 else { return false }
    let byBalance = Int128(focusBalance.fen) * Int128(weights.focusBalance.denominator)
    let byCount = Int128(focusCustomers) * Int128(weights.focusCustomers.denominator)
    return byBalance >= Int128(balance.fen) * Int128(weights.focusBalance.numerator)
      && byCount >= Int128(customers) * Int128(weights.focusCustomers.numerator)
  }

  /// The multiple allowed: the higher one for a fund that mainly serves farmers and small firms.
  public func leverageLimit(_ charter: Charter) throws -> Int64 {
    isFocused(charter.weights) ? charter.limits.focusLeverage : charter.limits.leverage
  }
}

/// A row of the form 融资担保责任余额计量表.
public enum WeightRow: String, CaseIterable, Sendable {
  case farmer, small, other

  /// The row of a customer with a whole in-force loan balance; thresholds are inclusive.
  public init(size: PartyFacts.Size?, balance: Money, weights: Charter.Weights) {
    switch size {
    case .farmer where balance <= weights.farmerThreshold: self = .farmer
    case .micro where balance <= weights.smallThreshold,
      .small where balance <= weights.smallThreshold:
      self = .small
    case .farmer, .micro, .small, .medium, .large, nil: self = .other
    }
  }

  /// What own share in this row counts for, as a fraction.
  public func weight(_ weights: Charter.Weights) -> Rate {
    switch self {
    case .farmer: weights.farmer
    case .small: weights.small
    case .other: weights.other
    }
  }
}

extension PartyFacts.Size? {
  /// Farmers and micro or small enterprises.
  var isFocus: Bool {
    switch self {
    case .farmer, .micro, .small: true
    case .medium, .large, nil: false
    }
  }
}
