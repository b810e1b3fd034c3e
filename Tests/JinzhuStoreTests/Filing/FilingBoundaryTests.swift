internal import Jinzhu
internal import JinzhuStore
internal import Testing

/// Both sides of every line that the forms draw, with figures worked out by hand.
struct FilingBoundaryTests {
  private func value(
    _ book: TestBook, _ form: String, _ row: String, _ column: String, _ period: String
  ) throws -> String? {
    try book.read { books, archive in
      let period = try Period(parsing: period)
      let snapshot = Snapshot(books: books, archive: archive, day: period.last)
      let value = try FilingBasis(snapshot, period: period).value(of: CellName(form, row, column))
      return value == .notApplicable ? "n/a" : value.machine
    }
  }

  /// A guarantee for a member or farmer of the county, beyond whatever limit.
  private func issue(
    _ book: TestBook, _ code: String, _ borrower: String, _ principal: String,
    on date: String = "2019-02-01", due: String = "2020-02-01"
  ) throws {
    try book.record(
      "guarantee.issue", date,
      [
        "guarantee": code, "borrower": borrower, "bank": "B01", "principal": principal, "due": due,
        "override": "测试",
      ])
  }

  @Test func `a small firm with exactly five million counts at three quarters`() throws {
    let book = try TestBook.county()
    try issue(book, "D1", "M01", "5000000.00")
    #expect(try value(book, "liability", "1.1", "B", "2019Q4") == "5000000.00")
    #expect(try value(book, "liability", "1.1", "D", "2019Q4") == "3750000.00")
    #expect(try value(book, "liability", "1.4", "D", "2019Q4") == "0.00")
    #expect(try value(book, "exposure", "1.3", "D", "2019Q4") == "5000000.00")
    #expect(try value(book, "exposure", "1.4", "D", "2019Q4") == "0.00")
  }

  @Test func `one fen more, and the whole of it counts in full`() throws {
    let book = try TestBook.county()
    try issue(book, "D1", "M01", "5000000.01")
    #expect(try value(book, "liability", "1.1", "B", "2019Q4") == "0.00")
    #expect(try value(book, "liability", "1.4", "D", "2019Q4") == "5000000.01")
    #expect(try value(book, "exposure", "1.3", "D", "2019Q4") == "0.00")
    #expect(try value(book, "exposure", "1.4", "D", "2019Q4") == "5000000.01")
  }

  @Test func `the threshold is for all of a customer's loans, the row by amount for each`() throws {
    let book = try TestBook.county()
    try issue(book, "D1", "F01", "1500000.00")
    try issue(book, "D2", "F01", "500000.00")
    // 2,000,000.00 × 75 %.
    #expect(try value(book, "liability", "1.2", "D", "2019Q4") == "1500000.00")
    try issue(book, "D3", "F01", "0.01")
    #expect(try value(book, "liability", "1.2", "D", "2019Q4") == "0.00")
    #expect(try value(book, "liability", "1.4", "D", "2019Q4") == "2000000.01")
    #expect(try value(book, "exposure", "1.1", "D", "2019Q4") == "500000.01")
    #expect(try value(book, "exposure", "1.2", "D", "2019Q4") == "1500000.00")
    #expect(try value(book, "exposure", "1.1", "d", "2019Q4") == "1")
    #expect(try value(book, "exposure", "1.8", "d", "2019Q4") == "1")
  }

  @Test func `before April 2018 nothing is weighted`() throws {
    let book = try TestBook.county()
    try issue(book, "D1", "M01", "4000000.00", on: "2018-03-01", due: "2019-03-01")
    #expect(try value(book, "indicators", "2.1", "C", "2018Q1") == "4000000.00")
    #expect(try value(book, "indicators", "2.1", "C", "2018Q2") == "3000000.00")
  }

  /// Half of the balance and four fifths of the customers, both inclusive.
  @Test(arguments: [("1000000.00", Int64(15)), ("1000000.01", 10)])
  func `the higher limit of leverage needs half of the balance`(
    medium: String, limit: Int64
  ) throws {
    let book = try TestBook.county()
    for code in ["F02", "F03", "F04"] {
      try book.record(
        "party.add", "2018-02-01",
        ["party": code, "name": code, "role": "farmer", "sponsor": "M03", "size": "farmer"])
    }
    for (code, borrower) in [("D1", "F01"), ("D2", "F02"), ("D3", "F03"), ("D4", "F04")] {
      try issue(book, code, borrower, "250000.00")
    }
    // Four farmers of five customers are exactly 80 %, their 1,000,000.00 exactly half.
    try issue(book, "D5", "M03", medium)
    #expect(try leverageLimit(book) == limit)
  }

