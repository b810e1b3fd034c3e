internal import Jinzhu
internal import Testing

@Suite struct ReversalTests {
  private func mention(_ number: Int64, _ kind: EventKind, _ date: String) throws -> EventMention {
    EventMention(number: number, kind: kind, day: try day(date))
  }

  @Test func `a reversal books the same sides in red, on its own date`() throws {
    let book = try TestBook.county()
    try book.record(
      "capital.pay", "2018-02-01", ["member": "M04", "amount": "500", "premium": "20"])
    #expect(
      try book.record("event.reverse", "2018-03-01", ["event": "14", "reason": "重复"])
        == ["red cash / paidInCapital(M04) 500.00", "red cash / capitalReserve 20.00"])
    #expect(try book.held(.paidInCapital, "M04", on: "2018-02-28") == "1000500.00")
    #expect(try book.held(.paidInCapital, "M04", on: "2018-03-01") == "1000000.00")
    #expect(try book.total(.cash) == "20000000.00")
  }

  @Test func `an event is named by its number or its ref`() throws {
    let book = try TestBook.county()
    for ref in ["receipt-7", "15", "#14"] {
      try book.record("capital.pay", "2018-02-01", ["member": "M04", "amount": "5", "ref": ref])
    }
    func reverse(_ event: String) throws -> Refusal? {
      try book.refusal("event.reverse", "2018-03-01", ["event": event, "reason": "错"])
    }
    #expect(try reverse("99") == .unknownEvent("99"))
    #expect(try reverse("0") == .unknownEvent("0"))
    #expect(try reverse("receipt-8") == .unknownEvent("receipt-8"))
    // Event 15 has the ref "15", so both ways lead to it.
    #expect(try reverse("15") == nil)
    #expect(try reverse("receipt-7") == nil)
    #expect(try reverse("#16") == nil)
    #expect(try reverse("14") == .correction(.alreadyReversed(14, by: 18)))
  }

  @Test func `a ref that is another event's number must be told apart`() throws {
    let book = try TestBook.county()
    try book.record("capital.pay", "2018-02-01", ["member": "M04", "amount": "5", "ref": "10"])
    func reverse(_ event: String) throws -> Refusal? {
      try book.refusal("event.reverse", "2018-03-01", ["event": event, "reason": "错"])
    }
    #expect(try reverse("10") == .correction(.ambiguous("10", ref: 14)))
    #expect(try reverse("#14") == nil)
    #expect(try book.held(.paidInCapital, "M04") == "1000000.00")
  }

  @Test func `neither a reversal nor a reversed event is reversed`() throws {
    let book = try TestBook.county()
    try book.record("capital.pay", "2018-02-01", ["member": "M04", "amount": "5", "ref": "r"])
    let reverse = ["event": "14", "reason": "错"]
    #expect(
      try book.refusal("event.reverse", "2018-01-31", reverse)
        == .dayBefore(field: "date", day("2018-01-31"), notBefore: day("2018-02-01")))
    #expect(try book.refusal("event.reverse", "2018-02-01", reverse) == nil)
    #expect(
      try book.refusal("event.reverse", "2018-02-01", reverse)
        == .correction(.alreadyReversed(14, by: 15)))
    #expect(
      try book.refusal("event.reverse", "2018-02-01", ["event": "15", "reason": "错"])
        == .correction(.isReversal(15)))
    // The ref stays taken, by the same content too.
    #expect(
      try book.record(
        "capital.pay", "2018-02-01", ["member": "M04", "amount": "5", "ref": "r"])
        == ["already recorded"])
  }

  @Test func `a guarantee's events are reversed from the last one back`() throws {
    let book = try TestBook.county()
    try book.issue("D1", to: "M01", "1000", ["feeRate": "1%"])
    try book.record("loan.repay", "2018-03-01", ["guarantee": "D1", "amount": "400"])
    try book.record("fee.receive", "2018-03-05", ["guarantee": "D1", "amount": "10"])
    func reverse(_ event: String, _ date: String) throws -> Refusal? {
      try book.refusal("event.reverse", date, ["event": event, "reason": "错"])
    }
    #expect(
      try reverse("14", "2018-04-01")
        == .correction(
          .restedOn(
            mention(14, .guaranteeIssue, "2018-02-01"),
            by: [
              mention(15, .loanRepay, "2018-03-01"), mention(16, .feeReceive, "2018-03-05"),
            ])))
    #expect(
      try reverse("15", "2018-04-01")
        == .correction(
          .restedOn(
            mention(15, .loanRepay, "2018-03-01"), by: [mention(16, .feeReceive, "2018-03-05")])))
    #expect(
      try book.record("event.reverse", "2018-04-01", ["event": "16", "reason": "错"])
        == ["red cash / feeReceivable(D1) 10.00"])
    // The guarantee has a state as of 1 April now: nothing of it is dated before that.
    #expect(
      try reverse("15", "2018-03-31")
        == .beforeLatest(
          ID("D1"), day: day("2018-03-31"), latest: 17, kind: .eventReverse,
          on: day("2018-04-01")))
    #expect(
      try book.record("event.reverse", "2018-04-02", ["event": "15", "reason": "错"])
        == ["red inForceContra / inForce(D1) 400.00"])
    #expect(try book.guarantee("D1", on: "2018-04-01")?.balance == yuan("600"))
    #expect(try book.guarantee("D1", on: "2018-04-02")?.balance == yuan("1000"))
    #expect(try book.guarantee("D1")?.feeReceived == .zero)
    #expect(
      try book.record("event.reverse", "2018-04-03", ["event": "14", "reason": "错"])
        == [
          "red inForce(D1) / inForceContra 1000.00", "red feeReceivable(D1) / feeIncome(D1) 10.00",
        ])
    #expect(try book.guarantee("D1") == nil)
    #expect(try book.guarantee("D1", on: "2018-04-02") != nil)
    #expect(try book.total(.inForce) == "0.00")
  }

  @Test func `a code is free again from the day its issue was reversed`() throws {
    let book = try TestBook.county()
    try book.issue("D1", to: "M01", "1000")
    try book.record("event.reverse", "2018-04-01", ["event": "14", "reason": "户名错"])
    #expect(
      try book.refusal("loan.repay", "2018-04-01", ["guarantee": "D1", "amount": "1"])
        == .unknownGuarantee(ID("D1")))
    #expect(
      try book.issueRefusal("D1", to: "M02", "900", on: "2018-03-31")
        == .beforeLatest(
          ID("D1"), day: day("2018-03-31"), latest: 15, kind: .eventReverse,
          on: day("2018-04-01")))
    #expect(try book.issueRefusal("D1", to: "M02", "900", on: "2018-04-01") == nil)
    #expect(try book.guarantee("D1", on: "2018-03-31")?.borrower == ID("M01"))
    #expect(try book.guarantee("D1")?.borrower == ID("M02"))
    // What was in force for M01 does not weigh on him any more.
    #expect(try book.archive { try $0.exposure(of: .customer(ID("M01"))).balance } == .zero)
    #expect(try book.portfolio.customers == 1)
  }

  @Test func `states of a guarantee lose their effect from the reversal's date`() throws {
    let book = try TestBook.county()
    try book.issue("D1", to: "M01", "1000")
    try book.record("loan.overdue", "2018-03-01", ["guarantee": "D1"])
    try book.record("guarantee.classify", "2018-03-02", ["guarantee": "D1", "class": "loss"])
    try book.record("event.reverse", "2018-05-01", ["event": "16", "reason": "错"])
    try book.record("event.reverse", "2018-06-01", ["event": "15", "reason": "错"])
    #expect(try book.guarantee("D1", on: "2018-04-30")?.manualClass == .loss)
    #expect(try book.guarantee("D1", on: "2018-05-01")?.manualClass == nil)
    #expect(try book.guarantee("D1", on: "2018-05-31")?.overdueSince == day("2018-03-01"))
    #expect(try book.guarantee("D1", on: "2018-06-01")?.overdueSince == nil)
  }

  @Test func `capital that has gone on to somebody else is not taken back`() throws {
    let book = try TestBook.county()
    try book.record("capital.pay", "2018-02-01", ["member": "M04", "amount": "500000"])
    try book.record(
      "capital.transfer", "2018-03-01", ["from": "M04", "to": "M01", "amount": "1000000.01"])
    let reverse = ["event": "14", "reason": "未到账"]
    // 499,999.99 are left of his from March on.
    for date in ["2018-02-15", "2018-03-01", "2018-04-01"] {
      #expect(
        try book.refusal("event.reverse", date, reverse)
          == .negative(SubAccount(.paidInCapital, party: ID("M04")), short: yuan("-0.01")))
    }
    try book.record("capital.pay", "2018-02-20", ["member": "M04", "amount": "0.01"])
    #expect(try book.refusal("event.reverse", "2018-02-15", reverse) == nil)
    #expect(try book.held(.paidInCapital, "M04", on: "2018-03-01") == "0.00")
  }

  @Test func `capital taken back below the minimum is warned of`() throws {
    let book = try TestBook.county()
    try book.record("event.reverse", "2018-02-01", ["event": "13", "reason": "未到账"])
    #expect(
      book.warnings == [
        .minimumCapital(
          capital: try yuan("19000000"), minimum: try yuan("20000000"), room: .zero)
      ])
  }

  @Test func `a party goes only when nothing mentions it`() throws {
    let book = try TestBook.county()
    try book.record("party.add", "2018-02-01", ["party": "M05", "name": "戊", "role": "member"])
    try book.record("party.update", "2018-02-02", ["party": "M05", "trade": "生猪养殖"])
    try book.record("party.update", "2018-02-03", ["party": "M04", "related": "M05 M01"])
    func reverse(_ event: String) throws -> Refusal? {
      try book.refusal("event.reverse", "2018-03-01", ["event": event, "reason": "重复"])
    }
    #expect(
      try reverse("14")
        == .correction(
          .restedOn(
            mention(14, .partyAdd, "2018-02-01"),
            by: [
              mention(15, .partyUpdate, "2018-02-02"), mention(16, .partyUpdate, "2018-02-03"),
            ])))
    #expect(try reverse("16") == nil)
    #expect(try reverse("15") == nil)
    #expect(try reverse("14") == nil)
    #expect(try book.party("M05", on: "2018-02-28").name == "戊")
    #expect(throws: Refusal.unknownParty(ID("M05"), on: try day("2018-03-01"))) {
      try book.party("M05", on: "2018-03-01")
    }
    // The code may be given again, from then on.
    let again = ["party": "M05", "name": "己", "role": "member"]
    #expect(try book.refusal("party.add", "2018-02-28", again) == .partyExists(ID("M05")))
    #expect(try book.refusal("party.add", "2018-03-01", again) == nil)
  }

  @Test func `what was recorded of a party loses its effect from the reversal's date`() throws {
    let book = try TestBook.county()
    try book.issue("D1", to: "M01", "1000000")
    try book.record("party.update", "2018-03-01", ["party": "M01", "size": "large", "name": "甲"])
    try book.record("party.sanction", "2018-03-01", ["party": "M01", "reason": "挪用"])
    try book.record("agreement.sign", "2018-03-01", ["bank": "B01", "coverage": "80%"])
    for event in ["15", "16", "17"] {
      try book.record("event.reverse", "2018-04-01", ["event": event, "reason": "错"])
    }
    let (before, after) = (
      try book.party("M01", on: "2018-03-31"), try book.party("M01", on: "2018-04-01")
    )
    #expect(before.size == .large)
    #expect(before.sanction == "挪用")
    #expect(after.size == .small)
    #expect(after.name == "M01")
    #expect(after.sanction == nil)
    #expect(try book.party("B01", on: "2018-03-31").agreement != nil)
    #expect(try book.party("B01", on: "2018-04-01").agreement == nil)
    let totals = try book.portfolio
    #expect(try totals.ownShare[.small] == yuan("1000000"))
    #expect(totals.ownShare[.other] ?? .zero == .zero)
    #expect(totals.focusCustomers == 1)
  }

  @Test func `the first charter stays, a later one goes from the reversal's date`() throws {
    let book = try TestBook.county(#""fee": {"rate": "1%"}"#)
    func reverse(_ event: String, _ date: String) throws -> Refusal? {
      try book.refusal("event.reverse", date, ["event": event, "reason": "错"])
    }
    #expect(try reverse("1", "2018-06-01") == .correction(.firstCharter(1)))
    try book.record(
      "charter.adopt", "2018-02-01", ["charter": TestBook.charter(#""fee": {"rate": "2%"}"#)])
    try book.record("capital.pay", "2018-02-20", ["member": "M04", "amount": "1"])
    #expect(
      try reverse("14", "2018-02-19")
        == .correction(
          .restedOn(
            mention(14, .charterAdopt, "2018-02-01"),
            by: [mention(15, .capitalPay, "2018-02-20")])))
    #expect(try reverse("14", "2018-02-20") == nil)
    func rate(on date: String) throws -> Rate {
      try book.read { books, _ in try books.charter(on: day(date)).fee.rate }
    }
    #expect(try rate(on: "2018-02-19") == Rate(parsing: "2%"))
    #expect(try rate(on: "2018-02-20") == Rate(parsing: "1%"))
  }

  @Test func `a book opened today takes up the charters of earlier years`() throws {
    let book = try TestBook(on: "2030-06-30")
    try book.record("party.add", "2018-01-02", ["party": "M01", "name": "M01", "role": "member"])
    try book.record("capital.pay", "2018-01-05", ["member": "M01", "amount": "100"])
    let terms = ["charter": TestBook.charter(#""fee": {"rate": "2%"}"#)]
    #expect(
      try book.refusal("charter.adopt", "2018-01-04", terms)
        == .dayBefore(field: "date", day("2018-01-04"), notBefore: day("2018-01-05")))
    #expect(try book.refusal("charter.adopt", "2018-01-05", terms) == nil)
    for date in ["2018-01-05", "2030-06-30"] {
      let rate = try book.read { books, _ in try books.charter(on: day(date)).fee.rate }
      #expect(try rate == Rate(parsing: "2%"))
    }
    #expect(
      try book.refusal("event.reverse", "2018-01-05", ["event": "4", "reason": "错"]) == nil)
  }

  @Test func `a close is taken back by reopening`() throws {
    let book = try TestBook.county()
    try book.record("period.close", "2018-11-30", ["period": "2018-11"])
    try book.record("period.close", "2018-12-31", ["period": "2018"])
    #expect(
      try book.refusal("event.reverse", "2019-02-01", ["event": "14", "reason": "错"])
        == .correction(
          .restedOn(
            mention(14, .periodClose, "2018-11-30"), by: [mention(15, .periodClose, "2018-12-31")])
        ))
    #expect(
      try book.refusal("event.reverse", "2019-02-01", ["event": "15", "reason": "错"])
        == .correction(.takenBackBy(.periodReopen, mention(15, .periodClose, "2018-12-31"))))
    // What the closed year holds may be taken back in the open one.
    try book.record("event.reverse", "2019-02-01", ["event": "13", "reason": "未到账"])
    #expect(
      try book.refusal("event.reverse", "2018-12-31", ["event": "12", "reason": "未到账"])
        == .closedPeriod(day("2018-12-31"), .year(2018)))
  }

  @Test func `a write-off reversed frees the members and their yearly cap`() throws {
    let book = try TestBook.county(
      #""losses": [{"layer": "members", "yearlyCap": "1%"}]"#)
    try book.issue("D1", to: "M01", "1000000")
    try book.record(
      "default.compensate", "2018-03-01", ["guarantee": "D1", "principal": "1000000"])
    // M02, M03 and M04 carry 60,000, 50,000 and 10,000 at most, and no other layer is there.
    try book.record("loss.writeOff", "2018-04-01", ["guarantee": "D1", "amount": "120000"])
    #expect(try book.held(.memberRiskShare, "M04") == "10000.00")
    #expect(
      try book.refusal("loss.writeOff", "2018-05-01", ["guarantee": "D1", "amount": "0.01"])
        != nil)
    #expect(
      try book.record("event.reverse", "2018-05-01", ["event": "16", "reason": "错"])
        == [
          "red memberRiskShare(M02) / compensationReceivable(D1) 60000.00",
          "red memberRiskShare(M03) / compensationReceivable(D1) 50000.00",
          "red memberRiskShare(M04) / compensationReceivable(D1) 10000.00",
        ])
    #expect(try book.held(.memberRiskShare, "M04") == "0.00")
    #expect(try book.guarantee("D1")?.compensationReceivable == yuan("1000000"))
    #expect(
      try book.refusal("loss.writeOff", "2018-05-01", ["guarantee": "D1", "amount": "120000"])
        == nil)
  }
}
