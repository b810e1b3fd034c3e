/// The fund's rules (章程), as they stand from a day on. Every key has a default (domain §9).
public struct Charter: Hashable, Sendable {
  /// The fund's name, the one key without a default.
  public var fund: String
  /// ISO code of the book's one currency, with two decimals.
  public var currency = "CNY"
  /// Which codes and names the accounts carry; entries go by roles, whatever the chart.
  public var chart = Chart.cas
  /// Which law the fund is measured by, beside this charter.
  public var regime = Regime.licensed
  /// Minutes east of UTC of the fund's civil day.
  public var utcOffset = 480
  /// How a guarantee's fee is worked out, and when it is income.
  public var fee = Fee()
  /// The fund's share of a loan, unless the bank's agreement or the guarantee says otherwise.
  public var coverage = Rate.one
  /// The members' trade; `nil` admits every trade.
  public var trade: String?
  /// How much may be in force, and how little capital there may be.
  public var limits = Limits()
  /// What own share counts for in leverage, and who must be served for the higher limit.
  public var weights = Weights()
  /// The waterfall of a write-off (domain §5.2): first layer first, none of them twice.
  public var losses: [Layer] = [
    Layer(layer: .compensationReserve), Layer(layer: .members), Layer(layer: .income),
  ]
  /// What a call on a joint group is shared out by; never `timeWeighted` or `fees`.
  public var jointCallBasis = Basis.equal
  /// What a dividend goes by that names no basis of its own.
  public var dividendBasis = Basis.capital
  /// What the reserves are provided by at year-end (domain §6.1, §6.2).
  public var reserves = Reserves()
  /// What is set aside of a year's profit (domain §6.4).
  public var appropriation = Appropriation()
  /// How days overdue become a class (domain §7).
  public var nonPerforming = NonPerforming()
  /// What the supervisor's forms ask for and no ledger knows.
  public var company = Company()
  /// Settings of the supervisor's forms, where their rules are not certain.
  public var filing = Filing()
  /// What a second person must approve.
  public var approval = Approval()

  /// The defaults, under a fund's name.
  public init(fund: String) { self.fund = fund }

  /// Whether the fund is licensed, or exempt as a rural mutual body (条例 art. 46 ¶2).
  public enum Regime: String, CaseIterable, Sendable { case licensed, mutual }

  /// The fee of a guarantee: rate × amount × term, rounded to the fen once.
  public struct Fee: Hashable, Sendable {
    /// Of the amount, for a year or for a contract, as a fraction; 0.7‰ by default.
    public var rate = Rate.perMille(7, tenths: true)
    /// Whether the rate is for a year or for a contract.
    public var basis = TermBasis.annual
    /// Which amount the rate is of.
    public var on = FeeBase.share
    /// When it is income.
    public var recognition = Recognition.issue

    /// `annual` counts the term in years; `contract` counts 1 for any, and 0 to extend it.
    public enum TermBasis: String, CaseIterable, Sendable { case annual, contract }
    /// `share` is the fund's part of the loan, `principal` the whole loan.
    public enum FeeBase: String, CaseIterable, Sendable { case share, principal }
    /// When the fee is income: as it is charged, or day by day over the term of the loan.
    public enum Recognition: String, CaseIterable, Sendable { case issue, term }
  }

  /// Limits at issue and extension, and on what leaves the fund (domain §7); equal passes.
  public struct Limits: Hashable, Sendable {
    /// The most weighted liability, as a multiple of net assets (条例 art. 15).
    public var leverage: Int64 = 10
    /// The same for a fund that mainly serves farmers and small enterprises (条例 art. 15).
    public var focusLeverage: Int64 = 15
    /// One customer's weighted liability at most, as a part of net assets (条例 art. 16).
    public var customer = Rate.percent(10)
    /// The same for a customer together with his related parties (条例 art. 16).
    public var related = Rate.percent(15)
    /// Whether a joint group counts as related parties.
    public var groupIsRelated = false
    /// `nil`: no limit.
    public var memberMultiple: Rate?
    /// Paid-in capital that a withdrawal must leave (条例 art. 7).
    public var minimumCapital = Money(fen: 20_000_000_00)
    /// Equity in other guarantee companies, deducted from net assets for leverage and concentration.
    public var equityInGuarantors = Money.zero
    /// What becomes of an event that breaks a limit.
    public var enforce = Enforcement.refuse

    /// `refuse` unless it carries an override, `warn` and record, or `off`: not looked at.
    public enum Enforcement: String, CaseIterable, Sendable { case refuse, warn, off }
  }

  /// Classes and thresholds of 融资担保责任余额计量办法 arts. 6–7 and the focus test.
  public struct Weights: Hashable, Sendable {
    /// Weight of a farmer up to his threshold (计量办法 art. 6).
    public var farmer = Rate.percent(75)
    /// In-force loan balance of one customer up to which the farmer's weight holds, inclusive.
    public var farmerThreshold = Money(fen: 2_000_000_00)
    /// Weight of a micro or small enterprise up to its threshold (计量办法 art. 6).
    public var small = Rate.percent(75)
    /// In-force loan balance of one customer up to which the small one's weight holds, inclusive.
    public var smallThreshold = Money(fen: 5_000_000_00)
    /// Weight of everybody else, and of whoever is above his threshold (计量办法 art. 7).
    public var other = Rate.one
    /// Farmers' and small enterprises' part of the in-force balance for the higher limit.
    public var focusBalance = Rate.percent(50)
    /// Their part of the customers.
    public var focusCustomers = Rate.percent(80)
  }

  /// One layer of the loss waterfall.
  public struct Layer: Hashable, Sendable {
    /// Which layer it is; each stands in the list once.
    public var layer: LossLayer
    /// For `members`.
    public var basis = Basis.capital
    /// For `members`: the share of his paid-in capital that a member carries a year at most.
    public var yearlyCap: Rate?

    /// Creates it from its parts; that basis and cap are for `members` alone is not checked.
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

  /// Rates of the year-end provisions (domain §6.1, §6.2),
  /// after 融资性担保公司管理暂行办法 art. 31.
  public struct Reserves: Hashable, Sendable {
    /// The unearned premium reserve's target, of twelve months' fees less re-guarantee fees.
    public var unearned = Rate.percent(50)
    /// What a calendar year adds to the compensation reserve, of the own share in force.
    public var compensation = Rate.percent(1)
    /// Up to which part of the own share in force the compensation reserve grows.
    public var compensationCeiling = Rate.percent(10)
  }

  /// Parts of the year's profit less losses that members carried, within retained earnings.
  public struct Appropriation: Hashable, Sendable {
    /// To the surplus reserve, up to its ceiling.
    public var surplus = Rate.percent(10)
    /// Of paid-in capital.
    public var surplusCeiling = Rate.percent(50)
    /// To the general risk reserve, which has no ceiling.
    public var generalRisk = Rate.percent(10)
  }

  /// First day overdue of each class, and contagion.
  public struct NonPerforming: Hashable, Sendable {
    /// Of special mention (关注); on fewer days overdue a loan is normal.
    public var specialMention: Int64 = 1
    /// Of substandard (次级), from which on a loan is non-performing.
    public var substandard: Int64 = 91
    /// Of doubtful (可疑).
    public var doubtful: Int64 = 271
    /// Of loss (损失).
    public var loss: Int64 = 361
    /// Whether all guarantees of an obligor take the worst class that any of them has.
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
