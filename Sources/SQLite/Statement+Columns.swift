import CSQLite3

/// The storage class of a value in a row.
public enum StorageClass: Sendable {
  /// A signed 64-bit integer.
  case integer
  /// A binary floating-point number.
  case real
  /// A text.
  case text
  /// Bytes.
  case blob
  /// No value.
  case null
}

extension Statement {
  /// How many columns a row has; 0 for a statement that returns none.
  public var columnCount: Int { Int(sqlite3_column_count(handle)) }

  /// The name of a column.
  public func columnName(_ column: Int) -> String {
    sqlite3_column_name(handle, Int32(column)).map { String(cString: $0) } ?? ""
  }

  /// The storage class of a value, to be asked before the value is read.
  public func kind(_ column: Int) -> StorageClass {
    switch sqlite3_column_type(handle, Int32(column)) {
    case SQLITE_INTEGER: .integer
    case SQLITE_FLOAT: .real
    case SQLITE_TEXT: .text
    case SQLITE_BLOB: .blob
    default: .null
    }
  }

  /// Whether a value is NULL.
  public func isNull(_ column: Int) -> Bool {
    sqlite3_column_type(handle, Int32(column)) == SQLITE_NULL
  }

  /// An integer; NULL reads as 0.
  public func int(_ column: Int) -> Int64 {
    sqlite3_column_int64(handle, Int32(column))
  }

  /// An integer, or nil for NULL.
  public func optionalInt(_ column: Int) -> Int64? {
    isNull(column) ? nil : int(column)
  }

  /// A text; NULL reads as empty.
  public func text(_ column: Int) -> String {
    guard let start = sqlite3_column_text(handle, Int32(column)) else { return "" }
    let count = Int(sqlite3_column_bytes(handle, Int32(column)))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  /// A text, or nil for NULL.
  public func optionalText(_ column: Int) -> String? {
    isNull(column) ? nil : text(column)
  }

  /// Hands over the bytes of a text as they stand in the row, for as long as the call lasts; NULL
  /// reads as empty.
  public func withText<Result>(
    _ column: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    let start = sqlite3_column_text(handle, Int32(column))
    let count = Int(sqlite3_column_bytes(handle, Int32(column)))
    return try body(UnsafeBufferPointer(start: start, count: start == nil ? 0 : count))
  }

  /// Bytes; NULL reads as none.
  public func blob(_ column: Int) -> [UInt8] {
    guard let start = sqlite3_column_blob(handle, Int32(column)) else { return [] }
    let count = Int(sqlite3_column_bytes(handle, Int32(column)))
    return Array(UnsafeRawBufferPointer(start: start, count: count))
  }

  /// Whether a value is the same as another row's in that column: of the same storage class, and
  /// byte for byte.
  public func isSame(_ column: Int, as other: Statement) -> Bool {
    let (place, kind) = (Int32(column), sqlite3_column_type(handle, Int32(column)))
    guard kind == sqlite3_column_type(other.handle, place) else { return false }
    switch kind {
    case SQLITE_NULL: return true
    case SQLITE_INTEGER:
      return sqlite3_column_int64(handle, place) == sqlite3_column_int64(other.handle, place)
    case SQLITE_FLOAT: return text(column) == other.text(column)
    default:
      let (ours, theirs) = (
        sqlite3_column_blob(handle, place), sqlite3_column_blob(other.handle, place)
      )
      let count = sqlite3_column_bytes(handle, place)
      guard count == sqlite3_column_bytes(other.handle, place) else { return false }
      guard let ours, let theirs else { return count == 0 }
      return memcmp(ours, theirs, Int(count)) == 0
    }
  }

  /// Whether all values of a row are the same as those of another row.
  public func isSame(as other: Statement) -> Bool {
    let count = columnCount
    guard count == other.columnCount else { return false }
    for column in 0..<count where !isSame(column, as: other) { return false }
    return true
  }

  /// Whether a value is this integer.
  public func isSame(_ column: Int, as value: Int64) -> Bool {
    sqlite3_column_type(handle, Int32(column)) == SQLITE_INTEGER
      && sqlite3_column_int64(handle, Int32(column)) == value
  }

  /// Whether a value is this text, byte for byte.
  public func isSame(_ column: Int, as value: String) -> Bool {
    var value = value
    return value.withUTF8 { isSame(column, as: UnsafeRawBufferPointer($0), SQLITE_TEXT) }
  }

  /// Whether a value is these bytes.
  public func isSame(_ column: Int, as value: [UInt8]) -> Bool {
    value.withUnsafeBytes { isSame(column, as: $0, SQLITE_BLOB) }
  }

  private func isSame(_ column: Int, as bytes: UnsafeRawBufferPointer, _ kind: Int32) -> Bool {
    let place = Int32(column)
    guard sqlite3_column_type(handle, place) == kind else { return false }
    let stored = sqlite3_column_blob(handle, place)
    guard Int(sqlite3_column_bytes(handle, place)) == bytes.count else { return false }
    guard let stored, let start = bytes.baseAddress else { return bytes.isEmpty }
    return memcmp(stored, start, bytes.count) == 0
  }
}
