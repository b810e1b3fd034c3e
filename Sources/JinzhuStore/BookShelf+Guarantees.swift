internal import Jinzhu
internal import SQLite

// Guarantees: every state they were left in, and when they were open.

extension BookShelf {
  /// The day of a span that has not ended.
  private static let never = Day.latest

  func guarantee(_ code: ID<Guarantee>) throws -> GuaranteeRecord? {
    let query = try statement(
      """
      SELECT * FROM guarantee_state WHERE guarantee = ?1 ORDER BY event DESC LIMIT 1
      """)
    try query.bind(1, code.text)
    return try record(query)
  }

  func guarantee(_ code: ID<Guarantee>, leftBy event: Int64) throws -> GuaranteeRecord? {
    if let known = recent?.state(code, leftBy: event) { return known }
    return try past({ $0.state >= event }) {
      let query = try statement("SELECT * FROM guarantee_state WHERE guarantee = ?1 AND event = ?2")
      try query.bind(1, code.text)
      try query.bind(2, event)
      return try record(query)
    }
  }

  func guarantee(_ code: ID<Guarantee>, asOf day: Day) throws -> Guarantee? {
    guard let record = try state(of: code, on: day), record.live != 0 else { return nil }
    return record.guarantee
  }

  /// The state that holds at the end of a day: the one recorded last of those dated up to it.
  private func state(of code: ID<Guarantee>, on day: Day) throws -> GuaranteeRecord? {
    if let marks = recent?.marks(of: code) {
      for event in marks.reversed() {
        if let state = try guarantee(code, leftBy: event), state.day <= day { return state }
      }
      return nil
    }
    let query = try statement(
      """
      SELECT * FROM guarantee_state WHERE guarantee = ?1 AND day <= ?2 ORDER BY event DESC LIMIT 1
      """)
    try query.bind(1, code.text)
    try query.bind(2, day.yyyymmdd)
    return try record(query)
  }

  /// The states of many guarantees that hold at the end of a day.
  private func states(of codes: [ID<Guarantee>], on day: Day) throws -> [GuaranteeRecord] {
    if recent != nil { return try codes.compactMap { try state(of: $0, on: day) } }
    let query = try statement(
      """
      SELECT * FROM guarantee_state WHERE guarantee = ?1 AND day <= ?2 ORDER BY event DESC LIMIT 1
      """)
    try query.bind(2, day.yyyymmdd)
    return try codes.compactMap { code in
      try query.bind(1, code.text)
      return try record(query)
    }
  }

  private func record(_ query: Statement) throws -> GuaranteeRecord? {
    defer { query.reset() }
    return try query.step() ? guaranteeRecord(from: query) : nil
  }

  func guarantees(asOf day: Day) throws -> [Guarantee] {
    // Beside max(), SQLite takes the other columns from the row of the greatest event.
    let query = try statement(
      """
      SELECT *, max(event) FROM guarantee_state WHERE day <= ?1 GROUP BY guarantee
      ORDER BY guarantee
      """)
    defer { query.reset() }
    try query.bind(1, day.yyyymmdd)
    var guarantees: [Guarantee] = []
    while try query.step() {
      let record = try guaranteeRecord(from: query)
      if record.live != 0 { guarantees.append(record.guarantee) }
    }
    return guarantees
  }

  func customersServed(through day: Day) throws -> Int {
    let query = try statement(
      """
      SELECT count(DISTINCT borrower) FROM (
        SELECT borrower, live, max(event) FROM guarantee_state WHERE day <= ?1 GROUP BY guarantee)
      WHERE live <> 0
      """)
    defer { query.reset() }
    try query.bind(1, day.yyyymmdd)
    return try query.step() ? Int(query.int(0)) : 0
  }

  /// Guarantees that are open over everything recorded.
  func openRecords() throws -> [GuaranteeRecord] {
    try openRecords(asOf: Self.never.adding(days: -1))
  }

  func openRecords(asOf day: Day) throws -> [GuaranteeRecord] {
    try states(of: openCodes(asOf: day), on: day).filter(isOpen)
  }

  /// Codes of the guarantees that are open at the end of a day, in order: in that of their rows.
  func openCodes(asOf day: Day) throws -> [ID<Guarantee>] {
    let query = try statement(
      "SELECT guarantee FROM guarantee_span WHERE closed > ?1 AND opened <= ?1")
    try query.bind(1, day.yyyymmdd)
    return try codes(query)
  }

  func records(openFrom first: Day, through last: Day) throws -> [GuaranteeRecord] {
    let query = try statement(
      "SELECT DISTINCT guarantee FROM guarantee_span WHERE closed >= ?1 AND opened <= ?2")
    try query.bind(1, first.yyyymmdd)
    try query.bind(2, last.yyyymmdd)
    return try states(of: codes(query), on: last).filter { $0.live != 0 }
  }

