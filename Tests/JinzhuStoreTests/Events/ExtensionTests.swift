internal import Jinzhu
internal import Testing

@Suite struct ExtensionTests {
  private func fund() throws -> TestBook {
    let book = try TestBook.county(#""fee": {"rate": "7‰"}"#)
    try book.record(
      "guarantee.issue", "2018-05-31",
      [
        "guarantee": "D4", "borrower": "M04", "bank": "B01", "principal": "999999.99",
        "due": "2018-11-30",
      ])
    return book
  }

  @Test func `the fee of an extension is that of the added term`() throws {
    // 31 May to 30 November is six months, to 31 May twelve: half a year more.
    #expect(
      try fund().record(
        "guarantee.extend", "2018-11-30", ["guarantee": "D4", "due": "2019-05-31"])
        == ["feeReceivable(D4) / feeIncome(D4) 3500.00"])
    #expect(
      try fund().record(
        "guarantee.extend", "2018-11-30",
        ["guarantee": "D4", "due": "2019-05-31", "feeRate": "1%"])
        == ["feeReceivable(D4) / feeIncome(D4) 5000.00"])
    // It is charged on what is still in force.
    let book = try fund()
    try book.record("loan.repay", "2018-06-01", ["guarantee": "D4", "amount": "499999.99"])
    #expect(
      try book.record(
        "guarantee.extend", "2018-11-30", ["guarantee": "D4", "due": "2019-05-31"])
        == ["feeReceivable(D4) / feeIncome(D4) 1750.00"])
    let guarantee = try #require(try book.guarantee("D4"))
    #expect(try guarantee.due == day("2019-05-31"))
    #expect(try guarantee.feeBooked == yuan("5250"))
    #expect(guarantee.extendedOverdue == nil)
    #expect(try book.guarantee("D4", on: "2018-11-29")?.due == day("2018-11-30"))
  }

  @Test func `a fee by contract has no added term`() throws {
    let book = try TestBook.county(#""fee": {"rate": "1%", "basis": "contract"}"#)
    try book.issue("D1", to: "M01", "1000", ["feeRate": "1%"])
    #expect(
      try book.record(
        "guarantee.extend", "2018-11-30", ["guarantee": "D1", "due": "2020-02-01"]
      ).isEmpty)
  }

  @Test(arguments: [
    ("2018-11-01", "2018-11-30", "2018-12-01"), ("2018-12-15", "2018-12-14", "2018-12-15"),
  ])
  func `the new due date lies after the old one, and not before the event`(
    date: String, due: String, bound: String
  ) throws {
    let book = try fund()
    #expect(
      try book.refusal("guarantee.extend", date, ["guarantee": "D4", "due": due])
        == .dayBefore(field: "due", day(due), notBefore: day(bound)))
    #expect(
      try book.refusal("guarantee.extend", date, ["guarantee": "D4", "due": bound]) == nil)
  }

  @Test func `an extension of a loan past its due date keeps the class down for a year`() throws {
    let book = try fund()
    try book.record(
      "guarantee.extend", "2018-12-01", ["guarantee": "D4", "due": "2020-05-31"])
    let guarantee = try #require(try book.guarantee("D4"))
    #expect(try guarantee.extendedOverdue == day("2018-12-01"))
    #expect(try guarantee.overdueStart(on: day("2018-12-01")) == nil)
    let rules = Charter(fund: "").nonPerforming
    #expect(try guarantee.ownClass(on: day("2019-12-01"), under: rules) == .substandard)
    #expect(try guarantee.ownClass(on: day("2019-12-02"), under: rules) == .normal)
  }

  @Test func `what the bank reported overdue stays so through an extension until cured`() throws {
    let book = try fund()
    try book.record("loan.overdue", "2018-09-01", ["guarantee": "D4"])
    try book.record(
      "guarantee.extend", "2018-10-01", ["guarantee": "D4", "due": "2019-05-31"])
    let guarantee = try #require(try book.guarantee("D4"))
    #expect(try guarantee.overdueSince == day("2018-09-01"))
    #expect(try guarantee.extendedOverdue == day("2018-10-01"))
    try book.record("loan.cure", "2018-12-15", ["guarantee": "D4"])
    #expect(try book.guarantee("D4")?.overdueStart(on: day("2018-12-15")) == nil)
  }

  @Test func `what is not in force is not extended`() throws {
    let book = try fund()
    let fields = ["guarantee": "D4", "due": "2019-05-31"]
    #expect(
      try book.refusal("guarantee.extend", "2018-06-01", ["guarantee": "D9", "due": "2019-05-31"])
        == .unknownGuarantee(ID("D9")))
    try book.record("loan.repay", "2018-06-01", ["guarantee": "D4", "amount": "999999.99"])
    #expect(
      try book.refusal("guarantee.extend", "2018-06-01", fields)
        == .nothingHeld(.loanBalance, ID("D4")))
  }

  @Test func `the charter's limits hold at an extension`() throws {
    let book = try fund()
    try book.record("agreement.sign", "2018-06-01", ["bank": "B01", "line": "999999.98"])
    let fields = ["guarantee": "D4", "due": "2019-05-31"]
    #expect(
      try book.refusal("guarantee.extend", "2018-06-01", fields)
        == .bankLine(
          ID("B01"), balance: yuan("999999.99"), line: yuan("999999.98"), room: .zero))
    try book.record("agreement.sign", "2018-06-01", ["bank": "B01", "line": "999999.99"])
    // A sanction is for new guarantees.
    try book.record("party.sanction", "2018-06-01", ["party": "M04", "reason": "挪用"])
    #expect(try book.refusal("guarantee.extend", "2018-06-01", fields) == nil)
  }
}
