internal import Jinzhu
internal import Testing

@Suite struct IssueTests {
  @Test func `an issue books the liability and the fee`() throws {
    let book = try TestBook.county(#""fee": {"rate": "7‰"}"#)
    // 1,500,000 × 7‰ for a year.
    #expect(
      try book.record(
        "guarantee.issue", "2018-02-01",
        [
          "guarantee": "D1", "borrower": "M01", "bank": "B01", "principal": "1500000",
          "due": "2019-02-01",
        ])
        == [
          "inForce(D1) / inForceContra 1500000.00", "feeReceivable(D1) / feeIncome(D1) 10500.00",
        ])
    let guarantee = try #require(try book.guarantee("D1"))
    #expect(try guarantee.start == day("2018-02-01"))
    #expect(guarantee.product == .workingCapital)
    #expect(try guarantee.feeBooked == yuan("10500"))
    #expect(try book.guarantee("D1", on: "2018-01-31") == nil)
  }

  @Test func `the fee is the exact product of share, rate and term, rounded once`() throws {
    let book = try TestBook.county(#""fee": {"rate": "7‰"}"#)
    try book.record("agreement.sign", "2018-01-08", ["bank": "B02", "coverage": "80%"])
    // 80 % of 2,000,000.01 is 1,600,000.01; 9 months and 16 days are 0.793835616…; so 8,890.96.
    #expect(
      try book.record(
        "guarantee.issue", "2018-03-15",
        [
          "guarantee": "D2", "borrower": "M03", "bank": "B02", "principal": "2000000.01",
          "due": "2018-12-31",
        ])
        == [
          "inForce(D2) / inForceContra 1600000.01", "feeReceivable(D2) / feeIncome(D2) 8890.96",
        ])
    // 240,000 × 5‰ × (18/12 + 1/365) = 1,803.2877.
    #expect(
      try book.record(
        "guarantee.issue", "2018-04-30",
        [
          "guarantee": "D3", "borrower": "F01", "bank": "B02", "principal": "300000",
          "due": "2019-10-31", "feeRate": "5‰",
        ])
        == ["inForce(D3) / inForceContra 240000.00", "feeReceivable(D3) / feeIncome(D3) 1803.29"])
  }

  @Test(arguments: [
    (#""fee": {"rate": "1%", "basis": "contract"}"#, "600.00"),
    (#""fee": {"rate": "1%", "on": "principal"}"#, "500.00"),
    (#""fee": {"rate": "1%", "basis": "contract", "on": "principal"}"#, "1000.00"),
    (#""fee": {"rate": "1%"}"#, "300.00"),
  ])
  func `the charter says what the fee is counted on`(keys: String, fee: String) throws {
    let book = try TestBook.county(keys)
    // 100,000 for half a year, 60 % of it the fund's.
    let entry = try book.record(
      "guarantee.issue", "2018-02-01",
      [
        "guarantee": "D1", "borrower": "M01", "bank": "B01", "principal": "100000",
        "due": "2018-08-01", "coverage": "60%",
      ])
    #expect(entry.last == "feeReceivable(D1) / feeIncome(D1) \(fee)")
  }

  @Test func `coverage is the guarantee's own, else the bank's, else the charter's`() throws {
    let book = try TestBook.county(#""coverage": "90%""#)
    try book.record("agreement.sign", "2018-01-08", ["bank": "B02", "coverage": "80%"])
    #expect(try book.issue("D1", to: "M01", "100", on: "2018-02-01")[0].hasSuffix(" 90.00"))
    #expect(
      try book.issue("D2", to: "M01", "100", on: "2018-02-01", ["bank": "B02"])[0]
        .hasSuffix(" 80.00"))
    #expect(
      try book.issue("D3", to: "M01", "100", ["bank": "B02", "coverage": "7/10"])[0]
        .hasSuffix(" 70.00"))
    // Nothing of the fund's own: no liability, but a guarantee on record.
    #expect(try book.issue("D4", to: "M01", "100", ["coverage": "0%"]).isEmpty)
    #expect(try book.guarantee("D4") != nil)
  }

  @Test(arguments: [
    (["guarantee": "D0"], Refusal.guaranteeExists(ID("D0"))),
    (["borrower": "M9"], .unknownParty(ID("M9"), on: Day(year: 2018, month: 2, day: 1)!)),
    (["bank": "M02"], .wrongRole(ID("M02"), is: .member, needs: [.bank])),
    (["bank": "B9"], .unknownParty(ID("B9"), on: Day(year: 2018, month: 2, day: 1)!)),
    (["reguarantor": "B01"], .wrongRole(ID("B01"), is: .bank, needs: [.reguarantor])),
    (["reguaranteeShare": "40%"], .fieldMissing("reguarantor")),
    (["coverage": "-1%"], .value(.notRate("-1%"))),
    (["due": "2018-02-30"], .value(.noSuchDay("2018-02-30"))),
    (
      ["due": "2018-01-31"],
      .dayBefore(
        field: "due", Day(year: 2018, month: 1, day: 31)!,
        notBefore: Day(year: 2018, month: 2, day: 1)!)
    ),
    (
      ["start": "2019-02-02"],
      .dayBefore(
        field: "due", Day(year: 2019, month: 2, day: 1)!,
        notBefore: Day(year: 2019, month: 2, day: 2)!)
    ),
    (["principal": "0"], .notPositive(.zero)),
    (["product": "bond"], .notOneOf("bond", Guarantee.Product.allCases.map(\.rawValue))),
  ])
  func `terms that do not hold are refused`(fields: [String: String], refusal: Refusal) throws {
    let book = try TestBook.county()
    try book.issue("D0", to: "M01", "1")
    #expect(try book.issueRefusal("D1", to: "M01", "1000", fields) == refusal)
  }

  @Test(arguments: ["coverage", "feeRate", "reguaranteeShare"])
  func `a rate ends at 100 %`(field: String) throws {
    let book = try TestBook.county()
    func refusal(_ rate: String) throws -> Refusal? {
      try book.issueRefusal("D1", to: "M01", "1", [field: rate, "reguarantor": "R01"])
    }
    #expect(
      try refusal("100.0000001%") == .aboveHundredPercent(Rate(parsing: "1.000000001")))
    #expect(try refusal("100%") == nil)
  }

  @Test func `the last day that terms allow is taken`() throws {
    let book = try TestBook.county()
    #expect(
      try book.issueRefusal("D1", to: "M01", "1", ["due": "2018-02-01"]) == nil)
    #expect(
      try book.issueRefusal("D2", to: "M01", "1", ["start": "2019-02-01"]) == nil)
    #expect(
      try book.issueRefusal(
        "D3", to: "M01", "1",
        ["reguarantor": "R01", "reguaranteeShare": "100%", "product": "承兑汇票"]) == nil)
    #expect(try book.guarantee("D3")?.product == .acceptance)
  }
}
