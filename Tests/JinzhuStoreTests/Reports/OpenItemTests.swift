internal import Jinzhu
internal import JinzhuStore
internal import Testing

/// What is open before a period is closed, kind by kind, on both sides of each boundary.
struct OpenItemTests {
  /// Items of a kind at the end of a month, as `guarantee amount`.
  private func items(_ kind: String, _ book: TestBook, _ period: String) throws -> [String] {
    let period = try Period(parsing: period)
    return try book.read { books, archive in
      try Snapshot(books: books, archive: archive, day: period.last, period: period).openItems()
        .filter { $0.kind.name == kind }.flatMap(\.items)
        .map { "\($0.guarantee?.text ?? $0.words?.en ?? "") \($0.amount?.description ?? "")" }
    }
  }

  @Test func `a fee is due until it is paid in full`() throws {
    let book = try TestBook.county()
    try book.issue(
      "D1", to: "M01", "1000000", on: "2018-02-10", ["feeRate": "7‰", "due": "2019-02-10"])
    #expect(try items("feesDue", book, "2018-01") == [])
    #expect(try items("feesDue", book, "2018-02") == ["D1 7000.00"])
    try book.record("fee.receive", "2018-03-05", ["guarantee": "D1", "amount": "6999.99"])
    #expect(try items("feesDue", book, "2018-02") == ["D1 7000.00"])
    #expect(try items("feesDue", book, "2018-03") == ["D1 0.01"])
    try book.record("fee.waive", "2018-04-01", ["guarantee": "D1", "amount": "0.01"])
    #expect(try items("feesDue", book, "2018-04") == [])
  }

  @Test func `a loan is past due from the day after, until an event says what became of it`() throws
  {
    let book = try TestBook.county()
    // Due on the last day of a month, and on the day before.
    try book.issue("D1", to: "M01", "100000", on: "2018-02-10", ["due": "2018-06-30"])
    try book.issue("D2", to: "M02", "200000", on: "2018-02-10", ["due": "2018-06-29"])
    #expect(try items("pastDueLoans", book, "2018-06") == ["D2 200000.00"])
    #expect(try items("pastDueLoans", book, "2018-07") == ["D1 100000.00", "D2 200000.00"])
    try book.record("loan.overdue", "2018-07-10", ["guarantee": "D2", "since": "2018-06-30"])
    try book.record("loan.repay", "2018-07-31", ["guarantee": "D1", "amount": "60000"])
    #expect(try items("pastDueLoans", book, "2018-07") == ["D1 40000.00"])
    try book.record("guarantee.extend", "2018-08-01", ["guarantee": "D1", "due": "2018-08-31"])
    #expect(try items("pastDueLoans", book, "2018-08") == [])
  }

  @Test func `a deposit is to be returned once nothing of the guarantee is open`() throws {
    let book = try TestBook.county()
    try book.issue("D1", to: "M01", "100000", on: "2018-02-10")
    try book.record("deposit.receive", "2018-02-11", ["guarantee": "D1", "amount": "5000"])
    try book.record("loan.repay", "2018-05-10", ["guarantee": "D1", "amount": "99999.99"])
    #expect(try items("depositsToReturn", book, "2018-05") == [])
    try book.record("loan.repay", "2018-06-10", ["guarantee": "D1", "amount": "0.01"])
    #expect(try items("depositsToReturn", book, "2018-05") == [])
    #expect(try items("depositsToReturn", book, "2018-06") == ["D1 5000.00"])
    try book.record("deposit.return", "2018-07-01", ["guarantee": "D1", "amount": "5000"])
    #expect(try items("depositsToReturn", book, "2018-07") == [])
  }

