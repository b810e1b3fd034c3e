@testable import Jinzhu
import JinzhuHistories
import Testing

@testable import JinzhuStore

/// Circles of related parties and contract farmers that are kept are what they would be if they were
/// looked for anew, also in books that are opened again.
struct CirclesTests {
  private static let codes = (1...12).map { "M\($0)" }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `a change of a party lets go whatever it changes`(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let book = try Book.inMemory()
    var (changes, day): ([Int64], Day) = ([], try Day(parsing: "2018-01-02"))
    let first = day
    try book.record(at: Self.instant) { recorder in
      func take(_ kind: String, _ fields: [String: String]) throws {
        do {
          let outcome = try recorder.record(TestBook.submission(kind, "\(day)", fields))
          if case .recorded(let event, _, _) = outcome, kind != "charter.adopt" {
            changes.append(event.number)
          }
        } catch is Refusal {}
      }
      try take("charter.adopt", ["charter": TestBook.charter("")])
      for (place, code) in Self.codes.enumerated() {
        var fields = ["party": code, "name": code, "role": place < 7 ? "member" : "farmer"]
        if place >= 7 { fields["sponsor"] = "M\(place % 3 + 1)" }
        try take("party.add", fields)
      }
      for _ in 0..<160 {
        if dice.onceIn(3) { day = try day.adding(days: 1) }
        try Self.change(&dice, changes, take)
        let anew = try Self.told(recorder.books, on: [day, first], keeping: false)
        #expect(try Self.told(recorder.books, on: [day, first], keeping: true) == anew)
      }
    }
    #expect(changes.count > 80)
    let days = try (0..<40).map { try day.adding(days: -$0) }.filter { $0 >= first }
    let anew = try book.read(at: Self.instant) { books, _ in
      try Self.told(books, on: days, keeping: false)
    }
    #expect(anew.contains { $0.contains { $0.count > 4 } })
    book.kept = nil
    // The latest day is asked for first, and what is kept of it must not answer for the others.
    let kept = try book.read(at: Self.instant) { books, _ in
      try Self.told(books, on: days, keeping: true)
    }
    #expect(kept == anew)
  }

  /// What ends a tie need not name anybody: another role, and taking that back.
  @Test func `a farmer who becomes a member was one until then`() throws {
    let book = try Book.inMemory()
    try book.record(at: Self.instant) { recorder in
      for (kind, date, fields) in [
        ("charter.adopt", "2018-01-01", ["charter": TestBook.charter("")]),
        ("party.add", "2018-01-02", ["party": "M1", "name": "M1", "role": "member"]),
        (
          "party.add", "2018-01-10",
          ["party": "M2", "name": "M2", "role": "farmer", "sponsor": "M1"]
        ),
        ("party.update", "2018-03-01", ["party": "M2", "role": "member"]),
        ("event.reverse", "2018-05-01", ["event": "4", "reason": "x"]),
      ] { _ = try recorder.record(TestBook.submission(kind, date, fields)) }
    }
    for days in [["06", "04", "02"], ["04", "02", "06"], ["02", "06", "04"]] {
      book.kept = nil
      try book.read(at: Self.instant) { books, _ in
        for month in days {
          let day = try Day(parsing: "2018-\(month)-01")
          let isSponsored = month != "04"
          let circle = try books.circle(of: ID("M1"), on: day, groupIsRelated: false)
          #expect(circle.count == (isSponsored ? 2 : 1), "\(days) \(month)")
          let sponsored = try books.sponsored(by: ID("M1"), on: day)
          #expect(sponsored == (isSponsored ? [ID("M2")] : []), "\(days) \(month)")
        }
      }
    }
  }

  /// A change of some party, which may be refused.
  private static func change(
    _ dice: inout Dice, _ changes: [Int64], _ take: (String, [String: String]) throws -> Void
  ) throws {
    let (code, other) = (dice.pick(codes) ?? "", dice.pick(codes) ?? "")
    switch dice.between(0, 5) {
    case 0: try take("party.update", ["party": code, "related": other])
    case 1: try take("party.update", ["party": code, "group": "G\(dice.between(0, 4))"])
    case 2: try take("event.reverse", ["event": "\(dice.pick(changes) ?? 0)", "reason": "x"])
    case 3: try take("party.update", ["party": code, "sponsor": other])
    case 4: try take("party.update", ["party": code, "role": "member"])
    default: try take("party.update", ["party": code, "role": "farmer", "sponsor": other])
    }
  }

  /// Of each day and party, its circles and whom it sponsors.
  private static func told(_ books: Books, on days: [Day], keeping: Bool) throws
    -> [[[ID<Party>]]]
  {
    let ties = books.knownTies
    defer { if !keeping { books.knownTies = ties } }
    return try days.flatMap { day in
      try codes.map { code in
        if !keeping { books.knownTies = nil }
        return try [true, false].map {
          try books.circle(of: ID(code), on: day, groupIsRelated: $0)
        } + [try books.sponsored(by: ID(code), on: day)]
      }
    }
  }

  /// All of it is in the past.
  private static let instant = Instant(microseconds: 1_900_000_000_000_000)
}
