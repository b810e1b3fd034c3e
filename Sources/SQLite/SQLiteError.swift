import CSQLite3

/// A refusal or failure reported by SQLite.
public struct SQLiteError: Error, Sendable, CustomStringConvertible {
  /// The primary result code, such as 19 for a constraint.
  public let code: Int32
  /// The extended result code, such as 1811 for a constraint raised by a trigger.
  public let extendedCode: Int32
  /// SQLite's own words, or the text a trigger raised.
  public let message: String
  /// The statement that failed, when there was one.
  public let sql: String?
  /// The operating system's `errno`, where it was the system that failed; 0 otherwise.
  public let systemCode: Int32

  /// Makes an error out of a result code.
  public init(extendedCode: Int32, message: String, sql: String? = nil, systemCode: Int32 = 0) {
    code = extendedCode & 0xFF
    self.extendedCode = extendedCode
    self.message = message
    self.sql = sql
    self.systemCode = systemCode
  }

  /// Reads the details of `result` from the connection that returned it.
  init(_ result: Int32, on connection: OpaquePointer?, sql: String? = nil) {
    let detailed = sqlite3_extended_errcode(connection)
    let belongs = connection != nil && detailed & 0xFF == result & 0xFF
    let words = belongs ? sqlite3_errmsg(connection) : sqlite3_errstr(result)
    self.init(
      extendedCode: belongs ? detailed : result,
      message: words.map { String(cString: $0) } ?? "unknown error",
      sql: sql, systemCode: belongs ? Self.systemCode(of: connection) : 0)
  }

  /// What the operating system said; of a failed write the file itself knows best, since what was
  /// done to clean up may have succeeded or failed since.
  private static func systemCode(of connection: OpaquePointer?) -> Int32 {
    guard sqlite3_errcode(connection) & 0xFF == SQLITE_IOERR else {
      return sqlite3_system_errno(connection)
    }
    for request in [SQLITE_FCNTL_JOURNAL_POINTER, SQLITE_FCNTL_FILE_POINTER] {
      var file: UnsafeMutablePointer<sqlite3_file>?
      var code: Int32 = 0
      guard sqlite3_file_control(connection, "main", request, &file) == SQLITE_OK, let file,
        let methods = file.pointee.pMethods,
        methods.pointee.xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &code) == SQLITE_OK
      else { continue }
      if code != 0 { return code }
    }
    return sqlite3_system_errno(connection)
  }

  /// Another connection held a lock for longer than the busy timeout.
  public var isBusy: Bool { code == SQLITE_BUSY || code == SQLITE_LOCKED }
  /// A CHECK, key, foreign key, type or trigger refused the change.
  public var isConstraint: Bool { code == SQLITE_CONSTRAINT }
  /// The file is damaged, or is no database at all.
  public var isCorrupt: Bool { code == SQLITE_CORRUPT || code == SQLITE_NOTADB }
  /// The disk, or the page limit of the database, is exhausted.
  public var isFull: Bool { code == SQLITE_FULL }
  /// The connection or the file does not permit writing.
  public var isReadOnly: Bool { code == SQLITE_READONLY }

  /// The file, or one that SQLite needs beside it, cannot be opened.
  public var isUnopenable: Bool { code == SQLITE_CANTOPEN }

  /// The message with the code, and the statement on a line of its own.
  public var description: String {
    let head = "\(message) (SQLite \(extendedCode))"
    guard let sql else { return head }
    return head + "\n" + sql
  }
}
