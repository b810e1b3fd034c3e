extension FilingBasis {
  /// A row, or one cell of it, taken apart: the formula down to what is read from the book, and under
  /// it balances, guarantees, events and entries.
  public func explanation(of cells: [CellName]) throws -> Document {
    let title = cells.count == 1 ? cells[0].words : try rowWords(cells)
    var document = try snapshot.document(
      "explain", Words("\(title.zh)的构成", "What makes up \(title.en)"), scope: .day)
    document.period = period
    var (steps, inputs) = ([[Cell]](), [Input]())
    for cell in cells {
      let value = try value(of: cell)
      document.figures.append(
        Figure(
          "\(cell.form).\(cell.row).\(cell.column)", cell.words,
          value == .notApplicable ? .none : value,
          basis: try formula(of: cell)?.words(in: cell.form)))
      try take(.cell(cell), in: cell.form, depth: 0, &steps, &inputs)
    }
    document.tables.append(
      Table(
        key: "formula", title: Words("公式", "The formula"),
        columns: [
          .init("what", Words("项目", "what")), .init("value", Words("数值", "value")),
          .init("formula", Words("公式或来源", "formula or source")),
        ], rows: steps))
    for (index, input) in inputs.enumerated() {
      for table in try tables(of: input) {
        var table = table
        table.key += index == 0 ? "" : "\(index + 1)"
        table.title = Words(
          "\(input.words.zh)：\(table.title?.zh ?? "")",
          "\(input.words.en): \(table.title?.en ?? "")")
        document.tables.append(table)
      }
      if case .charter(let key) = input.evidence {
        let adopted = try snapshot.books.adoptedCharter(on: day)
        document.notes.append(
          Words(
            "\(input.label.zh)：章程 \(key)（第 \(adopted.event) 号事项）。",
            "\(input.label.en): the charter's `\(key)` (event \(adopted.event))."))
      }
    }
    return document
  }

  private func rowWords(_ cells: [CellName]) throws -> Words {
    guard let first = cells.first, let form = Form.named(first.form),
      let row = try rows(of: form).first(where: { $0.code == first.row })
    else { return Words("", "") }
    return Words(
      "\(form.title.zh) \(row.code) \(row.title.zh)", "\(form.title.en) \(row.code) \(row.title.en)"
    )
  }

  /// A step of a formula, then what it is made of, further in.
  private func take(
    _ formula: Formula, in form: String, depth: Int, _ steps: inout [[Cell]],
    _ inputs: inout [Input]
  ) throws {
    let indent = String(repeating: "　", count: depth)
    let value = try value(of: formula)
    func step(_ what: Words, _ basis: Words) {
      steps.append([
        .term(what.zh, Words(indent + what.zh, indent + what.en)),
        value == .notApplicable ? .notApplicable : value, .term(basis.zh, basis),
      ])
    }
    switch formula {
    case .cell(let name):
      let own = try self.formula(of: name)
      step(name.words, own?.words(in: name.form) ?? Words("", ""))
      guard let own else { return }
      if case .input(let input) = own { return add(input, &inputs) }
      for part in own.parts.isEmpty ? [own] : own.parts {
        if case .open = part { continue }
        if case .nothing = part { continue }
        try take(part, in: name.form, depth: depth + 1, &steps, &inputs)
      }
    case .input(let input):
      step(input.words, input.source)
      add(input, &inputs)
    case .sum, .difference, .quotient, .multiple, .product:
      step(Words("其中", "of it"), formula.words(in: form))
      for part in formula.parts {
        try take(part, in: form, depth: depth + 1, &steps, &inputs)
      }
    case .open(let why), .nothing(_, let why): step(Words("—", "—"), why)
    }
  }

  private func add(_ input: Input, _ inputs: inout [Input]) {
    if !inputs.contains(where: { $0.words == input.words }) { inputs.append(input) }
  }

  // MARK: - Under an input

  private func tables(of input: Input) throws -> [Table] {
    switch input.evidence {
    case .balances(let balances):
      var sources = Sources()
      sources.balances = balances
      return try ledger(sources, at: input.when)
    case .ledger(let make):
      return try ledger(make(past(input.when).standing), at: input.when)
    case .turnover(let accounts, let less):
      return [try movements(accounts, less, over: input.when)]
    case .guarantees(let parts):
      let found = try parts(self)
      return found.isEmpty ? [] : [try guarantees(found), try events(of: found, input.when)]
    case .measured(let what, let parts):
      let found = try parts(self)
      guard !found.isEmpty else { return [] }
      var table = try guarantees(found)
      table.columns[1].title = what
      (table.title, table.totals) = (what, nil)
      return [table, try events(of: found, input.when)]
    case .charter, .same: return []
    }
  }

  /// Balances, and the events of their day's year.
  private func ledger(_ sources: Sources, at when: Input.When) throws -> [Table] {
    let day = day(when)
    let past = Snapshot(
      books: snapshot.books, archive: snapshot.archive, day: day,
      period: .range(day.firstOfYear, day))
    return try Explanation(sources, past).document().tables
  }

  /// What moved income or expense, closing entries left out.
  private func movements(
    _ accounts: [Account], _ less: [Account], over when: Input.When
  ) throws -> Table {
    var effects: [Int64: (event: Event, amount: Money)] = [:]
    for (account, isSubtracted) in accounts.map({ ($0, false) }) + less.map({ ($0, true) }) {
      let isPlus = (account.normalSide == .debit) != isSubtracted
      try snapshot.archive.postings(
        touching: account, party: nil, guarantee: nil, from: first(of: when), through: day
      ) { event, posting in
        guard !posting.isClosing else { return }
        let signed = try posting.signed
        var amount = effects[event.number]?.amount ?? .zero
        if posting.debit.account == account { try amount += isPlus ? signed : -signed }
        if posting.credit.account == account { try amount -= isPlus ? signed : -signed }
        effects[event.number] = (event, amount)
      }
    }
    let moved = effects.values.filter { !$0.amount.isZero }.sorted {
      ($0.event.day, $0.event.number) < ($1.event.day, $1.event.number)
    }
    return Table(
      key: "movements", title: Words("事项", "Events"),
      columns: [.date, .event, .kind, .memo, .amount],
      rows: moved.map { $0.event.cells + [.money($0.amount)] },
      totals: [
        .term("total", Words("合计", "total")), .none, .none, .none,
        .money(try Money.sum(moved.map(\.amount))),
      ])
  }

  private func first(of when: Input.When) -> Day {
    switch when {
    case .year: day.firstOfYear
    case .period: period.first
    case .yearStart, .start, .end, .always: .earliest
    }
  }

  private func guarantees(_ parts: [(code: ID<Guarantee>, part: Cell)]) throws -> Table {
    let amounts = parts.compactMap { part -> Money? in
      if case .money(let money) = part.part { money } else { nil }
    }
    var table = Table(
      key: "guarantees", title: Words("担保", "Guarantees"),
      columns: [.guarantee, .init("part", Words("所占", "part"))],
      rows: parts.map { [.code($0.code), $0.part] })
    if amounts.count == parts.count {
      table.totals = [
        .term("total", Words("合计", "total")), .money(try Money.sum(amounts)),
      ]
    }
    return table
  }

  /// The events of guarantees over a stretch of days, or up to a moment, with their entries.
  private func events(
    of parts: [(code: ID<Guarantee>, part: Cell)], _ when: Input.When
  ) throws -> Table {
    let isSpan = when == .year || when == .period
    let (first, last) = (first(of: when), isSpan ? day : day(when))
    let events = try parts.flatMap { part in
      try snapshot.archive.history(of: part.code).filter { $0.day >= first && $0.day <= last }
    }.sorted { ($0.day, $0.number) < ($1.day, $1.number) }
    return try Explanation.entries(
      of: events.map { ($0, try snapshot.archive.postings(of: $0.number)) },
      in: try snapshot.chart())
  }
}

extension Input {
  /// Where it comes from, in a few words.
  var source: Words {
    switch evidence {
    case .balances, .ledger: Words("科目余额", "balances of accounts")
    case .turnover: Words("科目发生额（不含结转）", "turnover of accounts, closing entries left out")
    case .guarantees: Words("逐笔担保", "guarantee by guarantee")
    case .measured(let what, _):
      Words("由逐笔的\(what.zh)计算", "worked out from \(what.en) by guarantee")
    case .charter(let key): Words("章程 \(key)", "the charter's \(key)")
    case .same: Words("另一口径的同一数字", "the same, kept in another way")
    }
  }
}
