import Foundation
import Jinzhu
import JinzhuHistories
import SQLite
import Testing

@testable import JinzhuStore

/// A book file read by somebody else: a short checker that knows docs/BOOK.md and no code of ours
/// recomputes the hash chain and every balance from the SQLite file alone.
@Suite(.enabled(if: Python.isThere, Comment(rawValue: Python.absence)))
struct `An independent checker` {
  /// A random history in a file; returns the head of the book.
  private func tell(_ seed: UInt64, into scratch: Scratch) throws -> (events: Int, head: String) {
    var history = History(seed: seed, scale: .small(seed: seed))
    let opening = history.next()
    let first = try #require(opening)
    let book = try Book.create(
      path: scratch.path, charter: try Submission(reading: first.raw), at: first.instant)
    defer { book.close() }
    var latest = first.instant
    while let proposal = history.next() {
      do {
        let outcome = try book.record(at: proposal.instant) {
          try $0.record(try Submission(reading: proposal.raw))
        }
        try history.learn(proposal, outcome)
        latest = proposal.instant
      } catch let refusal as Refusal {
        history.learn(proposal, refusal)
      } catch is Complaints where proposal.isMischief {
        continue
      }
    }
    let head = try book.read(at: latest) { _, archive in try archive.head() }
    let found = try #require(head)
    return (Int(found.number), found.hash)
  }

  private func check(_ scratch: Scratch) throws -> Python.Answer {
    try Python.run("check_book.py", [scratch.path])
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `finds the head that the program printed`(seed: UInt64) throws {
    let scratch = Scratch()
    let (events, head) = try tell(seed, into: scratch)
    let answer = try check(scratch)
    #expect(answer.text == "sound: \(events) events, head \(head)\n")
    #expect(answer.status == 0)
    // Reading left nothing behind.
    for suffix in ["-wal", "-shm"] {
      #expect(!FileManager.default.fileExists(atPath: scratch.path + suffix))
    }
  }

  static let alterations: [(sql: String, finding: String)] = [
    ("UPDATE event SET memo = 'x' WHERE number = 9", "event 9: its hash is stored as"),
    ("UPDATE event SET \"by\" = 'x' WHERE number = 9", "event 9: its hash is stored as"),
    ("UPDATE event SET recorded_at = recorded_at + 1 WHERE number = 9", "event 9: its hash"),
    ("UPDATE event SET rules = 2 WHERE number = 9", "event 9: its hash is stored as"),
    ("UPDATE event SET content = content || ' ' WHERE number = 9", "event 9: its hash"),
    (
      "UPDATE event SET hash = zeroblob(32) WHERE number = 9", "event 9: its hash is stored as 0000"
    ),
    ("DELETE FROM event WHERE number = 9", "event 9: missing; the next one there is 10"),
    (
      "UPDATE posting SET amount = amount + 1 WHERE event = (SELECT max(event) FROM posting) AND line = 1",
      ": its hash"
    ),
    (
      "UPDATE posting SET red = 1 - red WHERE event = (SELECT max(event) FROM posting) AND line = 1",
      ": its hash"
    ),
    (
      "UPDATE posting SET line = 7 WHERE event = (SELECT max(event) FROM posting) AND line = 1",
      ": its entries are"
    ),
    (
      "DELETE FROM posting WHERE event = (SELECT max(event) FROM posting)",
      ": its hash is stored as"
    ),
    ("UPDATE sub_account SET party = 'M99' WHERE number = 2", "its hash is stored as"),
    ("UPDATE balance SET total = total + 1 WHERE sub_account = 1", "table balance, row (1,)"),
    ("UPDATE balance SET last_day = last_day + 1 WHERE sub_account = 1", "table balance, row (1,)"),
    (
      "DELETE FROM movement WHERE sub_account = 1 AND day = (SELECT min(day) FROM movement)",
      "table movement, row (1, 2"
    ),
    ("UPDATE month SET closing_debit = 1 WHERE account = 'cash'", "table month, row ('cash', "),
  ]

  @Test func `finds every alteration, and says where`() throws {
    let original = Scratch()
    _ = try tell(1, into: original)
    for (sql, finding) in Self.alterations {
      let scratch = Scratch()
      try FileManager.default.copyItem(atPath: original.path, toPath: scratch.path)
      let database = try Database(path: scratch.path, mode: .readWrite)
      for kind in ["update", "delete"] {
        for table in ["event", "posting", "sub_account"] {
          try database.execute("DROP TRIGGER \(table)_\(kind)")
        }
      }
      try database.execute(sql)
      database.close()
      let answer = try check(scratch)
      #expect(answer.status == 3, "\(sql): \(answer.text)")
      #expect(answer.text.contains(finding), "\(sql): \(answer.text)")
    }
  }

  @Test func `says what is not a book`() throws {
    let scratch = Scratch()
    #expect(try check(scratch).status == 2)
    try Data("金猪".utf8).write(to: URL(fileURLWithPath: scratch.path))
    #expect(try check(scratch).status == 3)
  }
}
