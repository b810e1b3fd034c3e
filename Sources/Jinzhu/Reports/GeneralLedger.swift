extension Report {
  static let generalLedger = Report(
    "general-ledger", Words("总账", "General ledger"),
    Words(
      "每个科目的期初余额，逐月的本月合计和本年累计",
      "every account month by month: totals, year to date and balance"),
    scope: .period
  ) { snapshot, document in
    let chart = try snapshot.chart()
    let months = try monthlyTotals(snapshot)
    let opening = try snapshot.openingTotals()
    var rows: [[Cell]] = []
    for account in Account.allCases.sorted(by: { $0.comes(before: $1, in: chart) }) {
      var balance = opening[account] ?? .zero
      let moved = months.filter { $0.month[account] != nil }
      if balance.isZero, moved.isEmpty { continue }
      let head = account.cells(in: chart)
      rows.append(
        head + [.day(snapshot.first), .broughtForward, .none, .none] + (try Cell.sided(balance)))
      for month in moved {
        let (sums, year) = (month.month[account], month.year[account])
        try balance += (sums?.debit ?? .zero) - (sums?.credit ?? .zero)
        let sided = try Cell.sided(balance)
        rows.append(head + [.day(month.last), .monthTotal] + (sums?.cells ?? []) + sided)
        rows.append(head + [.day(month.last), .yearTotal] + (year?.cells ?? []) + sided)
      }
    }
    document.tables = [
      Table(
        columns: [
          .role, .code, .account, .date, .summary, .debit, .credit, .direction, .bookBalance,
        ], rows: rows)
    ]
    document.notes = [
      Words("含表外科目；红字冲减其所在方的发生额。", "Memorandum accounts included; red entries reduce their side.")
    ]
  }

  /// A month, or what of it is asked for.
  private struct Month {
    let last: Day
    /// What moved in it.
    var month: [Account: RunningSums] = [:]
    /// What moved since 1 January.
    var year: [Account: RunningSums] = [:]
  }

  private static func monthlyTotals(_ snapshot: Snapshot) throws -> [Month] {
    func sums(_ from: Day, _ through: Day) throws -> [Account: RunningSums] {
      try snapshot.archive.turnovers(from: from, through: through).mapValues { moved in
        let closes = !snapshot.isBeforeClosing
        return RunningSums(
          debit: closes ? try moved.debit + moved.closingDebit : moved.debit,
          credit: closes ? try moved.credit + moved.closingCredit : moved.credit)
      }.filter { !$0.value.debit.isZero || !$0.value.credit.isZero }
    }
    return try Period.months(from: snapshot.first, through: snapshot.day).map { first, last in
      Month(last: last, month: try sums(first, last), year: try sums(last.firstOfYear, last))
    }
  }
}

extension Account {
  /// Whether it stands before another one in a chart.
  fileprivate func comes(before other: Account, in chart: Chart) -> Bool {
    let (a, b) = (entry(in: chart).code, other.entry(in: chart).code)
    return a == b ? rawValue < other.rawValue : a < b
  }
}
