internal import Jinzhu
internal import Testing

/// Members' statements, with figures worked out by hand.
struct StatementTests {
  /// The county (M01–M04: 8, 6, 5, 1 million), a profit of 1,000,000 in 2018, closed: 100,000 to each
  /// of two reserves, 800,000 left.
  private func book(_ keys: String = "") throws -> TestBook {
    let book = try TestBook.free(keys)
    try book.tell(
      all: """
        2018-06-01 voucher.post cash/interestIncome amount=1000000
        2018-12-31 period.close period=2018
        """)
    return book
  }

  @Test func `every line of equity runs from opening to closing`() throws {
    let book = try book()
    try book.tell(
      all: """
        2019-02-01 capital.transfer from=M01 to=M04 amount=2000000
        2019-03-01 voucher.post cash/interestIncome amount=20000
        """)
    let printed = try book.statement("M04", period: "2019")
    // At the start M04 held 1 of 20 million: 5 % of 100,000, 100,000 and 800,000. At the end 3 of 20,
    // 15 %, and 15 % of the 20,000 earned since.
    #expect(
      printed.lines(["item", "opening", "movement", "closing", "fund"], of: "equity") == [
        "paidInCapital 1000000.00 2000000.00 3000000.00 20000000.00",
        "capitalReserve 0.00 0.00 0.00 0.00",
        "surplusReserve 5000.00 10000.00 15000.00 100000.00",
        "generalRiskReserve 5000.00 10000.00 15000.00 100000.00",
        "retainedEarnings 40000.00 80000.00 120000.00 800000.00",
        "runningResult 0.00 3000.00 3000.00 20000.00", "lossesCarried 0.00 0.00 0.00 0.00",
      ])
    #expect(printed.measure("equity") == "3153000.00")
    #expect(printed.measure("capitalPart") == "0.150000")
    #expect(
      printed.lines(["date", "kind", "amount", "balance"], of: "paidInCapital") == [
        "2019-01-01 opening - 1000000.00", "2019-02-01 capital.transfer 2000000.00 3000000.00",
      ])
    #expect(
      printed.lines(["date", "equity"], of: "course") == [
        "2018-12-31 1050000.00", "2019-12-31 3153000.00",
      ])
  }

  @Test func `a loss is told with its borrower, its layer, its basis and what came of it`() throws {
    let book = try book()
    try book.tell(
      all: """
        2019-01-10 guarantee.issue guarantee=D1 borrower=M03 principal=15000 due=2019-12-31
        2019-01-20 default.compensate guarantee=D1 principal=15000
        2019-02-01 loss.writeOff guarantee=D1 amount=15000
        2019-02-10 share.pay member=M01 amount=1000
        2019-02-11 share.absorb member=M01 amount=500
        2019-03-01 dividend.declare amount=2000
        2019-04-01 recovery.receive guarantee=D1 amount=3000
        """)
    let number = try book.number
    let printed = try book.statement("M01", period: "2019")
    // 8 of the 15 million that M01, M02 and M04 hold; of the dividend 7,999,500 of 19,999,500 (he gave
    // 500 up), 799.97, all set off; of the recovery 8/15. Still carried: 8,000 − 1,000 − 500 − 799.97
    // − 1,600.
    #expect(
      printed.lines(
        [
          "event", "borrower", "loss", "layer", "layerPart", "basis", "weight", "base", "share",
          "restored", "paid", "givenUp", "setOff", "open",
        ], of: "losses") == [
          "\(number - 4) M03 15000.00 members 15000.00 capital 8000000.00 15000000.00 8000.00 "
            + "1600.00 1000.00 500.00 799.97 4100.03"
        ])
    #expect(
      printed.lines(
        ["declared", "basis", "weight", "base", "part", "setOff", "payable"], of: "dividends")
        == ["2000.00 capital 7999500.00 19999500.00 799.97 799.97 0.00"])
    #expect(printed.measure("lossesCarried") == "4100.03")
    #expect(printed.measure("isReconciled") == "true")
  }

  @Test func `payments go to the oldest loss, a recovery to its own, a reversal takes both back`()
    throws
  {
    let book = try book()
    try book.tell(
      all: """
        2019-01-10 guarantee.issue guarantee=D1 borrower=M03 principal=1500 due=2019-12-31
        2019-01-10 guarantee.issue guarantee=D2 borrower=M03 principal=3000 due=2019-12-31
        2019-01-20 default.compensate guarantee=D1 principal=1500
        2019-01-20 default.compensate guarantee=D2 principal=3000
        2019-02-01 loss.writeOff guarantee=D1 amount=1500
        2019-02-02 loss.writeOff guarantee=D2 amount=3000
        2019-02-10 share.pay member=M01 amount=1000
        """)
    func lines() throws -> [String] {
      try book.statement("M01", period: "2019").lines(
        ["guarantee", "share", "restored", "paid", "refunded", "open"], of: "losses")
    }
    // 800 and 1,600 are M01's; of the 1,000 paid, 800 close the first.
    #expect(
      try lines() == ["D1 800.00 0.00 800.00 0.00 0.00", "D2 1600.00 0.00 200.00 0.00 1400.00"])
    // All of D1 comes back: 800 of it to M01, who carries 1,400 − 800 now.
    try book.tell("2019-03-01 recovery.receive guarantee=D1 amount=1500")
    #expect(
      try lines() == [
        "D1 800.00 800.00 800.00 0.00 -800.00", "D2 1600.00 0.00 200.00 0.00 1400.00",
      ])
    #expect(try book.statement("M01", period: "2019").measure("lossesCarried") == "600.00")
    try book.tell("2019-03-02 recovery.receive guarantee=D2 amount=3000")
    #expect(try book.statement("M01", period: "2019").measure("owedToMember") == "1000.00")
    try book.tell("2019-03-03 share.refund member=M01 amount=900")
    // D1 is overpaid by 800 and comes first, then 100 of D2's 200.
    #expect(
      try lines() == [
        "D1 800.00 800.00 800.00 800.00 0.00", "D2 1600.00 1600.00 200.00 100.00 -100.00",
      ])
    let refund = try book.number
    try book.tell("2019-03-04 event.reverse event=\(refund) reason=错")
    #expect(
      try lines() == [
        "D1 800.00 800.00 800.00 0.00 -800.00", "D2 1600.00 1600.00 200.00 0.00 -200.00",
      ])
    // The recovery of D2, then the payment of 1,000: both are owed again.
    try book.tell("2019-03-05 event.reverse event=\(refund - 1) reason=错")
    try book.tell("2019-03-06 event.reverse event=\(refund - 3) reason=错")
    #expect(
      try lines() == ["D1 800.00 800.00 0.00 0.00 0.00", "D2 1600.00 0.00 0.00 0.00 1600.00"])
    // The write-off of D2 itself.
    try book.tell("2019-03-07 event.reverse event=\(refund - 4) reason=错")
    #expect(try lines() == ["D1 800.00 800.00 0.00 0.00 0.00", "D2 0.00 0.00 0.00 0.00 0.00"])
  }

  @Test func `all members add up to net assets, whoever joined, left or sold`() throws {
    let book = try book()
    try book.tell(
      all: """
        2019-01-10 guarantee.issue guarantee=D1 borrower=M03 principal=10000.01 due=2019-12-31
        2019-01-20 default.compensate guarantee=D1 principal=10000.01
        2019-02-01 loss.writeOff guarantee=D1 amount=10000.01
        2019-02-10 capital.transfer from=M04 to=M02 amount=1000000
        2019-02-11 party.update party=M04 role=other
        2019-02-12 party.add party=M05 name=M05 role=member
        2019-02-13 capital.pay member=M05 amount=333333.33 premium=0.07
        2019-03-01 recovery.receive guarantee=D1 amount=3333.33
        """)
    for day in ["2018-12-31", "2019-02-01", "2019-02-13", "2019-03-01"] {
      let printed = try book.fundStatement(on: day)
      #expect(printed.measure("isReconciled") == "true", "\(day)")
      #expect(printed.measure("lossesReconciled") == "true", "\(day)")
    }
    let printed = try book.fundStatement(period: "2019")
    #expect(printed.tree["members"]?.keys == ["M01", "M02", "M03", "M04", "M05"])
    // M04 sold out and carries 1/15 of 10,000.01 less 3,333.33: 666.67 − 222.22.
    #expect(printed.tree["members"]?["M04"]?["paidInCapital"]?.text == "0.00")
    #expect(printed.tree["members"]?["M04"]?["equity"]?.text == "-444.45")
    #expect(try book.statement("M04", period: "2019").measure("equity") == "-444.45")
    #expect(
      printed.lines(["guarantee", "members", "share", "restored", "open"], of: "losses") == [
        "D1 3 10000.01 3333.33 6666.68"
      ])
  }

  @Test func `loans, fees and deposits are the obligor's and his sponsor's`() throws {
    let book = try book()
    try book.tell(
      all: """
        2018-12-01 guarantee.issue guarantee=D1 borrower=F01 principal=100000 feeRate=1% due=2019-12-01
        2018-12-01 fee.receive guarantee=D1 amount=300
        2018-12-01 deposit.receive guarantee=D1 amount=5000
        2019-02-01 fee.receive guarantee=D1 amount=600
        2019-02-02 fee.waive guarantee=D1 amount=40
        2019-02-03 deposit.return guarantee=D1 amount=2000
        2019-02-04 loan.repay guarantee=D1 amount=30000
        """.replacing("2018-12-01", with: "2019-01-15").replacing(
          "2019-12-01", with: "2020-01-15"))
    let printed = try book.statement("M03", period: "2019-02")
    // A fee of 1,000 for a year.
    #expect(
      printed.lines(["guarantee", "opening", "charged", "paid", "waived", "closing"], of: "fees")
        == ["D1 700.00 0.00 600.00 40.00 60.00"])
    #expect(
      printed.lines(["guarantee", "opening", "received", "taken", "closing"], of: "deposits")
        == ["D1 5000.00 0.00 2000.00 3000.00"])
    #expect(
      printed.lines(["guarantee", "obligor", "balance", "class"], of: "loans")
        == ["D1 F01 70000.00 normal"])
    // They are F01's debts, not M03's.
    #expect(printed.lines(["item", "closing"], of: "claims").contains("feeReceivable 0.00"))
    #expect(printed.tree["jointObligations"] == nil || !printed.rows("jointObligations").isEmpty)
    // F01 has no group: his sponsor M03 answers, and M03's group G1.
    #expect(
      try book.statement("M01", period: "2019-02")
        .lines(["borrower", "count", "ownShare"], of: "jointObligations") == ["F01 1 70000.00"])
    #expect(try book.statement("M04", period: "2019-02").rows("jointObligations").isEmpty)
  }

  @Test func `only members and those who own or carry anything have a statement`() throws {
    let book = try book()
    #expect(throws: Refusal.wrongRole(ID("B01"), is: .bank, needs: [.member])) {
      _ = try book.statement("B01")
    }
    #expect(throws: Refusal.unknownParty(ID("X9"), on: try Day(parsing: "2019-12-31"))) {
      _ = try book.statement("X9", period: "2019")
    }
  }
}

