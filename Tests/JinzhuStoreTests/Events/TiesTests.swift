internal import Jinzhu
internal import Testing

/// Ties between parties, as limits and defaults see them on a day.
@Suite struct TiesTests {
  /// M03 has 1,800,000 in force; whoever is related to him has 1,200,000 left of 15 %.
  private func fund() throws -> TestBook {
    let book = try TestBook.county()
    try book.issue("D1", to: "M03", "1800000", on: "2018-02-01")
    return book
  }

  /// Whether M04, micro at 75 %, is taken for related to M03 on a day; nothing of the trial remains.
  private func isRelated(_ book: TestBook, on date: String) throws -> Bool {
    let refusal = try book.issueRefusal("T-\(date)", to: "M04", "1600000.01", on: date)
    if case .relatedLimit(let circle, _, _, _, _) = refusal { return circle.contains(ID("M03")) }
    #expect(refusal == nil)
    let number = try book.number
    try book.record("event.reverse", date, ["event": "\(number)", "reason": "试算"])
    return false
  }

  @Test func `a relation that either side declares counts while it is declared`() throws {
    for (from, to) in [("M03", "M04"), ("M04", "M03")] {
      let book = try fund()
      try book.record("party.update", "2018-03-01", ["party": from, "related": to])
      try book.record("party.update", "2018-05-01", ["party": from, "related": "M01"])
      #expect(try isRelated(book, on: "2018-03-01"))
      #expect(try isRelated(book, on: "2018-04-30"))
      #expect(try !isRelated(book, on: "2018-05-01"))
    }
  }

  @Test func `a relation reversed counts up to the day of the reversal`() throws {
    let book = try fund()
    try book.record("party.update", "2018-03-01", ["party": "M04", "related": "M03"])
    let number = try book.number
    try book.record("event.reverse", "2018-04-01", ["event": "\(number)", "reason": "错"])
    #expect(try isRelated(book, on: "2018-03-31"))
    #expect(try !isRelated(book, on: "2018-04-01"))
  }

  @Test func `relations reach on from one to the next`() throws {
    let book = try fund()
    // F01, M03's farmer, names M02; from 2 March on M04 names M02 too.
    try book.record("party.update", "2018-03-01", ["party": "F01", "related": "M02"])
    try book.record("party.update", "2018-03-02", ["party": "M04", "related": "M02"])
    #expect(try !isRelated(book, on: "2018-03-01"))
    #expect(try isRelated(book, on: "2018-03-02"))
  }

  @Test func `a farmer answers to the sponsor of the day`() throws {
    let book = try TestBook.county()
    try book.issue("D1", to: "F01", "1000", ["due": "2018-06-01"])
    try book.record("party.update", "2018-08-01", ["party": "F01", "sponsor": "M04"])
    // Overdue since June: M03's default in July, M04's from August.
    for (member, date, isBarred) in [
      ("M03", "2018-07-31", true), ("M04", "2018-07-31", false), ("M03", "2018-08-01", false),
      ("M04", "2018-08-01", true),
    ] {
      let refusal = try book.issueRefusal("D-\(member)-\(date)", to: member, "1", on: date)
      #expect((refusal != nil) == isBarred)
    }
  }
}
