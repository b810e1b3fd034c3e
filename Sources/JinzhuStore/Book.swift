public import Jinzhu
internal import SQLite

/// The book of one fund (账簿): one SQLite file, whose recorded history only ever grows.
///
/// One writer at a time, any number of readers beside it. To be used by one task at a time.
public final class Book {
  /// What a book is opened for.
  public enum Mode: Sendable { case readWrite, readOnly }

  /// The file; empty for a book in memory.
  public let path: String
  private(set) var database: Database
  let shelf: BookShelf
  /// The file as it was found, for a reader that cannot keep writers from changing it.
  let still: BookFile.Mark?

  /// Wraps a database that holds a book.
  init(path: String, database: Database, still: BookFile.Mark? = nil) {
    (self.path, self.database, self.still) = (path, database, still)
    shelf = BookShelf(database: database)
  }

  /// Creates a new book file, for its owner's eyes only; event 1 adopts the charter.
  ///
  /// - Throws: `BookError`, `fileExists` above all; `Refusal` or `ValueError` where the charter
  ///   cannot be adopted. Then no file is left behind.
  public static func create(path: String, charter: Submission, at now: Instant) throws -> Book {
    try BookFile.requireFree(path)
    try BookFile.create(path)
    do {
      let database = try Database(path: path, mode: .readWrite)
      let book = Book(path: path, database: database)
      do {
        try database.execute("PRAGMA journal_mode = WAL")
        try book.configure()
        try book.write {
          try book.layOut()
          try book.recordWithin(at: now) { _ = try $0.record(charter) }
        }
        try BookFile.syncFolder(of: path)
      } catch {
        book.close()
        throw error
      }
      return book
    } catch {
      BookFile.remove(path)
      throw BookError.translating(error, path: path)
    }
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

  /// Opens a book file.
  ///
  /// - Throws: `BookError`.
  public convenience init(path: String, mode: Mode) throws {
    do {
      try BookFile.requireFile(path)
      let (database, still) = try BookFile.database(at: path, mode: mode)
      self.init(path: path, database: database, still: still)
      try requireKnownVersion()
      try configure()
      if mode == .readOnly { try database.execute("PRAGMA query_only = ON") }
    } catch {
      throw BookError.translating(error, path: path)
    }
  }

  /// Closes the file; the last one to do so folds the write-ahead log into it.
  public func close() { database.close() }

  private func configure() throws {
    try database.execute(
      """
      PRAGMA synchronous = FULL;
      PRAGMA foreign_keys = ON;
      PRAGMA trusted_schema = OFF;
      PRAGMA cell_size_check = ON;
      PRAGMA temp_store = MEMORY;
      PRAGMA cache_size = -65536;
      """)
  }

  private func layOut() throws { try database.execute(Schema.text) }

  private func requireKnownVersion() throws {
    guard try pragma("application_id") == Schema.applicationID else {
      throw BookError.notABook(path: path)
    }
    let version = try pragma("user_version")
    guard version >= 1 else { throw Damage.schema(object: "user_version", .changed) }
    guard version <= Schema.version else {
      throw BookError.newerVersion(path: path, found: version, known: Schema.version)
    }
  }

  func pragma(_ name: String) throws -> Int64 {
    let query = try database.prepare("PRAGMA \(name)")
    return try query.step() ? query.int(0) : 0
  }
}
