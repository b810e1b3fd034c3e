internal import Jinzhu
internal import SQLite

// Balances: of today, by day, and by month.

extension BookShelf {
  func balance(of sub: SubAccount) throws -> SubBalance? {
    let query = try statement(
      """
      SELECT s.number, b.total, b.last_day FROM sub_account s
      JOIN balance b ON b.sub_account = s.number
      WHERE s.account = ?1 AND s.party = ?2 AND s.guarantee = ?3
      """)
    defer { query.reset() }
    try query.bind(1, sub.account.rawValue)
    try query.bind(2, sub.party?.text ?? "")
    try query.bind(3, sub.guarantee?.text ?? "")
    guard try query.step() else { return nil }
    var columns = Columns(query)
    return try SubBalance(
      id: columns.int(), sub: sub, total: columns.money(), lastDay: columns.day())
  }

  func balances(of account: Account, movedAfter day: Day) throws -> [SubBalance] {
    let query = try statement(
      """
      SELECT s.number, b.total, b.last_day, s.account, s.party, s.guarantee FROM sub_account s
      JOIN balance b ON b.sub_account = s.number
      WHERE s.account = ?1 AND (b.total <> 0 OR b.last_day > ?2) ORDER BY s.party, s.guarantee
      """)
    defer { query.reset() }
    try query.bind(1, account.rawValue)
    try query.bind(2, day.yyyymmdd)
    var balances: [SubBalance] = []
    while try query.step() {
      var columns = Columns(query)
      let (id, total, lastDay) = (columns.int(), columns.money(), try columns.day())
      balances.append(
        SubBalance(id: id, sub: try columns.subAccount(), total: total, lastDay: lastDay))
    }
    return balances
  }

  func accountTotals() throws -> [Account: Money] {
    try totals(
      """
      SELECT account, sum(debit + closing_debit - credit - closing_credit) FROM month
      GROUP BY account
      """
    ) { _ in }
  }

  func accountTotals(asOf day: Day) throws -> [Account: Money] {
    let isWhole = day == day.endOfMonth
    var totals = try totals(
      """
      SELECT account, sum(debit + closing_debit - credit - closing_credit) FROM month
      WHERE month < ?1 GROUP BY account
      """
    ) { try $0.bind(1, isWhole ? day.yyyymmdd : day.firstOfMonth.yyyymmdd) }
    if isWhole { return totals }
    for (account, moved) in try partOfMonth(from: day.firstOfMonth, through: day, of: nil) {
      totals[account] = try (totals[account] ?? .zero) + moved.net
    }
    return totals
  }

  private func totals(
    _ sql: StaticString, _ bind: (Statement) throws -> Void
  ) throws -> [Account: Money] {
    let query = try statement(sql)
    defer { query.reset() }
    try bind(query)
    var totals: [Account: Money] = [:]
    while try query.step() {
      var columns = Columns(query)
      totals[try columns.one(of: Account.self)] = columns.money()
    }
    return totals
  }

  func movements(of sub: Int64, after day: Day) throws -> [(day: Day, amount: Money)] {
    try flushMovements()
    let query = try statement(
      """
      SELECT day, debit + closing_debit - credit - closing_credit FROM movement
      WHERE sub_account = ?1 AND day > ?2 ORDER BY day
      """)
    defer { query.reset() }
    try query.bind(1, sub)
    try query.bind(2, day.yyyymmdd)
    var movements: [(day: Day, amount: Money)] = []
    while try query.step() {
      var columns = Columns(query)
      movements.append((try columns.day(), columns.money()))
    }
    return movements
  }

  func movement(of sub: Int64, after day: Day) throws -> Money {
    try flushMovements()
    let query = try statement(
      """
      SELECT sum(debit + closing_debit - credit - closing_credit) FROM movement
      WHERE sub_account = ?1 AND day > ?2
      """)
    defer { query.reset() }
    try query.bind(1, sub)
    try query.bind(2, day.yyyymmdd)
    return Money(fen: try query.step() ? query.int(0) : 0)
  }

