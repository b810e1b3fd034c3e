import Foundation
@testable import Jinzhu
import JinzhuHistories
import SQLite
import Testing

@testable import JinzhuStore

/// A sound book is proven to be so, and no other one is: what is wrong with it is then named as it is
/// for a book in memory.
@Suite struct ProofTests {
  /// A copy in a file of a book in which everything has happened.
  private static func everything() throws -> Scratch {
    let file = Scratch()
    let copy = try Database(path: file.path, mode: .create)
    try Ledgers.everything().book.database.backup(to: copy)
    try copy.execute("PRAGMA journal_mode = WAL")
    copy.close()
    return file
  }

  private static func opened(_ file: Scratch) throws -> Book {
    try Book(path: file.path, mode: .readOnly)
  }

  private func isProven(_ file: Scratch) throws -> Bool {
    let book = try Self.opened(file)
    defer { book.close() }
    return (try? Proof.of(book)) != nil
  }

  @Test func `a book in which everything has happened is proven to its head`() throws {
    let file = try Self.everything()
    let book = try Self.opened(file)
    defer { book.close() }
    let head = try book.read(at: Ledgers.now) { _, archive in try archive.head() }
    let proven = try Proof.of(book)
    #expect(proven.number == head?.number)
    #expect(Chain.hexadecimal(proven.hash) == head?.hash)
  }

  /// More events than are held against their rows by one thread.
  @Test func `a long history with much taken back is proven`() throws {
    var scale = Scale()
    (scale.proposals, scale.mischief, scale.regret, scale.backdated) = (2000, 1, 12, 30)
    var history = History(seed: 5, scale: scale)
    let file = Scratch()
    let opening = history.next()
    let first = try #require(opening)
    let book = try Book.create(
      path: file.path, charter: Submission(reading: first.raw), at: first.instant)
    while let proposal = history.next() {
      guard let event = try? Submission(reading: proposal.raw) else { continue }
      do {
        let outcome = try book.record(at: proposal.instant) { try $0.record(event) }
        try history.learn(proposal, outcome)
      } catch let refusal as Refusal {
        history.learn(proposal, refusal)
      } catch is ValueError {}
    }
    defer { book.close() }
    let head = try book.read(at: noon) { _, archive in try archive.head() }
    #expect(try #require(head).number > 1000)
    #expect(Chain.hexadecimal(try Proof.of(book).hash) == head?.hash)
  }

  /// One row more in a table that only grows, which no event leads to.
  static let surplus = [
    "INSERT INTO posting VALUES (99, 1, 1, 2, 5, 0, 0)",
    "INSERT INTO posting SELECT event, line + 9, debit, credit, 1, 0, 0 FROM posting LIMIT 1",
    "INSERT INTO sub_account VALUES ((SELECT max(number) + 1 FROM sub_account), 'cash', 'x', '')",
    "INSERT INTO sub_account VALUES ((SELECT min(number) - 1 FROM sub_account), 'inForce', 'x', '')",
    "INSERT INTO mention VALUES ('M01', 1)", "INSERT INTO mention VALUES ('x', 99)",
    """
    CREATE TEMP TABLE more AS SELECT * FROM guarantee_state LIMIT 1;
    UPDATE more SET event = 1; INSERT INTO guarantee_state SELECT * FROM more
    """,
    """
    CREATE TEMP TABLE more AS SELECT * FROM guarantee_state LIMIT 1;
    UPDATE more SET guarantee = 'x'; INSERT INTO guarantee_state SELECT * FROM more
    """,
    """
    INSERT INTO event SELECT number + 1, recorded_at, day, date, kind, NULL, memo, override, "by",
      content, rules, charter, hash FROM event ORDER BY number DESC LIMIT 1
    """,
  ]

  @Test(arguments: surplus)
  func `a row too many is not proven, and is named`(sql: String) throws {
    let file = try Self.everything()
    let triggers = ["event", "sub_account", "posting"].map { "DROP TRIGGER \($0)_insert;" }
    try file.execute(
      "PRAGMA foreign_keys = OFF; \(triggers.joined()) \(sql); \(Self.triggersAgain)")
    #expect(try !isProven(file))
    let book = try Self.opened(file)
    defer { book.close() }
    guard case .damaged = try book.verify() else {
      Issue.record("\(sql) goes unnoticed")
      return
    }
  }

  /// The triggers that were dropped, as the schema has them.
  private static let triggersAgain = Schema.text.components(separatedBy: "CREATE ")
    .filter { $0.hasPrefix("TRIGGER") && $0.contains("_insert ") }
    .map { "CREATE " + $0 }.joined()

  @Test func `an index that lacks a row is not proven`() throws {
    let file = try Self.everything()
    try file.execute(
      """
      PRAGMA writable_schema = ON;
      UPDATE sqlite_schema SET sql = sql || ' WHERE day < 20180301' WHERE name = 'event_day';
      PRAGMA writable_schema = RESET;
      REINDEX event_day;
      PRAGMA writable_schema = ON;
      UPDATE sqlite_schema SET sql = 'CREATE INDEX event_day ON event (day)'
        WHERE name = 'event_day';
      """)
    #expect(try !isProven(file))
  }

  @Test func `of a file that was put in the place of another, nothing is proven`() throws {
    let (file, other) = (try Self.everything(), try Self.everything())
    let book = try Self.opened(file)
    defer { book.close() }
    #expect(rename(other.path, file.path) == 0)
    #expect(throws: (any Error).self) { try Proof.of(book) }
    guard case .sound = try book.verify() else {
      Issue.record("the book that is open is sound")
      return
    }
  }
}
