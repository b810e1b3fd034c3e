extension Report {
  static let ageing = Report(
    "ageing", Words("应收代偿款账龄", "Ageing of compensation receivables"),
    Words(
      "代偿余额按首次代偿起的账龄：1年以内、1至2年、2年以上，并逐笔列示",
      "the compensation balance by time since the first payment, and guarantee by guarantee"),
    scope: .day
  ) { snapshot, document in
    let standing = try snapshot.standing()
    let found = try standing.nonPerforming()
    let open = found.lines.filter(\.compensationBalance.isPositive)
    document.figures = try standing.figures([
      .compensationReceivable, .jointReceivable, .compensationBalance, .provisions,
      .provisionCoverage,
    ])
    document.tables = [try ages(open, found), try receivables(open, found, standing)]
    document.notes = [
      Words(
        "账龄按整年计，自首次代偿日起；2月29日代偿的，平年于2月28日满一年。两年（含）以上的在监管报表中单列。",
        "Ages are whole calendar years from the first payment; what was paid on 29 February is a "
          + "year old on 28 February of a common year. Two years and more is a row of its own in "
          + "the regulator's forms."),
      Measure.nonPerformingNote,
    ]
  }

  private static func ages(_ open: [OpenGuarantee], _ found: NonPerforming) throws -> Table {
    let groups = Dictionary(
      grouping: try open.map { ($0, try found.age(of: $0.guarantee)) }, by: \.1
    ).mapValues { $0.map(\.0) }
    func sums(_ lines: [OpenGuarantee]) throws -> [Cell] {
      let balance = try Money.sum(lines.map(\.compensationBalance))
      return [
        .count(lines.count),
        .money(try Money.sum(lines.map(\.guarantee.compensationReceivable))),
        .money(try Money.sum(lines.map(\.guarantee.jointReceivable))), .money(balance),
        .quotient(Ratio(balance, of: found.total.compensationBalance)),
      ]
    }
    return Table(
      columns: [
        .init("age", Words("账龄", "age")), .count,
        .init("compensationReceivable", Words("应收代偿款", "compensation receivable")),
        .init("jointReceivable", Words("应收联保款", "joint receivable")),
        .init("compensationBalance", Words("代偿余额", "compensation balance")),
        .init("part", Words("占比", "part")),
      ],
      rows: try NonPerforming.Age.allCases.map { age in
        try [.term(age.rawValue, age.words)] + sums(groups[age] ?? [])
      },
      totals: try [.term("total", Words("合计", "total"))] + sums(open))
  }

  /// One row for each guarantee, the oldest first.
  private static func receivables(
    _ open: [OpenGuarantee], _ found: NonPerforming, _ standing: Standing
  ) throws -> Table {
    let sorted = open.sorted {
      let (a, b) = ($0.guarantee, $1.guarantee)
      return (a.firstCompensated ?? .latest, a.code) < (b.firstCompensated ?? .latest, b.code)
    }
    return Table(
      key: "receivables", title: Words("逐笔", "Guarantee by guarantee"),
      columns: [
        .guarantee, .party, .init("partyName", Words("债务人", "obligor")),
        .init("since", Words("首次代偿日", "first payment")), .init("days", Words("天数", "days")),
        .init("age", Words("账龄", "age")), .grade,
        .init("compensationReceivable", Words("应收代偿款", "compensation receivable")),
        .init("jointReceivable", Words("应收联保款", "joint receivable")),
        .init("compensationBalance", Words("代偿余额", "compensation balance")),
      ],
      rows: try sorted.map { line in
        let guarantee = line.guarantee
        let age = try found.age(of: guarantee)
        return [
          .code(guarantee.code), .code(guarantee.obligor),
          .text(standing.roster.name(guarantee.obligor)),
          guarantee.firstCompensated.map(Cell.day) ?? .none,
          guarantee.firstCompensated.map { .count($0.days(until: found.day)) } ?? .none,
          .term(age.rawValue, age.words), .grade(line.receivableClass),
          .money(guarantee.compensationReceivable), .money(guarantee.jointReceivable),
          .money(line.compensationBalance),
        ]
      })
  }
}
