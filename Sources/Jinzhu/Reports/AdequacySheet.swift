/// The page of adequacy as people see it on paper: one sheet of A4.
extension Adequacy {
  /// Every line with its figure, limit, headroom and verdict, and in the same row formula, inputs and
  /// the number of its rule, which stands at the foot; below it the liability, the largest customers,
  /// and the course of leverage.
  func sheet(course: Table) throws -> OnePage {
    var course = course
    course.title = Words("近八个季度：放大倍数与上限", "Last 8 quarters: leverage and limit")
    // The picture and its last rows say enough: machine output has all columns.
    let shown = ["date", Measure.multiple.name, "limit", Measure.largestCustomer.name, "verdict"]
    for place in course.columns.indices {
      course.columns[place].isPrinted = shown.contains(course.columns[place].key)
    }
    let rules = rules()
    return OnePage(
      strip: try strip(), main: mainTable(rules),
      columns: [
        [try measurement(), focus(), try grades()], [try customers(), try circles()],
        [course],
      ],
      widths: [39, 34, 27], notes: [Self.list(rules), remarks] + [ruled.note].compactMap { $0 })
  }

  /// The rules that the lines stand under, each once, in the order of the lines.
  private func rules() -> [Words] {
    (limits + reserves + rates).map(\.rule).reduce(into: []) { rules, rule in
      if rule != Limit.noRule, !rules.contains(rule) { rules.append(rule) }
    }
  }

  /// The notes of the report in few words.
  private var remarks: Words {
    let near = near.percent
    return Words(
      "“临近”：已用到限额的 \(near) 及以上（下限：限额达到实有数的 \(near)）；余地为负即超限；章程更严的，按章程。"
        + "准备金于年末计提，年中不足为“年末计提”。净资产÷责任余额、不良率（次级及以下的在保责任 + 代偿余额）为本系统口径，"
        + "全国无统一公式。",
      "Near: \(near) or more of a limit used (for a floor: the floor is \(near) of what is held). "
        + "Headroom below zero is a breach. A stricter charter's limit holds. Reserves are due on "
        + "31 December. Net assets ÷ liability, and non-performing (own share classed substandard or "
        + "worse + compensation balance), are the product's own: there is no national formula.")
  }

  private static func mark(_ place: Int) -> String {
    // ① to ⑳; there are fewer lines than that.
    Unicode.Scalar(0x2460 + UInt32(min(place, 19))).map { String($0) } ?? ""
  }

  private static func list(_ rules: [Words]) -> Words {
    func text(_ language: Language, _ mark: String) -> String {
      rules.enumerated().map { Self.mark($0.offset) + " " + $0.element.text(in: language) }
        .joined(separator: mark)
    }
    return Words("依据与版本：" + text(.zh, "；") + "。", "Rules and versions: " + text(.en, "; ") + ".")
  }

  private func strip() throws -> [Figure] {
    func figure(_ measure: Measure, _ cell: Cell) -> Figure {
      Figure(measure.name, measure.label, cell)
    }
    let position = try standing.position()
    return [
      Figure(
        "verdict", Words("总体结论", "verdict"), .term(verdict.rawValue, verdict.words)),
      figure(.netAssets, .money(try position.netAssets)),
      figure(.inForceBalance, .money(try standing.portfolio().totals.balance)),
      figure(.ownShare, .money(leverage.ownShare)),
      figure(.weightedLiability, .money(leverage.weighted)),
      figure(.multiple, .times(ruled.multiple)),
      figure(.leverageLimit, .count(Int(ruled.limit))),
      figure(.headroom, .money(try ruled.headroom)),
      Figure(
        Measure.netAssetsToWeighted.name,
        Words("净资产÷责任余额（内部）", "net assets ÷ liability (internal)"), .quotient(ruled.adequacy)),
    ]
  }

