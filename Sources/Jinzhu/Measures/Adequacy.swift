/// How the fund stands against every limit on a day, under the rules in force on that day.
///
/// Where the charter is stricter than the rule, the charter's limit holds; where no rule binds (an
/// exempt mutual body, a day before the rule) the charter's alone.
public struct Adequacy {
  /// What it was worked out from.
  public let standing: Standing
  /// The rules of the day.
  public let regulation: Regulation
  /// Weighted liability and what it is made of, by the weights of the day.
  public let leverage: Leverage
  /// Customers and groups, by the weights of the day.
  public let concentration: Concentration
  /// The tests of assets.
  public let tests: AssetTests
  /// Net assets or paid-in capital less equity in other guarantee companies: what leverage is a
  /// multiple of, as the rule of the day has it.
  public let base: Money
  let adopted: Day
  let isFocused: Bool

  /// The fund's lines against limits, in the order of the page.
  public private(set) var limits: [Limit] = []
  /// The reserves held against those required.
  public private(set) var reserves: [Limit] = []
  /// Compensation, recovery and loss; provision coverage; the non-performing ratio: no rule limits
  /// them.
  public private(set) var rates: [Limit] = []

  /// The worst of all lines.
  public var verdict: Verdict { (limits + reserves).map(\.verdict).max() ?? .none }

  /// Works out every line.
  public init(_ standing: Standing) throws {
    self.standing = standing
    regulation = Regulation(on: standing.day, under: standing.charter)
    var charter = standing.charter
    charter.weights = regulation.weights.value
    let (portfolio, position) = (try standing.portfolio(), try standing.position())
    leverage = try Leverage(
      portfolio, netAssets: position.netAssets, charter: charter, roster: standing.roster)
    concentration = try Concentration(
      portfolio, netAssets: position.netAssets, charter: charter, roster: standing.roster,
      relations: standing.books.relations(
        on: standing.day, groupIsRelated: charter.limits.groupIsRelated))
    tests = try standing.assetTests()
    isFocused = portfolio.totals.isFocused(charter.weights)
    adopted = try standing.books.adoptedCharter(on: standing.day).from
    base =
      switch regulation.leverage?.value.base ?? .netAssets {
      case .netAssets: leverage.netAssets
      case .paidInCapital: try position.held(.paidInCapital)
      }
    limits = try [leverageLimit()] + concentrationLimits() + assetLimits() + [minimumCapital()]
    reserves = try reserveLimits()
    rates = try rateLines()
  }

  var near: Rate { standing.charter.filing.near }

  /// A clause of the charter as the rule of a line.
  func clause(_ key: String, stricterThan rule: Words?) -> Words {
    Words(
      "章程 \(key)（\(adopted) 起）" + (rule.map { "，严于\($0.zh)" } ?? ""),
      "the charter's \(key) (from \(adopted))" + (rule.map { ", stricter than \($0.en)" } ?? ""))
  }

  // MARK: - Leverage and concentration

  private func leverageLimit() throws -> Limit {
    let own = standing.charter.limits
    let ours = isFocused ? own.focusLeverage : own.leverage
    let rule = regulation.leverage
    let theirs = rule.map { isFocused ? $0.value.focusLimit ?? $0.value.limit : $0.value.limit }
    let limit = min(ours, theirs ?? ours)
    var line = Limit(.multiple, .times(Ratio(leverage.weighted, of: base)))
    line.inputs = [
      (Measure.weightedLiability.label, .money(leverage.weighted)),
      (baseLabel, .money(base)), (Words("上限", "limit"), .count(Int(limit))),
    ]
    let room = try Room(
      leverage.weighted, atMost: Ratio(whole: limit), of: base, near: near)
    line.hold("≤", .count(Int(limit)), room)
    // Without net assets everything is a breach, nothing in force included.
    if !base.isPositive { line.verdict = .breached }
    line.rule =
      theirs == limit
      ? rule?.words ?? Limit.noRule
      : clause(isFocused ? "limits.focusLeverage" : "limits.leverage", stricterThan: rule?.words)
    return line
  }

  /// What leverage is a multiple of.
  var baseLabel: Words {
    let base = regulation.leverage?.value.base ?? .netAssets
    guard !leverage.deducted.isZero, base == .netAssets else { return base.words }
    return Words("净资产（扣除对其他担保公司股权）", "net assets less equity in guarantee companies")
  }

