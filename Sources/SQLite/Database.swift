import CSQLite3

/// A connection to one SQLite database, to be used by one task at a time.
public final class Database {
  /// The version of the library, such as `3.40.1`.
  public static var libraryVersion: String { String(cString: sqlite3_libversion()) }

  /// How a database is opened.
  public enum Mode: Sendable {
    /// For reading and writing; the file is created when it is missing.
    case create
    /// For reading and writing; the file must exist.
    case readWrite
    /// For reading only; the file must exist.
    case readOnly
    /// For reading only, a file that nobody can be writing to: no lock is taken, and no file is made
    /// beside it.
    case immutable
    /// In memory, private to this connection; the path only names it.
    case memory

    var flags: Int32 {
      switch self {
      case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
      case .readWrite: SQLITE_OPEN_READWRITE
      case .readOnly: SQLITE_OPEN_READONLY
      case .immutable: SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
      case .memory:
        // A file that is attached is named by an address, which says that it is no memory.
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_URI
      }
    }

    /// The name by which SQLite opens a file in this way.
    func name(of path: String) -> String {
      guard case .immutable = self else { return path }
      return Self.address(of: path) + "?immutable=1"
    }

    /// A file's address, to which parameters can be added.
    static func address(of path: String) -> String {
      var name = path.utf8.first == UInt8(ascii: "/") ? "file://" : "file:"
      for byte in path.utf8 {
        switch UnicodeScalar(byte) {
        case "a"..."z", "A"..."Z", "0"..."9", "/", "-", "_", ".":
          name.unicodeScalars.append(UnicodeScalar(byte))
        default: name += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
      }
      return name
    }
  }

  /// Counting memory takes a lock for every allocation, and nobody asks for the counts. To be said
  /// before SQLite is first used.
  private static let saysNoStatistics: Void = { _ = csqlite3_config_no_statistics() }()

  var connection: OpaquePointer?
  private var statements: [String: Statement] = [:]
  /// Statements whose texts are literals, by where these stand: finding them costs no reading.
  private var literals: [UnsafePointer<UInt8>: Statement] = [:]

  /// Opens the database at `path` and reads its schema, so that a file that is missing, damaged
  /// or no database is refused here and not at the first statement.
  public init(path: String, mode: Mode, busyTimeoutMilliseconds: Int32 = 5000) throws {
    Self.saysNoStatistics
    let flags = mode.flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    do {
      try check(sqlite3_open_v2(mode.name(of: path), &connection, flags, nil))
      try check(sqlite3_busy_timeout(connection, busyTimeoutMilliseconds))
      try check(
        sqlite3_table_column_metadata(
          connection, "main", "sqlite_schema", nil, nil, nil, nil, nil, nil))
    } catch {
      close()
      throw error
    }
  }

  deinit {
    close()
  }

  /// Opens a file beside this database, to be read only, its tables under a name of their own.
  ///
  /// - Parameter isImmutable: whether nobody can be writing to it.
  public func attach(_ path: String, as name: String, isImmutable: Bool) throws {
    let attach = try prepare("ATTACH ?1 AS \(name)")
    let mode = isImmutable ? "?mode=ro&immutable=1" : "?mode=ro"
    try attach.bind(1, Mode.address(of: path) + mode)
    try attach.run()
  }

  /// Closes the connection and forgets the cached statements. A statement still held elsewhere
  /// stays usable, and the file open, until it is released. Closing twice does nothing.
  public func close() {
    statements.removeAll()
    literals.removeAll()
    sqlite3_close_v2(connection)
    connection = nil
  }

  /// Runs every statement in `sql`, discarding any rows.
  public func execute(_ sql: String) throws {
    try check(sqlite3_exec(connection, sql, nil, nil, nil), sql: sql)
  }

  /// Compiles the first statement in `sql` for repeated use; what follows it is ignored.
  public func prepare(_ sql: String) throws -> Statement {
    var handle: OpaquePointer?
    try check(
      sqlite3_prepare_v3(connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil),
      sql: sql)
    guard let handle else {
      throw SQLiteError(extendedCode: SQLITE_MISUSE, message: "no statement to prepare", sql: sql)
    }
    return Statement(handle)
  }

  /// The statement compiled earlier from the same text, reset and without bindings.
  ///
  /// While somebody is still stepping through that one, a new statement is compiled instead. The
  /// cache has no bound: use it for a fixed set of texts and bind what varies.
  public func statement(_ sql: StaticString) throws -> Statement {
    if let cached = Self.idle(&literals[sql.utf8Start]) { return cached }
    let fresh = try prepare(sql.description)
    if literals[sql.utf8Start] == nil { literals[sql.utf8Start] = fresh }
    return fresh
  }

  /// The same for a text that is put together.
  public func statement(built sql: String) throws -> Statement {
    if let cached = Self.idle(&statements[sql]) { return cached }
    let fresh = try prepare(sql)
    if statements[sql] == nil { statements[sql] = fresh }
    return fresh
  }

  /// The cached statement, unless it is in the middle of its rows in somebody's hands.
  private static func idle(_ cached: inout Statement?) -> Statement? {
    let isUnheld = isKnownUniquelyReferenced(&cached)
    guard let cached, isUnheld || !cached.isRunning else { return nil }
    cached.reset()
    cached.clearBindings()
    return cached
  }

  /// How many rows the latest INSERT, UPDATE or DELETE changed, without those of triggers.
  public var changes: Int {
    connection.map { Int(sqlite3_changes64($0)) } ?? 0
  }

  /// The row number of the latest successful INSERT.
  public var lastInsertRowID: Int64 {
    connection.map { sqlite3_last_insert_rowid($0) } ?? 0
  }

  /// Whether a transaction is open: false again after an error that rolled it back.
  public var isInTransaction: Bool {
    connection.map { sqlite3_get_autocommit($0) == 0 } ?? false
  }

  /// Whether the file that is open is not the one of its name any more.
  public var hasMoved: Bool {
    var moved: Int32 = 0
    let result = sqlite3_file_control(connection, "main", SQLITE_FCNTL_HAS_MOVED, &moved)
    return result != SQLITE_OK || moved != 0
  }

  /// Makes the statements now running stop with an error. Any thread may call it.
  public func interrupt() {
    if let connection { sqlite3_interrupt(connection) }
  }

  /// Replaces everything in `target` by a consistent copy of this database.
  public func backup(to target: Database) throws {
    guard let connection, let destination = target.connection else {
      throw SQLiteError(SQLITE_MISUSE, on: nil)
    }
    guard let backup = sqlite3_backup_init(destination, "main", connection, "main") else {
      throw SQLiteError(sqlite3_errcode(destination), on: destination)
    }
    let outcome = sqlite3_backup_step(backup, -1)
    let finish = sqlite3_backup_finish(backup)
    try target.check(outcome == SQLITE_DONE ? finish : outcome)
  }

  /// Throws unless `result` means success.
  func check(_ result: Int32, sql: String? = nil) throws {
    guard result == SQLITE_OK else { throw SQLiteError(result, on: connection, sql: sql) }
  }
}
