internal import Jinzhu
internal import SQLite

/// Records the events of a book once more, in memory, each at its own instant, and holds what comes
/// of it against what is stored: hashes, days, charters, entries.
struct Replay {
  let source: BookShelf
  let copy: Book

  /// Replays what was recorded up to an instant, or to an event, within a transaction on the source.
  ///
  /// - Throws: `Damage` at the first difference.
  static func of(
    _ source: BookShelf, through instant: Instant = .init(microseconds: .max),
    event: Int64 = .max
  ) throws -> Book {
    let replay = Replay(source: source, copy: try Book.inMemory())
    try replay.copy.write {
      try replay.copy.shelf.refresh()
      let start = Instant(microseconds: .min)
      let books = try Books(shelf: replay.copy.shelf, at: start)
      let events = try source.database.prepare(
        """
        SELECT \(BookShelf.eventColumns), e.hash FROM event e
        WHERE e.recorded_at <= ?1 AND e.number <= ?2 ORDER BY e.number
        """)
      try events.bind(1, instant.microseconds)
      try events.bind(2, event)
      while try events.step() { try replay.next(events, into: books) }
      try books.settle()
      try replay.copy.shelf.flush()
    }
    return replay.copy
  }

  private func next(_ row: Statement, into books: Books) throws {
    let number = row.int(0)
    let previous = copy.shelf.tail
    guard number == previous.number + 1 else {
      throw Damage.sequence(found: number, expected: previous.number + 1)
    }
    let stored = row.blob(Self.hashColumn)
    let event: Event
    let isCovered: Bool
    do {
      event = try source.event(from: row)
      let postings = try source.postings(of: number)
      isCovered =
        Chain.hash(
          of: event, content: row.text(Self.contentColumn), postings: postings,
          after: previous.hash) == stored
    } catch Damage.unreadable(let column, let value) {
      throw Damage.unreadable(column: "event \(number): \(column)", value: value)
    } catch Damage.foreignKey(let table, let parent, _) {
      throw Damage.foreignKey(table: table, parent: parent, event: number)
    }
    do {
      try record(event, into: books)
    } catch let refused as Damage {
      // Why an altered event makes no sense any more is of no interest: that it is altered is.
      throw isCovered ? refused : hashFault(number, stored)
    }
    if copy.shelf.tail.hash == stored, isCovered { return }
    if copy.shelf.tail.hash == stored || isCovered {
      for table in ["posting", "event"] {
        try TableComparison(table: table, of: number).run(source.database, copy.database)
      }
    }
    throw hashFault(number, stored)
  }

  private static let contentColumn = 9
  private static let hashColumn = 12

  private func hashFault(_ number: Int64, _ stored: [UInt8]) -> Damage {
    .hash(
      event: number, stored: Chain.hexadecimal(stored),
      computed: Chain.hexadecimal(copy.shelf.tail.hash))
  }

  private func record(_ event: Event, into books: Books) throws {
    guard event.recordedAt >= copy.shelf.tail.recordedAt else {
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

  private func refused(_ event: Event, _ words: Words) -> Damage {
    .refused(event: event.number, words)
  }
}