  private func concentrationLimits() throws -> [Limit] {
    let (own, rule) = (standing.charter.limits, regulation.concentration)
    let whole =
      switch rule?.value.base ?? .netAssets {
      case .netAssets: max(.zero, concentration.netAssets)
      case .paidInCapital: try standing.position().held(.paidInCapital)
      }
    func line(
      _ measure: Measure, _ found: Money?, _ who: Words, _ ours: Rate, _ theirs: Rate?,
      _ key: String
    ) throws -> Limit {
      let limit = min(ours, theirs ?? ours)
      let amount = found ?? .zero
      var line = Limit(measure, .quotient(Ratio(amount, of: whole)))
      line.inputs = [
        (who, .money(amount)),
        ((rule?.value.base ?? .netAssets).words, .money(whole)),
        (Words("上限", "limit"), .rate(limit)),
      ]
      line.hold("≤", .rate(limit), try Room(amount, atMost: Ratio(limit), of: whole, near: near))
      line.rule =
        theirs == limit ? rule?.words ?? Limit.noRule : clause(key, stricterThan: rule?.words)
      return line
    }
    let (customer, circle) = (concentration.customers.first, concentration.circles.first)
    let (name, group) = (customer?.code.text ?? "–", circle?.members.map(\.text) ?? ["–"])
    return [
      try line(
        .largestCustomer, customer?.weighted,
        Words("责任余额（\(name)）", "weighted liability of \(name)"),
        own.customer, rule?.value.customer, "limits.customer"),
      try line(
        .largestRelated, circle?.weighted,
        Words(
          "责任余额合计（\(group.joined(separator: " "))）",
          "weighted liabilities of \(group.joined(separator: " "))"),
        own.related, rule?.value.related, "limits.related"),
    ]
  }

  // MARK: - Assets and capital

  private func assetLimits() throws -> [Limit] {
    let rule = regulation.assets
    func line(
      _ measure: Measure, _ held: Money, _ what: Words, of whole: Money, _ wholeLabel: Words,
      _ relation: String, _ limit: Rate?
    ) throws -> Limit {
      var line = Limit(measure, .quotient(Ratio(held, of: whole)))
      line.inputs = [(what, .money(held)), (wholeLabel, .money(whole))]
      guard let limit, let rule else {
        line.rule = Words(
          "当日无此监管要求：\(regulation.isBinding ? "尚未出台" : "农村互助担保组织不适用（条例第四十六条）")",
          "no such rule on the day: "
            + (regulation.isBinding ? "not yet made" : "a rural mutual body is exempt (art. 46)"))
        return line
      }
      let room =
        relation == "≤"
        ? try Room(held, atMost: Ratio(limit), of: whole, near: near)
        : try Room(held, atLeast: Ratio(limit), of: whole, near: near)
      line.hold(relation, .rate(limit), room)
      line.rule = rule.words
      // Nothing to divide by: the tests say nothing.
      if !whole.isPositive { (line.headroom, line.verdict) = (nil, .none) }
      return line
    }
    let total = Words("资产总额", "assets")
    let rest = Words("资产总额 − 代偿余额", "assets − compensation balance")
    return [
      try line(
        .capitalToAssets, tests.capital, Words("净资产与两项准备金", "net assets and two reserves"),
        of: tests.assets, total, "≥", rule?.value.capitalFloor),
      try line(
        .gradeI, tests.held(.one), Words("Ⅰ级资产", "grade I"), of: tests.base, rest, "≥",
        rule?.value.gradeIFloor),
      try line(
        .gradeIandII, tests.held(.one) + tests.held(.two), Words("Ⅰ级与Ⅱ级资产", "grades I and II"),
        of: tests.base, rest, "≥", rule?.value.gradeIandIIFloor),
      try line(
        .gradeIII, tests.held(.three), Words("Ⅲ级资产", "grade III"), of: tests.base, rest, "≤",
        rule?.value.gradeIIICeiling),
    ]
  }

  private func minimumCapital() throws -> Limit {
    let held = try standing.position().held(.paidInCapital)
    let (own, rule) = (standing.charter.limits.minimumCapital, regulation.minimumCapital)
    let limit = max(own, rule?.value ?? own)
    var line = Limit(.paidInCapital, .money(held))
    line.inputs = [
      (Measure.paidInCapital.label, .money(held)), (Measure.minimumCapital.label, .money(limit)),
    ]
    line.hold(
      "≥", .money(limit), try Room(held, atLeast: Ratio(whole: 1), of: limit, near: near))
    line.rule =
      rule?.value == limit
      ? rule?.words ?? Limit.noRule : clause("limits.minimumCapital", stricterThan: rule?.words)
    return line
  }
}
