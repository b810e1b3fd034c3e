@testable import Jinzhu
import JinzhuHistories
import Testing

@testable import JinzhuStore

/// Circles of related parties that are kept are what they would be if they were walked anew.
struct CirclesTests {
  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `a change of a party lets go whatever circles it changes`(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let book = try Book.inMemory()
    try book.record(at: Self.instant) { recorder in
      func take(_ kind: String, _ date: String, _ fields: [String: String]) throws -> Int64? {
        do {
          let outcome = try recorder.record(TestBook.submission(kind, date, fields))
          if case .recorded(let event, _, _) = outcome { return event.number }
        } catch is Refusal {}
        return nil
      }
      let charter = try take("charter.adopt", "2018-01-01", ["charter": TestBook.charter("")])
      #expect(charter == 1)
      let codes = (1...12).map { "M\($0)" }
      var (changes, day, largest): ([Int64], Day, Int) = ([], try Day(parsing: "2018-01-02"), 0)
      for turn in 0..<160 {
        if dice.onceIn(3) { day = try day.adding(days: 1) }
        let (code, other) = (codes[dice.between(0, 11)], codes[dice.between(0, 11)])
        let made: Int64?
        if turn < 12 {
          made = try take(
            "party.add", "\(day)", ["party": codes[turn], "name": codes[turn], "role": "member"])
        } else {
          switch dice.between(0, 3) {
          case 0: made = try take("party.update", "\(day)", ["party": code, "related": other])
          case 1:
            made = try take(
              "party.update", "\(day)", ["party": code, "group": "G\(dice.between(0, 4))"])
          case 2:
            made = try take(
              "event.reverse", "\(day)",
              ["event": "\(changes[dice.between(0, changes.count - 1)])", "reason": "x"])
          default: made = try take("party.sanction", "\(day)", ["party": code, "reason": "x"])
          }
        }
        if let made { changes.append(made) }
        let books = recorder.books
        for groupIsRelated in [true, false] {
          let kept = try codes.map {
            try books.circle(of: ID($0), on: day, groupIsRelated: groupIsRelated)
          }
          let ties = books.knownTies
          books.knownTies = nil
          for (code, kept) in zip(codes, kept) {
            let circle = try books.circle(of: ID(code), on: day, groupIsRelated: groupIsRelated)
            #expect(circle == kept)
            largest = max(largest, kept.count)
          }
          books.knownTies = ties
        }
      }
      #expect(changes.count > 80)
      #expect(largest > 4)
    }
  }

  /// All of it is in the past.
  private static let instant = Instant(microseconds: 1_900_000_000_000_000)
}
