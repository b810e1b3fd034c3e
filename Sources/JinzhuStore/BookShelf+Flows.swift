internal import Jinzhu
internal import SQLite

// What moved in guarantees each day, and which member bore what.

extension BookShelf {
  func flows(from: Day, through: Day) throws -> Flow {
    let query = try statement(
      "SELECT name, sum(value) FROM flow WHERE day BETWEEN ?1 AND ?2 GROUP BY name")
    defer { query.reset() }
    try query.bind(1, from.yyyymmdd)
    try query.bind(2, through.yyyymmdd)
    var values: [String: Int64] = [:]
    while try query.step() { values[query.text(0)] = query.int(1) }
    var flow = Flow()
    for part in Flow.parts { part.set(values[part.name] ?? 0, in: &flow) }
    return flow
  }

  func add(_ flows: [Day: Flow]) throws {
    try write { database in
      let statement = try database.statement(
        "INSERT INTO flow VALUES (?,?,?) ON CONFLICT DO UPDATE SET value = value + excluded.value")
      let cancelled = try database.statement("DELETE FROM flow WHERE day = ?1 AND value = 0")
      for (day, flow) in flows.sorted(by: { $0.key < $1.key }) {
        for part in Flow.parts {
          let value = part.value(in: flow)
          if value == 0 { continue }
          try statement.bind(1, day.yyyymmdd)
          try statement.bind(2, part.name)
          try statement.bind(3, value)
          try statement.run()
        }
        // Rows depend on what moved only, not on how it was spread over transactions.
        try cancelled.bind(1, day.yyyymmdd)
        try cancelled.run()
      }
    }
  }

  func burden(of member: ID<Party>, year: Int, through day: Day) throws -> Money {
    let query = try statement(
      "SELECT ifnull(sum(amount), 0) FROM burden WHERE member = ?1 AND year = ?2 AND day <= ?3")
    defer { query.reset() }
    try query.bind(1, member.text)
    try query.bind(2, year)
    try query.bind(3, day.yyyymmdd)
    return try query.step() ? Money(fen: query.int(0)) : .zero
  }

  func burdens(from: Day, through: Day) throws -> Money {
    if let known = try recent?.burdens(from: from, through: through) { return known }
    let query = try statement(
      "SELECT ifnull(sum(amount), 0) FROM burden WHERE day BETWEEN ?1 AND ?2")
    defer { query.reset() }
    try query.bind(1, from.yyyymmdd)
    try query.bind(2, through.yyyymmdd)
    return try query.step() ? Money(fen: query.int(0)) : .zero
  }

  func save(_ burden: Burden, event: Int64, day: Day) throws {
    recent?.keep(burden: burden.amount, event: event, on: day)
    try write { database in
      let statement = try database.statement(
        """
        INSERT INTO burden VALUES (?,?,?,?,?,?,?)
        ON CONFLICT DO UPDATE SET amount = amount + excluded.amount
        """)
      var row = Binder(statement)
      try row.add(burden.member)
      try row.add(Int64(burden.year))
      try row.add(day)
      try row.add(event)
      try row.add(burden.writeOff)
      try row.add(burden.guarantee)
      try row.add(burden.amount)
      try statement.run()
    }
  }

  func undoBurdens(of event: Int64, by reversal: Int64, on day: Day) throws {
    try recent?.undoBurdens(of: event, by: reversal, on: day)
    try write { database in
      let statement = try database.statement(
        """
        INSERT INTO burden SELECT member, year, ?3, ?2, write_off, guarantee, -amount
        FROM burden WHERE event = ?1
        """)
      try statement.bind(1, event)
      try statement.bind(2, reversal)
      try statement.bind(3, day.yyyymmdd)
      try statement.run()
    }
  }
}
