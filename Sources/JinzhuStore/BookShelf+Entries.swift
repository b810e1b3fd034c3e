internal import Jinzhu
internal import SQLite

// Events with their entries, handed over one by one.

extension BookShelf {
  /// The columns of a posting that `posting(from:at:)` reads, after those of its event.
  private static let entryColumns = """
    \(eventColumns), p.debit, p.credit, p.amount, p.red, p.closing
    """
  private static let columnAfterEvent = 12

  func entries(
    from: Day, through: Day, _ body: (Event, [Posting]) throws -> Void
  ) throws {
    let query = try statement(
      built: """
        SELECT \(Self.entryColumns) FROM event e JOIN posting p ON p.event = e.number
        WHERE e.day BETWEEN ?1 AND ?2 ORDER BY e.day, e.number, p.line
        """)
    defer { query.reset() }
    try query.bind(1, from.yyyymmdd)
    try query.bind(2, through.yyyymmdd)
    var current: Event?
    var postings: [Posting] = []
    while try query.step() {
      if query.int(0) != current?.number {
        if let current { try body(current, postings) }
        current = try event(from: query)
        postings.removeAll(keepingCapacity: true)
      }
      postings.append(try posting(from: query, at: Self.columnAfterEvent))
    }
    if let current { try body(current, postings) }
  }

  func chain(_ body: (Event, String) throws -> Void) throws {
    let events = try statement(
      built: "SELECT \(Self.eventColumns), e.hash FROM event e ORDER BY e.number")
    defer { events.reset() }
    while try events.step() {
      let event = try event(from: events)
      try body(event, Chain.hexadecimal(events.blob(Self.columnAfterEvent)))
    }
  }

  func entryDays(from: Day, through: Day) throws -> [(event: Int64, day: Day)] {
    let query = try statement(
      """
      SELECT e.number, e.day FROM event e WHERE e.day BETWEEN ?1 AND ?2
        AND EXISTS (SELECT 1 FROM posting p WHERE p.event = e.number) ORDER BY e.number
      """)
    defer { query.reset() }
    try query.bind(1, from.yyyymmdd)
    try query.bind(2, through.yyyymmdd)
    var found: [(event: Int64, day: Day)] = []
    while try query.step() {
      var columns = Columns(query)
      found.append((columns.int(), try columns.day()))
    }
    return found
  }

  /// Up to so many sub-accounts, the days that they moved on are worth looking up.
  private static let few = 8

  func postings(
    touching account: Account, party: ID<Party>?, guarantee: ID<Guarantee>?, from: Day,
    through: Day, _ body: (Event, Posting) throws -> Void
  ) throws {
    let subs = try numbers(of: account, party: party, guarantee: guarantee)
    guard !subs.isEmpty else { return }
    // A few sub-accounts name the days they moved on; for many, all days are looked through.
    let query =
      subs.count > Self.few
      ? try statement(built: Self.touchingOnAnyDay)
      : try statement(built: Self.touchingOnDaysMoved)
    try flushMovements()
    defer { query.reset() }
    try query.bind(1, JSONWriter.text(.list(subs.map { .text(String($0)) })))
    try query.bind(2, from.yyyymmdd)
    try query.bind(3, through.yyyymmdd)
    var current: Event?
    while try query.step() {
      if query.int(0) != current?.number { current = try event(from: query) }
      guard let current else { continue }
      try body(current, try posting(from: query, at: Self.columnAfterEvent))
    }
  }

  private static let touchingOnAnyDay = """
    WITH sub AS MATERIALIZED (SELECT CAST(value AS INTEGER) AS number FROM json_each(?1))
    SELECT \(entryColumns) FROM event e JOIN posting p ON p.event = e.number
    WHERE e.day BETWEEN ?2 AND ?3
      AND (p.debit IN (SELECT number FROM sub) OR p.credit IN (SELECT number FROM sub))
    ORDER BY e.day, e.number, p.line
    """

