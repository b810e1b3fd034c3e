internal import Testing

@testable internal import Jinzhu

/// 2018: interest 20,000, a fee of 7,000 on D1 (100,000 for M01), re-guarantee 1,000, expenses
/// 3,000.
struct YearCloseTests {
  private func book(_ keys: String = "") throws -> TestBook {
    let book = try TestBook.free(keys)
    try book.tell(
      all: """
        2018-02-01 guarantee.issue guarantee=D1 borrower=M01 principal=100000 due=2019-02-01 \
        feeRate=7%
        2018-06-01 reguarantee.fee reguarantor=R01 amount=1000
        2018-06-01 voucher.post operatingExpense/cash amount=3000
        2018-06-01 voucher.post cash/interestIncome amount=20000
        """)
    return book
  }

  @Test func `provisions, transfer and appropriation, in this order`() throws {
    let book = try book()
    // Unearned 50% of 6,000, compensation 1% of 100,000. Profit 27,000 − 4,000 − 4,000 = 19,000.
    #expect(
      try book.tell("2019-01-20 period.close period=2018") == [
        "unearnedProvision / unearnedReserve 3000.00",
        "compensationProvision / compensationReserve 1000.00",
        "interestIncome / currentProfit 20000.00", "feeIncome(D1) / currentProfit 7000.00",
        "currentProfit / unearnedProvision 3000.00",
        "currentProfit / compensationProvision 1000.00",
        "currentProfit / reguaranteeFee(R01) 1000.00", "currentProfit / operatingExpense 3000.00",
        "currentProfit / retainedEarnings 19000.00", "retainedEarnings / surplusReserve 1900.00",
        "retainedEarnings / generalRiskReserve 1900.00",
      ])
    #expect(try book.held(.retainedEarnings, on: "2018-12-31") == "15200.00")
    #expect(try book.held(.retainedEarnings, on: "2018-12-30") == "0.00")
    #expect(try book.held(.feeIncome, guarantee: "D1") == "0.00")
  }

  @Test func `transfer and appropriation are closing entries, provisions are not`() throws {
    let book = try book()
    try book.tell("2018-12-31 period.close period=2018")
    let number = try book.number
    let rows = try book.archive { try $0.postings(of: number) }
    #expect(rows.map(\.isClosing) == [false, false] + [Bool](repeating: true, count: 9))
    let year = Period.year(2018)
    let earned = try book.archive {
      try $0.turnover(of: .feeIncome, from: year.first, through: year.last)
    }
    #expect(earned == .yuan(-7_000))
    #expect(try book.archive { try $0.event(number)?.day } == year.last)
  }

  @Test func `tax goes between the provisions and the close, which provides nothing twice`() throws
  {
    let book = try book()
    try book.tell("2018-12-31 reserve.provide")
    try book.tell(
      "2018-12-31 voucher.post incomeTax/taxPayable amount=4750")
    let rows = try book.tell("2018-12-31 period.close period=2018")
    #expect(!rows.contains { $0.hasSuffix("Reserve 3000.00") || $0.hasSuffix("Reserve 1000.00") })
    // 19,000 − 4,750 = 14,250.
    #expect(
      rows.suffix(3) == [
        "currentProfit / retainedEarnings 14250.00", "retainedEarnings / surplusReserve 1425.00",
        "retainedEarnings / generalRiskReserve 1425.00",
      ])
  }

  @Test func `a loss is transferred and nothing set aside, and the next profit covers it first`()
    throws
  {
    let book = try TestBook.free()
    try book.tell(
      "2018-06-01 voucher.post operatingExpense/cash amount=500")
    #expect(
      try book.tell("2018-12-31 period.close period=2018") == [
        "currentProfit / operatingExpense 500.00", "retainedEarnings / currentProfit 500.00",
      ])
    try book.tell(
      "2019-06-01 voucher.post cash/interestIncome amount=800")
    // The lesser of 800 and 800 − 500.
    #expect(
      try book.tell("2019-12-31 period.close period=2019").suffix(2) == [
        "retainedEarnings / surplusReserve 30.00", "retainedEarnings / generalRiskReserve 30.00",
      ])
  }

  @Test func `losses that members carry, net of restored, lessen what is set aside`() throws {
    let book = try TestBook.free(#""reserves": {"compensation": "0%"}"#)
    try book.tell(
      all: """
        2018-02-01 guarantee.issue guarantee=D1 borrower=M03 principal=150 due=2018-12-31
        2018-06-01 voucher.post cash/interestIncome amount=1000
        2018-06-01 default.compensate guarantee=D1 principal=150
        2018-07-01 loss.writeOff guarantee=D1 amount=150
        2018-08-01 recovery.receive guarantee=D1 amount=50
        """)
    // 1,000 − (150 − 50) = 900.
    #expect(
      try book.tell("2018-12-31 period.close period=2018").suffix(3) == [
        "currentProfit / retainedEarnings 1000.00", "retainedEarnings / surplusReserve 90.00",
        "retainedEarnings / generalRiskReserve 90.00",
      ])
  }

  @Test func `the surplus reserve stops at its part of paid-in capital`() throws {
    // 0.01% of 20,000,000 is 2,000.
    let book = try book(#""appropriation": {"surplusCeiling": "0.01%"}"#)
    #expect(
      try book.tell("2018-12-31 period.close period=2018").suffix(2) == [
        "retainedEarnings / surplusReserve 1900.00",
        "retainedEarnings / generalRiskReserve 1900.00",
      ])
    try book.tell(
      "2019-01-31 voucher.post cash/interestIncome amount=8000")
    // The fee of 2018 is earned, 3,000 released; 1,000 more for compensation: 10,000 of profit.
    #expect(
      try book.tell("2019-12-31 period.close period=2019").suffix(2) == [
        "retainedEarnings / surplusReserve 100.00",
        "retainedEarnings / generalRiskReserve 1000.00",
      ])
  }

  @Test func `a recovery and a loss of one guarantee are closed on their own sub-accounts`() throws
  {
    let book = try TestBook.free(#""losses": [{"layer": "income"}]"#)
    try book.tell(
      all: """
        2018-02-01 guarantee.issue guarantee=D1 borrower=M03 principal=150 due=2018-12-31
        2018-06-01 default.compensate guarantee=D1 principal=150
        2018-07-01 loss.writeOff guarantee=D1 amount=150
        2018-08-01 recovery.receive guarantee=D1 amount=50
        """)
    #expect(
      try book.tell("2018-12-31 period.close period=2018") == [
        "recoveryIncome(D1) / currentProfit 50.00", "currentProfit / compensationLoss(D1) 150.00",
        "retainedEarnings / currentProfit 100.00",
      ])
  }
}
