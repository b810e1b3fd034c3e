internal import Jinzhu
internal import SQLite

// What moved the balances of parties, day by day and year by year.

extension BookShelf {
  func partyMovements(of account: Account, through: Day) throws
    -> [(party: ID<Party>, moves: [(day: Day, amount: Money)])]
  {
    try flushMovements()
    let parties = try statement(
      """
      SELECT number, party FROM sub_account WHERE account = ?1 AND party <> ''
      ORDER BY party, guarantee
      """)
    let query = try statement(
      """
      SELECT day, debit + closing_debit - credit - closing_credit FROM movement
      WHERE sub_account = ?1 AND day <= ?2 ORDER BY day
      """)
    defer {
      parties.reset()
      query.reset()
    }
    try parties.bind(1, account.rawValue)
    try query.bind(2, through.yyyymmdd)
    var found: [(party: ID<Party>, moves: [(day: Day, amount: Money)])] = []
    while try parties.step() {
      try query.bind(1, parties.int(0))
      var moves: [(day: Day, amount: Money)] = []
      while try query.step() {
        var row = Columns(query)
        moves.append((try row.day(), row.money()))
      }
      if !moves.isEmpty { found.append((ID(parties.text(1)), moves)) }
    }
    return found
  }

  func partyEntries(of account: Account, on day: Day) throws
    -> [(event: Int64, party: ID<Party>, amount: Money)]
  {
    let query = try statement(
      """
      SELECT e.number, s.party,
        iif(p.red, -p.amount, p.amount) * iif(p.debit = s.number, 1, -1)
      FROM event e CROSS JOIN posting p ON p.event = e.number
        CROSS JOIN sub_account s ON s.number IN (p.debit, p.credit)
      WHERE e.day = ?2 AND s.account = ?1 AND s.party <> '' ORDER BY e.number
      """)
    defer { query.reset() }
    try query.bind(1, account.rawValue)
    try query.bind(2, day.yyyymmdd)
    var entries: [(event: Int64, party: ID<Party>, amount: Money)] = []
    while try query.step() {
      var row = Columns(query)
      entries.append((row.int(), row.code(), row.money()))
    }
    return entries
  }

  func lastEvent(on day: Day) throws -> Int64 {
    let query = try statement(
      "SELECT number FROM event WHERE day = ?1 ORDER BY number DESC LIMIT 1")
    defer { query.reset() }
    try query.bind(1, day.yyyymmdd)
    return try query.step() ? query.int(0) : 0
  }

  func yearlyTurnovers() throws -> [(year: Int, account: Account, amount: Money)] {
    let query = try statement(
      """
      SELECT account, month / 10000, debit + closing_debit - credit - closing_credit FROM month
      ORDER BY account, month
      """)
    defer { query.reset() }
    var found: [(year: Int, account: Account, amount: Money)] = []
    while try query.step() {
      var row = Columns(query, from: 1)
      let (year, amount) = (Int(row.int()), row.money())
      if let last = found.last, last.year == year, query.isSame(0, as: last.account.rawValue) {
        try found[found.count - 1].amount += amount
        continue
      }
      var columns = Columns(query)
      found.append((year, try columns.one(of: Account.self), amount))
    }
    return found.sorted { $0.year < $1.year }
  }
}
