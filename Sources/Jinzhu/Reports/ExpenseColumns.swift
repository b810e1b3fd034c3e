extension Report {
  static let expenseColumns = Report(
    "expense-columns", Words("费用多栏账", "Expenses in columns"),
    Words(
      "期间的每笔费用，每个费用科目一栏，每月合计",
      "every expense of a period, a column for each account, with monthly totals"),
    scope: .period
  ) { snapshot, document in
    let chart = try snapshot.chart()
    let numbers = try VoucherNumbers(
      snapshot.archive, from: snapshot.first, through: snapshot.day)
    var entries: [(event: Event, sums: [Account: Money])] = []
    try snapshot.archive.entries(from: snapshot.first, through: snapshot.day) { event, postings in
      var sums: [Account: Money] = [:]
      for posting in postings where !posting.isClosing {
        for (account, amount) in try [
          (posting.debit.account, posting.signed), (posting.credit.account, -posting.signed),
        ] where account.accountClass == .expense {
          try sums[account, default: .zero] += amount
        }
      }
      if !sums.isEmpty { entries.append((event, sums)) }
    }
    let used = Set(entries.flatMap(\.sums.keys))
    let accounts = Account.allCases.filter(used.contains)
    let table = try ExpenseTable(accounts: accounts, chart: chart)
    document.tables = [try table.table(of: entries, numbers)]
    document.notes = [
      Words(
        "借方为正，贷方和红字为负；不含结转本年利润的分录。",
        "Debits are positive, credits and red entries negative; closing entries are left out.")
    ]
  }
}

/// Expenses with a column for each account.
private struct ExpenseTable {
  let accounts: [Account]
  private let columns: [Table.Column]

  init(accounts: [Account], chart: Chart) throws {
    self.accounts = accounts
    columns =
      [.date, .voucher, .summary, .init("total", Words("合计", "total"))]
      + accounts.map { account in
        Table.Column(account.rawValue, account.entry(in: chart).name)
      }
  }

  func table(
    of entries: [(event: Event, sums: [Account: Money])], _ numbers: VoucherNumbers
  ) throws -> Table {
    var rows: [[Cell]] = []
    var (month, whole): ([Account: Money], [Account: Money]) = ([:], [:])
    for (index, entry) in entries.enumerated() {
      rows.append(
        [.day(entry.event.day), numbers.cell(entry.event.number), entry.event.summary]
          + (try cells(entry.sums)))
      for (account, amount) in entry.sums {
        try month[account, default: .zero] += amount
        try whole[account, default: .zero] += amount
      }
      let next = index + 1 < entries.count ? entries[index + 1].event.day.firstOfMonth : nil
      if next != entry.event.day.firstOfMonth {
        rows.append(
          [.day(entry.event.day.endOfMonth), .none, .monthTotal] + (try cells(month)))
        month = [:]
      }
    }
    return Table(
      columns: columns, rows: rows,
      totals: entries.isEmpty
        ? nil : [.term("total", Words("合计", "total")), .none, .none] + (try cells(whole)))
  }

  private func cells(_ sums: [Account: Money]) throws -> [Cell] {
    try [.money(Money.sum(sums.values))] + accounts.map { .amount(sums[$0] ?? .zero) }
  }
}
