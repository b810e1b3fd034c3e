extension Filing {
  /// What would be filed differently now, and the events since that have to do with it: those recorded
  /// after the filing and dated up to the end of its period.
  public func difference(from filed: FiledForms) throws -> Document {
    var document = try base(
      Words("报送后的变动", "What has changed since it was filed"))
    document.name = "filing-diff"
    let archive = basis.snapshot.archive
    let events = try archive.events(of: nil, after: filed.event, through: basis.day)
    let changes = filed.changes(to: self)
    var named: Set<Int64> = []
    let moved = try events.map { event in
      Moved(
        event: event,
        accounts: Set(
          try archive.postings(of: event.number).flatMap { [$0.debit.account, $0.credit.account] }),
        isOfGuarantees: try guarantee(of: event) != nil || event.isOfPartiesOrRules)
    }
    let rows = try changes.map { change -> [Cell] in
      let causes = try causes(of: change.cell, among: moved)
      named.formUnion(causes)
      let now = change.now ?? .none
      return [
        .text(change.cell.form), .term(change.cell.words.zh, change.cell.words),
        .text(change.filed ?? "—"),
        .text(now == .open ? "open" : now.machine ?? "—"),
        .text(causes.map(String.init).joined(separator: " ")),
      ]
    }
    document.figures = [
      Figure("filing", Words("报送事项", "the filing"), .count(Int(filed.event))),
      Figure("changedCells", Words("变动的格数", "cells that changed"), .count(changes.count)),
      Figure(
        "eventsSince", Words("其后记入本期及以前的事项", "events since, dated up to its end"),
        .count(events.count)),
    ]
    document.tables = [
      Table(
        columns: [
          .init("form", Words("表", "form"), isPrinted: false), .init("cell", Words("格", "cell")),
          .init("filed", Words("报送数", "filed")), .init("now", Words("现在", "now")),
          .init("events", Words("有关事项", "events")),
        ], rows: rows),
      Table(
        key: "events", title: Words("其后的事项", "Events since"),
        columns: [
          .date, .event, .kind, .memo, .init("recordedAt", Words("记入时间", "recorded at")),
          .guarantee, .init("isNamed", Words("有关", "named above")),
        ],
        rows: try events.map { event in
          event.cells + [
            .text(event.recordedAt.description), .code(try guarantee(of: event)),
            .flag(named.contains(event.number)),
          ]
        }),
    ]
    return document
  }

  /// The guarantee that an event, or the one it takes back, is about.
  private func guarantee(of event: Event) throws -> ID<Guarantee>? {
    if case .guarantee(let code) = event.submission.fields["guarantee"] { return code }
    guard let reversed = try reversed(by: event) else { return nil }
    if case .guarantee(let code) = reversed.submission.fields["guarantee"] { return code }
    return nil
  }

  private func reversed(by event: Event) throws -> Event? {
    guard event.submission.kind == .eventReverse,
      let name = event.submission.fields.textIfGiven("event")
    else { return nil }
    let archive = basis.snapshot.archive
    return try Int64(name).flatMap { try archive.event($0) } ?? archive.event(ref: name)
  }

  /// The events that have to do with a cell: they moved one of its accounts, or are about a guarantee,
  /// a party or the charter where it is added up from guarantees.
  private func causes(of cell: CellName, among events: [Moved]) throws -> [Int64] {
    var inputs: [Input] = []
    var seen: Set<CellName> = []
    func collect(_ formula: Formula) throws {
      switch formula {
      case .input(let input): inputs.append(input)
      case .cell(let name):
        if seen.insert(name).inserted, let own = try basis.formula(of: name) { try collect(own) }
      case .sum, .difference, .quotient, .multiple, .product: try formula.parts.forEach(collect)
      case .open, .nothing: break
      }
    }
    try collect(.cell(cell))
    return try events.filter { moved in
      let (event, accounts) = (moved.event, moved.accounts)
      return try inputs.contains { input in
        guard event.day <= basis.day(ending: input.when) else { return false }
        switch input.evidence {
        case .balances(let balances): return balances.contains { accounts.contains($0.account) }
        case .ledger(let make):
          return try make(basis.past(input.when).standing).balances
            .contains { accounts.contains($0.account) }
        case .turnover(let plus, let less): return (plus + less).contains(where: accounts.contains)
        case .guarantees, .measured: return moved.isOfGuarantees
        case .charter: return event.isOfPartiesOrRules
        case .same: return false
        }
      }
    }.map(\.event.number)
  }

  /// An event since, with what it moved: read once for all cells.
  private struct Moved {
    let event: Event
    let accounts: Set<Account>
    let isOfGuarantees: Bool
  }
}

extension FilingBasis {
  /// The last day that matters for something.
  func day(ending when: Input.When) -> Day {
    switch when {
    case .yearStart, .start: day(when)
    case .end, .year, .period, .always: day
    }
  }
}

extension Event {
  /// Whether it is about who somebody is, or about the rules.
  fileprivate var isOfPartiesOrRules: Bool {
    switch submission.kind {
    case .partyAdd, .partyUpdate, .agreementSign, .charterAdopt, .eventReverse: true
    default: false
    }
  }
}