  func wasOpen(_ code: ID<Guarantee>, from first: Day, through last: Day) throws -> Bool {
    // Spans are found by who owed: everybody who ever did.
    let query = try statement(
      """
      SELECT EXISTS (
        SELECT 1 FROM (SELECT DISTINCT obligor FROM guarantee_state WHERE guarantee = ?1) o
        CROSS JOIN guarantee_span s ON s.obligor = o.obligor AND s.closed >= ?2
        WHERE s.guarantee = ?1 AND s.opened <= ?3)
      """)
    defer { query.reset() }
    try query.bind(1, code.text)
    try query.bind(2, first.yyyymmdd)
    try query.bind(3, last.yyyymmdd)
    return try query.step() && query.int(0) == 1
  }

  func defaults(asOf day: Day) throws -> [Guarantee] {
    let query = try statement(
      "SELECT DISTINCT guarantee FROM guarantee_state WHERE first_compensated <= ?1")
    try query.bind(1, day.yyyymmdd)
    return try codes(query).compactMap { code in
      try guarantee(code, asOf: day).flatMap { $0.firstCompensated == nil ? nil : $0 }
    }
  }

  func openCodes(of obligor: ID<Party>, asOf day: Day) throws -> [ID<Guarantee>] {
    let query = try statement(
      """
      SELECT DISTINCT guarantee FROM guarantee_span
      WHERE obligor = ?2 AND closed > ?1 AND opened <= ?1
      """)
    try query.bind(1, day.yyyymmdd)
    try query.bind(2, obligor.text)
    return try codes(query)
  }

  /// The codes that a query gives, each once, in their order.
  private func codes(_ query: Statement) throws -> [ID<Guarantee>] {
    defer { query.reset() }
    var codes: [ID<Guarantee>] = []
    while try query.step() { codes.append(ID(query.text(0))) }
    codes.sort()
    guard zip(codes, codes.dropFirst()).contains(where: ==) else { return codes }
    return codes.enumerated().compactMap { place, code in
      place > 0 && codes[place - 1] == code ? nil : code
    }
  }

  func save(_ record: GuaranteeRecord, replacing old: GuaranteeRecord?) throws {
    recent?.keep(record)
    let isGathered = scribe != nil
    try write { [self] database in
      if isGathered { states.append(record) } else { try insert(record) }
      if states.count >= Self.gathered { try writeStates() }
      let before = try old.flatMap { try isOpen($0) ? $0.guarantee.obligor : nil }
      let after = try isOpen(record) ? record.guarantee.obligor : nil
      let code = record.guarantee.code
      gatherOpenRow(of: code, after == nil ? nil : record, wasOpen: before != nil)
      guard before != after else { return }
      if let before { try endSpan(of: code, obligor: before, on: record.day) }
      if let after { try startSpan(of: code, obligor: after, on: record.day) }
    }
  }

  /// Writes the states gathered so far, in the order of their rows.
  func writeStates() throws {
    // The last event may have left more than these.
    if let last = states.last { written.state = last.event - 1 }
    states.sort { ($0.guarantee.code, $0.event) < ($1.guarantee.code, $1.event) }
    for state in states { try insert(state) }
    states.removeAll(keepingCapacity: true)
  }

  private func isOpen(_ record: GuaranteeRecord) throws -> Bool {
    try record.live != 0 && record.guarantee.isOpen
  }

  private func startSpan(of code: ID<Guarantee>, obligor: ID<Party>, on day: Day) throws {
    // A span that ended on this day goes on: it was never closed at the end of a day.
    let statement = try database.statement("REPLACE INTO guarantee_span VALUES (?,?,?,?)")
    var row = Binder(statement)
    try row.add(obligor)
    try row.add(Self.never)
    try row.add(code)
    try row.add(day)
    try statement.run()
  }

  private func endSpan(of code: ID<Guarantee>, obligor: ID<Party>, on day: Day) throws {
    let empty = try database.statement(
      """
      DELETE FROM guarantee_span
      WHERE obligor = ?1 AND closed = ?2 AND guarantee = ?3 AND opened >= ?4
      """)
    let end = try database.statement(
      """
      UPDATE OR REPLACE guarantee_span SET closed = ?4
      WHERE obligor = ?1 AND closed = ?2 AND guarantee = ?3
      """)
    for statement in [empty, end] {
      var parameters = Binder(statement)
      try parameters.add(obligor)
      try parameters.add(Self.never)
      try parameters.add(code)
      try parameters.add(day)
      try statement.run()
    }
  }
}
