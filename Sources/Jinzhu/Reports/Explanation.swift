/// One figure taken apart: the balances, guarantees or other figures that make it, and every event and
/// entry under them.
public struct Explanation {
  private let snapshot: Snapshot
  private let figure: Figure
  private let sources: Sources

  /// Explains a figure of a document, or a row of one of its tables: `figure`, or `table.row` by what
  /// the row's first cell, or its event, says. `nil` where no such thing is, or it has no sources.
  public init?(of name: String, in document: Document, _ snapshot: Snapshot) {
    self.snapshot = snapshot
    if let figure = document.figures.first(where: { $0.name == name }) {
      guard let sources = figure.sources else { return nil }
      (self.figure, self.sources) = (figure, sources)
      return
    }
    let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2, let table = document.tables.first(where: { $0.key == parts[0] }) else {
      return nil
    }
    let event = table.columns.firstIndex { $0.key == "event" }
    let found = table.rows.firstIndex { row in
      row.first?.machine == parts[1] || event.map { row[$0].machine == parts[1] } ?? false
    }
    guard let found, found < table.sources.count else { return nil }
    let row = table.rows[found]
    let closing = table.columns.firstIndex { ["closing", "open", "amount"].contains($0.key) }
    let label = row.first.flatMap { if case .term(_, let words) = $0 { words } else { nil } }
    figure = Figure(
      name, label ?? table.title ?? Words(parts[1], parts[1]), closing.map { row[$0] } ?? .none)
    sources = table.sources[found]
  }

  /// Explains one of the fund's measures, and works out no other; `nil` where none is called so, or
  /// it has no sources.
  public init?(measure name: String, _ snapshot: Snapshot) throws {
    guard let measure = Measure.all.first(where: { $0.name == name }) else { return nil }
    figure = try measure.figure(of: snapshot.standing())
    guard let sources = figure.sources else { return nil }
    (self.sources, self.snapshot) = (sources, snapshot)
  }

  /// Explains what some sources come to.
  init(_ sources: Sources, _ snapshot: Snapshot) {
    (self.sources, self.snapshot) = (sources, snapshot)
    figure = Figure("sources", Words("", ""), .none)
  }

  /// Every name that can be explained in a document.
  public static func names(in document: Document) -> [String] {
    document.figures.filter { $0.sources != nil }.map(\.name)
      + document.tables.flatMap { table in
        let event = table.columns.firstIndex { $0.key == "event" }
        return zip(table.rows, table.sources).compactMap { row, _ in
          let cell = event.map { row[$0] } ?? row.first
          return cell?.machine.map { "\(table.key).\($0)" }
        }
      }
  }

  /// The figure with what it is made of; over a period, its events from opening to closing.
  public func document() throws -> Document {
    var document = try snapshot.document(
      "explain", Words("\(figure.label.zh)的构成", "What makes up \(figure.label.en)"),
      scope: snapshot.period == nil ? .day : .period)
    document.figures = [figure]
    if !sources.balances.isEmpty {
      let (tables, sum) = try balances()
      document.tables += tables
      if case .cell(.money(let amount)) = figure.value, amount != sum {
        document.notes.append(
          Words(
            "余额合计 \(sum.grouped) 为全公司所有，其中 \(amount.grouped) 按实收资本归该股东。",
            "The balances of \(sum.grouped) are the whole fund's; \(amount.grouped) of them are the "
              + "member's, by paid-in capital."))
      }
    }
    if let guarantees = sources.guarantees { document.tables += try parts(guarantees) }
    let named = try events()
    if !named.isEmpty {
      document.tables.append(try Self.entries(of: named, in: snapshot.chart()))
    }
    if !sources.figures.isEmpty {
      document.notes.append(
        Words(
          "由其他指标得出，请再看：" + sources.figures.map { "jinzhu explain \($0)" }.joined(separator: "；"),
          "It is worked out from other figures: "
            + sources.figures.map { "`jinzhu explain \($0)`" }.joined(separator: ", ")))
    }
    return document
  }

  // MARK: - Balances

  /// The balances that add up to the figure, and the events that moved them.
  private func balances() throws -> (tables: [Table], sum: Money) {
    let archive = snapshot.archive
    let chart = try snapshot.chart()
    var rows: [[Cell]] = []
    var sum = Money.zero
    for balance in sources.balances {
      let held = try Money.sum(
        archive.subLedger(of: balance.account, asOf: snapshot.day)
          .filter { balance.covers($0.sub) }.map(\.balance))
      let counted = balance.isSubtracted ? try -held : held
      try sum += counted
      guard !counted.isZero else { continue }
      rows.append(
        balance.account.cells(in: chart)
          + [.code(balance.party), .code(balance.guarantee), .money(counted)])
    }
    let total: [Cell] = [
      .term("total", Words("合计", "total")), .none, .none, .none, .none, .money(sum),
    ]
    let table = Table(
      key: "balances", title: Words("科目余额", "Balances"),
      columns: [.role, .code, .account, .party, .guarantee, .amount], rows: rows, totals: total)
    return ([table, try movements()], sum)
  }

