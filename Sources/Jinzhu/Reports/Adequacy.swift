extension Report {
  static let adequacy = Report(
    "adequacy", Words("资本充足与监管比例", "Capital adequacy"),
    Words(
      "监管比例与限额是否达标；准备金实提与应提", "whether each limit is met; reserves held and required"),
    scope: .day
  ) { snapshot, document in
    let standing = try snapshot.standing()
    document.figures = try standing.figures(
      [.netAssets, .weightedLiability, .headroom, .netAssetsToWeighted] + Measure.capital)
    document.tables = [try limits(standing), try reserves(standing)]
    document.notes = [
      Words(
        "担保监管规定没有资本充足率；“净资产与责任余额之比”为本系统内部指标。",
        "Guarantee regulation knows no capital adequacy ratio; net assets to weighted liability is "
          + "the product's own figure."),
      Words(
        "应提准备金按截至当日重算：未到期责任准备金按近十二个月保费净额，担保赔偿准备金按当年应提而未超过上限的部分。",
        "Reserves required are worked out as of the day: unearned premium by the net fees of the "
          + "last twelve months, compensation by what the year asks for within the ceiling."),
    ]
  }

  /// Each limit with what it is measured against.
  private static func limits(_ standing: Standing) throws -> Table {
    let (leverage, tests, found) = (
      try standing.leverage(), try standing.assetTests(), try standing.concentration()
    )
    let limits = standing.charter.limits
    func row(_ measure: Measure, _ found: Cell, _ sign: String, _ limit: Cell, _ met: Bool?)
      -> [Cell]
    {
      [
        .term(measure.name, measure.label), found, .text(sign), limit,
        met.map(Cell.flag) ?? .none,
      ]
    }
    func atLeast(_ measure: Measure, _ ratio: Ratio?, _ floor: Rate) -> [Cell] {
      row(measure, .quotient(ratio), "≥", .rate(floor), ratio.map { $0 >= Ratio(floor) })
    }
    func atMost(_ measure: Measure, _ ratio: Ratio?, _ ceiling: Rate) -> [Cell] {
      row(measure, .quotient(ratio), "≤", .rate(ceiling), ratio.map { $0 <= Ratio(ceiling) })
    }
    let capital = try standing.position().held(.paidInCapital)
    return Table(
      key: "limits", title: Words("监管比例与限额", "Limits"),
      columns: [
        .init("measure", Words("指标", "measure")), .init("value", Words("数值", "value")),
        .init("relation", Words("要求", "must be")), .init("limit", Words("限额", "limit")),
        .init("isMet", Words("达标", "met")),
      ],
      rows: try [
        row(
          .multiple, .times(leverage.multiple), "≤", .count(Int(leverage.limit)),
          !leverage.isBreached),
        atMost(.largestCustomer, found.largestCustomer, limits.customer),
        atMost(.largestRelated, found.largestRelated, limits.related),
        atLeast(.capitalToAssets, tests.capitalToAssets, AssetTests.capitalFloor),
        atLeast(.gradeI, tests.gradeI, AssetTests.gradeIFloor),
        atLeast(.gradeIandII, tests.gradeIandII, AssetTests.gradeIandIIFloor),
        atMost(.gradeIII, tests.gradeIII, AssetTests.gradeIIICeiling),
        row(
          .paidInCapital, .money(capital), "≥", .money(limits.minimumCapital),
          capital >= limits.minimumCapital),
      ])
  }

  /// Reserves held against what they would be after a provision on the day (domain §6).
  private static func reserves(_ standing: Standing) throws -> Table {
    let position = try standing.position()
    let charter = standing.charter
    let missing = try ReserveProvision(
      on: standing.day, in: standing.books, under: charter.reserves)
    func row(_ account: Account, _ held: Money, _ required: Money) -> [Cell] {
      account.cells(in: charter.chart)
        + [.money(held), .money(required), .quotient(Ratio(held, of: required))]
    }
    let unearned = try position.held(.unearnedReserve)
    let compensation = try position.held(.compensationReserve)
    let held = try unearned + compensation
    let required = try held + missing.unearned + missing.compensation
    return Table(
      key: "reserves", title: Words("准备金", "Reserves"),
      columns: [
        .role, .code, .account, .init("held", Words("实提", "held")),
        .init("required", Words("应提", "required")),
        .init("ratio", Words("提足率", "held ÷ required")),
      ],
      rows: [
        row(.unearnedReserve, unearned, try unearned + missing.unearned),
        row(.compensationReserve, compensation, try compensation + missing.compensation),
      ],
      totals: [
        .term("total", Words("合计", "total")), .none, .none, .money(held), .money(required),
        .quotient(Ratio(held, of: required)),
      ])
  }
}

extension Ratio {
  /// A rate as a quotient; its terms are reduced already.
  init(_ rate: Rate) {
    (numerator, denominator) = (Int128(rate.numerator), Int128(rate.denominator))
  }
}