  @Test func `a reserve is missing until it is provided, and what was too much is below zero`()
    throws
  {
    let book = try TestBook.county()
    try book.issue(
      "D1", to: "M01", "1000000", on: "2018-02-10", ["feeRate": "7‰", "due": "2019-02-10"])
    // Half the fee of 7,000.00, and 1 % of 1,000,000.00.
    #expect(
      try items("missingReserves", book, "2018-02").compactMap { $0.split(separator: " ").last }
        == ["3500.00", "10000.00"])
    try book.record("reserve.provide", "2018-02-28")
    #expect(try items("missingReserves", book, "2018-02") == [])
    // Half of 6,998.00 is needed.
    try book.record("fee.waive", "2018-03-01", ["guarantee": "D1", "amount": "2"])
    #expect(
      try items("missingReserves", book, "2018-03").compactMap { $0.split(separator: " ").last }
        == ["-1.00"])
  }

  @Test func `the first month that has events and is open is listed, however long ago`() throws {
    let book = try TestBook.county()
    // The fund was founded in January; nothing is dated before.
    #expect(try items("earlierPeriod", book, "2018-01") == [])
    #expect(try items("earlierPeriod", book, "2018-02") == ["2018-01 "])
    try book.record("period.close", "2018-01-31", ["period": "2018-01"])
    #expect(try items("earlierPeriod", book, "2018-02") == [])
    // Nothing is dated in February yet.
    #expect(try items("earlierPeriod", book, "2018-03") == [])
    try book.record("capital.pay", "2018-02-28", ["member": "M01", "amount": "1"])
    #expect(try items("earlierPeriod", book, "2018-02") == [])
    #expect(try items("earlierPeriod", book, "2018-03") == ["2018-02 "])
    #expect(try items("earlierPeriod", book, "2018-12") == ["2018-02 "])
    // What the list says, the close says as well.
    try book.record("period.close", "2018-03-31", ["period": "2018-03"])
    #expect(
      book.warnings
        == [
          .period(
            .earlierMonthOpen(
              try Period(parsing: "2018-03"), before: try Period(parsing: "2018-02")))
        ])
    // The gap is seen from behind what is closed.
    #expect(try items("earlierPeriod", book, "2018-04") == ["2018-02 "])
    try book.record("period.close", "2018-03-31", ["period": "2018-02"])
    #expect(try items("earlierPeriod", book, "2018-04") == [])
  }

  @Test func `so is the year before, and no quarter's; what a year's close locked is closed`()
    throws
  {
    let book = try TestBook.county()
    #expect(try items("earlierPeriod", book, "2018") == [])
    #expect(try items("earlierPeriod", book, "2019") == ["2018 "])
    #expect(try items("earlierPeriod", book, "2019Q1") == [])
    #expect(try items("earlierPeriod", book, "2019-01") == ["2018-01 "])
    try book.record("period.close", "2018-12-31", ["period": "2018"])
    #expect(try items("earlierPeriod", book, "2019") == [])
    #expect(try items("earlierPeriod", book, "2019-01") == [])
  }

  @Test func `months before a fund moved in were closed elsewhere`() throws {
    let book = try TestBook()
    try book.record(
      "book.open", "2018-06-30",
      [
        "balances":
          #"[{"account":"cash","debit":"100.00"},{"account":"capitalReserve","credit":"100.00"}]"#
      ])
    #expect(try items("earlierPeriod", book, "2018-07") == [])
    #expect(try items("earlierPeriod", book, "2018-08") == [])
    try book.record(
      "voucher.post", "2018-07-01",
      [
        "lines":
          #"[{"account":"operatingExpense","debit":"1.00"},{"account":"cash","credit":"1.00"}]"#
      ])
    #expect(try items("earlierPeriod", book, "2018-08") == ["2018-07 "])
  }

  @Test func `a fund where everything is settled has nothing open`() throws {
    let book = try TestBook.county()
    let period = try Period(parsing: "2018-01")
    let found = try book.read { books, archive in
      try Snapshot(books: books, archive: archive, day: period.last, period: period).openItems()
        .map(\.kind.name)
    }
    #expect(found == [])
  }

  @Test func `a kind of open item has its words in both languages and a name of its own`() {
    #expect(Set(OpenKind.all.map(\.name)).count == OpenKind.all.count)
    for kind in OpenKind.all {
      for words in [kind.title, kind.remedy] { #expect(!words.zh.isEmpty && !words.en.isEmpty) }
    }
  }
}
