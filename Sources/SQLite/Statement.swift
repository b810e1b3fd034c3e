import CSQLite3

/// A compiled statement. Parameters count from 1 and columns from 0, as in SQLite.
public final class Statement {
  let handle: OpaquePointer

  init(_ handle: OpaquePointer) {
    self.handle = handle
  }

  deinit {
    sqlite3_finalize(handle)
  }

  /// The text the statement was compiled from.
  public var sql: String {
    sqlite3_sql(handle).map { String(cString: $0) } ?? ""
  }

  /// Moves to the next row; false when there is none, and the statement then starts afresh.
  public func step() throws -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW:
      return true
    case SQLITE_DONE:
      reset()
      return false
    case let result:
      let error = failure(result)
      reset()
      throw error
    }
  }

  /// Steps through to the end, discarding any rows, and resets.
  public func run() throws {
    while try step() {}
  }

  /// Makes the statement ready to run again with the bindings it has. Needed only after leaving
  /// its rows before the last one: until then they hold a read lock.
  public func reset() {
    sqlite3_reset(handle)
  }

  /// Whether the statement stands on a row.
  var isRunning: Bool { sqlite3_stmt_busy(handle) != 0 }

  func clearBindings() {
    sqlite3_clear_bindings(handle)
  }

  /// Throws unless `result` means success.
  func check(_ result: Int32) throws {
    guard result == SQLITE_OK else { throw failure(result) }
  }

  private func failure(_ result: Int32) -> SQLiteError {
    SQLiteError(result, on: sqlite3_db_handle(handle), sql: sql)
  }
}
