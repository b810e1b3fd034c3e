import CSQLite3

extension Statement {
  /// Binds an integer to the parameter at `index`.
  public func bind(_ index: Int, _ value: Int64) throws {
    try check(sqlite3_bind_int64(handle, Int32(index), value))
  }

  /// Binds an integer to the parameter at `index`.
  public func bind(_ index: Int, _ value: Int) throws {
    try bind(index, Int64(value))
  }

  /// Binds an integer or NULL to the parameter at `index`.
  public func bind(_ index: Int, _ value: Int64?) throws {
    if let value { try bind(index, value) } else { try bindNull(index) }
  }

  /// Binds a text to the parameter at `index`.
  public func bind(_ index: Int, _ value: String) throws {
    var value = value
    let result = value.withUTF8 {
      csqlite3_bind_text(handle, Int32(index), $0.baseAddress, UInt64($0.count))
    }
    try check(result)
  }

  /// Binds a text or NULL to the parameter at `index`.
  public func bind(_ index: Int, _ value: String?) throws {
    if let value { try bind(index, value) } else { try bindNull(index) }
  }

  /// Binds bytes to the parameter at `index`.
  public func bind(_ index: Int, _ value: [UInt8]) throws {
    let result = value.withUnsafeBytes {
      csqlite3_bind_blob(handle, Int32(index), $0.baseAddress, UInt64($0.count))
    }
    try check(result)
  }

  /// Binds bytes or NULL to the parameter at `index`.
  public func bind(_ index: Int, _ value: [UInt8]?) throws {
    if let value { try bind(index, value) } else { try bindNull(index) }
  }

  /// Binds NULL to the parameter at `index`.
  public func bindNull(_ index: Int) throws {
    try check(sqlite3_bind_null(handle, Int32(index)))
  }
}
