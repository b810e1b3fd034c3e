import Foundation
import Jinzhu
import Testing

@testable import JinzhuStore

/// What verify alone cannot find, since all of it fits together: a book that was cut short, or made
/// anew with another past. A head that was printed, an event's hash, or an attestation tells them
/// apart.
///
/// `JINZHU_REWRITINGS=all` falsifies every event; a few of them unless told.
@Suite struct RewritingTests {
  private let book: Book
  private let events: [Event]
  /// What was printed: every hash.
  private let printed: [String]
  private let attestation: Attestation

  init() throws {
    book = try Ledgers.everything().book
    attestation = try book.attest(
      asOf: nil, by: nil, at: Ledgers.now, with: SigningKey(parsing: KeyTests.pem))
    (events, printed) = try book.read(at: Ledgers.now) { _, archive in
      let last = try archive.head()?.number ?? 0
      return (
        try (1...last).compactMap { try archive.event($0) },
        try (1...last).compactMap { try archive.hash(of: $0) }
      )
    }
  }

  /// A book made anew from events, each at its own instant.
  private func rewritten(_ events: [Event]) throws -> Book {
    let copy = try Book.inMemory()
    for event in events {
      try copy.record(at: event.recordedAt) { _ = try $0.record(event.submission) }
    }
    return copy
  }

  /// The hashes of a book that verify finds sound, and that an attestation of the true one tells
  /// from it.
  private func soundHashes(_ book: Book) throws -> [String] {
    guard case .sound(let count, _) = try book.verify() else {
      Issue.record("\(try book.verify())")
      return []
    }
    #expect(throws: Discrepancy.self) { try book.check(attestation, signedBy: nil) }
    #expect(throws: Discrepancy.self) { try book.event(withHash: attestation.head) }
    return try book.read(at: Ledgers.now) { _, archive in
      try (1...count).compactMap { try archive.hash(of: $0) }
    }
  }

  @Test func `the same events at the same instants lead to the same head`() throws {
    let copy = try rewritten(events)
    try copy.check(attestation, signedBy: nil)
    #expect(try copy.read(at: Ledgers.now) { try $1.head()?.hash } == printed.last)
  }

  @Test(arguments: [1, 2, 7])
  func `a book cut short is sound, and lacks the head that was printed`(cut: Int) throws {
    let short = try soundHashes(rewritten(events.dropLast(cut)))
    #expect(short == printed.dropLast(cut))
    #expect(!short.contains(printed[printed.count - 1]))
  }

  /// What is made of an event's submission or instant.
  static let falsifications: [(name: String, change: @Sendable (inout Submission) -> Void)] = [
    ("memo", { $0.memo = "改" }), ("author", { $0.by = "别人" }), ("ref", { $0.ref = "falsified" }),
    ("reason", { $0.override = "补" }),
  ]

  @Test func `a past made anew has no hash in common from the first difference on`() throws {
    let isWhole = ProcessInfo.processInfo.environment["JINZHU_REWRITINGS"] == "all"
    let places = isWhole ? Array(events.indices) : [0, 9, 15, events.count - 1]
    for (name, change) in Self.falsifications {
      for index in places {
        var altered = events
        var submission = altered[index].submission
        change(&submission)
        altered[index] = Event(
          number: altered[index].number, recordedAt: altered[index].recordedAt,
          day: altered[index].day, submission: submission, rules: altered[index].rules,
          charter: altered[index].charter)
        let hashes = try soundHashes(rewritten(altered))
        #expect(hashes.prefix(index) == printed.prefix(index))
        let isShared = zip(hashes, printed).dropFirst(index).contains { $0 == $1 }
        #expect(!isShared, "\(name) of event \(index + 1)")
      }
    }
    print("falsified pasts: \(places.count * Self.falsifications.count), each found by its head")
  }

  @Test func `another instant changes the head`() throws {
    let copy = try Book.inMemory()
    for event in events {
      let instant = Instant(microseconds: event.recordedAt.microseconds - 1)
      try copy.record(at: instant) { _ = try $0.record(event.submission) }
    }
    #expect(Set(try soundHashes(copy)).isDisjoint(with: printed))
  }

  @Test func `another order changes the head`() throws {
    // Two parties that know nothing of each other.
    var altered = events
    altered.swapAt(1, 2)
    let hashes = try soundHashes(rewritten(altered))
    #expect(hashes.first == printed.first)
    #expect(Set(hashes.dropFirst()).isDisjoint(with: printed))
  }
}
