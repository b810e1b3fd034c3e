internal import Jinzhu
internal import Testing

/// Who bore what of a default, worked out by hand.
struct RiskSharingTests {
  @Test func `everybody who bears a part is named, and the parts add up`() throws {
    let book = try TestBook.free(#""coverage": "80%""#)
    // 10,000 and interest of 100, 80 % covered: the fund pays 8,080, the bank bears 2,020.
    try book.tell(
      all: """
        2019-01-10 guarantee.issue guarantee=D1 borrower=M01 principal=10000 due=2019-12-31 reguarantor=R01
        2019-01-10 deposit.receive guarantee=D1 amount=500
        2019-02-01 default.compensate guarantee=D1 principal=10000 interest=100
        2019-02-02 recovery.cost guarantee=D1 amount=20
        2019-02-03 deposit.apply guarantee=D1 amount=500
        2019-02-04 capital.forfeit guarantee=D1 amount=600
        2019-02-05 joint.call guarantee=D1 amount=2000
        2019-02-06 joint.pay guarantee=D1 member=M02 amount=1000
        2019-02-07 joint.cancel guarantee=D1 member=M03 amount=400
        2019-02-08 reguarantee.claim guarantee=D1 amount=1000
        2019-02-09 reguarantee.receive guarantee=D1 amount=700
        2019-02-10 asset.take guarantee=D1 amount=900
        2019-02-11 asset.sell guarantee=D1 amount=900 proceeds=850
        2019-02-12 recovery.receive guarantee=D1 amount=300 bankPart=75 source=guarantor
        2019-02-13 loss.writeOff guarantee=D1 amount=3000
        """)
    func shares() throws -> [String] {
      try book.report("risk-sharing", on: "2019-12-31").lines(
        ["bearer", "code", "amount"], of: "default:D1")
    }
    // Owed 8,080 + 20 − 500 − 600 − 2,000 + 400 − 1,000 − 900 + 50 − 300 − 3,000 = 250 still
    // receivable; the group owes 2,000 − 1,000 − 400 = 600, R01 300: 1,150 open. M01 forfeited, so
    // M02, M03, M04 bear 3,000 by 6 : 5 : 1.
    #expect(
      try shares() == [
        "lost M01 10120.00", "deposit - 500.00", "capital M01 600.00",
        "recovery.guarantor - 375.00", "assets - 850.00", "group M02 1000.00",
        "reguarantor R01 700.00", "bank B01 1945.00", "member M02 1500.00", "member M03 1250.00",
        "member M04 250.00", "open - 1150.00",
      ])
    // 10,000 more: 250 are owed, 600 by the group, 1,700 go back to those who paid, 3,000 to the
    // members, and 4,450 are beyond everything; R01's 300 stay open.
    try book.tell("2019-03-01 recovery.receive guarantee=D1 amount=10000 source=collateral")
    #expect(
      try shares() == [
        "lost M01 10120.00", "deposit - 500.00", "capital M01 600.00",
        "recovery.guarantor - 375.00", "recovery.collateral - 10000.00", "assets - 850.00",
        "bank B01 1945.00", "income - -4450.00", "open - 300.00",
      ])
    let printed = try book.report("risk-sharing", on: "2019-12-31")
    #expect(printed.measure("isReconciled") == "true")
    #expect(printed.measure("lost") == "10120.00")
    // As it stood before, and once the last recovery is taken back.
    let before = try book.report("risk-sharing", on: "2019-02-28")
    #expect(
      before.tree["members"]?["M02"].map {
        [$0["asGroup"]?.text, $0["asMember"]?.text, $0["inAll"]?.text]
      } == ["1000.00", "1500.00", "2500.00"])
    let number = try book.number
    try book.tell("2019-04-01 event.reverse event=\(number) reason=错")
    #expect(try shares().contains("group M02 1000.00"))
    #expect(try shares().last == "open - 1150.00")
  }

  @Test func `a loss that the result bears is there, and a gain on an asset is the asset's`() throws
  {
    let book = try TestBook.free(#""losses": [{"layer": "income"}]"#)
    try book.tell(
      all: """
        2019-01-10 guarantee.issue guarantee=D1 borrower=M01 principal=1000 due=2019-12-31
        2019-02-01 default.compensate guarantee=D1 principal=1000
        2019-02-02 asset.take guarantee=D1 amount=300
        2019-02-03 asset.sell guarantee=D1 amount=300 proceeds=450
        2019-02-04 loss.writeOff guarantee=D1 amount=550
        """)
    // The gain of 150 came off what was still owed.
    #expect(
      try book.report("risk-sharing", on: "2019-12-31").lines(
        ["bearer", "amount"], of: "default:D1")
        == ["lost 1000.00", "assets 450.00", "income 550.00", "open 0.00"])
  }

  @Test func `a fund without defaults has lost nothing`() throws {
    let printed = try TestBook.free().report("risk-sharing")
    #expect(printed.measure("lost") == "0.00")
    #expect(printed.measure("isReconciled") == "true")
    #expect(printed.rows().isEmpty)
  }
}

/// The worked example's one default.
@Suite(
  .enabled(
    if: WorkedExample.isThere,
    "the worked example is not there: put the shared reference beside the repository"))
struct WorkedExampleRiskSharingTests {
  @Test func `D2018-002, shared to the fen`() throws {
    let printed = try WorkedExample.book().report(
      "risk-sharing", on: "2019-12-31", now: "2020-06-30T04:00:00Z")
    // 1,666,666.68 + 52,345.67; the bank bears 20 %. The recovery of 600,000.00 paid the 68,654.29
    // still owed, the 250,000.01 of the group, M01's 150,000.00 back, and 131,345.70 to members.
    #expect(
      printed.lines(["bearer", "code", "amount"], of: "default:D2018-002") == [
        "lost M03 1719012.35", "deposit - 100000.00", "recovery.borrower - 55555.55",
        "recovery.collateral - 600000.00", "assets - 101000.00", "reguarantor R01 200000.00",
        "bank B02 343802.47", "compensationReserve - 40733.33", "member M01 148224.53",
        "member M02 111168.40", "member M04 18528.07", "open - 0.00",
      ])
    #expect(printed.measure("isReconciled") == "true")
  }
}
