internal import Jinzhu
internal import Testing

/// Fees under `fee.recognition: term` (domain §9): in advance first, earned by closes.
@Suite struct FeeTermTests {
  /// A loan of 1,000,000.00 for the 365 days from 1 February 2018 at 0.73%: 20.00 a day.
  private static func fund(_ rate: String = "0.73%") throws -> TestBook {
    let book = try TestBook.free(#""fee": {"recognition": "term"}"#)
    try book.tell(
      "2018-02-01 guarantee.issue guarantee=D1 borrower=M01 principal=1000000 due=2019-02-01 "
        + "feeRate=\(rate)")
    return book
  }

  @Test func `a fee is credited in advance when it is charged`() throws {
    let book = try Self.fund()
    #expect(try book.held(.feeReceivable, guarantee: "D1") == "7300.00")
    #expect(try book.held(.feeInAdvance, guarantee: "D1") == "7300.00")
    #expect(try book.held(.feeIncome, guarantee: "D1") == "0.00")
  }

  @Test func `each month's close earns its days, the first day not counted`() throws {
    let book = try Self.fund()
    #expect(
      try book.tell("2018-03-01 period.close period=2018-02")
        == ["feeInAdvance(D1) / feeIncome(D1) 540.00"])
    #expect(
      try book.tell("2018-04-01 period.close period=2018-03")
        == ["feeInAdvance(D1) / feeIncome(D1) 620.00"])
    #expect(try book.held(.feeIncome, guarantee: "D1", on: "2018-02-28") == "540.00")
    #expect(try book.held(.feeInAdvance, guarantee: "D1") == "6140.00")
  }

  @Test func `a part is the difference of two rounded shares`() throws {
    // 100.00 over 365 days: 27 days come to 7.397…, 58 days to 15.890…
    let book = try Self.fund("0.01%")
    #expect(
      try book.tell("2018-03-01 period.close period=2018-02")
        == ["feeInAdvance(D1) / feeIncome(D1) 7.40"])
    #expect(
      try book.tell("2018-04-01 period.close period=2018-03")
        == ["feeInAdvance(D1) / feeIncome(D1) 8.49"])
  }

  @Test func `a close makes up for months that were not closed`() throws {
    let book = try Self.fund()
    #expect(
      try book.tell("2018-04-01 period.close period=2018-03")
        == ["feeInAdvance(D1) / feeIncome(D1) 1160.00"])
    #expect(try book.tell("2018-04-01 period.close period=2018-02") == [])
  }

  @Test func `by the due date all of it is earned, though the loan is overdue`() throws {
    let book = try Self.fund()
    try book.tell("2019-01-01 period.close period=2018")
    // 333 days of 2018, and 31 more up to 31 January; the last day is 1 February.
    #expect(try book.held(.feeInAdvance, guarantee: "D1") == "640.00")
    #expect(
      try book.tell("2019-02-01 period.close period=2019-01")
        == ["feeInAdvance(D1) / feeIncome(D1) 620.00"])
    #expect(
      try book.tell("2019-03-01 period.close period=2019-02")
        == ["feeInAdvance(D1) / feeIncome(D1) 20.00"])
    #expect(try book.tell("2019-04-01 period.close period=2019-03") == [])
  }

  @Test func `a year's close earns before it provides`() throws {
    let book = try Self.fund()
    let rows = try book.tell("2019-01-01 period.close period=2018")
    // 333 days of 20.00; half of the income is the unearned premium reserve.
    #expect(rows.first == "feeInAdvance(D1) / feeIncome(D1) 6660.00")
    #expect(rows.contains("unearnedProvision / unearnedReserve 3330.00"))
    #expect(try book.held(.feeIncome, guarantee: "D1") == "0.00")
  }

  @Test(arguments: [
    "loan.repay guarantee=D1 amount=1000000", "guarantee.release guarantee=D1",
    "default.compensate guarantee=D1 principal=1000000",
  ])
  func `the rest is earned when nothing is in force any more`(end: String) throws {
    let book = try Self.fund()
    try book.tell("2018-03-01 period.close period=2018-02")
    let rows = try book.tell("2018-03-10 " + end)
    #expect(rows.contains("feeInAdvance(D1) / feeIncome(D1) 6760.00"))
    #expect(try book.tell("2018-04-01 period.close period=2018-03") == [])
  }

  @Test func `a repayment in part earns nothing`() throws {
    let book = try Self.fund()
    try book.tell("2018-03-10 loan.repay guarantee=D1 amount=999999.99")
    #expect(try book.held(.feeInAdvance, guarantee: "D1") == "7300.00")
  }

  @Test func `an extension's fee is spread over the whole term`() throws {
    let book = try Self.fund()
    try book.tell("2018-03-01 period.close period=2018-02")
    // Another year at 0.73%: 7,300.00 more, and 14,600.00 over 730 days is 20.00 a day still.
    try book.tell("2018-03-10 guarantee.extend guarantee=D1 due=2020-02-01")
    #expect(try book.held(.feeInAdvance, guarantee: "D1") == "14060.00")
    #expect(
      try book.tell("2018-04-01 period.close period=2018-03")
        == ["feeInAdvance(D1) / feeIncome(D1) 620.00"])
  }

  @Test func `an issue that is reversed takes back what was earned`() throws {
    let book = try Self.fund()
    try book.tell("2018-03-01 period.close period=2018-02")
    let issue = try book.number - 1
    let rows = try book.tell("2018-03-10 event.reverse event=\(issue) reason=wrong")
    #expect(rows.last == "red feeInAdvance(D1) / feeIncome(D1) 540.00")
    #expect(try book.held(.feeInAdvance, guarantee: "D1") == "0.00")
    #expect(try book.held(.feeIncome, guarantee: "D1") == "0.00")
  }

  @Test func `a release that is reversed is earned by the next close as if it had not been`() throws
  {
    let book = try Self.fund()
    try book.tell("2018-02-10 guarantee.release guarantee=D1")
    try book.tell("2018-02-11 event.reverse event=\(book.number) reason=wrong")
    #expect(try book.held(.feeInAdvance, guarantee: "D1") == "7300.00")
    #expect(
      try book.tell("2018-03-01 period.close period=2018-02")
        == ["feeInAdvance(D1) / feeIncome(D1) 540.00"])
  }

  @Test func `a month opened again gives back what its close earned`() throws {
    let book = try Self.fund()
    try book.tell("2018-03-01 period.close period=2018-02")
    #expect(
      try book.tell("2018-03-01 period.reopen period=2018-02 reason=late")
        == ["red feeInAdvance(D1) / feeIncome(D1) 540.00"])
    try book.tell("2018-02-20 loan.repay guarantee=D1 amount=1000000")
    #expect(try book.held(.feeIncome, guarantee: "D1") == "7300.00")
    #expect(try book.tell("2018-03-01 period.close period=2018-02") == [])
  }

  @Test func `recognised at issue, a close earns nothing`() throws {
    let book = try TestBook.free()
    try book.tell(
      "2018-02-01 guarantee.issue guarantee=D1 borrower=M01 principal=1000000 due=2019-02-01 "
        + "feeRate=0.73%")
    #expect(try book.held(.feeIncome, guarantee: "D1") == "7300.00")
    #expect(try book.tell("2018-03-01 period.close period=2018-02") == [])
  }
}
