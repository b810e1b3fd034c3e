/// How the book and the bank come to the same balance on a day (银行存款余额调节).
///
/// Like every report it reads statements and matches dated up to the day. A match some of which lies
/// after the day does not join anything yet.
public struct Reconciliation: Sendable {
  /// What the book holds.
  public let bookBalance: Money
  /// What the bank holds by its statements; `nil` before the first one.
  public let statementBalance: Money?
  /// The last day that a statement covers; `nil` before the first one.
  public let statementDay: Day?
  /// Lines of the bank up to the day that the book does not have.
  public let lines: [BankRecord.Line]
  /// Entries of the book up to the day that the bank does not have.
  public let entries: [BankEntry]
  /// The first statement's opening balance, and the book's balance of what it does not list; `nil`
  /// before the first one.
  public let start: (stated: Money, booked: Money)?

  init(_ record: BankRecord, entries: [BankEntry], on day: Day) throws {
    let (known, first) = (record.statements, record.statements.first)
    bookBalance = try Money.sum(entries.map(\.amount))
    let past = record.lines.filter { $0.content.day <= day }
    let begun = known.filter { $0.first <= day }
    statementDay = begun.last.map { min($0.day, day) }
    statementBalance = try first.flatMap { first in
      begun.isEmpty ? nil : try past.reduce(first.opening) { try $0 + $1.content.amount }
    }
    let (lineIDs, numbers) = (Set(past.map(\.id)), Set(entries.map(\.event)))
    let whole = record.groups.filter { group in
      group.lines.allSatisfy(lineIDs.contains) && group.events.allSatisfy(numbers.contains)
    }
    let joined = (Set(whole.flatMap(\.lines)), Set(whole.flatMap(\.events)))
    lines = past.filter { !joined.0.contains($0.id) }
    // What was booked before the first statement is in its opening balance, unless a line of a
    // statement says otherwise.
    let matched = record.matchedEvents
    let begin = first?.first ?? .earliest
    let inScope = entries.filter { $0.day >= begin || matched.contains($0.event) }
    self.entries = inScope.filter { !joined.1.contains($0.event) }
    let before = try Money.sum(entries.map(\.amount)) - Money.sum(inScope.map(\.amount))
    self.start = first.map { (stated: $0.opening, booked: before) }
  }

  /// The book's balance with what only the bank has: 调节后的存款余额.
  public var adjustedBook: Money {
    get throws { try bookBalance + Money.sum(lines.map(\.content.amount)) }
  }

  /// What the bank's adjusted balance is above the book's; `nil` before the first statement.
  ///
  /// Statements follow one another and matches have equal sums, so that it can only come from the day
  /// on which the first statement began.
  public var difference: Money? {
    get throws { try adjustedStatement.map { try $0 - adjustedBook } }
  }

  /// The bank's balance with what only the book has; `nil` before the first statement.
  public var adjustedStatement: Money? {
    get throws {
      try statementBalance.map { try $0 + Money.sum(entries.map(\.amount)) }
    }
  }
}

extension Snapshot {
  /// The reconciliation of the account of `party`, or of the main account.
  public func reconciliation() throws -> Reconciliation {
    try Reconciliation(
      books.bankRecord(of: party, on: day), entries: bankEntries(of: party, through: day), on: day)
  }
}