  @Test func `the higher limit of leverage needs four fifths of the customers`() throws {
    let book = try TestBook.county()
    try book.record(
      "party.add", "2018-02-01",
      ["party": "F02", "name": "F02", "role": "farmer", "sponsor": "M03", "size": "farmer"])
    try issue(book, "D1", "F01", "900000.00")
    try issue(book, "D2", "F02", "900000.00")
    try issue(book, "D3", "M03", "100000.00")
    // Two of three are below 80 %, though their balance is far above half.
    #expect(try leverageLimit(book) == 10)
  }

  private func leverageLimit(_ book: TestBook) throws -> Int64 {
    try book.read { books, archive in
      let standing = try Standing(
        books: books, archive: archive, day: Day(parsing: "2019-12-31"))
      return try standing.leverage().limit
    }
  }

  /// Without capital, a voucher of expense alone makes net assets what it says.
  @Test(arguments: [("0.00", "n/a"), ("-0.01", "n/a"), ("0.01", "0.000000")])
  func `leverage is not applicable with net assets of zero or below`(
    netAssets: String, leverage: String
  ) throws {
    let book = try TestBook()
    let (expense, income) = ("100.00", try Money(parsing: "100.00") + Money(parsing: netAssets))
    try book.record(
      "voucher.post", "2019-02-01",
      [
        "lines":
          #"[{"account":"operatingExpense","debit":"\#(expense)"},{"account":"cash","credit":"\#(expense)"}]"#
      ])
    if income.isPositive {
      try book.record(
        "voucher.post", "2019-02-02",
        [
          "lines":
            #"[{"account":"cash","debit":"\#(income)"},{"account":"otherIncome","credit":"\#(income)"}]"#
        ])
    }
    #expect(try value(book, "indicators", "2.2", "C", "2019Q4") == netAssets)
    #expect(try value(book, "indicators", "2.3", "C", "2019Q4") == leverage)
  }

  @Test func `without releases in the year there is no compensation rate`() throws {
    let book = try TestBook.county()
    try issue(book, "D1", "M01", "1000000.00", on: "2018-06-01", due: "2020-06-01")
    #expect(try value(book, "indicators", "3.2", "B", "2019Q4") == "0.00")
    for row in ["3.3", "3.4", "5.2", "5.3", "4.3"] {
      #expect(try value(book, "indicators", row, "B", "2019Q4") == "n/a", "\(row)")
    }
    try book.record("loan.repay", "2019-12-31", ["guarantee": "D1", "amount": "0.01"])
    #expect(try value(book, "indicators", "3.3", "B", "2019Q4") == "0.000000")
  }

  @Test func `the last day of February in a leap year belongs to its month`() throws {
    let book = try TestBook.county()
    try issue(book, "D1", "M01", "1000000.00", on: "2020-02-29", due: "2021-02-28")
    #expect(try value(book, "exposure", "1.8", "D", "2020-01") == "0.00")
    #expect(try value(book, "exposure", "1.8", "B", "2020-02") == "1000000.00")
    #expect(try value(book, "exposure", "1.8", "A", "2020-03") == "1000000.00")
    #expect(try value(book, "related", "D1", "J", "2020-02") == "2020-03-30")
    try book.record(
      "default.compensate", "2020-02-29", ["guarantee": "D1", "principal": "400000.00"])
    // Two calendar years on there is no 29 February: the 28th is the day.
    #expect(try value(book, "balance", "10", "A", "2022-01") == "0.00")
    #expect(try value(book, "balance", "10", "A", "2022-02") == "400000.00")
  }

  @Test func `which reserves add up is read in each day's own charter`() throws {
    let book = try TestBook.county()
    try issue(book, "D1", "M01", "1000000.00", on: "2018-06-01", due: "2020-06-01")
    try book.record("reserve.provide", "2018-12-31", [:])
    let three = try value(book, "indicators", "6.1", "C", "2018Q4")
    // Half of the fees is in it, beside 1 % of a million.
    #expect(try Money(parsing: #require(three)) > Money(fen: 10_000_00))
    try book.record(
      "charter.adopt", "2019-01-05",
      ["charter": #"{"fund": "县", "filing": {"provisions": "two"}}"#])
    #expect(try value(book, "indicators", "6.1", "A", "2019Q1") == three)
    #expect(try value(book, "indicators", "6.1", "C", "2019Q1") == "10000.00")
  }

  @Test func `an issue that is taken back counts below zero in its own period`() throws {
    let book = try TestBook.county()
    try issue(book, "D1", "M01", "1000000.00")
    try book.record("event.reverse", "2019-05-01", ["event": "14", "reason": "重复录入"])
    #expect(try value(book, "exposure", "1.8", "B", "2019Q1") == "1000000.00")
    #expect(try value(book, "exposure", "1.8", "n", "2019Q1") == "1")
    #expect(try value(book, "exposure", "1.8", "B", "2019Q2") == "-1000000.00")
    #expect(try value(book, "exposure", "1.8", "n", "2019Q2") == "-1")
    #expect(try value(book, "business", "4.1", "B", "2019Q2") == "0.00")
  }
}
