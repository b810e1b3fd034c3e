import Jinzhu
import SQLite
import Testing

@testable import JinzhuStore

/// Transactions: all or nothing, one instant, one writer.
@Suite struct RecordingTests {
  let file = Scratch()
  struct Stop: Error {}

  @Test func `what the body throws takes the whole batch back`() throws {
    let book = try file.book()
    let before = try file.bytes()
    #expect(throws: Stop.self) {
      try book.record(at: noon) { recorder in
        for submission in try founding("M01", "1000000") { _ = try recorder.record(submission) }
        throw Stop()
      }
    }
    #expect(try book.events == 1)
    #expect(try file.bytes() == before)
    try book.record(founding("M01", "500"), at: noon)
    #expect(try book.held(.cash, on: "2018-02-01") == "500.00")
    #expect(try isSound(book))
  }

  @Test func `a refused event leaves nothing, and recording goes on`() throws {
    let book = try file.book()
    try book.record(at: noon) { recorder in
      let (join, pay) = (try founding("M01", "300")[0], try founding("M01", "300")[1])
      #expect(throws: Refusal.self) { try recorder.record(pay) }
      _ = try recorder.record(join)
      #expect(throws: Refusal.self) { try recorder.record(join) }
      _ = try recorder.record(pay)
    }
    #expect(try book.events == 3)
    #expect(try isSound(book))
  }

  @Test func `a batch shares one instant, and time never runs back`() throws {
    let book = try file.book()
    try book.record(founding("M01", "1"), at: seconds(60))
    try book.record(founding("M02", "1"), at: seconds(30))
    try book.read(at: noon) { _, archive in
      let instants = try (1...5).map { try #require(try archive.event($0)).recordedAt }
      #expect(instants == [noon] + [Instant](repeating: seconds(60), count: 4))
    }
  }

  @Test func `the same ref with the same content is recorded once`() throws {
    let book = try file.book()
    try book.record(founding("M01", "100"), at: noon)
    func pay(_ amount: String, by: String = "王会计") throws -> Submission {
      try event(
        "capital.pay", "2018-01-06", ["member": "M01", "amount": amount, "ref": "r", "by": by])
    }
    try book.record([pay("5")], at: noon)
    // In one batch and in the next, however the amount is written and whoever hands it in.
    for amounts in [["5", "5.00"], ["0.0005万"]] {
      for outcome in try book.record(amounts.map { try pay($0, by: "李会计") }, at: noon) {
        guard case .alreadyRecorded(let earlier) = outcome else { throw Stop() }
        #expect(earlier.number == 4)
        #expect(earlier.submission.by == "王会计")
      }
    }
    let refusal = #expect(throws: Refusal.self) { try book.record([pay("5.01")], at: noon) }
    #expect(refusal == .refTaken("r", by: 4))
    #expect(try book.events == 4)
    // A ref stays taken after a reversal.
    try book.record(
      [event("event.reverse", "2018-01-07", ["event": "r", "reason": "x"])], at: noon)
    guard case .alreadyRecorded = try book.record([pay("5")], at: noon)[0] else { throw Stop() }
  }

  @Test func `an event made in code is held to the form of one that was read`() throws {
    let book = try file.book()
    func added(_ change: (inout Submission) -> Void) throws -> Submission {
      var submission = try founding("M01", "1")[0]
      change(&submission)
      return submission
    }
    let bad: [Submission] = [
      try added { $0.memo = "two\nlines" }, try added { $0.by = "" },
      try added { $0.ref = String(repeating: "x", count: 1001) },
      try added { $0.fields.set("party", .party(ID("M02"))) },
      try added { $0.fields.set("amount", .money(Money(fen: 1))) },
      Submission(
        kind: .partyAdd, date: try day("2018-01-01"),
        fields: Fields([
          ("party", .party(ID("a\tb"))), ("name", .text("x")), ("role", .text("member")),
        ])),
      Submission(
        kind: .partyAdd, date: try day("2018-01-01"),
        fields: Fields([("party", .text("M01")), ("name", .text("x")), ("role", .text("member"))])),
      Submission(
        kind: .partyAdd, date: try day("2018-01-01"), fields: Fields([("party", .party(ID("M01")))])
      ),
      Submission(
        kind: .capitalPay, date: try day("2018-01-01"),
        fields: Fields([("member", .party(ID("M01"))), ("amount", .money(Money(fen: -1)))])),
    ]
    for submission in bad {
      #expect(throws: Refusal.self) { try book.record([submission], at: noon) }
    }
    #expect(try book.events == 1)
  }

  @Test func `another writer is waited for, then told of`() throws {
    let book = try file.book()
    let other = Book(
      path: file.path,
      database: try Database(path: file.path, mode: .readWrite, busyTimeoutMilliseconds: 50))
    try book.record(at: noon) { recorder in
      _ = try recorder.record(founding("M01", "1")[0])
      let error = try #require(throws: BookError.self) {
        try other.record(founding("M02", "1"), at: noon)
      }
      guard case .busy = error else { throw error }
      #expect(error.words.zh.contains("正被另一个程序写入"))
      #expect(try other.events == 1)
    }
    #expect(try other.events == 2)
    try other.record(founding("M02", "1"), at: noon)
    #expect(try book.events == 4)
    #expect(try isSound(book))
  }

  @Test func `two that take turns never lose an event`() throws {
    let (one, two) = (try file.book(), try Book(path: file.path, mode: .readWrite))
    for turn in 1...10 {
      try one.record(founding("A\(turn)", "10"), at: seconds(Int64(turn)))
      try two.record(founding("B\(turn)", "10"), at: seconds(Int64(turn)))
    }
    #expect(try one.events == 41)
    #expect(try two.held(.paidInCapital, on: "2018-02-01") == "200.00")
    #expect(try isSound(one))
  }

  @Test func `a reader sees one moment while another writes`() throws {
    let writer = try file.book()
    let reader = try Book(path: file.path, mode: .readOnly)
    try reader.read(at: noon) { books, archive in
      let head = try archive.head()?.hash
      try writer.record(founding("M01", "70"), at: noon)
      #expect(try archive.head()?.hash == head)
      #expect(try archive.accountTotals().isEmpty)
    }
    #expect(try reader.held(.cash, on: "2018-02-01") == "70.00")
  }

  @Test func `nothing else is begun within a transaction`() throws {
    let book = try file.book()
    try book.record(at: noon) { recorder in
      #expect(throws: BookError.self) { try book.record(founding("M01", "1"), at: noon) }
      #expect(throws: BookError.self) { try book.read(at: noon) { _, _ in } }
      _ = try recorder.record(founding("M01", "1")[0])
    }
    #expect(try book.events == 2)
  }

  private func isSound(_ book: Book) throws -> Bool {
    if case .sound = try book.verify() { true } else { false }
  }
}
