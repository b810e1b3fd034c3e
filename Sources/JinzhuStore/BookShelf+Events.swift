internal import Jinzhu
internal import SQLite

// Recorded history: reading it, and adding to it.

extension BookShelf {
  /// The columns of an event that `event(from:)` reads.
  static let eventColumns = """
    e.number, e.recorded_at, e.day, e.date, e.kind, e.ref, e.memo, e.override, e."by", e.content, \
    e.rules, e.charter
    """

  /// Events that still stand: neither reversed nor there only to take another one back.
  static let standing = """
    e.kind NOT IN ('event.reverse', 'period.reopen')
    AND NOT EXISTS (SELECT 1 FROM reversal r WHERE r.event = e.number)
    """

  func event(from row: Statement) throws -> Event {
    var columns = Columns(row)
    let number = columns.int()
    let recordedAt = Instant(microseconds: columns.int())
    let (day, date) = (try columns.day(), try columns.day())
    let kind = try columns.one(of: EventKind.self)
    let (ref, memo) = (columns.textIfAny(), columns.textIfAny())
    let (override, by) = (columns.textIfAny(), columns.textIfAny())
    let content = columns.text()
    let fields: Fields
    do {
      fields = try Fields(
        stored: JSONReader.read(Array(content.utf8), strings: .lenient), of: kind)
    } catch {
      throw columns.unreadable(content)
    }
    return Event(
      number: number, recordedAt: recordedAt, day: day,
      submission: Submission(
        kind: kind, date: date, ref: ref, memo: memo, override: override, by: by, fields: fields),
      rules: columns.int(), charter: columns.int())
  }

  /// The first event that a query gives.
  private func first(_ query: Statement) throws -> Event? {
    defer { query.reset() }
    return try query.step() ? event(from: query) : nil
  }

  /// All events that a query gives.
  private func all(_ query: Statement) throws -> [Event] {
    defer { query.reset() }
    var events: [Event] = []
    while try query.step() { events.append(try event(from: query)) }
    return events
  }

  func event(_ number: Int64) throws -> Event? {
    if let known = recent?.event(number) { return known }
    return try past({ $0.event >= number }) {
      let query = try statement(
        built: "SELECT \(Self.eventColumns) FROM event e WHERE e.number = ?1")
      try query.bind(1, number)
      return try first(query)
    }
  }

  func event(ref: String) throws -> Event? {
    if hadNoRefs { return try refs[ref].flatMap { try event($0) } }
    let query = try statement(built: "SELECT \(Self.eventColumns) FROM event e WHERE e.ref = ?1")
    try query.bind(1, ref)
    return try first(query)
  }

  func postings(of event: Int64) throws -> [Posting] {
    if let known = recent?.postings(of: event) { return known }
    return try past({ $0.event >= event }) {
      let query = try statement(
        """
        SELECT debit, credit, amount, red, closing FROM posting WHERE event = ?1 ORDER BY line
        """)
      defer { query.reset() }
      try query.bind(1, event)
      var postings: [Posting] = []
      while try query.step() { postings.append(try posting(from: query, at: 0)) }
      return postings
    }
  }

  /// A posting from its columns `debit, credit, amount, red, closing`.
  func posting(from row: Statement, at first: Int) throws -> Posting {
    var columns = Columns(row, from: first)
    let debit = try subAccount(columns.int())
    let credit = try subAccount(columns.int())
    let amount = columns.money()
    guard
      let posting = Posting(
        debit: debit, credit: credit, amount, isRed: columns.flag(), isClosing: columns.flag())
    else { throw columns.unreadable(String(amount.fen)) }
    return posting
  }

  func events(of kinds: [EventKind], after day: Day) throws -> [Event] {
    if let known = recent?.numbers(of: kinds, after: day, atMost: 20) {
      return try known.compactMap { try event($0) }
    }
    let query = try statement(
      built: """
        SELECT \(Self.eventColumns) FROM event e
        WHERE e.day > ?1 AND e.number > 1 AND e.kind IN (SELECT value FROM json_each(?2))
          AND \(Self.standing)
        ORDER BY e.number LIMIT 20
        """)
    try query.bind(1, day.yyyymmdd)
    try query.bind(2, JSONWriter.text(.list(kinds.map { .text($0.rawValue) })))
    return try all(query)
  }

  func every(of kinds: [EventKind]) throws -> [Event] {
    let query = try statement(
      built: """
        SELECT \(Self.eventColumns) FROM event e
        WHERE e.kind IN (SELECT value FROM json_each(?1)) ORDER BY e.number
        """)
    try query.bind(1, JSONWriter.text(.list(kinds.map { .text($0.rawValue) })))
    return try all(query)
  }

  func firstBooked() throws -> Event? {
    let query = try statement(
      built: """
        SELECT \(Self.eventColumns) FROM event e
        WHERE e.number = (SELECT event FROM posting ORDER BY event LIMIT 1)
        """)
    return try first(query)
  }

