extension Report {
  static let dayBook = Report(
    "day-book", Words("日记账", "Day books of cash and bank"),
    Words(
      "库存现金和每个银行账户的日记账：逐笔收付、本日合计、本月合计、余额",
      "cash on hand and every bank account: receipts, payments, daily and monthly totals"),
    scope: .period
  ) { snapshot, document in
    let chart = try snapshot.chart()
    let numbers = try VoucherNumbers(
      snapshot.archive, from: snapshot.first, through: snapshot.day)
    for account in [Account.cashOnHand, .cash] {
      var books: [SubAccount: MoneyBook] = [:]
      for held in try snapshot.archive.subTurnovers(
        of: account, from: snapshot.first, through: snapshot.day)
      {
        books[held.sub] = try MoneyBook(first: snapshot.first, balance: held.opening)
      }
      try movements(of: account, snapshot) { event, line in
        try books[line.sub]?.add(
          line, on: event.day,
          [numbers.cell(event.number), event.summary, line.counterCell(in: chart)])
      }
      for sub in books.keys.sorted(by: { ($0.party?.text ?? "") < ($1.party?.text ?? "") }) {
        guard var book = books[sub], book.hasRows else { continue }
        try book.endMonth()
        let name = account.entry(in: chart).name
        let bank = try sub.party.map { code in
          try snapshot.books.facts(of: code, on: snapshot.day).map { " \(code) \($0.name)" }
            ?? " \(code)"
        }
        document.tables.append(
          Table(
            key: [account.rawValue, sub.party?.text].compactMap { $0 }.joined(separator: ":"),
            title: Words(
              "\(name.zh)日记账\(bank ?? "")", "Day book: \(name.en.lowercased())\(bank ?? "")"),
            columns: MoneyBook.columns, rows: book.rows))
      }
    }
  }
}

/// A day book while it is written.
private struct MoneyBook {
  private(set) var rows: [[Cell]] = []
  private var balance: Money
  private var (today, month) = (RunningSums(), RunningSums())
  private var (last, entries): (Day?, Int) = (nil, 0)

  static let columns: [Table.Column] = [
    .date, .voucher, .summary, .init("counter", Words("对方科目", "counter-account")),
    .init("debit", Words("收入（借方）", "received")), .init("credit", Words("付出（贷方）", "paid")),
    .direction, .bookBalance, .isRed,
  ]

  init(first: Day, balance: Money) throws {
    self.balance = balance
    rows = [
      [.day(first), .none, .broughtForward, .none, .none, .none] + (try Cell.sided(balance))
        + [.flag(false)]
    ]
  }

  /// Whether there is anything to print.
  var hasRows: Bool { rows.count > 1 || !balance.isZero }

  mutating func add(_ line: EntryLine, on day: Day, _ what: [Cell]) throws {
    try turn(to: day)
    entries += 1
    try today.add(line.amount, line.side)
    try month.add(line.amount, line.side)
    try balance += line.side == .debit ? line.amount : -line.amount
    rows.append(
      [
        .day(day), what[0], what[1], what[2],
        line.side == .debit ? .money(line.amount) : .none,
        line.side == .credit ? .money(line.amount) : .none,
      ] + (try Cell.sided(balance)) + [.flag(line.isRed)])
  }

  private mutating func turn(to day: Day) throws {
    guard let last, last != day else { return self.last = day }
    try endDay()
    if last.firstOfMonth != day.firstOfMonth { try endMonth() }
    self.last = day
  }

  /// A day of one entry says it all by itself.
  private mutating func endDay() throws {
    if let last, entries > 1 {
      try total(.term("day", Words("本日合计", "day")), today, on: last)
    }
    (today, entries) = (RunningSums(), 0)
  }

  mutating func endMonth() throws {
    guard let last else { return }
    try endDay()
    try total(.monthTotal, month, on: last)
    month = RunningSums()
  }

  private mutating func total(_ title: Cell, _ sums: RunningSums, on day: Day) throws {
    rows.append(
      [.day(day), .none, title, .none] + sums.cells + (try Cell.sided(balance))
        + [.flag(false)])
  }
}
