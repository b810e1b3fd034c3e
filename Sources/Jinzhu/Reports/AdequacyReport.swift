extension Report {
  static let adequacy = Report(
    "adequacy", Words("资本充足与监管比例", "Capital adequacy"),
    Words(
      "一页看清各项监管限额：公式、代入、依据、余地、结论；近八个季度走势",
      "every limit on one page: formula, inputs, rule, headroom, verdict; the last 8 quarters"),
    scope: .day
  ) { snapshot, document in
    let standing = try snapshot.standing()
    let adequacy = try Adequacy(standing)
    document.figures =
      [
        Figure(
          "verdict", Words("总体结论", "verdict"),
          .term(adequacy.verdict.rawValue, adequacy.verdict.words),
          basis: Words("各项中最差的一项", "the worst of all lines"))
      ]
      + (try standing.figures([.netAssets, .inForceBalance, .ownShare]))
      + (try liability(adequacy)) + (try standing.figures(Measure.capital)).map(\.bare)
    let (weights, focus, grades) = try (
      adequacy.weightsTable(), adequacy.focusTable(), adequacy.gradesTable()
    )
    let course = try trend(snapshot)
    document.tables = try [
      adequacy.limitsTable(), adequacy.reservesTable(), adequacy.ratesTable(), weights, focus,
      adequacy.largestTable(), grades, course, adequacy.workingsTable(),
    ]
    document.notes = notes(adequacy)
    document.sheet = try adequacy.sheet(course: course)
  }

  /// The liability and what hangs on it, by the rules of the day as every line below: under the
  /// names of the charter's measures where both agree.
  private static func liability(_ adequacy: Adequacy) throws -> [Figure] {
    guard adequacy.ruled.isCharters else { return try adequacy.ruled.figures() }
    let own = try adequacy.standing.figures([.weightedLiability, .headroom, .netAssetsToWeighted])
    return own.prefix(1) + own.dropFirst().map(\.bare)
  }

  private static func notes(_ adequacy: Adequacy) -> [Words] {
    let near = adequacy.near.percent
    return [
      Words(
        "“临近”：已用到限额的 \(near) 及以上（下限指标为限额达到实有数的 \(near) 及以上）；设置 filing.near。"
          + "“余地”为尚可增加或高出下限的金额，负数为超限。章程严于监管规定的，按章程。",
        "Near: \(near) or more of the limit are used (for a floor: the floor is \(near) or more of "
          + "what is held); the setting filing.near. Headroom is what may be added, or what is held "
          + "beyond the floor; below zero in breach. Where the charter is stricter, its limit holds."
      ),
      Words(
        "准备金于每年末计提；年中应提数按截至当日重算，不足的列“年末计提”，12月31日不足的为超限。",
        "Reserves are set aside at the end of a year: what they lack before is due then, and a "
          + "breach only on 31 December. What is required is worked out as of the day."),
      Words(
        "担保监管规定没有资本充足率；“净资产与责任余额之比”为本系统内部指标。",
        "Guarantee regulation knows no capital adequacy ratio; net assets to weighted liability is "
          + "the product's own figure."),
      Measure.nonPerformingNote,
    ] + [adequacy.ruled.note].compactMap { $0 }
  }

  /// The last eight ends of quarters, the day itself in the place of its own quarter's end.
  private static func trend(_ snapshot: Snapshot) throws -> Table {
    let founded = snapshot.books.charters.map(\.from).min() ?? snapshot.day
    let rows = try quarterEnds(through: snapshot.day).filter { $0 >= min(founded, snapshot.day) }
      .map { day -> [Cell] in
        let standing = try Standing(books: snapshot.books, archive: snapshot.archive, day: day)
        let adequacy = try Adequacy(standing)
        let line = adequacy.limits[0]
        return [
          .day(day), .money(adequacy.base), .money(adequacy.leverage.weighted), line.value,
          line.limit, adequacy.limits[1].value, adequacy.limits[3].value,
          .quotient(try standing.nonPerforming().total.ratio),
          .term(adequacy.verdict.rawValue, adequacy.verdict.words),
        ]
      }
    return Table(
      key: "trend",
      title: Words(
        "近八个季度：放大倍数与上限（按各日规定）", "Last 8 quarters: leverage and its limit, by the rules of each day"),
      columns: [
        .date,
        .init("base", Words("净资产（2010年3月前为实收资本）", "net assets (before March 2010: capital)")),
        .weighted,
        .init(Measure.multiple.name, Measure.multiple.label),
        .init("limit", Words("上限", "limit")),
        .init(Measure.largestCustomer.name, Words("最大客户", "largest customer")),
        .init(Measure.capitalToAssets.name, Words("净资产与准备金占资产", "capital to assets")),
        .init(Measure.nonPerformingRatio.name, Measure.nonPerformingRatio.label),
        .init("verdict", Words("结论", "verdict")),
      ],
      rows: rows,
      drawing: .course(
        over: Table.Column.date.key,
        [.init(Measure.multiple.name, .area), .init("limit", .limit)]))
  }

  /// Eight ends of quarters, the last of them the day itself.
  static func quarterEnds(through day: Day) throws -> [Day] {
    let quarter = Day(nearestYear: day.year, month: (day.month - 1) / 3 * 3 + 1, day: 1)
    return try (0..<7).reversed().compactMap { back in
      let months = Int(quarter.year * 12 + quarter.month - 1) - back * 3
      guard months > 12 else { return nil }
      return try Day(nearestYear: months / 12, month: months % 12 + 1, day: 1).adding(days: -1)
    } + [day]
  }
}

extension Figure {
  /// The figure without its formula: the table of workings has it.
  fileprivate var bare: Figure {
    var figure = self
    figure.basis = nil
    return figure
  }
}