  private static let touchingOnDaysMoved = """
    WITH sub AS MATERIALIZED (SELECT CAST(value AS INTEGER) AS number FROM json_each(?1)),
    moved AS MATERIALIZED (
      SELECT DISTINCT m.day FROM sub CROSS JOIN movement m ON m.sub_account = sub.number
      WHERE m.day BETWEEN ?2 AND ?3)
    SELECT \(entryColumns)
    FROM moved CROSS JOIN event e ON e.day = moved.day CROSS JOIN posting p ON p.event = e.number
    WHERE p.debit IN (SELECT number FROM sub) OR p.credit IN (SELECT number FROM sub)
    ORDER BY e.day, e.number, p.line
    """

  func effects(on balances: [Sources.Balance], through: Day) throws -> [Effect] {
    // How often a debit of a sub-account adds to the sum; below zero, how often it takes away.
    var weights: [Int64: Int] = [:]
    for balance in balances {
      let subs = try numbers(
        of: balance.account, party: balance.party, guarantee: balance.guarantee)
      for sub in subs { weights[sub, default: 0] += balance.growsByDebit ? 1 : -1 }
    }
    guard !weights.isEmpty else { return [] }
    try flushMovements()
    let isFew = weights.count <= Self.few
    let query = try statement(built: isFew ? Self.effectsOnDaysMoved : Self.effectsOnAnyDay)
    defer { query.reset() }
    let subs = isFew ? weights.keys.sorted() : []
    try query.bind(1, JSONWriter.text(.list(subs.map { .text(String($0)) })))
    try query.bind(2, through.yyyymmdd)
    var effects: [Effect] = []
    while try query.step() {
      var row = Columns(query)
      let (event, amount) = (row.int(), row.money())
      let (debit, credit) = (weights[row.int()] ?? 0, weights[row.int()] ?? 0)
      guard debit != credit else { continue }
      if effects.last?.event != event {
        if effects.last?.amount.isZero == true { effects.removeLast() }
        effects.append(
          Effect(
            event: event, day: try row.day(), kind: try row.one(of: EventKind.self),
            memo: row.textIfAny(), amount: .zero))
      }
      for _ in 0..<(debit - credit).magnitude {
        try effects[effects.count - 1].amount += debit > credit ? amount : -amount
      }
    }
    if effects.last?.amount.isZero == true { effects.removeLast() }
    return effects.sorted { ($0.day, $0.event) < ($1.day, $1.event) }
  }

  private static let effectColumns = """
    SELECT e.number, iif(p.red, -p.amount, p.amount), p.debit, p.credit, e.day, e.kind, e.memo
    """

  private static let effectsOnAnyDay = """
    \(effectColumns) FROM event e CROSS JOIN posting p ON p.event = e.number
    WHERE e.day <= ?2 AND ?1 IS NOT NULL ORDER BY e.number, p.line
    """

  private static let effectsOnDaysMoved = """
    WITH sub AS MATERIALIZED (SELECT CAST(value AS INTEGER) AS number FROM json_each(?1)),
    moved AS MATERIALIZED (
      SELECT DISTINCT m.day FROM sub CROSS JOIN movement m ON m.sub_account = sub.number
      WHERE m.day <= ?2)
    \(effectColumns)
    FROM moved CROSS JOIN event e ON e.day = moved.day CROSS JOIN posting p ON p.event = e.number
    ORDER BY e.number, p.line
    """

  private func numbers(
    of account: Account, party: ID<Party>?, guarantee: ID<Guarantee>?
  ) throws -> [Int64] {
    let query = try statement(
      """
      SELECT number FROM sub_account
      WHERE account = ?1 AND (?2 IS NULL OR party = ?2) AND (?3 IS NULL OR guarantee = ?3)
      """)
    defer { query.reset() }
    try query.bind(1, account.rawValue)
    try query.bind(2, party?.text)
    try query.bind(3, guarantee?.text)
    var numbers: [Int64] = []
    while try query.step() { numbers.append(query.int(0)) }
    return numbers
  }
}