  func lastDay() throws -> Day? {
    let query = try statement("SELECT day FROM event WHERE number > 1 ORDER BY day DESC LIMIT 1")
    defer { query.reset() }
    guard try query.step() else { return nil }
    var columns = Columns(query)
    return try columns.day()
  }

  func firstDay(from first: Day, before end: Day) throws -> Day? {
    if let known = recent?.firstDay(from: first, before: end), known.isKnown { return known.day }
    // Entries of a reversed event still stand in its own period: they are taken back in another.
    let query = try statement(
      built: """
        SELECT e.day FROM event e WHERE e.day >= ?1 AND e.day < ?2 AND e.number > 1
          AND (EXISTS (SELECT 1 FROM posting p WHERE p.event = e.number) OR \(Self.standing))
        ORDER BY e.day LIMIT 1
        """)
    defer { query.reset() }
    try query.bind(1, first.yyyymmdd)
    try query.bind(2, end.yyyymmdd)
    guard try query.step() else { return nil }
    var row = Columns(query)
    return try row.day()
  }

  func events(mentioning party: ID<Party>, after event: Int64) throws -> [Event] {
    if recent?.isUnmentioned(party, after: event) == true { return [] }
    try flushMentions()
    let query = try statement(
      built: """
        SELECT \(Self.eventColumns) FROM mention m JOIN event e ON e.number = m.event
        WHERE m.party = ?1 AND m.event > ?2 AND \(Self.standing) ORDER BY m.event LIMIT 20
        """)
    try query.bind(1, party.text)
    try query.bind(2, event)
    return try all(query)
  }

  func liveEvents(of code: ID<Guarantee>, after event: Int64) throws -> [Event] {
    let query = try statement(
      built: """
        SELECT \(Self.eventColumns) FROM guarantee_state s JOIN event e ON e.number = s.event
        WHERE s.guarantee = ?1 AND s.event > ?2 AND \(Self.standing) ORDER BY s.event
        """)
    try query.bind(1, code.text)
    try query.bind(2, event)
    return try all(query)
  }

  func events(of code: ID<Guarantee>, kind: EventKind) throws -> [Event] {
    if let known = recent?.numbers(of: kind, marking: code) {
      return try known.compactMap { try event($0) }
    }
    let query = try statement(
      built: """
        SELECT \(Self.eventColumns) FROM guarantee_state s JOIN event e ON e.number = s.event
        WHERE s.guarantee = ?1 AND e.kind = ?2 ORDER BY s.event
        """)
    try query.bind(1, code.text)
    try query.bind(2, kind.rawValue)
    return try all(query)
  }

  func events(of kind: EventKind?, after number: Int64, through day: Day) throws -> [Event] {
    let query = try statement(
      built: """
        SELECT \(Self.eventColumns) FROM event e
        WHERE e.number > ?1 AND e.day <= ?2 AND (?3 IS NULL OR e.kind = ?3) ORDER BY e.number
        """)
    try query.bind(1, number)
    try query.bind(2, day.yyyymmdd)
    try query.bind(3, kind?.rawValue)
    return try all(query)
  }

  func events(mentioning party: ID<Party>, of kinds: [EventKind]) throws -> [Event] {
    try flushMentions()
    let query = try statement(
      built: """
        SELECT \(Self.eventColumns) FROM mention m CROSS JOIN event e ON e.number = m.event
        WHERE m.party = ?1 AND e.kind IN (SELECT value FROM json_each(?2)) ORDER BY m.event
        """)
    try query.bind(1, party.text)
    try query.bind(2, JSONWriter.text(.list(kinds.map { .text($0.rawValue) })))
    return try all(query)
  }

  func history(of guarantee: ID<Guarantee>) throws -> [Event] {
    let query = try statement(
      built: """
        SELECT \(Self.eventColumns) FROM guarantee_state s JOIN event e ON e.number = s.event
        WHERE s.guarantee = ?1 ORDER BY s.event
        """)
    try query.bind(1, guarantee.text)
    return try all(query)
  }

  func history(of party: ID<Party>, limit: Int) throws -> [Event] {
    try flushMentions()
    let query = try statement(
      built: """
        SELECT \(Self.eventColumns) FROM mention m JOIN event e ON e.number = m.event
        WHERE m.party = ?1 ORDER BY m.event DESC LIMIT ?2
        """)
    try query.bind(1, party.text)
    try query.bind(2, limit)
    return try all(query).reversed()
  }

  func head() throws -> (hash: String, number: Int64, recordedAt: Instant)? {
    guard tail.number > 0 else { return nil }
    return (Chain.hexadecimal(lastHash), tail.number, tail.recordedAt)
  }

  func hash(of event: Int64) throws -> String? {
    let query = try statement("SELECT hash FROM event WHERE number = ?1")
    defer { query.reset() }
    try query.bind(1, event)
    return try query.step() ? Chain.hexadecimal(query.blob(0)) : nil
  }
}
