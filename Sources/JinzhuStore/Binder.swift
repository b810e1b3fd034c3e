internal import Jinzhu
internal import SQLite

/// Binds values to the parameters of a statement, one after the other; or holds them against the
/// columns of a row that is stored already.
struct Binder {
  let statement: Statement
  /// Whether the statement stands on that row.
  private let isStored: Bool
  private var next = 0

  init(_ statement: Statement, isStored: Bool = false) {
    (self.statement, self.isStored) = (statement, isStored)
  }

  private mutating func index() -> Int {
    next += 1
    return next
  }

  mutating func add(_ value: Int64) throws {
    let index = index()
    guard isStored else { return try statement.bind(index, value) }
    if !statement.isSame(index - 1, as: value) { throw StoredRows.Difference() }
  }

  mutating func add(_ text: String) throws {
    let index = index()
    guard isStored else { return try statement.bind(index, text) }
    if !statement.isSame(index - 1, as: text) { throw StoredRows.Difference() }
  }

  mutating func add(_ bytes: [UInt8]) throws {
    let index = index()
    guard isStored else { return try statement.bind(index, bytes) }
    if !statement.isSame(index - 1, as: bytes) { throw StoredRows.Difference() }
  }

  private mutating func addNull() throws {
    let index = index()
    guard isStored else { return try statement.bindNull(index) }
    if !statement.isNull(index - 1) { throw StoredRows.Difference() }
  }

  /// Writes the row; one that is stored already need not be.
  func finish() throws {
    if !isStored { try statement.run() }
  }

  mutating func add(_ value: Int64?) throws {
    if let value { try add(value) } else { try addNull() }
  }

  mutating func add(_ value: Bool) throws { try add(value ? 1 as Int64 : 0) }

  mutating func add(_ text: String?) throws {
    if let text { try add(text) } else { try addNull() }
  }

  mutating func add(_ money: Money) throws { try add(money.fen) }

  mutating func add(_ money: Money?) throws { try add(money?.fen) }

  mutating func add(_ day: Day) throws { try add(day.yyyymmdd) }

  mutating func add(_ day: Day?) throws { try add(day?.yyyymmdd) }

  mutating func add<S>(_ code: ID<S>) throws { try add(code.text) }

  mutating func add<S>(_ code: ID<S>?) throws { try add(code?.text) }

  mutating func add(_ delta: MonthDelta) throws {
    try add(delta.debit)
    try add(delta.credit)
    try add(delta.closingDebit)
    try add(delta.closingCredit)
  }
}
