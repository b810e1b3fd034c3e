public import Jinzhu
internal import SQLite

/// The book of one fund (账簿): one SQLite file, whose recorded history only ever grows.
///
/// One writer at a time, any number of readers beside it. To be used by one task at a time.
public final class Book {
  /// The version of SQLite that reads and writes books.
  public static var engine: String { Database.libraryVersion }

  /// What a book is opened for.
  public enum Mode: Sendable { case readWrite, readOnly }

  /// The file; empty for a book in memory.
  public let path: String
  private(set) var database: Database
  let shelf: BookShelf
  /// The file as it was found, for a reader that cannot keep writers from changing it.
  let still: BookFile.Mark?
  /// Where the book is kept as it was before it was brought up to this program's version; `nil` if it
  /// was of that version.
  public internal(set) var olderCopy: String?
  /// The books as they were last recorded into or read, to go on with.
  var kept: Kept?

  /// Wraps a database that holds a book.
  init(path: String, database: Database, still: BookFile.Mark? = nil) {
    (self.path, self.database, self.still) = (path, database, still)
    shelf = BookShelf(database: database)
  }

  /// Creates a new book file, for its owner's eyes only; event 1 adopts the charter.
  ///
  /// It is made under another name and then given its own, so that even after a crash there is a
  /// whole book of that name, or none.
  ///
  /// - Throws: `BookError`, `fileExists` above all; `Refusal` or `ValueError` where the charter
  ///   cannot be adopted. Then no file is left behind.
  public static func create(path: String, charter: Submission, at now: Instant) throws -> Book {
    do {
      try BookFile.requireFree(path)
      let draft = BookFile.draft(of: path)
      try BookFile.create(draft)
      defer { BookFile.remove(draft) }
      try fill(draft, charter: charter, at: now)
      try BookFile.place(draft, at: path)
      return try Book(path: path, mode: .readWrite)
    } catch BookError.inaccessible(_, let reason) {
      throw BookError.inaccessible(path: path, reason: reason)
    } catch {
      throw BookError.translating(error, path: path)
    }
  }

  private static func fill(_ draft: String, charter: Submission, at now: Instant) throws {
    let book = Book(path: draft, database: try Database(path: draft, mode: .readWrite))
    defer { book.close() }
    try book.configure()
    try book.write {
      try book.layOut()
      try book.recordWithin(at: now) { _ = try $0.record(charter) }
    }
    // The log comes last: until here everything is in the file itself, and synced.
    try book.database.execute("PRAGMA journal_mode = WAL")
  }

  /// An empty book in memory: record a `charter.adopt` first.
  public static func inMemory() throws -> Book {
    do {
      let book = Book(path: "", database: try Database(path: "", mode: .memory))
      try book.configure()
      try book.write { try book.layOut() }
      return book
    } catch {
      throw BookError.translating(error, path: "")
    }
  }

  /// Opens a book file; to write to it, one of an older version is brought up to this one's.
  ///
  /// - Throws: `BookError`.
  public convenience init(path: String, mode: Mode) throws {
    do {
      try BookFile.requireFile(path)
      let (database, still) = try BookFile.database(at: path, mode: mode)
      self.init(path: path, database: database, still: still)
      try requireKnownVersion()
      try configure()
      switch mode {
      case .readOnly:
        try database.execute("PRAGMA query_only = ON")
        shelf.hasOpenRows = try tablesMissing().isEmpty
      case .readWrite: try addMissingTables()
      }
    } catch {
      let translated = BookError.translating(error, path: path)
      if case BookError.notABook = translated, BookFile.bearsOurMark(path) {
        throw BookError.damaged(.file("file is not a database"))
      }
      throw translated
    }
  }

  /// Closes the file; the last one to do so folds the write-ahead log into it.
  public func close() { database.close() }

  func configure() throws {
    try database.execute(
      """
      PRAGMA synchronous = FULL;
      PRAGMA foreign_keys = ON;
      PRAGMA trusted_schema = OFF;
      PRAGMA cell_size_check = ON;
      PRAGMA temp_store = MEMORY;
      """)
    database.setLimit(.length, to: Self.longestValue)
  }

  /// The most bytes of one value or row: far more than any event needs, and far less than what a
  /// hostile file could ask the memory for.
  private static let longestValue: Int32 = 1 << 26

  func layOut() throws { try database.execute(Schema.text) }

  private func requireKnownVersion() throws {
    guard try pragma("application_id") == Schema.applicationID else {
      throw try holdsOurTables()
        ? Damage.schema(object: "application_id", .changed) : BookError.notABook(path: path)
    }
    let version = try pragma("user_version")
    guard version >= 1 else { throw Damage.schema(object: "user_version", .changed) }
    guard version <= Schema.version else {
      throw BookError.newerVersion(path: path, found: version, known: Schema.version)
    }
  }

  /// Whether the triggers that guard recorded history are there.
  private func holdsOurTables() throws -> Bool {
    let triggers = try database.prepare(
      """
      SELECT count(*) = 3 FROM sqlite_schema WHERE type = 'trigger'
        AND name IN ('event_insert', 'sub_account_insert', 'posting_insert')
      """)
    return try triggers.step() && triggers.int(0) == 1
  }

  func pragma(_ name: String) throws -> Int64 {
    let query = try database.prepare("PRAGMA \(name)")
    return try query.step() ? query.int(0) : 0
  }
}