  private func mainTable(_ rules: [Words]) -> Table {
    Table(
      key: "lines",
      columns: [
        .init("measure", Words("指标", "measure")), .init("value", Words("数值", "value")),
        .init("relation", Words("要求", "must be")), .init("limit", Words("限额", "limit")),
        .init("headroom", Words("余地", "headroom")), .init("verdict", Words("结论", "verdict")),
        .init("workings", Words("公式；代入", "formula; inputs")),
        .init("rule", Words("依据", "rule")),
      ],
      rows: (limits + reserves + rates).map { line in
        var line = line
        // What has a column of its own is not said twice.
        line.inputs.removeAll(where: \.hasColumn)
        let workings = Words(
          "\(line.formula.zh)；\(line.workings.zh)", "\(line.formula.en); \(line.workings.en)")
        return [
          .term(line.name, line.label), line.value == .none ? .notApplicable : line.value,
          line.relation.isEmpty ? .none : .text(line.relation), line.limit,
          line.headroom.map(Cell.money) ?? .none,
          .term(
            line.verdict.rawValue,
            line.verdict == .pending ? Words("年末计提", "year-end") : line.verdict.words),
          .term(workings.en, workings),
          rules.firstIndex(of: line.rule).map { .text(Self.mark($0)) } ?? .none,
        ]
      })
  }

  /// 融资担保责任余额计量表 in few words.
  private func measurement() throws -> Table {
    var table = try weightsTable()
    let weights = regulation.weights.value
    for (place, row) in leverage.rows.enumerated() {
      table.rows[place][0] = .term(row.row.rawValue, row.row.short(weights))
    }
    return table
  }

  /// The test for the higher limit; the limit itself stands above.
  private func focus() -> Table {
    var table = focusTable()
    table.rows.removeLast()
    return table
  }

  private func grades() throws -> Table {
    var table = try gradesTable()
    table.columns[2].title = Words("占比", "part")
    return table
  }

  private func customers() throws -> Table {
    try largest(
      "customer",
      Words("最大十家客户（限 \(limitText(1))）", "Ten largest customers (limit \(limitText(1)))"),
      [
        .term("topTen", Words("前十大占在保余额", "ten largest of all")), .none,
        .quotient(concentration.topTenPart), .none, .none,
      ])
  }

  private func circles() throws -> Table {
    try largest(
      "group", Words("关联客户（限 \(limitText(2))）", "Related groups (limit \(limitText(2)))"), nil)
  }

  private func limitText(_ place: Int) -> String {
    if case .rate(let rate) = limits[place].limit { rate.percent } else { "–" }
  }

  /// Some rows of the table of the largest, without what all have in common.
  private func largest(_ kind: String, _ title: Words, _ totals: [Cell]?) throws -> Table {
    let whole = try largestTable()
    let kept = ["who", Table.Column.weighted.key, "part", "headroom", "verdict"]
    let places = whole.columns.indices.filter { kept.contains(whole.columns[$0].key) }
    return Table(
      key: kind, title: title, columns: places.map { whole.columns[$0] },
      rows: whole.rows.filter { row in
        if case .term(let key, _) = row[0] { key == kind } else { false }
      }.map { row in places.map { row[$0].shortened } },
      totals: totals)
  }
}

extension WeightRow {
  /// The row's name in few words.
  fileprivate func short(_ weights: Charter.Weights) -> Words {
    func words(_ zh: String, _ en: String, _ threshold: Money) -> Words {
      let (wan, rest) = threshold.fen.quotientAndRemainder(dividingBy: 10_000_00)
      let yuan = threshold.grouped.split(separator: ".")
      return Words(
        "\(zh) ≤ \(rest == 0 ? "\(wan)" : threshold.wan(places: 2))万",
        "\(en) ≤ \(yuan.last == "00" ? String(yuan[0]) : threshold.grouped)")
    }
    return switch self {
    case .farmer: words("农户", "farmers", weights.farmerThreshold)
    case .small: words("小微企业", "small", weights.smallThreshold)
    case .other: Words("其他借款类", "other loans")
    }
  }
}

extension Cell {
  /// A text cut to what one line of a narrow column holds: nine characters of full width.
  fileprivate var shortened: Cell {
    guard case .text(let text) = self else { return self }
    var (kept, width) = ("", 0)
    for character in text {
      width += character.isASCII ? 1 : 2
      if width > 18 { return .text(kept + "…") }
      kept.append(character)
    }
    return self
  }
}
