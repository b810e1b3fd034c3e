import CSQLite3

/// A bound on what one connection may ask for, to be lowered before reading untrusted files.
public enum Limit: Sendable {
  /// Bytes in a text, a blob or a row.
  case length
  /// Bytes in the text of a statement.
  case sqlLength
  /// Columns of a table, a result or an index.
  case columns
  /// Depth of an expression.
  case expressionDepth
  /// Parameters of a statement.
  case parameters
  /// Databases attached to the connection.
  case attached
  /// Depth to which triggers fire triggers.
  case triggerDepth

  var identifier: Int32 {
    switch self {
    case .length: SQLITE_LIMIT_LENGTH
    case .sqlLength: SQLITE_LIMIT_SQL_LENGTH
    case .columns: SQLITE_LIMIT_COLUMN
    case .expressionDepth: SQLITE_LIMIT_EXPR_DEPTH
    case .parameters: SQLITE_LIMIT_VARIABLE_NUMBER
    case .attached: SQLITE_LIMIT_ATTACHED
    case .triggerDepth: SQLITE_LIMIT_TRIGGER_DEPTH
    }
  }
}

extension Database {
  /// Sets a limit and returns the one before; a negative value only asks.
  @discardableResult
  public func setLimit(_ limit: Limit, to value: Int32) -> Int32 {
    connection.map { sqlite3_limit($0, limit.identifier, value) } ?? 0
  }
}
