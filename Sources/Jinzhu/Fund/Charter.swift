/// The fund's rules (章程), as they stand from a day on. Every key has a default (domain §9).
public struct Charter: Hashable, Sendable {
  public var fund: String
  /// ISO code of the book's one currency, with two decimals.
  public var currency = "CNY"
  public var chart = Chart.cas
  public var regime = Regime.licensed
  /// Minutes east of UTC of the fund's civil day.
  public var utcOffset = 480
  public var fee = Fee()
  /// The fund's share of a loan, unless the bank's agreement or the guarantee says otherwise.
  public var coverage = Rate.one
  /// The members' trade; `nil` admits every trade.
  public var trade: String?
  public var limits = Limits()
  public var weights = Weights()
  public var losses: [Layer] = [
    Layer(layer: .compensationReserve), Layer(layer: .members), Layer(layer: .income),
  ]
  public var jointCallBasis = Basis.equal
  /// What a dividend goes by that names no basis of its own.
  public var dividendBasis = Basis.capital
  public var reserves = Reserves()
  public var appropriation = Appropriation()
  public var nonPerforming = NonPerforming()
  public var company = Company()
  public var filing = Filing()
  /// What a second person must approve.
  public var approval = Approval()

  public init(fund: String) { self.fund = fund }

  /// Whether the fund is licensed, or exempt as a rural mutual body (条例 art. 46 ¶2).
  public enum Regime: String, CaseIterable, Sendable { case licensed, mutual }

  public struct Fee: Hashable, Sendable {
    public var rate = Rate.perMille(7, tenths: true)
    public var basis = TermBasis.annual
    public var on = FeeBase.share
    public var recognition = Recognition.issue

    public enum TermBasis: String, CaseIterable, Sendable { case annual, contract }
    public enum FeeBase: String, CaseIterable, Sendable { case share, principal }
    /// When the fee is income: as it is charged, or day by day over the term of the loan.
    public enum Recognition: String, CaseIterable, Sendable { case issue, term }
  }

  public struct Limits: Hashable, Sendable {
    public var leverage: Int64 = 10
    public var focusLeverage: Int64 = 15
    public var customer = Rate.percent(10)
    public var related = Rate.percent(15)
    public var groupIsRelated = false
    /// `nil`: no limit.
    public var memberMultiple: Rate?
    public var minimumCapital = Money(fen: 20_000_000_00)
    /// Equity in other guarantee companies, deducted from net assets for leverage and concentration.
    public var equityInGuarantors = Money.zero
    public var enforce = Enforcement.refuse

    public enum Enforcement: String, CaseIterable, Sendable { case refuse, warn, off }
  }

  /// Classes and thresholds of 融资担保责任余额计量办法 arts. 6–7 and the focus test.
  public struct Weights: Hashable, Sendable {
    public var farmer = Rate.percent(75)
    /// In-force loan balance of one customer up to which the farmer's weight holds, inclusive.
    public var farmerThreshold = Money(fen: 2_000_000_00)
    public var small = Rate.percent(75)
    public var smallThreshold = Money(fen: 5_000_000_00)
    public var other = Rate.one
    /// Farmers' and small enterprises' part of the in-force balance for the higher limit.
    public var focusBalance = Rate.percent(50)
    /// Their part of the customers.
    public var focusCustomers = Rate.percent(80)
  }

  /// One layer of the loss waterfall.
  public struct Layer: Hashable, Sendable {
    public var layer: LossLayer
    /// For `members`.
    public var basis = Basis.capital
    /// For `members`: the share of his paid-in capital that a member carries a year at most.
    public var yearlyCap: Rate?

    public init(layer: LossLayer, basis: Basis = .capital, yearlyCap: Rate? = nil) {
      (self.layer, self.basis, self.yearlyCap) = (layer, basis, yearlyCap)
    }
  }

  /// What an allocation over members goes by.
  public enum Basis: String, CaseIterable, Sendable {
    /// Paid-in capital on the day.
    case capital
    /// One like everybody.
    case equal
    /// The fund's share in force of the member's own guarantees on the day.
    case exposure
    /// Share-days: paid-in capital at the end of each day of a span, added up.
    case timeWeighted
    /// Guarantee fees of a span on own and sponsored guarantees.
    case fees

    /// What a member counts for, in a few words.
    public var words: Words {
      switch self {
      case .capital: Words("实收资本", "paid-in capital")
      case .equal: Words("人人相等", "everybody alike")
      case .exposure: Words("在保责任", "own share in force")
      case .timeWeighted: Words("股本×天数", "share-days")
      case .fees: Words("担保费", "guarantee fees")
      }
    }
  }

  public struct Reserves: Hashable, Sendable {
    public var unearned = Rate.percent(50)
    public var compensation = Rate.percent(1)
    public var compensationCeiling = Rate.percent(10)
  }

  public struct Appropriation: Hashable, Sendable {
    public var surplus = Rate.percent(10)
    /// Of paid-in capital.
    public var surplusCeiling = Rate.percent(50)
    public var generalRisk = Rate.percent(10)
  }

  /// First day overdue of each class, and contagion.
  public struct NonPerforming: Hashable, Sendable {
    public var specialMention: Int64 = 1
    public var substandard: Int64 = 91
    public var doubtful: Int64 = 271
    public var loss: Int64 = 361
    public var classByObligor = true

    /// The class of a loan by its days overdue.
    public func gradeOf(daysOverdue: Int) -> GuaranteeClass {
      let days = Int64(daysOverdue)
      if days >= loss { return .loss }
      if days >= doubtful { return .doubtful }
      if days >= substandard { return .substandard }
      if days >= specialMention { return .specialMention }
      return .normal
    }
  }
}

extension Rate {
  /// A whole number of percent, for defaults of the charter.
  static func percent(_ percent: Int64) -> Rate { constant(percent, over: 100) }

  /// Per mille; with `tenths`, tenths of a per mille.
  static func perMille(_ count: Int64, tenths: Bool = false) -> Rate {
    constant(count, over: tenths ? 10_000 : 1_000)
  }

  private static func constant(_ numerator: Int64, over denominator: Int64) -> Rate {
    (try? Rate(numerator, over: denominator)) ?? .zero
  }
}
