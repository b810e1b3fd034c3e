internal import Jinzhu
internal import SQLite

/// Reads the columns of a row, one after the other. What makes no sense is damage, never a crash.
struct Columns {
  let statement: Statement
  private var next: Int

  init(_ statement: Statement, from first: Int = 0) { (self.statement, next) = (statement, first) }

  private mutating func index() -> Int {
    defer { next += 1 }
    return next
  }

  mutating func int() -> Int64 { statement.int(index()) }

  mutating func intIfAny() -> Int64? { statement.optionalInt(index()) }

  mutating func flag() -> Bool { int() != 0 }

  mutating func text() -> String { statement.text(index()) }

  mutating func textIfAny() -> String? { statement.optionalText(index()) }

  mutating func blob() -> [UInt8] { statement.blob(index()) }

  mutating func money() -> Money { Money(fen: int()) }

  mutating func moneyIfAny() -> Money? { intIfAny().map { Money(fen: $0) } }

  mutating func code<S>() -> ID<S> { ID(text()) }

  mutating func codeIfAny<S>() -> ID<S>? { textIfAny().map { ID($0) } }

  mutating func delta() -> MonthDelta {
    var delta = MonthDelta()
    delta.debit = money()
    delta.credit = money()
    delta.closingDebit = money()
    delta.closingCredit = money()
    return delta
  }

  mutating func day() throws -> Day {
    let number = int()
    guard let day = Day(yyyymmdd: number) else { throw unreadable(String(number)) }
    return day
  }

  mutating func dayIfAny() throws -> Day? {
    if statement.isNull(next) {
      next += 1
      return nil
    }
    return try day()
  }

  /// A value of one of our closed lists.
  mutating func one<V: RawRepresentable>(of type: V.Type) throws -> V where V.RawValue == String {
    let text = text()
    guard let value = V(rawValue: text) else { throw unreadable(text) }
    return value
  }

  mutating func oneIfAny<V: RawRepresentable>(of type: V.Type) throws -> V?
  where V.RawValue == String {
    if statement.isNull(next) {
      next += 1
      return nil
    }
    return try one(of: type)
  }

  /// What several share of a default, added up.
  mutating func shared() throws -> OpenState.Shared {
    let column = index()
    if statement.isNull(column) { return OpenState.Shared() }
    guard let sums = statement.withText(column, GuaranteeShares.sums) else {
      throw unreadable(statement.text(column))
    }
    return sums
  }

  /// A role, with the party and the guarantee its sub-ledger names, empty for none.
  mutating func subAccount() throws -> SubAccount {
    let account = try one(of: Account.self)
    let (party, guarantee) = (text(), text())
    return SubAccount(
      account, party: party.isEmpty ? nil : ID(party),
      guarantee: guarantee.isEmpty ? nil : ID(guarantee))
  }

  /// Damage in the column that was read last.
  func unreadable(_ value: String) -> Damage {
    .unreadable(column: statement.columnName(next - 1), value: value)
  }
}
