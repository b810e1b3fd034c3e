/// How the fund stands against every limit on a day, under the rules in force on that day.
///
/// Where the charter is stricter than the rule, the charter's limit holds; where no rule binds (an
/// exempt mutual body, a day before the rule) the charter's alone.
public struct Adequacy {
  /// What it was worked out from.
  public let standing: Standing
  /// Customers and groups, by the weights of the day.
  public let concentration: Concentration
  /// The tests of assets.
  public let tests: AssetTests
  /// Leverage by the weights, the base and the limit of the day.
  public let ruled: RuledLeverage
  let adopted: Day

  /// The fund's lines against limits, in the order of the page.
  public private(set) var limits: [Limit] = []
  /// The reserves held against those required.
  public private(set) var reserves: [Limit] = []
  /// Compensation, recovery and loss; provision coverage; the non-performing ratio: no rule limits
  /// them.
  public private(set) var rates: [Limit] = []

  /// The rules of the day.
  public var regulation: Regulation { ruled.regulation }
  /// Weighted liability and what it is made of, by the weights of the day.
  public var leverage: Leverage { ruled.leverage }
  /// What leverage is a multiple of, as the rule of the day has it.
  public var base: Money { ruled.base }

  /// The worst of all lines.
  public var verdict: Verdict { (limits + reserves).map(\.verdict).max() ?? .none }

  /// Works out every line.
  public init(_ standing: Standing) throws {
    self.standing = standing
    ruled = try RuledLeverage(standing)
    var charter = standing.charter
    charter.weights = ruled.regulation.weights.value
    concentration = try Concentration(
      standing.portfolio(), netAssets: standing.position().netAssets, charter: charter,
      roster: standing.roster,
      relations: standing.books.relations(
        on: standing.day, groupIsRelated: charter.limits.groupIsRelated))
    tests = try standing.assetTests()
    adopted = try standing.books.adoptedCharter(on: standing.day).from
    limits =
      try [leverageLimit()] + concentrationLimits() + assetLimits()
      + [minimumCapital(), investmentLimit()]
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
    let (limit, rule) = (ruled.limit, regulation.leverage)
    var line = Limit(.multiple, .times(ruled.multiple))
    line.inputs = [
      .init(Measure.weightedLiability.label, .money(leverage.weighted)),
      .init(ruled.baseWords, .money(base)),
      .init(Words("上限", "limit"), .count(Int(limit)), hasColumn: true),
    ]
    line.formula = Words(
      "融资担保责任余额 ÷ \(ruled.baseWords.zh)", "weighted liability ÷ \(ruled.baseWords.en)")
    let room = try Room(
      leverage.weighted, atMost: Ratio(whole: limit), of: base, near: near)
    line.hold("≤", .count(Int(limit)), room)
    // Without net assets everything is a breach, nothing in force included.
    if !base.isPositive { line.verdict = .breached }
    let bound =
      ruled.ruledLimit == limit
      ? rule?.words ?? Limit.noRule
      : clause(
        ruled.isFocused ? "limits.focusLeverage" : "limits.leverage", stricterThan: rule?.words)
    let weights = regulation.weights.words
    line.rule = Words(
      "\(bound.zh)；权重：\(weights.zh)", "\(bound.en); weights: \(weights.en)")
    return line
  }

  private func concentrationLimits() throws -> [Limit] {
    let (own, rule) = (standing.charter.limits, regulation.concentration)
    let whole =
      switch rule?.value.base ?? .netAssets {
      case .netAssets: max(.zero, concentration.netAssets)
      case .paidInCapital: try standing.position().held(.paidInCapital)
      }
    let formula = Words(
      "责任余额（权重 × 在保责任）÷ \(concentrationBase.zh)",
      "weighted liability (weight × own share) ÷ \(concentrationBase.en)")
    func line(
      _ measure: Measure, _ found: Money?, _ who: Words, _ ours: Rate, _ theirs: Rate?,
      _ key: String
    ) throws -> Limit {
      let limit = min(ours, theirs ?? ours)
      let amount = found ?? .zero
      var line = Limit(measure, .quotient(Ratio(amount, of: whole)))
      line.formula = formula
      line.inputs = [
        .init(who, .money(amount)), .init(concentrationBase, .money(whole)),
        .init(Words("上限", "limit"), .rate(limit), hasColumn: true),
      ]
      line.hold("≤", .rate(limit), try Room(amount, atMost: Ratio(limit), of: whole, near: near))
      line.rule =
        theirs == limit ? rule?.words ?? Limit.noRule : clause(key, stricterThan: rule?.words)
      return line
    }
    let (customer, circle) = (concentration.customers.first, concentration.circles.first)
    let name = customer?.code.text ?? "–"
    let group = circle.map { Self.names($0.members) } ?? Words("–", "–")
    return [
      try line(
        .largestCustomer, customer?.weighted,
        Words("责任余额（\(name)）", "weighted liability of \(name)"),
        own.customer, rule?.value.customer, "limits.customer"),
      try line(
        .largestRelated, circle?.weighted,
        Words("责任余额合计（\(group.zh)）", "weighted liabilities of \(group.en)"),
        own.related, rule?.value.related, "limits.related"),
    ]
  }

  /// What customers are measured against.
  var concentrationBase: Words {
    (regulation.concentration?.value.base ?? .netAssets).words
  }

  /// The parties of a circle: the first of many, and how many there are.
  static func names(_ members: [ID<Party>]) -> Words {
    let shown = members.prefix(4).map(\.text).joined(separator: " ")
    guard members.count > 4 else { return Words(shown, shown) }
    return Words("\(shown) 等 \(members.count) 户", "\(shown) and \(members.count - 4) more")
  }
}
