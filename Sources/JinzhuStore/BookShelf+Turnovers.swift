internal import Jinzhu
internal import SQLite

// Turnovers: whole months from the month rows, what sticks out from the entries of those days.

extension BookShelf {
  func turnovers(from: Day, through: Day) throws -> [Account: MonthDelta] {
    try turnovers(from: from, through: through, of: nil)
  }

  /// Turnovers in a span of days, of one account or of all.
  func turnovers(from: Day, through: Day, of account: Account?) throws -> [Account: MonthDelta] {
    guard from <= through else { return [:] }
    let firstWhole = from == from.firstOfMonth ? from : try from.endOfMonth.adding(days: 1)
    let isWhole = through == through.endOfMonth
    let afterWhole = isWhole ? through : try through.firstOfMonth.adding(days: -1)
    if firstWhole > afterWhole {
      return try partOfMonth(from: from, through: through, of: account)
    }
    var turnovers = try wholeMonths(from: firstWhole, through: afterWhole, of: account)
    if from < firstWhole {
      try turnovers.add(
        partOfMonth(from: from, through: firstWhole.adding(days: -1), of: account))
    }
    if afterWhole < through {
      try turnovers.add(
        partOfMonth(from: afterWhole.adding(days: 1), through: through, of: account))
    }
    return turnovers
  }

  private func wholeMonths(from: Day, through: Day, of account: Account?) throws
    -> [Account: MonthDelta]
  {
    try turnovers(
      """
      SELECT account, sum(debit), sum(credit), sum(closing_debit), sum(closing_credit) FROM month
      WHERE month BETWEEN ?1 AND ?2 AND (?3 IS NULL OR account = ?3) GROUP BY account
      """, from, through, account)
  }

  /// Turnovers summed from entries: for spans of about a month.
  func partOfMonth(from: Day, through: Day, of account: Account?) throws
    -> [Account: MonthDelta]
  {
    try turnovers(
      """
      WITH entry AS (
        SELECT p.debit, p.credit, p.closing, iif(p.red, -p.amount, p.amount) AS amount
        FROM event e JOIN posting p ON p.event = e.number WHERE e.day BETWEEN ?1 AND ?2),
      side AS (
        SELECT debit AS sub_account, iif(closing, 0, amount) AS d, 0 AS c,
          iif(closing, amount, 0) AS cd, 0 AS cc FROM entry
        UNION ALL
        SELECT credit, 0, iif(closing, 0, amount), 0, iif(closing, amount, 0) FROM entry)
      SELECT s.account, sum(d), sum(c), sum(cd), sum(cc)
      FROM side JOIN sub_account s ON s.number = side.sub_account
      WHERE ?3 IS NULL OR s.account = ?3 GROUP BY s.account
      """, from, through, account)
  }

  private func turnovers(
    _ sql: StaticString, _ from: Day, _ through: Day, _ account: Account?
  ) throws -> [Account: MonthDelta] {
    let query = try statement(sql)
    defer { query.reset() }
    var parameters = Binder(query)
    try parameters.add(from)
    try parameters.add(through)
    try parameters.add(account?.rawValue)
    var turnovers: [Account: MonthDelta] = [:]
    while try query.step() {
      var columns = Columns(query)
      turnovers[try columns.one(of: Account.self)] = columns.delta()
    }
    return turnovers
  }

  /// Of movements `m`, what they came to before a day (?1), and what moved from it on.
  static let openingAndMoved = """
    ifnull(sum(m.debit + m.closing_debit - m.credit - m.closing_credit)
      FILTER (WHERE m.day < ?1), 0),
    ifnull(sum(m.debit) FILTER (WHERE m.day >= ?1), 0),
    ifnull(sum(m.credit) FILTER (WHERE m.day >= ?1), 0),
    ifnull(sum(m.closing_debit) FILTER (WHERE m.day >= ?1), 0),
    ifnull(sum(m.closing_credit) FILTER (WHERE m.day >= ?1), 0)
    """

  func subTurnovers(from: Day, through: Day) throws
    -> [(sub: SubAccount, opening: Money, moved: MonthDelta)]
  {
    try flushMovements()
    let query = try statement(
      built: """
        SELECT s.account, s.party, s.guarantee,
          \(Self.openingAndMoved)
        FROM movement m JOIN sub_account s ON s.number = m.sub_account
        WHERE m.day <= ?2 GROUP BY m.sub_account
        """)
    defer { query.reset() }
    try query.bind(1, from.yyyymmdd)
    try query.bind(2, through.yyyymmdd)
    var turnovers: [(sub: SubAccount, opening: Money, moved: MonthDelta)] = []
    while try query.step() {
      var columns = Columns(query)
      let sub = try columns.subAccount()
      let (opening, moved) = (columns.money(), columns.delta())
      if !opening.isZero || moved != MonthDelta() { turnovers.append((sub, opening, moved)) }
    }
    return turnovers.sorted { $0.sub.comesBefore($1.sub) }
  }

  func subLedger(of account: Account, asOf day: Day) throws
    -> [(sub: SubAccount, balance: Money)]
  {
    try flushMovements()
    let query = try statement(
      """
      SELECT s.account, s.party, s.guarantee,
        iif(b.last_day <= ?2, b.total, b.total - (
          SELECT ifnull(sum(m.debit + m.closing_debit - m.credit - m.closing_credit), 0)
          FROM movement m WHERE m.sub_account = s.number AND m.day > ?2))
      FROM sub_account s JOIN balance b ON b.sub_account = s.number
      WHERE s.account = ?1 AND (b.total <> 0 OR b.last_day > ?2) ORDER BY s.party, s.guarantee
      """)
    defer { query.reset() }
    try query.bind(1, account.rawValue)
    try query.bind(2, day.yyyymmdd)
    var ledger: [(sub: SubAccount, balance: Money)] = []
    while try query.step() {
      var columns = Columns(query)
      let (sub, balance) = (try columns.subAccount(), columns.money())
      guard !balance.isZero else { continue }
      ledger.append((sub, account.normalSide == .debit ? balance : try -balance))
    }
    return ledger
  }
}

extension [Account: MonthDelta] {
  /// Adds the turnovers of another span of days.
  mutating func add(_ other: [Account: MonthDelta]) throws {
    for (account, delta) in other { try self[account, default: MonthDelta()].add(delta) }
  }
}

extension SubAccount {
  /// By the order of accounts in the chart, then party, then guarantee; none comes first.
  func comesBefore(_ other: SubAccount) -> Bool {
    if account != other.account { return Self.order(account) < Self.order(other.account) }
    if party != other.party { return Self.isFirst(party, other.party) }
    return Self.isFirst(guarantee, other.guarantee)
  }

  private static func isFirst<S>(_ a: ID<S>?, _ b: ID<S>?) -> Bool {
    guard let b else { return false }
    guard let a else { return true }
    return a < b
  }

  private static let places = Dictionary(
    Account.allCases.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })

  private static func order(_ account: Account) -> Int { places[account] ?? 0 }
}
