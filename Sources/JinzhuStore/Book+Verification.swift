public import Jinzhu
internal import SQLite

/// What came of verifying a book.
public enum Verification: Sendable {
  /// Everything follows from the events; `head` is the hash of the last one, in hexadecimal.
  case sound(events: Int64, head: String)
  case damaged(Damage)
}

extension Book {
  /// Rebuilds everything from the events alone and compares: the file by SQLite's own checks, the
  /// schema with `schema.sql`, the hash chain, every entry, and every row of every projection.
  ///
  /// - Throws: `BookError` where the file cannot be read at all.
  public func verify() throws -> Verification {
    // Whatever stands in the way of a proof is named by what follows.
    if let head = try? Proof.of(self) {
      return .sound(events: head.number, head: Chain.hexadecimal(head.hash))
    }
    do {
      return try transaction("BEGIN") {
        // A row that breaks a rule of its table is better named by what it should have been.
        let broken = try brokenRule()
        let rebuilt = try compare()
        if let broken { throw broken }
        return .sound(
          events: rebuilt.tail.number, head: Chain.hexadecimal(rebuilt.lastHash))
      }
    } catch {
      let translated = BookError.translating(error, path: path)
      if case BookError.damaged(let damage) = translated { return .damaged(damage) }
      throw translated
    }
  }

  /// The book as it was known at an instant: the events recorded up to it, replayed in memory.
  ///
  /// - Throws: `BookError.nothingKnown` before the first event; `.damaged` where the events do not
  ///   lead to the entries and hashes that are stored.
  public func known(at instant: Instant) throws -> Book {
    do {
      return try transaction("BEGIN") {
        try shelf.refresh()
        let known = try Replay.of(shelf, through: instant)
        if known.shelf.tail.number == 0 {
          throw BookError.nothingKnown(at: instant, first: try shelf.event(1)?.recordedAt)
        }
        return known
      }
    } catch {
      throw BookError.translating(error, path: path)
    }
  }

  /// The book as an event left it: the events up to that one, replayed in memory.
  ///
  /// - Throws: `BookError.damaged` where the events do not lead to what is stored.
  func known(through event: Int64) throws -> Book {
    do {
      return try transaction("BEGIN") {
        try shelf.refresh()
        return try Replay.of(shelf, event: event)
      }
    } catch {
      throw BookError.translating(error, path: path)
    }
  }

  /// Holds schema, events, entries and projections against what the events lead to.
  private func compare() throws -> BookShelf {
    try shelf.refresh()
    let missing = try tablesMissing()
    try SchemaComparison.run(database, Book.inMemory().database, missing: missing)
    let rebuilt = try Replay.of(shelf, readsEntries: false)
    for table in try rebuilt.tables() where !missing.contains(table) {
      try TableComparison(table: table).run(database, rebuilt.database)
    }
    return rebuilt.shelf
  }

  /// Whether SQLite finds nothing wrong with pages, indexes and rows of the file.
  func isIntact() throws -> Bool {
    let integrity = try database.prepare("PRAGMA integrity_check(1)")
    return try integrity.step() && integrity.text(0) == "ok"
  }

  /// The first row that breaks a rule of its table, as SQLite reports it.
  ///
  /// - Throws: `Damage.file` where the pages themselves are wrong: in such a file there may be no
  ///   end to what is read.
  private func brokenRule() throws -> Damage? {
    let integrity = try database.prepare("PRAGMA integrity_check(1)")
    if try integrity.step(), integrity.text(0) != "ok" {
      let report = integrity.text(0)
      // SQLite looks at all pages first: what it says of a row, it says of a file that can be read.
      let isOfRow = Self.reportsOfRows.contains { report.contains($0) }
      guard isOfRow, !report.hasPrefix("***") else { throw Damage.file(report) }
      return .file(report)
    }
    let foreignKeys = try database.prepare("PRAGMA foreign_key_check")
    guard try foreignKeys.step() else { return nil }
    return .foreignKey(table: foreignKeys.text(0), parent: foreignKeys.text(2))
  }

  private static let reportsOfRows = [
    "CHECK constraint failed in", "NULL value in", "non-INTEGER value in", "non-TEXT value in",
    "non-BLOB value in", "missing from index", "wrong # of entries in index", "non-unique entry in",
  ]

  /// The tables in the order of the schema.
  private func tables() throws -> [String] {
    let query = try database.prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid")
    var tables: [String] = []
    while try query.step() { tables.append(query.text(0)) }
    return tables
  }
}
