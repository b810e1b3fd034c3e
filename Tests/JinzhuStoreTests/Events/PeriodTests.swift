internal import Testing

@testable internal import Jinzhu

struct PeriodTests {
  private func day(_ text: String) throws -> Day { try Day(parsing: text) }

  @Test func `a closed month refuses its days and no others`() throws {
    let book = try TestBook.free()
    #expect(try book.tell("2018-04-05 period.close period=2018-03") == [])
    let march = Period.month(year: 2018, month: 3)
    for (date, refusal) in [
      ("2018-02-28", nil), ("2018-03-01", Refusal.closedPeriod(try day("2018-03-01"), march)),
      ("2018-03-31", .closedPeriod(try day("2018-03-31"), march)), ("2018-04-01", nil),
    ] {
      #expect(try book.refusal("\(date) capital.pay member=M01 amount=1") == refusal)
    }
    #expect(
      try book.refusal("2018-04-05 period.close period=2018-03")
        == .period(.alreadyClosed(march, within: march)))
  }

  @Test func `who closes a month while the one before it is open with events, is told`() throws {
    let book = try TestBook.free()
    let (january, february) = (
      Period.month(year: 2018, month: 1), Period.month(year: 2018, month: 2)
    )
    try book.tell("2018-03-05 period.close period=2018-02")
    #expect(book.warnings == [.period(.earlierMonthOpen(february, before: january))])
    try book.tell("2018-03-05 period.close period=2018-01")
    #expect(book.warnings == [])
    try book.tell("2018-04-05 period.close period=2018-03")
    #expect(book.warnings == [])
    // Nothing had happened by the end of 2017.
    let other = try TestBook.free()
    try other.tell("2018-02-05 period.close period=2018-01")
    #expect(other.warnings == [])
  }

  @Test func `a closed year refuses its months too`() throws {
    let book = try TestBook.free()
    try book.tell("2018-12-31 period.close period=2018-12")
    try book.tell("2018-12-31 period.close period=2018")
    #expect(
      try book.refusal("2018-07-01 capital.pay member=M01 amount=1")
        == .closedPeriod(try day("2018-07-01"), .year(2018)))
    #expect(
      try book.refusal("2018-12-31 period.close period=2018-07")
        == .period(.alreadyClosed(.month(year: 2018, month: 7), within: .year(2018))))
    #expect(try book.refusal("2019-01-01 capital.pay member=M01 amount=1") == nil)
  }

  @Test func `only months and years are closed, and none that is not over`() throws {
    let book = try TestBook.free()
    #expect(
      try book.refusal("2018-04-05 period.close period=2018Q1")
        == .period(.notMonthOrYear(.quarter(year: 2018, quarter: 1))))
    #expect(try book.refusal("2030-06-30 period.close period=2030-06") == nil)
    #expect(
      try book.refusal("2030-06-30 period.close period=2030-07")
        == .futureDate(try day("2030-07-31"), today: try day("2030-06-30")))
    #expect(
      try book.refusal("2030-06-30 period.close period=2030")
        == .futureDate(try day("2030-12-31"), today: try day("2030-06-30")))
  }

  @Test func `years are closed in their order`() throws {
    let book = try TestBook.free()
    #expect(
      try book.refusal("2019-12-31 period.close period=2019")
        == .period(.earlierYearOpen(.year(2019), before: .year(2018))))
    try book.tell("2018-12-31 period.close period=2018")
    #expect(try book.refusal("2019-12-31 period.close period=2019") == nil)
    #expect(
      try book.refusal("2018-12-31 period.close period=2017")
        == .period(.laterYearClosed(.year(2017), after: .year(2018))))
  }

  @Test func `a year is not closed under what was decided on it afterwards`() throws {
    let book = try TestBook.free()
    try book.tell(
      all: """
        2018-02-01 guarantee.issue guarantee=D1 borrower=M03 principal=150 due=2018-12-31
        2018-06-01 default.compensate guarantee=D1 principal=150
        2018-12-31 loss.writeOff guarantee=D1 amount=10
        2019-01-01 loss.writeOff guarantee=D1 amount=10
        """)
    let writeOff = try book.number
    let refusal = try book.refusal("2019-02-01 period.close period=2018")
    guard case .period(.restedOn(.year(2018), let events)) = refusal else {
      Issue.record("refused otherwise: \(String(describing: refusal))")
      return
    }
    #expect(events.map(\.number) == [writeOff])
    try book.tell("2019-01-01 event.reverse event=\(writeOff) reason=先结账")
    #expect(try book.refusal("2019-02-01 period.close period=2018") == nil)
  }

  @Test(arguments: ["recovery.receive guarantee=D1 amount=1", "dividend.declare amount=1"])
  func `neither is it under a later recovery or dividend`(_ later: String) throws {
    let book = try TestBook.free()
    try book.tell(
      all: """
        2018-02-01 voucher.post cash/retainedEarnings amount=5
        2018-02-01 guarantee.issue guarantee=D1 borrower=M03 principal=150 due=2018-12-31
        2018-06-01 default.compensate guarantee=D1 principal=150
        2018-12-31 \(later)
        """)
    try book.tell("2019-01-01 \(later)")
    let refusal = try book.refusal("2019-02-01 period.close period=2018")
    guard case .period(.restedOn) = refusal else {
      Issue.record("refused otherwise: \(String(describing: refusal))")
      return
    }
  }

  @Test func `a year reopened takes its entries back in red, and is closed afresh`() throws {
    let book = try TestBook.free()
    try book.tell(
      all: """
        2018-06-01 voucher.post cash/interestIncome amount=1000
        2018-12-31 period.close period=2018
        """)
    #expect(
      try book.tell("2019-03-01 period.reopen period=2018 reason=漏记费用") == [
        "red interestIncome / currentProfit 1000.00",
        "red currentProfit / retainedEarnings 1000.00",
        "red retainedEarnings / surplusReserve 100.00",
        "red retainedEarnings / generalRiskReserve 100.00",
      ])
    #expect(try book.held(.interestIncome, on: "2018-12-31") == "1000.00")
    #expect(try book.held(.surplusReserve, on: "2018-12-31") == "0.00")
    try book.tell(
      "2018-11-01 voucher.post operatingExpense/cash amount=400")
    #expect(
      try book.tell("2019-03-02 period.close period=2018").suffix(3) == [
        "currentProfit / retainedEarnings 600.00", "retainedEarnings / surplusReserve 60.00",
        "retainedEarnings / generalRiskReserve 60.00",
      ])
    #expect(try book.held(.retainedEarnings) == "480.00")
  }

  @Test func `provisions of a reopened year are made again, as they now are`() throws {
    let book = try TestBook.free()
    try book.tell(
      all: """
        2018-02-01 guarantee.issue guarantee=D1 borrower=M01 principal=100000 due=2019-02-01 \
        feeRate=7%
        2018-12-31 period.close period=2018
        2019-03-01 period.reopen period=2018 reason=漏记
        2018-11-01 guarantee.issue guarantee=D2 borrower=M02 principal=100000 due=2019-02-01
        """)
    #expect(
      try book.tell("2019-03-02 period.close period=2018").prefix(2) == [
        "unearnedProvision / unearnedReserve 3500.00",
        "compensationProvision / compensationReserve 2000.00",
      ])
  }

  @Test func `only the newest closed period is reopened`() throws {
    let book = try TestBook.free()
    let (march, april) = (Period.month(year: 2018, month: 3), Period.month(year: 2018, month: 4))
    #expect(
      try book.refusal("2018-05-01 period.reopen period=2018-03 reason=错")
        == .period(.notClosed(march)))
    try book.tell("2018-05-01 period.close period=2018-03")
    try book.tell("2018-05-01 period.close period=2018-04")
    #expect(
      try book.refusal("2018-05-02 period.reopen period=2018-03 reason=错")
        == .period(.notNewest(march, newest: april)))
    #expect(try book.tell("2018-05-02 period.reopen period=2018-04 reason=错") == [])
    #expect(try book.refusal("2018-04-15 capital.pay member=M01 amount=1") == nil)
    #expect(try book.refusal("2018-05-02 period.reopen period=2018-03 reason=错") == nil)
  }

  @Test func `a year's last month stays closed when the year is reopened`() throws {
    let book = try TestBook.free()
    try book.tell("2018-12-31 period.close period=2018-12")
    try book.tell("2018-12-31 period.close period=2018")
    let december = Period.month(year: 2018, month: 12)
    #expect(
      try book.refusal("2019-01-01 period.reopen period=2018-12 reason=错")
        == .period(.notNewest(december, newest: .year(2018))))
    try book.tell("2019-01-01 period.reopen period=2018 reason=错")
    #expect(
      try book.refusal("2018-12-15 capital.pay member=M01 amount=1")
        == .closedPeriod(try day("2018-12-15"), december))
    #expect(try book.refusal("2018-11-15 capital.pay member=M01 amount=1") == nil)
    #expect(try book.refusal("2019-01-01 period.reopen period=2018-12 reason=错") == nil)
    #expect(try book.refusal("2018-12-15 capital.pay member=M01 amount=1") == nil)
  }

  @Test func `a reserve that was spent since is not taken back`() throws {
    let book = try TestBook.free()
    try book.tell(
      all: """
        2018-02-01 guarantee.issue guarantee=D1 borrower=M03 principal=100000 due=2019-02-01
        2018-12-31 period.close period=2018
        2019-01-10 default.compensate guarantee=D1 principal=100000
        2019-01-11 loss.writeOff guarantee=D1 amount=1000
        """)
    #expect(
      try book.refusal("2019-03-01 period.reopen period=2018 reason=错")
        == .negative(SubAccount(.compensationReserve), short: .yuan(-1_000)))
  }
}