  func turnover(of account: Account, from: Day, through: Day) throws -> Money {
    let moved = try turnovers(from: from, through: through, of: account)[account] ?? MonthDelta()
    return try moved.debit - moved.credit
  }

  func turnoverByGuarantee(of account: Account, from: Day, through: Day) throws
    -> [(guarantee: ID<Guarantee>, amount: Money)]
  {
    try flushMovements()
    let query = try statement(
      """
      SELECT s.guarantee, sum(m.debit - m.credit) FROM sub_account s
      JOIN movement m ON m.sub_account = s.number AND m.day BETWEEN ?2 AND ?3
      WHERE s.account = ?1 AND s.guarantee <> '' GROUP BY s.guarantee ORDER BY s.guarantee
      """)
    defer { query.reset() }
    try query.bind(1, account.rawValue)
    try query.bind(2, from.yyyymmdd)
    try query.bind(3, through.yyyymmdd)
    var turnovers: [(guarantee: ID<Guarantee>, amount: Money)] = []
    while try query.step() {
      var columns = Columns(query)
      turnovers.append((columns.code(), columns.money()))
    }
    return turnovers
  }

  func save(_ balances: [SubBalance], months: [MonthKey: MonthDelta]) throws {
    try write { database in
      let balance = try database.statement("REPLACE INTO balance VALUES (?,?,?)")
      for known in balances {
        var row = Binder(balance)
        try row.add(known.id)
        try row.add(known.total)
        try row.add(known.lastDay)
        try balance.run()
      }
      let month = try database.statement(
        """
        INSERT INTO month VALUES (?,?,?,?,?,?)
        ON CONFLICT DO UPDATE SET debit = debit + excluded.debit, credit = credit + excluded.credit,
          closing_debit = closing_debit + excluded.closing_debit,
          closing_credit = closing_credit + excluded.closing_credit
        """)
      for (key, delta) in months {
        var row = Binder(month)
        try row.add(key.account.rawValue)
        try row.add(key.month)
        try row.add(delta)
        try month.run()
      }
    }
  }

  /// Gathers what an entry moves on a day, on both of its sides.
  func gather(_ posting: Posting, from credit: Int64, to debit: Int64, on day: Day) throws {
    let amount = try posting.signed
    try movements[MovementKey(subAccount: debit, day: day), default: MonthDelta()]
      .add(amount, to: .debit, isClosing: posting.isClosing)
    try movements[MovementKey(subAccount: credit, day: day), default: MonthDelta()]
      .add(amount, to: .credit, isClosing: posting.isClosing)
  }

  func flushMovements() throws {
    try catchUp()
    try writeMovements(to: database)
  }

  /// Writes the movements gathered so far, in the order of their rows.
  func writeMovements(to database: Database) throws {
    guard !movements.isEmpty else { return }
    let statement = try database.statement(
      """
      INSERT INTO movement VALUES (?,?,?,?,?,?)
      ON CONFLICT DO UPDATE SET debit = debit + excluded.debit, credit = credit + excluded.credit,
        closing_debit = closing_debit + excluded.closing_debit,
        closing_credit = closing_credit + excluded.closing_credit
      """)
    let sorted = movements.sorted {
      ($0.key.subAccount, $0.key.day) < ($1.key.subAccount, $1.key.day)
    }
    for (key, delta) in sorted {
      var row = Binder(statement)
      try row.add(key.subAccount)
      try row.add(key.day)
      try row.add(delta)
      try statement.run()
    }
    movements.removeAll(keepingCapacity: true)
  }
}

extension MonthDelta {
  /// Adds all four amounts of another one.
  mutating func add(_ other: MonthDelta) throws {
    try debit += other.debit
    try credit += other.credit
    try closingDebit += other.closingDebit
    try closingCredit += other.closingCredit
  }

  /// Debits less credits, closing entries included.
  var net: Money {
    get throws { try debit + closingDebit - credit - closingCredit }
  }
}
