internal import Jinzhu
internal import Testing

@Suite struct FeeTests {
  /// A guarantee D1 with a fee of 1,000.00.
  private func fund() throws -> TestBook {
    let book = try TestBook.county()
    try book.issue("D1", to: "M01", "100000", ["feeRate": "1%"])
    return book
  }

  private func fields(_ amount: String, _ more: [String: String] = [:]) -> [String: String] {
    more.merging(["guarantee": "D1", "amount": amount]) { own, _ in own }
  }

  @Test func `a fee is received, waived and written off up to what is owed`() throws {
    let book = try fund()
    #expect(
      try book.record("fee.receive", "2018-02-01", fields("400", ["bank": "B01"]))
        == ["cash(B01) / feeReceivable(D1) 400.00"])
    for kind in ["fee.receive", "fee.waive", "fee.writeOff"] {
      #expect(
        try book.refusal(kind, "2018-02-01", fields("600.01"))
          == .exceeds(.feeReceivable, asked: yuan("600.01"), held: yuan("600")))
    }
    #expect(
      try book.record("fee.waive", "2018-02-02", fields("100"))
        == ["feeIncome(D1) / feeReceivable(D1) 100.00"])
    #expect(
      try book.record("fee.writeOff", "2018-02-03", fields("200"))
        == ["impairment / feeReceivable(D1) 200.00"])
    #expect(
      try book.record("fee.receive", "2018-02-04", fields("300"))
        == ["cash / feeReceivable(D1) 300.00"])
    #expect(try book.held(.feeReceivable, guarantee: "D1") == "0.00")
    #expect(try book.held(.feeIncome, guarantee: "D1") == "900.00")
    let guarantee = try #require(try book.guarantee("D1"))
    #expect(try guarantee.feeReceived == yuan("700"))
  }

  @Test func `a refund goes up to what was received and not refunded`() throws {
    let book = try fund()
    #expect(
      try book.refusal("fee.refund", "2018-02-01", fields("0.01"))
        == .exceeds(.feeReceived, asked: yuan("0.01"), held: .zero))
    try book.record("fee.receive", "2018-02-01", fields("700"))
    #expect(
      try book.record("fee.refund", "2018-02-02", fields("300", ["bank": "B02"]))
        == ["feeIncome(D1) / cash(B02) 300.00"])
    #expect(
      try book.refusal("fee.refund", "2018-02-02", fields("400.01"))
        == .exceeds(.feeReceived, asked: yuan("400.01"), held: yuan("400")))
    #expect(try book.refusal("fee.refund", "2018-02-02", fields("400")) == nil)
    let guarantee = try #require(try book.guarantee("D1"))
    #expect(try guarantee.feeRefunded == yuan("700"))
  }

  @Test func `a deposit is received, and returned up to what is held`() throws {
    let book = try fund()
    #expect(
      try book.refusal("deposit.return", "2018-02-01", fields("0.01"))
        == .exceeds(.customerDeposit, asked: yuan("0.01"), held: .zero))
    #expect(
      try book.record("deposit.receive", "2018-02-01", fields("5000"))
        == ["cash / customerDeposit(D1) 5000.00"])
    #expect(
      try book.refusal("deposit.return", "2018-03-01", fields("5000.01"))
        == .exceeds(.customerDeposit, asked: yuan("5000.01"), held: yuan("5000")))
    #expect(
      try book.record("deposit.return", "2018-03-01", fields("5000", ["bank": "B01"]))
        == ["customerDeposit(D1) / cash(B01) 5000.00"])
  }

  @Test(arguments: [
    "fee.receive", "fee.refund", "fee.waive", "fee.writeOff", "deposit.receive", "deposit.return",
  ])
  func `fees and deposits belong to a guarantee, and have an amount`(kind: String) throws {
    let book = try fund()
    #expect(
      try book.refusal(kind, "2018-02-01", ["guarantee": "D9", "amount": "1"])
        == .unknownGuarantee(ID("D9")))
    #expect(
      try book.refusal(kind, "2018-01-31", fields("1"))
        == .beforeLatest(
          ID("D1"), day: day("2018-01-31"), latest: 14, kind: .guaranteeIssue,
          on: day("2018-02-01")))
    #expect(try book.refusal(kind, "2018-02-01", ["guarantee": "D1"]) == .fieldMissing("amount"))
    #expect(try book.refusal(kind, "2018-02-01", fields("-1")) == .notPositive(Money(fen: -100)))
  }
}
