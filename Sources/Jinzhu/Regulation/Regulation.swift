/// The supervisor's rules for a fund on a day: one dated table that forms, adequacy and everything
/// else read (`docs/FILING.md`).
///
/// What is not certain in the wording of a rule is a setting of the charter. An exempt rural mutual
/// body (条例 art. 46 ¶2) has no rule but its charter's.
public struct Regulation: Sendable {
  /// The day.
  public let day: Day
  /// The charter of the day, with its settings.
  public let charter: Charter

  /// The rules of a day for a fund under a charter.
  public init(on day: Day, under charter: Charter) { (self.day, self.charter) = (day, charter) }

  /// Whether the rules bind the fund.
  public var isBinding: Bool {
    switch charter.regime {
    case .licensed: true
    case .mutual: false
    }
  }

  /// How many times the base the liability may be; `nil` where no rule binds.
  public var leverage: Rule<LeverageRule>? { binding(Self.leverageRules(charter)) }

  /// How much of the base one customer may take; `nil` where no rule binds.
  public var concentration: Rule<ConcentrationRule>? { binding(Self.concentrationRules) }

  /// The least capital of a company; `nil` where no rule binds.
  public var minimumCapital: Rule<Money>? { binding(Self.capitalRules(charter)) }

  /// The tests of assets; `nil` where no rule binds, and before there was one.
  public var assets: Rule<AssetRule>? { binding(Self.assetRules(charter)) }

  /// The least part of grades Ⅰ and Ⅱ, with how sure it is; `nil` where there is no such rule.
  public var gradeIandII: Rule<Rate>? { binding(Self.gradeIandIIRules(charter)) }

  /// The most that investments may be of net assets; `nil` where no rule binds.
  public var investment: Rule<Rate?>? { binding(Self.investmentRules) }

  /// The reserves that must be set aside; `nil` where no rule binds.
  public var reserves: Rule<ReserveRule>? { binding(Self.reserveRules) }

  /// How a liability counts, bound or not: before 2018 every yuan alike.
  public var weights: Rule<Charter.Weights> {
    // The first of them holds from the first day there is.
    latest(Self.weightRules(charter)) ?? Self.weightRules(charter)[0]
  }

  /// Which forms are filed, bound or not.
  public var forms: Rule<FormSet> { latest(Self.formRules(charter)) ?? Self.formRules(charter)[0] }

  private func binding<Value>(_ rules: [Rule<Value>]) -> Rule<Value>? {
    isBinding ? latest(rules) : nil
  }

  private func latest<Value>(_ rules: [Rule<Value>]) -> Rule<Value>? {
    rules.last { $0.from <= day }
  }
}

/// What limits are a multiple or a part of.
public enum RuleBase: String, CaseIterable, Sendable {
  case paidInCapital, netAssets

  /// What it is called.
  public var words: Words {
    switch self {
    case .paidInCapital: Words("实收资本", "paid-in capital")
    case .netAssets: Words("净资产", "net assets")
    }
  }
}

/// How many times the base the liability may be.
public struct LeverageRule: Hashable, Sendable {
  /// Of what.
  public let base: RuleBase
  /// For everybody.
  public let limit: Int64
  /// For a fund that mainly serves farmers and small firms; `nil` where there is no such limit.
  public let focusLimit: Int64?
}

/// How much of the base one customer, and one with his related parties, may take.
public struct ConcentrationRule: Hashable, Sendable {
  /// Of what.
  public let base: RuleBase
  /// One customer.
  public let customer: Rate
  /// A customer with his related parties; `nil` where there is no such limit.
  public let related: Rate?
}

/// 融资担保公司资产比例管理办法 arts. 8–9.
public struct AssetRule: Hashable, Sendable {
  /// The least part of assets that net assets and reserves make up.
  public let capitalFloor: Rate
  /// The least part of grades Ⅰ and Ⅱ.
  public let gradeIandIIFloor: Rate
  /// The least part of grade Ⅰ.
  public let gradeIFloor: Rate
  /// The largest part of grade Ⅲ.
  public let gradeIIICeiling: Rate
}

/// The reserves that must be set aside at the end of a year.
public struct ReserveRule: Hashable, Sendable {
  /// Of the year's fees, for unearned premium.
  public let unearned: Rate
  /// Of the liability every year, for compensation.
  public let compensation: Rate
  /// Of the liability in all, beyond which only the difference is set aside.
  public let compensationCeiling: Rate
}

/// A set of statistical forms.
public enum FormSet: String, CaseIterable, Sendable {
  /// 国统制〔2010〕97号, G1–G5.
  case g2010
  /// The same with the measurement of the liability (计量办法 of 2018).
  case g2018
  /// The forms after 银保监发〔2020〕37号.
  case r2020
}
