internal import Jinzhu
internal import SQLite

/// Proves that a book is sound, or fails to: what is wrong with a book is for others to name.
///
/// Four connections see one moment of the file. While the events are recorded once more, one thread
/// reads ahead, one holds what comes of them against what is stored, and one looks at the pages.
struct Proof {
  /// Thrown where a book is not proven to be sound.
  private struct Missing: Error {}

  private let events: Book
  private let pages: Book
  private let copy: Book
  private let stored: StoredRows
  /// Tables that a book of its version does not have yet.
  private let missing: [String]

  /// The number of the last event, and its hash.
  ///
  /// - Throws: anything where the book is not sound, or is not proven to be.
  static func of(_ book: Book) throws -> (number: Int64, hash: [UInt8]) {
    guard !book.path.isEmpty else { throw Missing() }
    let version = try book.pragma("data_version")
    let proof = try Proof(on: book)
    defer {
      proof.stored.leave()
      for other in [proof.events, proof.pages, proof.copy] { other.close() }
    }
    return try proof.atOneMoment {
      try book.transaction("BEGIN") {
        // Nobody has written since before the others began to read.
        guard try book.pragma("data_version") == version, !book.database.hasMoved else {
          throw Missing()
        }
        return try proof.run()
      }
    }
  }

  private init(on book: Book) throws {
    events = try Book(path: book.path, mode: .readOnly)
    pages = try Book(path: book.path, mode: .readOnly)
    copy = try Book.inMemory()
    for other in [events, pages] {
      guard (other.still == nil) == (book.still == nil) else { throw Missing() }
      try other.database.execute("PRAGMA cache_size = -8192")
    }
    missing = try events.tablesMissing()
    try SchemaComparison.run(events.database, copy.database, missing: missing)
    stored = try StoredRows(
      of: book.path, isImmutable: book.still != nil, in: copy.database)
    copy.shelf.stored = stored
  }

  /// All connections read what they read first now, and the same from then on.
  private func atOneMoment<R>(_ body: () throws -> R) throws -> R {
    try copy.transaction("BEGIN") {
      try events.transaction("BEGIN") {
        try pages.transaction("BEGIN") {
          try stored.begin()
          for book in [events, pages] { try book.shelf.refresh() }
          return try body()
        }
      }
    }
  }

  private func run() throws -> (number: Int64, hash: [UInt8]) {
    let looking = Aside { [pages, copy] in
      do {
        guard try pages.isIntact() else { throw Missing() }
      } catch {
        // Where pages are wrong, there may be no end to what is read.
        copy.database.interrupt()
        throw error
      }
    }
    defer {
      pages.database.interrupt()
      try? looking.wait()
    }
    let books = try replay()
    // To let go of them takes as long as to compare a table.
    _ = Aside { withExtendedLifetime(books) {} }
    try looking.wait()
    try stored.requireEnd()
    for table in try stored.others() where !missing.contains(table) {
      try TableComparison(table: table).run(events.database, copy.database)
    }
    return (copy.shelf.tail.number, copy.shelf.lastHash)
  }

  /// Records every event once more.
  private func replay() throws -> Books {
    let shelf = copy.shelf
    try shelf.refresh()
    let books = try Books(shelf: shelf, at: Instant(microseconds: .min))
    books.isReplay = true
    if events.shelf.tail.number > 1000 { shelf.writeBehind() }
    let ahead = StoredEvents(of: events.shelf)
    defer { ahead.leave() }
    while let event = try ahead.next() { try Replay.record(event, into: books, on: shelf) }
    try books.requireBooked()
    try books.settle()
    try shelf.flush()
    try shelf.stopWritingBehind()
    return books
  }
}
