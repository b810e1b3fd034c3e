internal import Testing

@testable internal import Jinzhu

/// Recoveries through the books: what they pay, what members' yearly caps become by them.
struct RecoveryTests {
  private static let capped =
    #""losses": [{"layer": "compensationReserve"}, "#
    + #"{"layer": "members", "yearlyCap": "5%"}, {"layer": "income"}]"#

  /// D1 and D2 are M03's, 750,000 and 2,000,000 paid. Caps: M01 400,000, M02 300,000, M04 50,000.
  private func cappedBook() throws -> TestBook {
    let book = try TestBook.free(Self.capped)
    try book.tell(
      all: """
        2018-02-01 guarantee.issue guarantee=D1 borrower=M03 principal=750000 due=2018-12-31
        2018-02-01 guarantee.issue guarantee=D2 borrower=M03 principal=2000000 due=2018-12-31
        2018-06-01 default.compensate guarantee=D1 principal=750000
        2018-06-01 default.compensate guarantee=D2 principal=2000000
        2018-07-01 loss.writeOff guarantee=D1 amount=750000
        """)
    return book
  }

  @Test func `what nobody is owed goes to income, and the accountant is told`() throws {
    let book = try TestBook.free()
    try book.tell(
      all: """
        2018-02-01 guarantee.issue guarantee=D1 borrower=M03 principal=1000 due=2018-12-31
        2018-06-01 default.compensate guarantee=D1 principal=1000
        """)
    try book.tell("2018-06-02 recovery.receive guarantee=D1 amount=900")
    #expect(book.warnings == [])
    try book.tell("2018-06-03 recovery.receive guarantee=D1 amount=900")
    #expect(
      book.warnings == [.recourse(.surplus(ID("D1"), amount: .yuan(900), income: .yuan(800)))])
  }

  @Test func `a recovery pays the receivable, the calls and the payers, and the bank its part`()
    throws
  {
    let book = try TestBook.free()
    try book.tell(
      all: """
        2018-02-01 guarantee.issue guarantee=D1 borrower=M03 principal=1000 due=2018-12-31
        2018-06-01 default.compensate guarantee=D1 principal=1000
        2018-06-02 joint.call guarantee=D1 amount=300
        2018-06-03 joint.pay guarantee=D1 member=M01 amount=90
        2018-06-04 reguarantee.claim guarantee=D1 amount=200 reguarantor=R01
        2018-06-05 reguarantee.receive guarantee=D1 amount=30 reguarantor=R01
        """)
    // CR 500. Open calls: M01 60, M02 150; 70 of 210. The payers come after all of it.
    #expect(
      try book.tell(
        "2018-06-06 recovery.receive guarantee=D1 amount=570 bankPart=25 bank=B02 source=collateral"
      )
        == [
          "cash(B02) / compensationReceivable(D1) 500.00",
          "cash(B02) / jointReceivable(M01 D1) 20.00", "cash(B02) / jointReceivable(M02 D1) 50.00",
          "cash(B02) / otherPayable 25.00",
        ])
    #expect(
      try book.refusal("2018-06-07 joint.pay guarantee=D1 member=M02 amount=100.01")
        == .exceeds(.jointReceivable, asked: .yuan(100, fen: 1), held: .yuan(100)))
    // 140 left open, then 90 and 30 paid in cash: 80 of 120. The open claim of 170 stays open.
    #expect(
      try book.tell("2018-06-07 recovery.receive guarantee=D1 amount=220") == [
        "cash / jointReceivable(M01 D1) 40.00", "cash / jointReceivable(M02 D1) 100.00",
        "cash / returnPayable(M01 D1) 60.00", "cash / returnPayable(R01 D1) 20.00",
      ])
    // What the re-guarantor pays now waits for the next recovery: 30 + 10 back, the rest is income.
    try book.tell("2018-06-08 reguarantee.receive guarantee=D1 amount=100 reguarantor=R01")
    #expect(
      try book.tell("2018-06-09 recovery.receive guarantee=D1 amount=141") == [
        "cash / returnPayable(M01 D1) 30.00", "cash / returnPayable(R01 D1) 110.00",
        "cash / recoveryIncome(D1) 1.00",
      ])
    #expect(
      try book.refusal("2018-06-10 return.pay guarantee=D1 party=M01 amount=90.01")
        == .exceeds(.returnPayable, asked: .yuan(90, fen: 1), held: .yuan(90)))
    #expect(
      try book.tell("2018-06-10 return.pay guarantee=D1 party=M01 amount=90 bank=B01") == [
        "returnPayable(M01 D1) / cash(B01) 90.00"
      ])
    #expect(
      try book.refusal("2018-06-10 return.pay guarantee=D1 party=M02 amount=1")
        == .exceeds(.returnPayable, asked: .yuan(1), held: .zero))
  }

  @Test func `two write-offs are restored in reverse, each from its last layer up`() throws {
    let book = try TestBook.free()
    try book.tell(
      all: """
        2018-02-01 voucher.post compensationProvision/compensationReserve amount=100000
        2018-02-01 guarantee.issue guarantee=D1 borrower=M03 principal=1000000 due=2018-12-31
        2018-06-01 default.compensate guarantee=D1 principal=1000000
        2018-07-01 loss.writeOff guarantee=D1 amount=400000
        2018-08-01 voucher.post compensationProvision/compensationReserve amount=50000
        2018-09-01 loss.writeOff guarantee=D1 amount=500000
        """)
    // First: reserve 100,000, members 160,000, 120,000, 20,000. Second: reserve 50,000, members
    // 240,000, 180,000, 30,000. CR 100,000.
    #expect(
      try book.tell("2019-01-15 recovery.receive guarantee=D1 amount=750000") == [
        "cash / compensationReceivable(D1) 100000.00", "cash / memberRiskShare(M01) 240000.00",
        "cash / memberRiskShare(M02) 180000.00", "cash / memberRiskShare(M04) 30000.00",
        "cash / compensationReserve 50000.00", "cash / memberRiskShare(M01) 80000.00",
        "cash / memberRiskShare(M02) 60000.00", "cash / memberRiskShare(M04) 10000.00",
      ])
    #expect(
      try book.tell("2019-01-16 recovery.receive guarantee=D1 amount=300000") == [
        "cash / memberRiskShare(M01) 80000.00", "cash / memberRiskShare(M02) 60000.00",
        "cash / memberRiskShare(M04) 10000.00", "cash / compensationReserve 100000.00",
        "cash / recoveryIncome(D1) 50000.00",
      ])
    #expect(try book.held(.memberRiskShare, "M01") == "0.00")
  }

  @Test func `income is not restored, what comes in for it is income again`() throws {
    let book = try TestBook.free(#""losses": [{"layer": "income"}]"#)
    try book.tell(
      all: """
        2018-02-01 guarantee.issue guarantee=D1 borrower=M03 principal=100 due=2018-12-31
        2018-06-01 default.compensate guarantee=D1 principal=100
        2018-07-01 loss.writeOff guarantee=D1 amount=100
        """)
    #expect(
      try book.tell("2018-08-01 recovery.receive guarantee=D1 amount=40") == [
        "cash / recoveryIncome(D1) 40.00"
      ])
    let guarantee = try #require(try book.guarantee("D1"))
    #expect(try guarantee.lossOutstanding == .yuan(60))
    #expect(try guarantee.restored == .zero)
  }

  @Test func `a cap used up in a year is there again in the next`() throws {
    let book = try cappedBook()
    #expect(
      try book.tell("2018-12-31 loss.writeOff guarantee=D2 amount=0.01") == [
        "compensationLoss(D2) / compensationReceivable(D2) 0.01"
      ])
    #expect(
      try book.tell("2019-01-01 loss.writeOff guarantee=D2 amount=750000.01") == [
        "memberRiskShare(M01) / compensationReceivable(D2) 400000.00",
        "memberRiskShare(M02) / compensationReceivable(D2) 300000.00",
        "memberRiskShare(M04) / compensationReceivable(D2) 50000.00",
        "compensationLoss(D2) / compensationReceivable(D2) 0.01",
      ])
  }

  @Test func `restored within the year frees that year's cap`() throws {
    let book = try cappedBook()
    try book.tell("2018-08-01 recovery.receive guarantee=D1 amount=75000")
    #expect(
      try book.tell("2018-09-01 loss.writeOff guarantee=D2 amount=75000.01") == [
        "memberRiskShare(M01) / compensationReceivable(D2) 40000.00",
        "memberRiskShare(M02) / compensationReceivable(D2) 30000.00",
        "memberRiskShare(M04) / compensationReceivable(D2) 5000.00",
        "compensationLoss(D2) / compensationReceivable(D2) 0.01",
      ])
  }

  @Test func `restored in a later year frees neither year's cap`() throws {
    let book = try cappedBook()
    try book.tell("2019-02-01 recovery.receive guarantee=D1 amount=75000")
    #expect(
      try book.tell("2019-03-01 loss.writeOff guarantee=D2 amount=750000.01").last
        == "compensationLoss(D2) / compensationReceivable(D2) 0.01")
  }

  @Test func `a write-off dated before a recovery does not see it`() throws {
    let book = try cappedBook()
    try book.tell("2018-08-01 recovery.receive guarantee=D1 amount=75000")
    #expect(
      try book.tell("2018-07-31 loss.writeOff guarantee=D2 amount=5") == [
        "compensationLoss(D2) / compensationReceivable(D2) 5.00"
      ])
  }

  @Test func `a write-off reversed within its year frees the cap, in a later one it does not`()
    throws
  {
    let book = try cappedBook()
    let writeOff = try book.number
    try book.tell("2018-08-01 event.reverse event=\(writeOff) reason=错")
    #expect(
      try book.tell("2018-09-01 loss.writeOff guarantee=D2 amount=750000").count == 3)
    let second = try book.number
    try book.tell("2019-02-01 event.reverse event=\(second) reason=错")
    #expect(
      try book.tell("2019-03-01 loss.writeOff guarantee=D2 amount=750000.01").last
        == "compensationLoss(D2) / compensationReceivable(D2) 0.01")
  }

  @Test func `a member who paid his share is owed what comes back`() throws {
    let book = try cappedBook()
    try book.tell("2018-07-15 share.pay member=M04 amount=50000")
    try book.tell("2018-08-01 recovery.receive guarantee=D1 amount=75000")
    #expect(try book.held(.memberRiskShare, "M04") == "-5000.00")
    // Assets: 20,000,000 − 2,750,000 + 50,000 + 75,000 in cash, 2,000,000 receivable; his 5,000
    // are a liability.
    let net = try book.read { books, _ in try books.netAssets(on: books.today) }
    #expect(net == .yuan(19_370_000))
    // His credit does not make room for more than the cap leaves: 5,000 of it were freed.
    #expect(
      try book.tell("2018-09-01 loss.writeOff guarantee=D2 amount=100000").contains(
        "memberRiskShare(M04) / compensationReceivable(D2) 5000.00"))
  }
}