  /// Every event that moved the figure, with what it did to it.
  private func movements() throws -> Table {
    let first = snapshot.period?.first ?? .earliest
    let moved = try snapshot.archive.effects(on: sources.balances, through: snapshot.day)
    var running = try Money.sum(moved.filter { $0.day < first }.map(\.amount))
    var rows: [[Cell]] = []
    if snapshot.period != nil {
      rows.append([
        .day(first), .none, .term("opening", Words("期初", "opening")), .none, .none,
        .money(running),
      ])
    }
    for effect in moved where effect.day >= first {
      try running += effect.amount
      rows.append([
        .day(effect.day), .count(Int(effect.event)),
        .term(effect.kind.rawValue, effect.kind.body.title),
        effect.memo.map(Cell.text) ?? .none, .money(effect.amount), .money(running),
      ])
    }
    return Table(
      key: "events", title: Words("事项", "Events"),
      columns: [
        .date, .event, .kind, .memo, .amount, .init("running", Words("累计", "running total")),
      ],
      rows: rows)
  }

  // MARK: - Guarantees and events

  /// The guarantees that add up to the figure, each with the event that left it so.
  private func parts(_ guarantees: Sources.Guarantees) throws -> [Table] {
    let lines = try snapshot.standing().nonPerforming().lines
    let found: [(code: ID<Guarantee>, amount: Money)]
    switch guarantees {
    case .one: return []
    case .inForce:
      found = lines.filter(\.balance.isPositive).map { ($0.guarantee.code, $0.balance) }
    case .nonPerforming:
      found = try lines.map { ($0.guarantee.code, try $0.nonPerforming) }
        .filter(\.amount.isPositive)
    }
    let rows = try found.map { code, amount -> [Cell] in
      let last = try snapshot.archive.history(of: code).last { $0.day <= snapshot.day }
      return [
        .code(code), .money(amount), last.map { .count(Int($0.number)) } ?? .none,
        last.map { .day($0.day) } ?? .none,
        last.map { .term($0.submission.kind.rawValue, $0.submission.kind.body.title) } ?? .none,
      ]
    }
    return [
      Table(
        key: "guarantees", title: Words("担保", "Guarantees"),
        columns: [.guarantee, .amount, .event, .date, .kind], rows: rows,
        totals: [
          .term("total", Words("合计", "total")), .money(try Money.sum(found.map(\.amount))),
          .none, .none, .none,
        ])
    ]
  }

  /// The events that are named, one guarantee's, or the year's of some kinds.
  private func events() throws -> [(Event, [Posting])] {
    let archive = snapshot.archive
    var numbers = Set(sources.events)
    if case .one(let code) = sources.guarantees {
      numbers.formUnion(
        try archive.history(of: code).filter { $0.day <= snapshot.day }.map(\.number))
    }
    var found = try numbers.sorted().compactMap { number in
      try archive.event(number).map { ($0, try archive.postings(of: number)) }
    }
    if !sources.kinds.isEmpty {
      try archive.entries(from: snapshot.day.firstOfYear, through: snapshot.day) {
        event, postings in
        if sources.kinds.contains(event.submission.kind) { found.append((event, postings)) }
      }
    }
    return found
  }

  /// Events with their entries, line by line.
  static func entries(of events: [(event: Event, postings: [Posting])], in chart: Chart) throws
    -> Table
  {
    Table(
      key: "entries", title: Words("事项与分录", "Events and entries"),
      columns: [
        .date, .event, .kind, .memo, .role, .code, .account, .party, .guarantee, .debit, .credit,
      ],
      rows: try events.flatMap { event, postings -> [[Cell]] in
        if postings.isEmpty {
          return [event.cells + [Cell](repeating: .none, count: 7)]
        }
        return try EntryLine.lines(of: postings, kind: event.submission.kind).map { line in
          event.cells + line.sub.account.cells(in: chart)
            + [
              .code(line.sub.party), .code(line.sub.guarantee),
              line.side == .debit ? .money(line.amount) : .none,
              line.side == .credit ? .money(line.amount) : .none,
            ]
        }
      })
  }
}
