import Jinzhu
@testable import JinzhuStore
import SQLite

/// Looks for what must never be true of a book, whatever has happened to it.
///
/// What it finds is told in words; nothing found means that every invariant held.
struct Audit {
  let journal: Journal
  let books: Books
  let archive: any Archive
  private(set) var findings: [String] = []

  private init(_ books: Books, _ archive: any Archive, _ database: Database) throws {
    (self.books, self.archive) = (books, archive)
    var postings = try Self.postings(in: database)
    var lines: [Journal.Line] = []
    for number in 1...(try archive.head()?.number ?? 1) {
      guard let event = try archive.event(number) else { continue }
      lines.append(Journal.Line(event: event, postings: postings.removeValue(forKey: number) ?? []))
    }
    journal = Journal(lines)
    expect(postings.isEmpty, "there are postings of no event")
  }

  /// Every row of the table of postings, by event.
  private static func postings(in database: Database) throws -> [Int64: [Posting]] {
    let rows = try database.prepare(
      """
      SELECT p.event, d.account, d.party, d.guarantee, c.account, c.party, c.guarantee, p.amount,
        p.red, p.closing
      FROM posting p JOIN sub_account d ON d.number = p.debit
        JOIN sub_account c ON c.number = p.credit ORDER BY p.event, p.line
      """)
    var found: [Int64: [Posting]] = [:]
    while try rows.step() {
      func sub(_ column: Int) -> SubAccount? {
        let (party, guarantee) = (rows.text(column + 1), rows.text(column + 2))
        return Account(rawValue: rows.text(column)).map {
          SubAccount(
            $0, party: party.isEmpty ? nil : ID(party),
            guarantee: guarantee.isEmpty ? nil : ID(guarantee))
        }
      }
      guard let debit = sub(1), let credit = sub(4),
        let posting = Posting(
          debit: debit, credit: credit, Money(fen: rows.int(7)), isRed: rows.int(8) == 1,
          isClosing: rows.int(9) == 1)
      else { continue }
      found[rows.int(0), default: []].append(posting)
    }
    return found
  }

  mutating func expect(_ holds: Bool, _ words: @autoclosure () -> String) {
    if !holds { findings.append(words()) }
  }

  mutating func expect<V: Equatable>(_ found: V, is wanted: V, _ words: @autoclosure () -> String) {
    if found != wanted { findings.append("\(words()): \(found), not \(wanted)") }
  }

  /// Every invariant, as of some days.
  static func findings(in book: Book, at instant: Instant, on days: [Day]) throws -> [String] {
    try book.read(at: instant) { books, archive in
      var audit = try Audit(books, archive, book.database)
      try audit.entries()
      audit.reversals()
      try audit.takenBack()
      try audit.signs()
      try audit.projections()
      try audit.allocations()
      try audit.yearEnds()
      for day in days {
        try audit.totals(on: day)
        try audit.guarantees(on: day)
        try audit.openStates(on: day)
        try audit.members(on: day)
        try audit.capital(on: day)
        try audit.statements(on: day)
        try audit.exits(on: day)
        try audit.rollForward(to: day)
      }
      return audit.findings
    }
  }

  /// What statements, shares of defaults and leaving must agree on, as of some days.
  static func statementFindings(in book: Book, at instant: Instant, on days: [Day]) throws
    -> [String]
  {
    try book.read(at: instant) { books, archive in
      var audit = try Audit(books, archive, book.database)
      for day in days {
        try audit.statements(on: day)
        try audit.exits(on: day)
      }
      return audit.findings
    }
  }
}
