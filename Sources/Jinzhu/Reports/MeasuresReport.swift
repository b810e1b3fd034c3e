extension Report {
  static let measures = Report(
    "measures", Words("全部指标", "All measures"),
    Words(
      "全部指标一览，附公式；监管比例与限额", "every measure with its formula; the regulator's limits and tests"),
    scope: .day
  ) { snapshot, document in
    let standing = try snapshot.standing()
    document.figures = try standing.figures(Measure.all)
    document.tables = [try limits(standing)]
    document.notes = [Measure.nonPerformingNote]
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
          .multiple, .quotient(leverage.multiple), "≤", .count(Int(leverage.limit)),
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
}

extension Ratio {
  /// A rate as a quotient; its terms are reduced already.
  init(_ rate: Rate) {
    (numerator, denominator) = (Int128(rate.numerator), Int128(rate.denominator))
  }
}
