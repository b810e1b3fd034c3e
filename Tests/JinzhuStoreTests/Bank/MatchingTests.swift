@testable internal import Jinzhu
internal import Testing

/// A statement of 500 lines made from the book with 5 % noise: changed days, split and merged
/// payments, missing and foreign lines, altered references.
@Suite struct MatchingTests {
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `no match is wrong, and at least 95 % are found`(seed: UInt64) throws {
    let noise = try Noise(seed: seed, size: 500)
    let (groups, lines) = try Self.matched(noise)
    let places = Dictionary(
      uniqueKeysWithValues: lines.enumerated().map { ($0.element.id, $0.offset) })
    var right = 0
    for group in groups {
      let made = group.lines.compactMap { places[$0] }
      let events = Set(made.flatMap { noise.truth[$0] })
      let isWhole = noise.truth.indices.filter { !events.isDisjoint(with: noise.truth[$0]) }
      #expect(events == Set(group.events) && Set(isWhole) == Set(made), "a wrong match: \(group)")
      right += made.count
    }
    let real = noise.truth.count { !$0.isEmpty }
    #expect(real >= 450 && lines.count >= 480)
    #expect(right * 100 >= real * 95, "\(right) of \(real) found")
    print("seed \(seed): \(lines.count) lines, \(right) of \(real) found, 0 wrong")
    try requireReconciled(noise, groups)
  }

  /// The statements of the months taken in, and what matches them.
  private static func matched(_ noise: Noise) throws -> ([MatchGroup], [BankRecord.Line]) {
    var balance = try Money(parsing: noise.book.held(.cash, on: "2018-01-31"))
    for month in 2...12 {
      let period = try Period(parsing: "2018-\(month < 10 ? "0" : "")\(month)")
      let lines = noise.lines.filter { period.first <= $0.day && $0.day <= period.last }
      let closing = try lines.reduce(balance) { try $0 + $1.amount }
      try noise.book.record(
        "bank.statement", period.last.description,
        [
          "from": period.first.description, "opening": balance.description,
          "closing": closing.description,
          "lines": JSONWriter.text(.list(lines.map(\.tree))),
        ])
      balance = closing
    }
    let last = try day("2018-12-31")
    return try noise.book.read { books, archive in
      let snapshot = Snapshot(books: books, archive: archive, day: last)
      return (try snapshot.matching().groups, try books.bankRecord(of: nil).lines)
    }
  }

  /// Recorded, the matches leave what was missing and foreign, and both sides come to the same at
  /// the end of every month.
  private func requireReconciled(_ noise: Noise, _ groups: [MatchGroup]) throws {
    let record = try noise.book.read { books, _ in try books.bankRecord(of: nil) }
    for statement in record.statements {
      let own = groups.filter { $0.lines.map(\.statement).max() == statement.event }
      guard !own.isEmpty else { continue }
      try noise.book.record(
        "bank.match", statement.day.description,
        ["matches": JSONWriter.text(.list(own.map(\.tree)))])
    }
    for asOf in record.statements.map(\.day) {
      let found = try noise.book.read { books, archive in
        try Snapshot(books: books, archive: archive, day: asOf).reconciliation()
      }
      #expect(try found.adjustedBook == found.adjustedStatement, "\(asOf)")
      #expect(try found.difference == .zero)
    }
  }
}
