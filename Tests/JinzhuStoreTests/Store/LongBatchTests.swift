@testable import Jinzhu
import JinzhuHistories
import Testing

@testable import JinzhuStore

/// What a batch leaves behind is what the same events leave one by one, however it was written.
struct LongBatchTests {
  @Test(arguments: [1, 2] as [UInt64], [40, Recent.most])
  func `written behind the books, a batch leaves the same rows`(seed: UInt64, kept: Int64) throws {
    let events = try Self.history(seed)
    let whole = Scratch()
    try Self.record(events, into: whole, pieces: events.count) {
      $0.shelf.writeBehind(keeping: kept)
    }
    let apart = Scratch()
    try Self.record(events, into: apart, pieces: 61) { _ in }
    let (behind, plain) = (try LogicalDump(of: whole), try LogicalDump(of: apart))
    #expect(events.count > 600)
    #expect(events.count { $0.kind == .eventReverse } > 20)
    #expect(behind.isIntact)
    #expect(
      behind == plain, "first of \(zip(behind.lines, plain.lines).first { $0 != $1 } ?? ("", ""))")
  }

  /// Also in books that did not begin empty, which know codes that were new to them.
  @Test(arguments: [1, 2, 3] as [UInt64], [1, 60])
  func `a guarantee closed long ago is asked for again`(seed: UInt64, before: Int) throws {
    let events = try Self.history(seed)
    let few = Scratch()
    let made = try Book.create(path: few.path, charter: events[0], at: Self.instant)
    for part in [1..<before, before..<events.count] {
      try made.record(at: Self.instant) { recorder in
        recorder.books.closedKept = 1
        recorder.shelf.writeBehind(keeping: 40)
        for event in events[part] { _ = try recorder.record(event) }
      }
      made.kept = nil
    }
    made.close()
    let all = Scratch()
    try Self.record(events, into: all, pieces: 61) { _ in }
    let (asked, kept) = (try LogicalDump(of: few), try LogicalDump(of: all))
    #expect(
      asked == kept, "first of \(zip(asked.lines, kept.lines).first { $0 != $1 } ?? ("", ""))")
    let book = try Book(path: few.path, mode: .readOnly)
    defer { book.close() }
    guard case .sound = try book.verify() else {
      Issue.record("a sound book is called damaged")
      return
    }
  }

  @Test(arguments: [1, 2] as [UInt64])
  func `days and losses borne are told from memory as the tables tell them`(seed: UInt64) throws {
    let events = try Self.history(seed)
    let file = Scratch()
    let book = try Book.create(path: file.path, charter: events[0], at: Self.instant)
    defer { book.close() }
    try book.record(at: Self.instant) { recorder in
      recorder.shelf.writeBehind()
      for event in events.dropFirst() { _ = try recorder.record(event) }
      let days = Set(events.map(\.date)).sorted()
      var told: [(day: Day?, borne: Money)] = []
      func ask() throws {
        for (place, first) in days.enumerated() {
          for last in days[place...].prefix(12) {
            told.append(
              (
                try recorder.shelf.firstDay(from: first.adding(days: 1), before: last),
                try recorder.shelf.burdens(from: first, through: last)
              ))
          }
        }
      }
      try ask()
      recorder.shelf.recent = nil
      let known = told
      told = []
      try ask()
      #expect(known.map(\.day) == told.map(\.day))
      #expect(known.map(\.borne) == told.map(\.borne))
    }
  }

  @Test func `every guarantee that was brought in earns by its own term`() throws {
    let balances = """
      [{"account":"cash","debit":"20007000"},\
      {"account":"paidInCapital","party":"M01","credit":"20000000"},\
      {"account":"feeInAdvance","guarantee":"A","credit":"3650"},\
      {"account":"feeInAdvance","guarantee":"B","credit":"3350"}]
      """
    let guarantees = ["A", "B"].map { code in
      #"{"guarantee":"\#(code)","borrower":"M01","bank":"B01","principal":"1000000","#
        + #""balance":"1000000","start":"2017-12-31","due":"\#(code == "A" ? "2018-12-31" : "2018-03-31")"}"#
    }
    func event(_ kind: String, _ date: String, _ fields: [String: String]) throws -> Submission {
      try TestBook.submission(kind, date, fields)
    }
    let events = try [
      event(
        "charter.adopt", "2017-12-01",
        [
          "charter": TestBook.charter(
            #""fee": {"recognition": "term"}, "limits": {"enforce": "off"}"#)
        ]),
      event("party.add", "2017-12-01", ["party": "M01", "name": "M01", "role": "member"]),
      event("party.add", "2017-12-01", ["party": "B01", "name": "B01", "role": "bank"]),
      event(
        "book.open", "2017-12-31",
        [
          "balances": balances, "guarantees": "[\(guarantees.joined(separator: ","))]",
        ]),
      event("period.close", "2018-02-01", ["period": "2018-01"]),
    ]
    let whole = Scratch()
    try Self.record(events, into: whole, pieces: events.count) { $0.shelf.writeBehind() }
    let apart = Scratch()
    try Self.record(events, into: apart, pieces: 1) { _ in }
    #expect(try LogicalDump(of: whole) == LogicalDump(of: apart))
    let book = try Book(path: whole.path, mode: .readOnly)
    defer { book.close() }
    // 31 of 365 days of 3,650.00, and 31 of 90 of 3,350.00.
    let earned = try book.read(at: Self.instant) { books, _ in
      try ["A", "B"].map {
        try books.held(SubAccount(.feeIncome, guarantee: ID($0)), on: .latest).description
      }
    }
    #expect(earned == ["310.00", "1153.89"])
    guard case .sound = try book.verify() else {
      Issue.record("a sound book is called damaged")
      return
    }
  }

  @Test func `what was taken back from under the first charter is so in a replay`() throws {
    func event(_ kind: String, _ date: String, _ fields: [String: String]) throws -> Submission {
      try TestBook.submission(kind, date, fields)
    }
    let charter = TestBook.charter("")
    let events = try [
      event("charter.adopt", "2018-01-10", ["charter": charter]),
      event("charter.adopt", "2018-01-05", ["charter": charter]),
      event("party.add", "2018-01-07", ["party": "M01", "name": "M01", "role": "member"]),
      event("event.reverse", "2018-01-07", ["event": "3", "reason": "x"]),
      event("event.reverse", "2018-01-06", ["event": "2", "reason": "x"]),
    ]
    let apart = Scratch()
    try Self.record(events, into: apart, pieces: 1) { _ in }
    let replayed = try Book.inMemory()
    try replayed.record(at: Self.instant) { recorder in
      recorder.shelf.writeBehind()
      for event in events { _ = try recorder.record(event) }
    }
  }

  /// The events of a lively history that a book accepts, told to one that records them singly.
  private static func history(_ seed: UInt64) throws -> [Submission] {
    var scale = Scale()
    (scale.proposals, scale.mischief, scale.regret, scale.backdated) = (1200, 2, 12, 30)
    var history = History(seed: seed, scale: scale)
    let book = try Book.inMemory()
    var events: [Submission] = []
    while let proposal = history.next() {
      guard let event = try? Submission(reading: proposal.raw) else { continue }
      do {
        let outcome = try book.record(at: instant) { try $0.record(event) }
        try history.learn(proposal, outcome)
        if case .recorded = outcome { events.append(event) }
      } catch let refusal as Refusal {
        history.learn(proposal, refusal)
      } catch is ValueError {}
    }
    return events
  }

  private static func record(
    _ events: [Submission], into file: Scratch, pieces: Int, _ prepare: (Recorder) -> Void
  ) throws {
    let book = try Book.create(path: file.path, charter: events[0], at: instant)
    defer { book.close() }
    for start in stride(from: 1, to: events.count, by: pieces) {
      try book.record(at: instant) { recorder in
        prepare(recorder)
        for event in events[start..<min(events.count, start + pieces)] {
          _ = try recorder.record(event)
        }
      }
    }
  }

  /// All of it is in the past.
  private static let instant = Instant(microseconds: 1_900_000_000_000_000)
}
