extension Report {
  static let threeColumnLedger = Report(
    "three-column", Words("三栏式明细账", "Three-column ledger"),
    Words(
      "一个科目的明细账：凭证字号、对方科目、借贷、方向与余额，每月合计、本年累计",
      "an account with voucher numbers, counter-accounts, running balance and monthly totals"),
    scope: .period, asks: .account
  ) { snapshot, document in
    guard let account = snapshot.account else { throw Refusal.fieldMissing("account") }
    let chart = try snapshot.chart()
    let numbers = try VoucherNumbers(
      snapshot.archive, from: snapshot.first, through: snapshot.day)
    var book = AccountBook(balance: try openingBalance(of: account, snapshot))
    book.rows = [
      [.day(snapshot.first), .none, .broughtForward, .none, .none, .none, .none, .none]
        + (try Cell.sided(book.balance)) + [.flag(false)]
    ]
    // The year's totals begin on 1 January, whatever the period's first day.
    var whole = Snapshot(
      books: snapshot.books, archive: snapshot.archive, day: snapshot.day,
      period: .range(snapshot.first.firstOfYear, snapshot.day))
    (whole.party, whole.guarantee) = (snapshot.party, snapshot.guarantee)
    whole.isBeforeClosing = snapshot.isBeforeClosing
    try movements(of: account, whole) { event, line in
      guard event.day >= snapshot.first else {
        return try book.add(before: event.day, line.amount, line.side)
      }
      try book.turn(to: event.day)
      try book.add(line.amount, line.side)
      book.rows.append(
        [
          .day(event.day), numbers.cell(event.number), event.summary, .code(line.sub.party),
          .code(line.sub.guarantee), line.counterCell(in: chart),
          line.side == .debit ? .money(line.amount) : .none,
          line.side == .credit ? .money(line.amount) : .none,
        ] + (try Cell.sided(book.balance)) + [.flag(line.isRed)])
    }
    try book.endMonth()
    document.tables = [Table(columns: book.columns, rows: book.rows)]
    let (code, name) = account.entry(in: chart)
    document.figures = [
      Figure("account", Words("科目", "account"), .term(account.rawValue, name)),
      Figure("code", Words("科目编码", "code"), .text(code)),
    ]
    if let party = snapshot.party {
      document.figures.append(Figure("party", Words("往来方", "party"), .code(party)))
    }
    if let guarantee = snapshot.guarantee {
      document.figures.append(
        Figure("guarantee", Words("担保合同", "guarantee"), .code(guarantee)))
    }
  }
}

/// A three-column book while it is written.
private struct AccountBook {
  var rows: [[Cell]] = []
  /// Debit positive.
  var balance: Money
  private var month = RunningSums()
  private var year = RunningSums()
  /// The year that `year` sums up; `nil` before anything moved.
  private var summed: Int?
  private var last: Day?

  init(balance: Money) { self.balance = balance }

  /// Parties and guarantees are printed where the account has them.
  var columns: [Table.Column] {
    var (party, guarantee) = (Table.Column.party, Table.Column.guarantee)
    party.isPrinted = rows.contains { $0[3] != .none }
    guarantee.isPrinted = rows.contains { $0[4] != .none }
    return [
      .date, .voucher, .summary, party, guarantee,
      .init("counter", Words("对方科目", "counter-account")), .debit, .credit, .direction,
      .bookBalance, .isRed,
    ]
  }

  mutating func add(_ amount: Money, _ side: Side) throws {
    try month.add(amount, side)
    try year.add(amount, side)
    try balance += side == .debit ? amount : -amount
  }

  /// Adds what moved earlier in the year than the book begins.
  mutating func add(before day: Day, _ amount: Money, _ side: Side) throws {
    try year.add(amount, side)
    summed = day.year
  }

  /// Ends the month of the last entry, where the next one is of another.
  mutating func turn(to day: Day) throws {
    if let last, last.firstOfMonth != day.firstOfMonth { try endMonth() }
    if summed != day.year { year = RunningSums() }
    (last, summed) = (day, day.year)
  }

  mutating func endMonth() throws {
    guard let last else { return }
    let blanks = [Cell](repeating: .none, count: 3)
    for (title, sums) in [(Cell.monthTotal, month), (Cell.yearTotal, year)] {
      rows.append(
        [.day(last.endOfMonth), .none, title] + blanks + sums.cells + (try Cell.sided(balance))
          + [.flag(false)])
    }
    month = RunningSums()
  }
}

extension Event {
  /// What happened, as a line of a book says it: the memo, or the kind where there is none.
  var summary: Cell {
    if let memo = submission.memo { return .text(memo) }
    return .term(submission.kind.rawValue, submission.kind.body.title)
  }
}
