@testable internal import Jinzhu
internal import JinzhuStore
internal import Testing

/// An opening taken back: as long as nothing rests on it.
@Suite struct OpeningReversalTests {
  @Test func `a wrong opening is reversed, and made again`() throws {
    let book = try OpeningTests.opened()
    let opening = try book.number
    try book.tell("2018-01-05 event.reverse event=\(opening) reason=wrong")
    #expect(try book.guarantee("D2") == nil)
    #expect(try book.total(.cash) == "0.00")
    try book.record("book.open", "2018-01-05", OpeningTests.fields)
    #expect(try book.held(.inForce, guarantee: "D2") == "640000.00")
    try book.tell("2018-02-01 fee.receive guarantee=D2 amount=500")
    guard
      case .correction(.restedOn(_, let by)) = try book.refusal(
        "2018-03-01 event.reverse event=\(book.number - 1) reason=wrong")
    else {
      Issue.record("an opening was reversed under what rests on it")
      return
    }
    #expect(by.map(\.kind) == [.feeReceive])
  }

  @Test func `it is done again from the day on when the first was taken back, and not before`()
    throws
  {
    let book = try OpeningTests.opened()
    let opening = try #require(try book.read { books, _ in try books.shelf.firstBooked() })
    try book.tell("2018-03-01 event.reverse event=\(opening.number) reason=误记")
    // Between 31 December and 1 March both would count.
    for date in ["2017-12-31", "2018-02-28"] {
      #expect(
        try book.refusal("book.open", date, OpeningTests.fields)
          == .opening(
            .beforeReversal(day(date), of: EventMention(opening), reversed: day("2018-03-01"))))
    }
    try book.record("book.open", "2018-03-01", OpeningTests.fields)
    #expect(try book.held(.paidInCapital, "M02") == "8000000.00")
    for date in ["2018-02-28", "2018-03-01"] {
      #expect(try book.held(.inForce, guarantee: "D2", on: date) == "640000.00")
    }
  }

  @Test func `of several that were taken back, the last day counts`() throws {
    let book = try OpeningTests.opened()
    for date in ["2018-03-10", "2018-04-01"] {
      let opening = try book.number
      try book.tell("\(date) event.reverse event=\(opening) reason=误记")
      if date == "2018-03-10" { try book.record("book.open", date, OpeningTests.fields) }
    }
    guard
      case .opening(.beforeReversal(_, _, let reversed)) = try book.refusal(
        "book.open", "2018-03-31", OpeningTests.fields)
    else {
      Issue.record("an opening was dated before one was taken back")
      return
    }
    #expect(try reversed == day("2018-04-01"))
    try book.record("book.open", "2018-04-01", OpeningTests.fields)
  }

  @Test func `a book that has one dated before is sound all the same`() throws {
    let book = try OpeningTests.opened()
    let opening = try book.number
    try book.tell("2018-03-01 event.reverse event=\(opening) reason=误记")
    let again = try TestBook.submission("book.open", "2018-02-01", OpeningTests.fields)
    _ = try book.book.record(at: Instant(parsing: "2030-06-30T04:00:00Z")) { recorder in
      recorder.books.isReplay = true
      return try recorder.record(again)
    }
    guard case .sound = try book.book.verify() else {
      Issue.record("what was recorded before it was refused is called damaged")
      return
    }
  }

  @Test func `an opening is not reversed under what rests on it, whatever came before it`() throws {
    let book = try OpeningTests.fund()
    for number in 1...20 {
      try book.record(
        "standing.set", "2017-12-01",
        [
          "name": "rent\(number)", "dayOfMonth": "31", "debitAccount": "operatingExpense",
          "creditAccount": "cash", "amount": "3000",
        ])
    }
    try book.record("book.open", "2017-12-31", OpeningTests.fields)
    let opening = try book.number
    try book.tell("2018-01-02 loan.overdue guarantee=D2")
    guard
      case .correction(.restedOn(_, let by)) = try book.refusal(
        "2018-03-01 event.reverse event=\(opening) reason=wrong")
    else {
      Issue.record("an opening was reversed under what rests on it")
      return
    }
    #expect(by.map(\.kind) == [.loanOverdue])
  }
}
