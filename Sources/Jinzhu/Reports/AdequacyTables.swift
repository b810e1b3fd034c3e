extension Adequacy {
  private static let verdictColumn = Table.Column("verdict", Words("结论", "verdict"))
  private static let headroomColumn = Table.Column("headroom", Words("余地", "headroom"))
  private static let isMetColumn = Table.Column("isMet", Words("达标", "met"), isPrinted: false)

  private func verdict(_ verdict: Verdict) -> Cell { .term(verdict.rawValue, verdict.words) }

  private func isMet(_ verdict: Verdict) -> Cell { verdict.isMet.map(Cell.flag) ?? .none }

  /// Every line that a limit holds for.
  func limitsTable() -> Table {
    Table(
      key: "limits", title: Words("监管比例与限额", "Limits"),
      columns: [
        .init("measure", Words("指标", "measure")), .init("value", Words("数值", "value")),
        .init("relation", Words("要求", "must be")), .init("limit", Words("限额", "limit")),
        Self.headroomColumn, Self.verdictColumn, Self.isMetColumn,
      ],
      rows: limits.map { line in
        [
          .term(line.name, line.label), line.value, .text(line.relation), line.limit,
          line.headroom.map(Cell.money) ?? .none, verdict(line.verdict), isMet(line.verdict),
        ]
      })
  }

  /// Reserves held against those required.
  func reservesTable() throws -> Table {
    let chart = standing.charter.chart
    let accounts: [Account] = [.unearnedReserve, .compensationReserve]
    func amounts(_ lines: [Limit]) throws -> (held: Money, required: Money) {
      func sum(_ cells: [Cell]) throws -> Money {
        try Money.sum(cells.map { if case .money(let money) = $0 { money } else { .zero } })
      }
      return (try sum(lines.map(\.value)), try sum(lines.map(\.limit)))
    }
    let total = try amounts(reserves)
    return Table(
      key: "reserves", title: Words("准备金：实提与应提", "Reserves held and required"),
      columns: [
        .role, .code, .account, .init("held", Words("实提", "held")),
        .init("required", Words("应提", "required")),
        .init("ratio", Words("提足率", "held ÷ required")), Self.headroomColumn,
        Self.verdictColumn,
      ],
      rows: try zip(accounts, reserves).map { account, line in
        let (held, required) = try amounts([line])
        return account.cells(in: chart)
          + [
            line.value, line.limit, .quotient(Ratio(held, of: required)),
            line.headroom.map(Cell.money) ?? .none, verdict(line.verdict),
          ]
      },
      totals: [
        .term("total", Words("合计", "total")), .none, .none, .money(total.held),
        .money(total.required), .quotient(Ratio(total.held, of: total.required)),
        .money(try total.held - total.required), .none,
      ])
  }

  /// What no rule limits: the rates of the year, coverage, and the product's non-performing ratio.
  func ratesTable() -> Table {
    Table(
      key: "rates", title: Words("代偿、回收、损失与拨备（本年）", "Rates of the year, and coverage"),
      columns: [
        .init("measure", Words("指标", "measure")), .init("value", Words("数值", "value")),
        .init("inputs", Words("代入", "inputs")),
      ],
      rows: rates.map { line in
        [.term(line.name, line.label), line.value, .term(line.workings.en, line.workings)]
      })
  }

  /// 融资担保责任余额计量表.
  func weightsTable() throws -> Table {
    let weights = regulation.weights.value
    return Table(
      key: "weights", title: Words("融资担保责任余额计量", "Weighted liability by class"),
      columns: [
        .init("row", Words("项目", "row")), .init("customers", Words("户数", "customers")),
        .balance, .ownShare, .init("weight", Words("权重", "weight")), .weighted,
      ],
      rows: leverage.rows.map { row in
        [
          .term(row.row.rawValue, row.row.words(weights)), .count(row.customers),
          .money(row.balance), .money(row.ownShare), .rate(row.weight), .money(row.weighted),
        ]
      },
      totals: [
        .term("total", Words("合计", "total")), .count(leverage.rows.map(\.customers).reduce(0, +)),
        .money(try Money.sum(leverage.rows.map(\.balance))), .money(leverage.ownShare), .none,
        .money(leverage.weighted),
      ])
  }

  /// The test for the higher limit of leverage: no breach if it is not met.
  func focusTable() -> Table {
    let weights = standing.charter.weights
    func row(_ measure: Measure, _ found: Ratio?, _ wanted: Rate) -> [Cell] {
      [
        .term(measure.name, measure.label), .quotient(found), .text("≥"), .rate(wanted),
        found.map { .flag($0 >= Ratio(wanted)) } ?? .none,
      ]
    }
    let limit = limits.first?.limit ?? .none
    let offers = regulation.leverage.map { $0.value.focusLimit != nil } ?? true
    return Table(
      key: "focus",
      title: offers
        ? Words("较高上限（15 倍）的条件", "The test for the higher limit (15 times)")
        : Words("小微与三农占比（当日规定无较高上限）", "Small firms and farmers (no higher limit on the day)"),
      columns: [
        .init("measure", Words("指标", "measure")), .init("value", Words("数值", "value")),
        .init("relation", Words("要求", "must be")), .init("wanted", Words("条件", "wanted")),
        .init("isMet", Words("满足", "met")),
      ],
      rows: [
        row(.focusBalance, leverage.focusBalance, weights.focusBalance),
        row(.focusCustomers, leverage.focusCustomers, weights.focusCustomers),
        [
          .term("leverageLimit", Words("因此适用的上限", "the limit that holds therefore")), limit, .none,
          .none, .none,
        ],
      ])
  }

  /// The largest customers and related groups, each against its limit.
  func largestTable() throws -> Table {
    let (roster, lines) = (standing.roster, limits.dropFirst().prefix(2).map(\.limit))
    func rate(_ cell: Cell) -> Rate { if case .rate(let rate) = cell { rate } else { .zero } }
    let whole =
      switch regulation.concentration?.value.base ?? .netAssets {
      case .netAssets: max(.zero, concentration.netAssets)
      case .paidInCapital: try standing.position().held(.paidInCapital)
      }
    func row(_ key: String, _ kind: Words, _ who: Words, _ weighted: Money, _ limit: Rate) throws
      -> [Cell]
    {
      let room = try Room(weighted, atMost: Ratio(limit), of: whole, near: near)
      return [
        .term(key, kind), who.zh == who.en ? .text(who.zh) : .term(who.en, who), .money(weighted),
        .quotient(Ratio(weighted, of: whole)),
        .rate(limit), .money(room.headroom), verdict(room.verdict),
      ]
    }
    let customers = try concentration.customers.prefix(10).map {
      let who = "\($0.code.text) \(roster.name($0.code))"
      return try row(
        "customer", Words("客户", "customer"), Words(who, who), $0.weighted, rate(lines[0]))
    }
    let circles = try concentration.circles.prefix(3).map {
      try row(
        "group", Words("关联客户", "related group"),
        Self.names($0.members), $0.weighted, rate(lines[1]))
    }
    return Table(
      key: "largest", title: Words("最大客户与关联客户", "Largest customers and related groups"),
      columns: [
        .init("kind", Words("类别", "kind")), .init("who", Words("客户", "customer")), .weighted,
        .init("part", Words("占\(concentrationBase.zh)", "of \(concentrationBase.en)")),
        .init("limit", Words("限额", "limit")),
        Self.headroomColumn, Self.verdictColumn,
      ],
      rows: customers + circles)
  }

  /// Assets by grade.
  func gradesTable() throws -> Table {
    let grades: [(AssetGrade, Words)] = [
      (.one, Words("Ⅰ级", "grade I")), (.two, Words("Ⅱ级", "grade II")),
      (.three, Words("Ⅲ级", "grade III")),
    ]
    let graded = try Money.sum(grades.map { tests.held($0.0) })
    func row(_ key: String, _ words: Words, _ amount: Money) -> [Cell] {
      [.term(key, words), .money(amount), .quotient(Ratio(amount, of: tests.base))]
    }
    return Table(
      key: "grades", title: Words("资产分级", "Assets by grade"),
      columns: [
        .init("grade", Words("级别", "grade")), .amount,
        .init("part", Words("占（资产 − 代偿余额）", "of assets − compensation balance")),
      ],
      rows: grades.map { row($0.0.rawValue, $0.1, tests.held($0.0)) } + [
        row("ungraded", Words("未分级", "in no grade"), try tests.base - graded)
      ],
      totals: row("total", Words("资产总额 − 代偿余额", "assets − compensation balance"), tests.base))
  }

  /// Formula, inputs and rule of every line.
  func workingsTable() -> Table {
    Table(
      key: "workings", title: Words("公式、代入与依据", "Formulas, inputs and rules"),
      columns: [
        .init("measure", Words("指标", "measure")), .init("item", Words("项", "item")),
        .init("words", Words("内容", "words")),
      ],
      rows: (limits + reserves + rates).flatMap { line -> [[Cell]] in
        [
          (Words("公式", "formula"), "formula", line.formula),
          (Words("代入", "inputs"), "inputs", line.workings),
          (Words("依据", "rule"), "rule", line.rule),
        ].map { item, key, words in
          [.term(line.name, line.label), .term(key, item), .term(words.en, words)]
        }
      })
  }
}
