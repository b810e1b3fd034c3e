import Foundation
import JinzhuHistories
import Testing

/// Whatever is done to a book behind its back is found, or provably left what it says unchanged.
///
/// `JINZHU_TAMPERINGS=10000` tries so many; `JINZHU_TAMPERINGS=417..417` only that one.
@Suite struct TamperingTests {
  /// Numbers of the tamperings to try; each number decides book, way and dice.
  static let numbers: ClosedRange<Int> = {
    let text = ProcessInfo.processInfo.environment["JINZHU_TAMPERINGS"] ?? ""
    let ends = text.split(separator: ".").compactMap { Int($0) }
    if ends.count == 2, ends[0] <= ends[1] { return ends[0]...ends[1] }
    return 1...(ends.first ?? 150)
  }()

  /// So many tamperings are tried on one book, then another is made.
  private static let perBook = 2000

  /// Every way once in random order, and then again.
  private static func way(_ number: Int, of ways: [Tampering]) -> Tampering {
    // A step that has no divisor in common with the count passes through all of them.
    let step = 7919
    return ways[number * step % ways.count]
  }

  @Test func `no tampering goes unnoticed`() async throws {
    var tally = TamperingTally()
    var first = Self.numbers.lowerBound
    while first <= Self.numbers.upperBound {
      let book = (first - 1) / Self.perBook
      let last = min(Self.numbers.upperBound, (book + 1) * Self.perBook)
      let victim = try Victim(seed: UInt64(book + 1), proposals: 150)
      for (family, verdict, label) in try await Self.verdicts(on: victim, of: first...last) {
        tally.count(verdict, family, label)
      }
      first = last + 1
    }
    print(tally.table)
    for why in tally.missed.prefix(20) { Issue.record("\(why)") }
    // The tests are worth something only while most of it is done.
    #expect(tally.applied * 10 > tally.total("tried") * 8)
  }

  private typealias Tried = (family: Tampering.Family, verdict: Verdict, label: String)

  /// Tries tamperings on all processors.
  private static func verdicts(
    on victim: Victim, of numbers: ClosedRange<Int>
  ) async throws -> [Tried] {
    let ways = Tampering.all(of: victim)
    return try await withThrowingTaskGroup(of: [Tried].self) { group in
      let hands = ProcessInfo.processInfo.activeProcessorCount
      for hand in 0..<hands {
        group.addTask {
          try numbers.filter { $0 % hands == hand }.map { number in
            let way = way(number, of: ways)
            var dice = Dice(seed: UInt64(number))
            let verdict = try way.verdict(on: victim, &dice)
            return (way.family, verdict, "tampering \(number), \(way.target)")
          }
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
  }
}
