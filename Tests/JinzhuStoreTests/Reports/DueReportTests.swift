internal import Foundation
internal import Jinzhu
internal import JinzhuFormats
internal import JinzhuStore
internal import Testing

/// The due list: what matures, what is past, what is to be collected and returned.
struct DueReportTests {
  private static let report = Report.all.filter { $0.name == "due" }[0]

  private static func book() throws -> TestBook {
    let book = try TestBook.county()
    // Due on the last of the thirty days, and on the day after.
    try book.issue("D1", to: "M01", "100000", on: "2018-02-10", ["due": "2018-05-31"])
    try book.issue("D2", to: "M02", "200000", on: "2018-02-10", ["due": "2018-06-01"])
    // Past since yesterday, and due today.
    try book.issue("D3", to: "M03", "300000", on: "2018-02-10", ["due": "2018-04-30"])
    try book.issue(
      "D4", to: "M04", "400000", on: "2018-02-10", ["due": "2018-05-01", "feeRate": "1%"])
    try book.issue("D5", to: "M01", "50000", on: "2018-02-11", ["due": "2018-04-01"])
    try book.record("deposit.receive", "2018-02-12", ["guarantee": "D5", "amount": "700"])
    try book.record("loan.repay", "2018-03-31", ["guarantee": "D5", "amount": "50000"])
    return book
  }

  private func lines(_ document: Document) -> [String] {
    document.tables[0].rows.map { row in
      [row[0], row[1], row[2], row[6], row[7]].map { $0.machine ?? "-" }.joined(separator: " ")
    }
  }

  private func due(_ book: TestBook, _ ask: (inout Snapshot) -> Void = { _ in }) throws -> Document
  {
    try book.read { books, archive in
      var snapshot = Snapshot(books: books, archive: archive, day: try day("2018-05-01"))
      ask(&snapshot)
      return try Self.report.make(snapshot)
    }
  }

  @Test func `thirty days ahead, the last one among them, and what is past`() throws {
    let document = try due(try Self.book())
    // D4's fee: 1 % of 400,000.00 for two months and 21 days: 400,000 × 1 % × (2/12 + 21/365).
    #expect(
      lines(document) == [
        "2018-02-10 fee D4 896.80 -80", "2018-02-11 deposit D5 700.00 -79",
        "2018-04-30 overdue D3 300000.00 -1", "2018-05-01 matures D4 400000.00 0",
        "2018-05-31 matures D1 100000.00 30",
      ])
    #expect(lines(try due(try Self.book()) { $0.daysAhead = 31 }).count == 6)
  }

  @Test func `a period looks from its first day`() throws {
    let book = try Self.book()
    let period = try Period(parsing: "2018-06")
    let document = try book.read { books, archive in
      try Self.report.make(
        Snapshot(books: books, archive: archive, day: period.last, period: period))
    }
    #expect(lines(document).contains { $0.hasPrefix("2018-06-01 ") && $0.contains("D2") })
  }

  @Test
  func `a calendar has an entry for each, on a day that is not past, under a name that stays`()
    throws
  {
    let document = try due(try Self.book())
    let bytes = try OutputFormat.ics.bytes(of: document, style: Style(language: .en))
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = text.components(separatedBy: "\r\n")
    #expect(lines.first == "BEGIN:VCALENDAR" && lines.suffix(2) == ["END:VCALENDAR", ""])
    #expect(lines.count { $0 == "BEGIN:VEVENT" } == 5)
    #expect(lines.contains("DTSTART;VALUE=DATE:20180531"))
    #expect(!text.contains("VALUE=DATE:201804"))
    #expect(lines.contains("UID:loan-D3@金猪担保") && lines.contains("UID:fee-D4@金猪担保"))
    for line in lines { #expect(line.utf8.count <= 75, "\(line)") }
    #expect(throws: WritingError.noCalendar("leverage")) {
      try OutputFormat.ics.bytes(
        of: Document(name: "leverage", title: Words("", ""), fund: ""), style: Style())
    }
  }

  @Test func `a long line is folded without cutting a character, and unfolds to itself`() throws {
    var document = Document(name: "due", title: Words("到期", "due"), fund: "金猪, 担保; \\")
    let summary = String(repeating: "猪", count: 100) + "\n,;\\"
    document.appointments = [
      Appointment(
        id: "a", day: try day("2018-05-01"), summary: Words(summary, summary),
        details: Words("", ""))
    ]
    let text = String(
      decoding: try OutputFormat.ics.bytes(of: document, style: Style()), as: UTF8.self)
    for line in text.components(separatedBy: "\r\n") { #expect(line.utf8.count <= 75) }
    let unfolded = text.replacing("\r\n ", with: "")
    #expect(
      unfolded.contains("SUMMARY:" + String(repeating: "猪", count: 100) + #"\n\,\;\\"# + "\r\n"))
    #expect(unfolded.contains(#"UID:a@金猪\, 担保\; \\"#))
  }
}
