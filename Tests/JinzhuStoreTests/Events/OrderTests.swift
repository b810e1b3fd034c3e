internal import Jinzhu
internal import Testing

/// Dates and order (domain §4): rules (a), (b) and (d); (e) is in AssertionTests, (f) with charters.
@Suite struct OrderTests {
  @Test func `the events of a guarantee come in the order of their dates`() throws {
    let book = try TestBook.county()
    try book.issue("D1", to: "M01", "1000")
    try book.record("loan.repay", "2018-05-01", ["guarantee": "D1", "amount": "1"])
    #expect(
      try book.refusal("loan.repay", "2018-04-30", ["guarantee": "D1", "amount": "1"])
        == .beforeLatest(
          ID("D1"), day: day("2018-04-30"), latest: 15, kind: .loanRepay, on: day("2018-05-01")))
    #expect(
      try book.refusal("loan.repay", "2018-05-01", ["guarantee": "D1", "amount": "1"]) == nil)
    // Another guarantee is free to be earlier.
    #expect(try book.issueRefusal("D2", to: "M01", "1", on: "2018-03-01") == nil)
  }

  @Test func `no event is dated after today, nor in a closed period`() throws {
    let book = try TestBook.county()
    let fields = ["member": "M04", "amount": "1"]
    #expect(
      try book.refusal("capital.pay", "2030-07-01", fields)
        == .futureDate(day("2030-07-01"), today: day("2030-06-30")))
    #expect(try book.refusal("capital.pay", "2030-06-30", fields) == nil)
    try book.record("period.close", "2018-01-31", ["period": "2018-01"])
    #expect(
      try book.refusal("capital.pay", "2018-01-31", fields)
        == .closedPeriod(day("2018-01-31"), .month(year: 2018, month: 1)))
    #expect(try book.refusal("capital.pay", "2018-02-01", fields) == nil)
  }

  @Test func `a rule reads what is dated up to the event's date`() throws {
    let book = try TestBook.county()
    try book.record("party.sanction", "2018-06-01", ["party": "M01", "reason": "挪用"])
    #expect(try book.issueRefusal("D1", to: "M01", "1", on: "2018-05-31") == nil)
    #expect(
      try book.issueRefusal("D2", to: "M01", "1", on: "2018-06-01")
        == .sanctioned(ID("M01"), reason: "挪用"))
  }

  @Test func `nothing that must stay above zero is taken below on any later day`() throws {
    let book = try TestBook.county()
    try book.record("margin.place", "2018-02-01", ["bank": "B01", "amount": "100"])
    try book.record("margin.release", "2018-06-01", ["bank": "B01", "amount": "70"])
    try book.record("margin.place", "2018-07-01", ["bank": "B01", "amount": "500"])
    // 100 in March, 30 in June, 530 in July: 30 may go in March.
    #expect(
      try book.refusal("margin.release", "2018-03-01", ["bank": "B01", "amount": "30.01"])
        == .exceeds(.marginAtBank, asked: yuan("30.01"), held: yuan("30")))
    #expect(
      try book.refusal("margin.release", "2018-03-01", ["bank": "B01", "amount": "30"]) == nil)
    #expect(
      try book.refusal("margin.release", "2018-07-01", ["bank": "B01", "amount": "500"]) == nil)
  }

  @Test func `the same reference with other content is refused`() throws {
    let book = try TestBook.county()
    let fields = ["member": "M04", "amount": "100", "ref": "r1", "memo": "首期"]
    try book.record("capital.pay", "2018-02-01", fields)
    func again(_ more: [String: String], on date: String = "2018-02-01") throws -> [String] {
      try book.record("capital.pay", date, more.merging(fields) { own, _ in own })
    }
    #expect(try again([:]) == ["already recorded"])
    #expect(try again(["amount": "100.0", "by": "王会计"]) == ["already recorded"])
    for change in [["amount": "100.01"], ["memo": "二期"], ["premium": "1"], ["override": "因"]] {
      #expect(throws: Refusal.refTaken("r1", by: 14)) { try again(change) }
    }
    #expect(throws: Refusal.refTaken("r1", by: 14)) { try again([:], on: "2018-02-02") }
    #expect(try book.number == 14)
  }
}
