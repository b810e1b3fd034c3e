@testable internal import Jinzhu
internal import Testing

/// Statements, matches and the reconciliation (银行对账).
@Suite struct BankTests {
  /// Capital of 20,000,000.00 at noon of 5 January 2018, events 10 to 13; March has two payments.
  private static func fund() throws -> TestBook {
    let book = try TestBook.free()
    try book.tell(
      all: """
        2018-03-05 voucher.post operatingExpense/cash amount=1200.00
        2018-03-30 voucher.post cash/interestIncome amount=300.00
        """)
    return book
  }

  private static let march = [
    "from": "2018-03-01", "opening": "20000000", "closing": "19998790",
    "lines": #"[{"date":"2018-03-06","amount":"-1200","reference":"R1"},"#
      + #"{"date":"2018-03-31","amount":"-10","text":"手续费"}]"#,
  ]

  private static func reconciled(_ book: TestBook, on date: String) throws -> Reconciliation {
    let asOf = try day(date)
    return try book.read { books, archive in
      try Snapshot(books: books, archive: archive, day: asOf).reconciliation()
    }
  }

  @Test func `a statement books nothing`() throws {
    let book = try Self.fund()
    #expect(try book.record("bank.statement", "2018-03-31", Self.march) == [])
  }

  @Test func `book and bank come to the same on every day`() throws {
    let book = try Self.fund()
    let entry = try book.number - 1
    try book.record(
      "bank.statement", "2018-03-06",
      [
        "from": "2018-03-01", "opening": "20000000", "closing": "19998800",
        "lines": #"[{"date":"2018-03-06","amount":"-1200","reference":"R1"}]"#,
      ])
    let line = "\(try book.number)/1"
    try book.record(
      "bank.match", "2018-03-06", ["matches": #"[{"lines":"\#(line)","events":"\#(entry)"}]"#])
    try book.record(
      "bank.statement", "2018-03-31",
      [
        "opening": "19998800", "closing": "19998790",
        "lines": #"[{"date":"2018-03-31","amount":"-10","text":"手续费"}]"#,
      ])
    for (date, bookBalance, bankBalance, adjusted) in [
      ("2018-03-06", 19_998_800, 19_998_800, 19_998_800),
      // On the 30th the bank has not seen the interest, on the 31st it has taken its charge.
      ("2018-03-30", 19_999_100, 19_998_800, 19_999_100),
      ("2018-03-31", 19_999_100, 19_998_790, 19_999_090),
    ] as [(String, Int64, Int64, Int64)] {
      let found = try Self.reconciled(book, on: date)
      #expect(found.bookBalance == .yuan(bookBalance), "\(date)")
      #expect(found.statementBalance == .yuan(bankBalance), "\(date)")
      #expect(try found.adjustedBook == .yuan(adjusted), "\(date)")
      #expect(try found.adjustedStatement == .yuan(adjusted), "\(date)")
      #expect(try found.difference == .zero)
    }
    #expect(try Self.reconciled(book, on: "2018-03-05").statementBalance == nil)
    #expect(try Self.reconciled(book, on: "2018-03-31").lines.map(\.content.text) == ["手续费"])
  }

  @Test func `what the first statement does not explain stands apart`() throws {
    let book = try Self.fund()
    let fields = Self.march.merging(["opening": "19999999", "closing": "19998789"]) { $1 }
    try book.record("bank.statement", "2018-03-31", fields)
    let found = try Self.reconciled(book, on: "2018-03-31")
    #expect(try found.difference == .yuan(-1))
    #expect(found.start?.stated == .yuan(19_999_999) && found.start?.booked == .yuan(20_000_000))
    let shown = try book.read { books, archive in
      try #require(Report.all.first { $0.name == "reconciliation" })
        .make(Snapshot(books: books, archive: archive, day: day("2018-03-31")))
    }
    #expect(shown.notes.contains { $0.en.contains("opened with 19,999,999.00") })
  }

  @Test func `a statement must add up, and follow the one before`() throws {
    let book = try Self.fund()
    let wrong = Self.march.merging(["closing": "19998790.01"]) { $1 }
    #expect(
      try book.refusal("bank.statement", "2018-03-31", wrong)
        == .bank(
          .doesNotAddUp(
            opening: .yuan(20_000_000), end: .yuan(19_998_790),
            closing: .yuan(19_998_790, fen: 1))))
    try book.record("bank.statement", "2018-03-31", Self.march)
    let april = ["from": "2018-04-01", "opening": "19998790.01", "closing": "19998790.01"]
    #expect(
      try book.refusal("bank.statement", "2018-04-30", april)
        == .bank(
          .doesNotFollow(
            opening: .yuan(19_998_790, fen: 1), event: try book.number,
            closing: .yuan(19_998_790))))
    let overlapping = ["from": "2018-03-31", "opening": "19998790", "closing": "19998790"]
    #expect(
      try book.refusal("bank.statement", "2018-04-30", overlapping)
        == .bank(
          .overlaps(
            first: day("2018-03-31"), event: try book.number, from: day("2018-03-01"),
            to: day("2018-03-31"))))
    let other = ["bank": "B01", "opening": "5", "closing": "5"]
    #expect(try book.record("bank.statement", "2018-03-31", other) == [])
  }

  @Test func `a match joins equal sums, and each thing once`() throws {
    let book = try Self.fund()
    let (expense, interest) = (try book.number - 1, try book.number)
    try book.record("bank.statement", "2018-03-31", Self.march)
    let line = "\(try book.number)/1"
    func refusal(_ lines: String, _ events: String) throws -> Refusal? {
      try book.refusal(
        "bank.match", "2018-04-01", ["matches": #"[{"lines":"\#(lines)","events":"\#(events)"}]"#])
    }
    #expect(
      try refusal(line, "\(interest)")
        == .item(
          1, of: "matches", .bank(.sumsDiffer(stated: .yuan(-1200), booked: .yuan(300)))))
    #expect(
      try refusal(line, "2") == .item(1, of: "matches", .bank(.movesNothing(2))))
    let unknown = BankLineID(statement: expense, line: 1)
    #expect(
      try refusal("\(expense)/1", "\(expense)")
        == .item(1, of: "matches", .bank(.unknownLine(unknown))))
    #expect(try refusal(line, "\(expense)") == nil)
    #expect(
      try refusal(line, "\(expense)")
        == .item(
          1, of: "matches",
          .bank(.lineTaken(BankLineID(statement: expense + 2, line: 1)))))
  }

  @Test func `a statement under a match stays; after the match is reversed it goes`() throws {
    let book = try Self.fund()
    let entry = try book.number - 1
    try book.record("bank.statement", "2018-03-31", Self.march)
    let statement = try book.number
    try book.record(
      "bank.match", "2018-04-02",
      ["matches": #"[{"lines":"\#(statement)/1","events":"\#(entry)"}]"#])
    let match = try book.number
    #expect(
      try book.refusal("2018-04-02 event.reverse event=\(statement) reason=wrong") != nil)
    try book.tell("2018-04-02 event.reverse event=\(match) reason=wrong")
    #expect(try Self.reconciled(book, on: "2018-04-02").lines.count == 2)
    try book.tell("2018-04-02 event.reverse event=\(statement) reason=wrong")
    #expect(try Self.reconciled(book, on: "2018-04-01").statementBalance != nil)
    #expect(try Self.reconciled(book, on: "2018-04-02").statementBalance == nil)
  }

  @Test func `a guarantee's number one off is another guarantee's, not a slip`() throws {
    let marks = Marks(
      of: StatementLine(day: try day("2018-03-01"), amount: .yuan(1), reference: "D2018-0012"))
    let entry = EntryMarks(of: try Self.entry(1, "2018-03-01", names: [], guarantee: "D2018-0021"))
    #expect(marks.resemblance(toUnnamed: entry, known: []) == .near)
    #expect(marks.resemblance(toUnnamed: entry, known: [PlainText("D2018-0012")]) == .other)
  }

  private static func entry(
    _ event: Int64, _ date: String, names: [String] = ["陈坊养殖场"], guarantee: String? = nil
  ) throws -> BankEntry {
    BankEntry(
      event: event, day: try day(date), amount: .yuan(1041), kind: .feeReceive, ref: nil, memo: nil,
      guarantee: guarantee.map { ID($0) }, names: names)
  }

  private static func line(
    _ line: Int, _ date: String, _ reference: String?, from payer: String? = "陈坊养殖场"
  ) throws -> BankRecord.Line {
    BankRecord.Line(
      id: BankLineID(statement: 99, line: line),
      content: StatementLine(
        day: try day(date), amount: .yuan(1041), reference: reference, counterparty: payer))
  }

  private static func pairs(
    _ lines: [BankRecord.Line], _ entries: [BankEntry]
  ) throws -> [String] {
    try Matching(lines: lines, entries: entries).groups.map {
      "\($0.lines.map { String($0.line) }.joined())=\($0.events.map(String.init).joined())"
    }
  }

  @Test func `one day, one amount and one payer settle it, in order where there are several`()
    throws
  {
    let (first, third) = ("2018-02-10", "2018-02-12")
    // Each has a second candidate two days off.
    #expect(
      try Self.pairs(
        [Self.line(1, first, nil), Self.line(2, third, "77123456")],
        [Self.entry(5, first), Self.entry(6, third)]) == ["1=5", "2=6"])
    #expect(
      try Self.pairs(
        [Self.line(1, first, "77000001"), Self.line(2, first, "77000002")],
        [Self.entry(5, first), Self.entry(6, first)]) == ["1=5", "2=6"])
    // Not as many here as there; another payer; a line that names the entry on another day.
    #expect(
      try Self.pairs([Self.line(1, first, nil)], [Self.entry(5, first), Self.entry(6, first)]) == []
    )
    #expect(
      try Self.pairs(
        [Self.line(1, first, nil, from: "别人"), Self.line(2, third, nil)],
        [Self.entry(5, first), Self.entry(6, first)]) == [])
    #expect(
      try Self.pairs(
        [Self.line(1, first, nil), Self.line(2, third, "D2018-005")],
        [Self.entry(5, first, guarantee: "D2018-005")]) == ["2=5"])
  }

  @Test func `candidates of a line are entries of its amount, likeliest first`() throws {
    let line = try Self.line(1, "2018-02-10", nil)
    let matching = Matching(
      open: [line],
      [
        try Self.entry(5, "2018-02-12"), try Self.entry(6, "2018-02-11"),
        try Self.entry(7, "2018-02-10", names: ["别人"]), try Self.entry(8, "2018-03-28"),
      ])
    #expect(matching.candidates(for: line).map(\.event) == [6, 5, 7])
  }

  @Test(arguments: [
    ("31/2=28", "31/2", "28"), ("31/2+31/3=28", "31/2 31/3", "28"), ("31/2=28+29", "31/2", "28 29"),
    ("=28+40", "", "28 40"),
  ])
  func `a pair is written as line and event`(text: String, lines: String, events: String) throws {
    let group = try MatchGroup(parsing: text)
    #expect(group.lines.map(\.description).joined(separator: " ") == lines)
    #expect(group.events.map(String.init).joined(separator: " ") == events)
  }

  @Test(arguments: ["31/2", "31/2=", "31/2=28=29", "31=28", "31/2=a", "31/2=0", ""])
  func `what is no pair is refused`(text: String) {
    #expect(throws: Refusal.self) { try MatchGroup(parsing: text) }
  }
}
