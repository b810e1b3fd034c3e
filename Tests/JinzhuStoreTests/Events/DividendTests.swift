internal import Testing

@testable internal import Jinzhu

/// 2018 earned 1,000,000 and is closed: 100,000 to each of two reserves, 800,000 to distribute.
struct DividendTests {
  private func book(_ keys: String? = nil, then lines: String = "") throws -> TestBook {
    let book = try keys.map { try TestBook.county($0) } ?? TestBook.free()
    try book.tell(
      all: """
        2018-06-01 voucher.post cash/interestIncome amount=1000000
        \(lines)
        2018-12-31 period.close period=2018
        """)
    return book
  }

  @Test func `earnings are shared by paid-in capital on the day`() throws {
    let book = try book()
    #expect(
      try book.refusal("2019-03-01 dividend.declare amount=800000.01")
        == .distribution(
          .aboveEarnings(
            asked: .yuan(800_000, fen: 1), earnings: .yuan(800_000), carried: .zero,
            room: .yuan(800_000))))
    #expect(
      try book.tell("2019-03-01 dividend.declare amount=800000") == [
        "retainedEarnings / dividendPayable(M01) 320000.00",
        "retainedEarnings / dividendPayable(M02) 240000.00",
        "retainedEarnings / dividendPayable(M03) 200000.00",
        "retainedEarnings / dividendPayable(M04) 40000.00",
      ])
  }

  @Test func `a dividend declared later binds an earlier one`() throws {
    let book = try book()
    try book.tell("2019-06-01 dividend.declare amount=700000")
    #expect(try book.refusal("2019-03-01 dividend.declare amount=100000.01") != nil)
    #expect(try book.refusal("2019-03-01 dividend.declare amount=100000") == nil)
  }

  @Test func `what a member carries is set off, and bounds the whole`() throws {
    let book = try book()
    try book.tell(
      all: """
        2019-01-10 guarantee.issue guarantee=D1 borrower=M03 principal=15000 due=2019-12-31
        2019-01-20 default.compensate guarantee=D1 principal=15000
        2019-02-01 loss.writeOff guarantee=D1 amount=15000
        """)
    #expect(
      try book.refusal("2019-03-01 dividend.declare amount=785000.01")
        == .distribution(
          .aboveEarnings(
            asked: .yuan(785_000, fen: 1), earnings: .yuan(800_000), carried: .yuan(15_000),
            room: .yuan(785_000))))
    // 785,000 over 8:6:5:1; M01 carries 8,000, M02 6,000, M04 1,000.
    #expect(
      try book.tell("2019-03-01 dividend.declare amount=785000") == [
        "retainedEarnings / memberRiskShare(M01) 8000.00",
        "retainedEarnings / dividendPayable(M01) 306000.00",
        "retainedEarnings / memberRiskShare(M02) 6000.00",
        "retainedEarnings / dividendPayable(M02) 229500.00",
        "retainedEarnings / dividendPayable(M03) 196250.00",
        "retainedEarnings / memberRiskShare(M04) 1000.00",
        "retainedEarnings / dividendPayable(M04) 38250.00",
      ])
  }

  @Test func `a part below what he carries is set off whole`() throws {
    let book = try book()
    try book.tell(
      all: """
        2019-01-10 guarantee.issue guarantee=D1 borrower=M03 principal=15000 due=2019-12-31
        2019-01-20 default.compensate guarantee=D1 principal=15000
        2019-02-01 loss.writeOff guarantee=D1 amount=15000
        """)
    #expect(
      try book.tell("2019-03-01 dividend.declare amount=20") == [
        "retainedEarnings / memberRiskShare(M01) 8.00",
        "retainedEarnings / memberRiskShare(M02) 6.00",
        "retainedEarnings / dividendPayable(M03) 5.00",
        "retainedEarnings / memberRiskShare(M04) 1.00",
      ])
  }

  @Test func `what came back after the dividend's day is set off all the same`() throws {
    let book = try book()
    try book.tell(
      all: """
        2019-01-10 guarantee.issue guarantee=D1 borrower=M03 principal=15000 due=2019-12-31
        2019-01-20 default.compensate guarantee=D1 principal=15000
        2019-02-01 loss.writeOff guarantee=D1 amount=15000
        2019-04-01 recovery.receive guarantee=D1 amount=15000
        """)
    #expect(
      try book.tell("2019-03-01 dividend.declare amount=20").first
        == "retainedEarnings / memberRiskShare(M01) 8.00")
    #expect(try book.held(.memberRiskShare, "M01") == "-8.00")
  }

  @Test func `leverage binds what leaves the fund`() throws {
    let book = try book(
      #""limits": {"leverage": 1, "customer": "100%", "related": "100%", "minimumCapital": "0"}"#)
    // Net assets 21,000,000; M03 is medium and weighs 100%.
    try book.tell(
      "2019-01-10 guarantee.issue guarantee=D1 borrower=M03 principal=20500000 due=2019-12-31"
    )
    #expect(
      try book.refusal("2019-03-01 dividend.declare amount=500000.01")
        == .distribution(
          .leverage(
            leaving: .yuan(500_000, fen: 1), weighted: .yuan(20_500_000),
            netAssets: .yuan(20_499_999, fen: 99), limit: 1, room: .yuan(500_000))))
    #expect(try book.refusal("2019-03-01 dividend.declare amount=500000") == nil)
  }

  @Test func `by fees, own and sponsored guarantees of the last closed year count`() throws {
    let book = try book(
      then: """
        2018-01-10 guarantee.issue guarantee=D1 borrower=M01 principal=1000000 due=2019-01-10 \
        feeRate=1%
        2018-01-10 guarantee.issue guarantee=D2 borrower=F01 principal=300000 due=2019-01-10 \
        feeRate=1%
        """)
    // Fees of 2019 do not count, its year being open.
    try book.tell(
      "2019-01-10 guarantee.issue guarantee=D3 borrower=M02 principal=1000000 due=2020-01-10 "
        + "feeRate=1%"
    )
    // 10,000 from M01, 3,000 from F01, whom M03 sponsors.
    #expect(
      try book.tell("2019-03-01 dividend.declare amount=1300 basis=fees") == [
        "retainedEarnings / dividendPayable(M01) 1000.00",
        "retainedEarnings / dividendPayable(M03) 300.00",
      ])
  }

  @Test func `by fees, a guarantee that was taken back since does not count`() throws {
    let book = try book(
      then: """
        2018-01-10 guarantee.issue guarantee=D1 borrower=M01 principal=1000000 due=2019-01-10 \
        feeRate=1%
        2018-01-10 guarantee.issue guarantee=D2 borrower=F01 principal=300000 due=2019-01-10 \
        feeRate=1% ref=D2
        """)
    try book.tell("2019-01-15 event.reverse event=D2 reason=错")
    #expect(
      try book.tell("2019-03-01 dividend.declare amount=1300 basis=fees") == [
        "retainedEarnings / dividendPayable(M01) 1300.00"
      ])
  }

  @Test func `by fees, some year must be closed`() throws {
    #expect(
      try TestBook.free().refusal("2018-03-01 dividend.declare amount=1 basis=fees")
        == .distribution(
          .aboveEarnings(asked: .yuan(1), earnings: .zero, carried: .zero, room: .zero)))
    let book = try TestBook.free()
    try book.tell(
      "2018-02-01 voucher.post cash/retainedEarnings amount=5")
    #expect(
      try book.refusal("2018-03-01 dividend.declare amount=1 basis=fees")
        == .distribution(.noClosedYear(before: Day(parsing: "2018-03-01"))))
  }

  @Test func `a member is paid at most his dividend`() throws {
    let book = try book()
    try book.tell("2019-03-01 dividend.declare amount=800000")
    #expect(
      try book.refusal("2019-03-02 dividend.pay member=M04 amount=40000.01")
        == .exceeds(.dividendPayable, asked: .yuan(40_000, fen: 1), held: .yuan(40_000)))
    #expect(
      try book.tell("2019-03-02 dividend.pay member=M04 amount=40000 bank=B01") == [
        "dividendPayable(M04) / cash(B01) 40000.00"
      ])
    #expect(
      try book.refusal("2019-02-28 dividend.pay member=M01 amount=1")
        == .exceeds(.dividendPayable, asked: .yuan(1), held: .zero))
  }

  @Test func `an accumulated loss is covered up to itself and to the reserve`() throws {
    let book = try TestBook.free()
    try book.tell(
      all: """
        2018-06-01 voucher.post operatingExpense/cash amount=500
        2018-06-01 capital.pay member=M01 amount=1 premium=300
        2018-12-31 period.close period=2018
        2019-01-02 capital.pay member=M01 amount=1 premium=900
        """)
    #expect(
      try book.refusal("2019-01-01 loss.cover amount=300.01 from=capitalReserve")
        == .exceeds(.reserve, asked: .yuan(300, fen: 1), held: .yuan(300)))
    #expect(
      try book.refusal("2019-01-02 loss.cover amount=500.01 from=capitalReserve")
        == .exceeds(.accumulatedLoss, asked: .yuan(500, fen: 1), held: .yuan(500)))
    #expect(
      try book.refusal("2019-01-02 loss.cover amount=1 from=surplusReserve")
        == .exceeds(.reserve, asked: .yuan(1), held: .zero))
    #expect(
      try book.tell("2019-01-02 loss.cover amount=500 from=capitalReserve") == [
        "capitalReserve / retainedEarnings 500.00"
      ])
    #expect(
      try book.refusal("2019-01-02 loss.cover amount=0.01 from=capitalReserve")
        == .exceeds(.accumulatedLoss, asked: .yuan(0, fen: 1), held: .zero))
  }
}
