internal import Jinzhu
internal import SQLite

// Charters, closed periods, confirmed balances, and what was taken back.

extension BookShelf {
  func charters() throws -> [AdoptedCharter] {
    let query = try statement("SELECT event, day, undone FROM charter ORDER BY event")
    defer { query.reset() }
    var charters: [AdoptedCharter] = []
    while try query.step() {
      var row = Columns(query)
      charters.append(
        AdoptedCharter(event: row.int(), from: try row.day(), undone: try row.dayIfAny()))
    }
    return charters
  }

  func charter(adoptedBy event: Int64) throws -> Charter {
    guard case .charter(let charter)? = try self.event(event)?.submission.fields["charter"] else {
      throw Damage.unreadable(column: "charter.event", value: String(event))
    }
    return charter
  }

  func save(_ charter: AdoptedCharter) throws {
    try write { database in
      let statement = try database.statement("INSERT INTO charter VALUES (?,?,?)")
      var row = Binder(statement)
      try row.add(charter.event)
      try row.add(charter.from)
      try row.add(charter.undone)
      try statement.run()
    }
  }

  func undoCharter(of event: Int64, from day: Day) throws {
    try write { database in
      let statement = try database.statement("UPDATE charter SET undone = ?2 WHERE event = ?1")
      try statement.bind(1, event)
      try statement.bind(2, day.yyyymmdd)
      try statement.run()
    }
  }

  func closes() throws -> [Close] { try closes(before: .max) }

  func closes(before event: Int64) throws -> [Close] {
    let query = try statement(
      """
      SELECT event, period FROM close
      WHERE event < ?1 AND (reopened IS NULL OR reopened > ?1) ORDER BY event
      """)
    defer { query.reset() }
    try query.bind(1, event)
    var closes: [Close] = []
    while try query.step() {
      var row = Columns(query)
      let (event, text) = (row.int(), row.text())
      guard let period = try? Period(parsing: text) else { throw row.unreadable(text) }
      closes.append(Close(event: event, period: period))
    }
    return closes
  }

  func save(_ close: Close) throws {
    try write { database in
      let statement = try database.statement("INSERT INTO close VALUES (?,?,NULL)")
      try statement.bind(1, close.event)
      try statement.bind(2, close.period.description)
      try statement.run()
    }
  }

  func undoClose(of event: Int64, by reopening: Int64) throws {
    try write { database in
      let statement = try database.statement("UPDATE close SET reopened = ?2 WHERE event = ?1")
      try statement.bind(1, event)
      try statement.bind(2, reopening)
      try statement.run()
    }
  }

  func assertions() throws -> [Assertion] {
    let query = try statement(
      "SELECT event, day, account, party, amount FROM assertion ORDER BY event")
    defer { query.reset() }
    var assertions: [Assertion] = []
    while try query.step() {
      var row = Columns(query)
      assertions.append(
        Assertion(
          event: row.int(), day: try row.day(), account: try row.one(of: Account.self),
          party: row.codeIfAny(), amount: row.money()))
    }
    return assertions
  }

  func save(_ assertion: Assertion) throws {
    try write { database in
      let statement = try database.statement("INSERT INTO assertion VALUES (?,?,?,?,?)")
      var row = Binder(statement)
      try row.add(assertion.event)
      try row.add(assertion.day)
      try row.add(assertion.account.rawValue)
      try row.add(assertion.party)
      try row.add(assertion.amount)
      try statement.run()
    }
  }

  func undoAssertion(of event: Int64) throws {
    try write { database in
      let statement = try database.statement("DELETE FROM assertion WHERE event = ?1")
      try statement.bind(1, event)
      try statement.run()
    }
  }

  func markReversed(_ event: Int64, by reversal: Int64) throws {
    recent?.keep(reversalOf: event, by: reversal)
    try write { database in
      let statement = try database.statement("INSERT INTO reversal VALUES (?,?)")
      try statement.bind(1, event)
      try statement.bind(2, reversal)
      try statement.run()
    }
  }
}
