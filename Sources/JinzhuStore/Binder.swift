internal import Jinzhu
internal import SQLite

/// Binds values to the parameters of a statement, one after the other.
struct Binder {
  let statement: Statement
  private var next = 0

  init(_ statement: Statement) { self.statement = statement }

  private mutating func index() -> Int {
    next += 1
    return next
  }

  mutating func add(_ value: Int64) throws { try statement.bind(index(), value) }

  mutating func add(_ value: Int64?) throws { try statement.bind(index(), value) }

  mutating func add(_ value: Bool) throws { try statement.bind(index(), value ? 1 : 0) }

  mutating func add(_ text: String) throws { try statement.bind(index(), text) }

  mutating func add(_ text: String?) throws { try statement.bind(index(), text) }

  mutating func add(_ bytes: [UInt8]) throws { try statement.bind(index(), bytes) }

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
