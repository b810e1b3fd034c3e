internal import Jinzhu
internal import SQLite

/// Records the events of a book once more, in memory, each at its own instant, and holds what comes
/// of it against what is stored: hashes, days, charters, entries.
struct Replay {
  let source: BookShelf
  let copy: Book
  /// Whether stored entries are held against the hashes on the way; whoever compares all rows
  /// afterwards need not.
  let readsEntries: Bool

  /// Replays what was recorded up to an instant, or to an event, within a transaction on the source.
  ///
  /// - Throws: `Damage` at the first difference.
  static func of(
    _ source: BookShelf, through instant: Instant = .init(microseconds: .max),
    event: Int64 = .max, readsEntries: Bool = true
  ) throws -> Book {
    let copy = try Book.inMemory()
    // The chain is held to its order here; what guards a file from others, nobody else writes to.
    for table in ["event", "sub_account", "posting"] {
      try copy.database.execute("DROP TRIGGER \(table)_insert")
    }
    let replay = Replay(source: source, copy: copy, readsEntries: readsEntries)
    try replay.copy.write {
      do {
        try replay.run(through: instant, event: event)
        try replay.copy.shelf.stopWritingBehind()
      } catch {
        throw try replay.named(replay.copy.shelf.first(error))
      }
    }
    return replay.copy
  }

  private func run(through instant: Instant, event: Int64) throws {
    try copy.shelf.refresh()
    let books = try Books(shelf: copy.shelf, at: Instant(microseconds: .min))
    books.isReplay = true
    if source.tail.number > 1000 { copy.shelf.writeBehind() }
    let events = try source.database.prepare(
      """
      SELECT \(BookShelf.eventColumns), e.hash FROM event e
      WHERE e.recorded_at <= ?1 AND e.number <= ?2 ORDER BY e.number
      """)
    try events.bind(1, instant.microseconds)
    try events.bind(2, event)
    while try events.step() { try next(events, into: books) }
    if event == .max { try requireBooked(books) }
    try books.settle()
    try copy.shelf.flush()
  }

  /// A chain does not end with an approval: what was approved was booked in the same transaction.
  private func requireBooked(_ books: Books) throws {
    do { try books.requireBooked() } catch let refusal as Refusal {
      throw Damage.refused(event: copy.shelf.tail.number, refusal.words)
    }
  }

  private func next(_ row: Statement, into books: Books) throws {
    let number = row.int(0)
    let expected = copy.shelf.tail.number + 1
    guard number == expected else { throw Damage.sequence(found: number, expected: expected) }
    let stored = row.blob(Self.hashColumn)
    let event: Event
    do {
      event = try source.event(from: row)
    } catch Damage.unreadable(let column, let value) {
      throw Damage.unreadable(column: "event \(number): \(column)", value: value)
    } catch Damage.foreignKey(let table, let parent, _) {
      throw Damage.foreignKey(table: table, parent: parent, event: number)
    }
    try Self.record(event, into: books, on: copy.shelf)
    try copy.shelf.write { [shelf = copy.shelf] _ in
      if shelf.lastHash != stored { throw Difference(event: number) }
    }
    guard readsEntries else { return }
    if try hashes(of: number).covered != stored { throw Uncovered(event: number) }
  }

  /// Thrown where the hash of a rebuilt event is not the one that is stored.
  private struct Difference: Error { let event: Int64 }
  /// Thrown where what is stored of an event is not what its hash covers.
  private struct Uncovered: Error { let event: Int64 }

  private static let contentColumn = 9
  private static let hashColumn = 12

  /// Names what was altered. Why an altered event makes no sense any more is of no interest: that
  /// it is altered is.
  private func named(_ error: any Error) throws -> any Error {
    switch error {
    case let difference as Difference:
      let (stored, covered) = try hashes(of: difference.event)
      if stored == covered { try compareRows(of: difference.event) }
      return fault(difference.event, stored, copy.shelf.lastHash)
    case let uncovered as Uncovered:
      let (stored, covered) = try hashes(of: uncovered.event)
      try compareRows(of: uncovered.event)
      return fault(uncovered.event, stored, covered)
    case Damage.refused(let event, _):
      let (stored, covered) = try hashes(of: event)
      return stored == covered ? error : fault(event, stored, covered)
    default: return error
    }
  }

  private func compareRows(of event: Int64) throws {
    for table in ["posting", "event"] {
      try TableComparison(table: table, of: event).run(source.database, copy.database)
    }
  }

  private func fault(_ event: Int64, _ stored: [UInt8], _ computed: [UInt8]) -> Damage {
    .hash(
      event: event, stored: Chain.hexadecimal(stored), computed: Chain.hexadecimal(computed))
  }

  /// The hash of an event that is stored, and the one of what is stored.
  private func hashes(of number: Int64) throws -> (stored: [UInt8], covered: [UInt8]) {
    let query = try source.statement(
      built: "SELECT \(BookShelf.eventColumns), e.hash FROM event e WHERE e.number = ?1")
    defer { query.reset() }
    try query.bind(1, number)
    guard try query.step() else { throw Damage.sequence(found: number + 1, expected: number) }
    let previous = try source.statement("SELECT hash FROM event WHERE number = ?1")
    defer { previous.reset() }
    try previous.bind(1, number - 1)
    let start = try previous.step() ? previous.blob(0) : Chain.start
    return (
      query.blob(Self.hashColumn),
      Chain.hash(
        of: try source.event(from: query), content: query.text(Self.contentColumn),
        postings: try source.postings(of: number), after: start)
    )
  }

  /// Records an event as it was recorded, after those before it.
  ///
  /// - Throws: `Damage.refused` where it could not have been.
  static func record(_ event: Event, into books: Books, on shelf: BookShelf) throws {
    guard event.recordedAt >= shelf.tail.recordedAt else {
      throw refused(event, Words("记录时刻早于上一事项", "it was recorded before the event before it"))
    }
    guard event.rules == Event.currentRules else {
      throw refused(
        event,
        Words("记账规则版本 \(event.rules) 未知", "posting rules of version \(event.rules) are unknown"))
    }
    do {
      let outcome = try books.record(event.submission, number: event.number, at: event.recordedAt)
      if case .alreadyRecorded(let earlier) = outcome {
        throw refused(
          event,
          Words("与第 \(earlier.number) 号事项的 ref 相同", "it has the ref of event \(earlier.number)"))
      }
    } catch let refusal as Refusal {
      throw refused(event, refusal.words)
    } catch let error as ValueError {
      throw refused(event, error.words)
    }
  }

  private static func refused(_ event: Event, _ words: Words) -> Damage {
    .refused(event: event.number, words)
  }
}