/// The worked example's statements add up at all its ends, to the fen.
@Suite(
  .enabled(
    if: WorkedExample.isThere,
    "the worked example is not there: put the shared reference beside the repository"))
struct WorkedExampleStatementTests {
  @Test(arguments: WorkedExample.days)
  func `the fund's statement adds up to net assets`(day: String) throws {
    let book = try WorkedExample.book()
    let printed = try book.statements(on: day, now: "2020-06-30T04:00:00Z") {
      try Printed($0.fundDocument())
    }
    #expect(printed.measure("isReconciled") == "true")
    #expect(printed.measure("lossesReconciled") == "true")
    let expected = try WorkedExample.expected(on: day, "measures")
    #expect(printed.measure("netAssets") == expected["netAssets"]?.text)
    let members = try WorkedExample.expected(on: day, "members")
    #expect(printed.tree["members"]?.keys == members.keys)
    for member in members.keys {
      #expect(printed.tree["members"]?[member]?["equity"] == members[member]?["equity"])
    }
  }

  @Test func `M02 in 2019: what he carried of D2018-002 and what came back`() throws {
    let book = try WorkedExample.book()
    let printed = try book.statements(
      period: "2019", now: "2020-06-30T04:00:00Z", only: "M02"
    ) { try Printed($0.document(for: ID("M02"))) }
    // The reserve bore 40,733.33 of 450,000.03; 6 of 15,000,000.01 of the rest, and of 131,345.70.
    #expect(
      printed.lines(
        ["borrower", "loss", "layerPart", "weight", "base", "share", "restored", "open"],
        of: "losses") == [
          "M03 450000.03 409266.70 6000000.00 15000000.01 163706.68 52538.28 111168.40"
        ])
    #expect(
      printed.lines(["called", "settled", "paid", "open"], of: "jointCalls")
        == ["200000.00 200000.00 0.00 0.00"])
  }
}
