internal import Jinzhu
internal import Testing

@Suite struct CapitalTests {
  @Test func `capital and premium are paid in cash`() throws {
    let book = try TestBook.county()
    #expect(
      try book.record(
        "capital.pay", "2018-02-01",
        ["member": "M04", "amount": "50万", "premium": "20000.05", "bank": "B01"])
        == ["cash(B01) / paidInCapital(M04) 500000.00", "cash(B01) / capitalReserve 20000.05"])
    #expect(
      try book.record("capital.pay", "2018-02-01", ["member": "M04", "amount": "0.01"])
        == ["cash / paidInCapital(M04) 0.01"])
    #expect(try book.held(.paidInCapital, "M04") == "1500000.01")
  }

  @Test(arguments: [
    (["member": "F01"], Refusal.wrongRole(ID("F01"), is: .farmer, needs: [.member])),
    (["bank": "M01"], .wrongRole(ID("M01"), is: .member, needs: [.bank])),
    (["amount": "0"], .notPositive(.zero)),
    (["amount": "-5"], .notPositive(Money(fen: -500))),
    (["amount": "1.001"], .value(.moneyTooPrecise("1.001"))),
    (["amount": "10000000000000.01"], .value(.moneyTooLarge("10000000000000.01"))),
    (["premium": "0"], .notPositive(.zero)),
  ])
  func `a payment that does not fit is refused`(
    fields: [String: String], refusal: Refusal
  ) throws {
    let book = try TestBook.county()
    let whole = fields.merging(["member": "M04", "amount": "1"]) { own, _ in own }
    #expect(try book.refusal("capital.pay", "2018-02-01", whole) == refusal)
  }

  @Test func `a shareholding passes to a member, up to what is held on every later day`() throws {
    let book = try TestBook.county()
    func transfer(_ amount: String, on date: String, to: String = "M04") throws -> Refusal? {
      try book.refusal("capital.transfer", date, ["from": "M03", "to": to, "amount": amount])
    }
    #expect(
      try book.record(
        "capital.transfer", "2018-06-01", ["from": "M03", "to": "M04", "amount": "2000000"])
        == ["paidInCapital(M03) / paidInCapital(M04) 2000000.00"])
    // M03 had 5,000,000 in March, but 2,000,000 of it are gone by June.
    #expect(
      try transfer("3000000.01", on: "2018-03-01")
        == .exceeds(.paidInCapital, asked: yuan("3000000.01"), held: yuan("3000000")))
    #expect(
      try transfer("1", on: "2018-03-01", to: "F01")
        == .wrongRole(
          ID("F01"), is: .farmer, needs: [.member]))
    #expect(
      try transfer("1", on: "2018-03-01", to: "M03")
        == .sameAccount(SubAccount(.paidInCapital, party: ID("M03"))))
    #expect(try transfer("3000000", on: "2018-03-01") == nil)
    #expect(try book.held(.paidInCapital, "M03") == "0.00")
  }

  @Test func `capital may be withdrawn down to the charter's minimum`() throws {
    let book = try TestBook.county(#""limits": {"minimumCapital": "19500000"}"#)
    let clause = Refusal.minimumCapital(
      capital: try yuan("19499999.99"), minimum: try yuan("19500000"), room: try yuan("500000"))
    func withdraw(_ amount: String, _ more: [String: String] = [:]) throws -> Refusal? {
      try book.refusal(
        "capital.withdraw", "2018-02-01",
        more.merging(["member": "M04", "amount": amount]) { own, _ in own })
    }
    #expect(try withdraw("500000.01") == clause)
    #expect(
      try withdraw("1000000.01")
        == .exceeds(.paidInCapital, asked: yuan("1000000.01"), held: yuan("1000000")))
    #expect(
      try book.record("capital.withdraw", "2018-02-01", ["member": "M04", "amount": "500000"])
        == ["paidInCapital(M04) / cash 500000.00"])
    #expect(try withdraw("0.01") != nil)
    #expect(try withdraw("0.01", ["override": "股东会决议", "bank": "B01"]) == nil)
    #expect(
      book.warnings.first
        == .minimumCapital(
          capital: try yuan("19499999.99"), minimum: try yuan("19500000"), room: .zero))
  }

  @Test func `capital may leave as long as leverage holds`() throws {
    let book = try TestBook.county(
      #"""
      "limits": {"leverage": 1, "focusLeverage": 1, "customer": "100%", "related": "100%",
        "minimumCapital": "0"}
      """#)
    try book.record(
      "guarantee.issue", "2018-02-01",
      [
        "guarantee": "D1", "borrower": "M03", "bank": "B01", "principal": "19500000",
        "due": "2019-02-01", "feeRate": "0",
      ])
    // 19,500,000 weighted on net assets of 20,000,000, once over: 500,000 may go.
    #expect(
      try book.refusal("capital.withdraw", "2018-03-01", ["member": "M04", "amount": "500000.01"])
        == .distribution(
          .leverage(
            leaving: yuan("500000.01"), weighted: yuan("19500000"), netAssets: yuan("19499999.99"),
            limit: 1, room: yuan("500000"))))
    #expect(
      try book.refusal("capital.withdraw", "2018-03-01", ["member": "M04", "amount": "500000"])
        == nil)
  }

  @Test(arguments: [
    ("M01", PartyRefusal.Standing.obligor), ("M02", .groupMember), ("M03", .groupMember),
  ])
  func `capital stays while its owner stands for a guarantee in force`(
    member: String, standing: PartyRefusal.Standing
  ) throws {
    let book = try TestBook.county(#""limits": {"minimumCapital": "0"}"#)
    try book.issue("D1", to: "M01", "100000")
    let fields = ["member": member, "amount": "1"]
    #expect(
      try book.refusal("capital.withdraw", "2018-03-01", fields)
        == .party(.standsFor(ID(member), ID("D1"), standing)))
    // Before the issue, and after the loan is repaid, nothing rests on it.
    #expect(try book.refusal("capital.withdraw", "2018-01-31", fields) == nil)
    try book.record("loan.repay", "2018-04-01", ["guarantee": "D1", "amount": "100000"])
    #expect(try book.refusal("capital.withdraw", "2018-04-01", fields) == nil)
  }

  @Test func `a sponsor's capital stays while his farmer's guarantee is in force`() throws {
    let book = try TestBook.county(#""limits": {"minimumCapital": "0"}"#)
    try book.issue("D1", to: "F01", "100000")
    #expect(
      try book.refusal("capital.withdraw", "2018-03-01", ["member": "M03", "amount": "1"])
        == .party(.standsFor(ID("M03"), ID("D1"), .sponsor)))
    #expect(
      try book.refusal("capital.withdraw", "2018-03-01", ["member": "M04", "amount": "1"]) == nil)
  }

  @Test func `capital stays while compensation is open, and while its owner carries a loss`() throws
  {
    let book = try TestBook.county(
      #""limits": {"minimumCapital": "0"}, "losses": [{"layer": "members"}]"#)
    try book.issue("D1", to: "M01", "100000")
    try book.record(
      "default.compensate", "2018-06-01", ["guarantee": "D1", "principal": "100000"])
    let fields = ["member": "M04", "amount": "1"]
    #expect(
      try book.refusal("capital.withdraw", "2018-06-01", fields)
        == .party(.openCompensation(yuan("100000"))))
    // A call on the group is no recovery yet.
    try book.record("joint.call", "2018-06-02", ["guarantee": "D1", "amount": "40000"])
    #expect(
      try book.refusal("capital.withdraw", "2018-06-02", fields)
        == .party(.openCompensation(yuan("100000"))))
    try book.record(
      "joint.cancel", "2018-06-03", ["guarantee": "D1", "member": "M02", "amount": "20000"])
    try book.record(
      "joint.cancel", "2018-06-03", ["guarantee": "D1", "member": "M03", "amount": "20000"])
    try book.record("loss.writeOff", "2018-07-01", ["guarantee": "D1", "amount": "100000"])
    // Over M02, M03 and M04, the obligor left out: 6, 5 and 1 parts of 12.
    #expect(try book.held(.memberRiskShare, "M04") == "8333.33")
    #expect(
      try book.refusal("capital.withdraw", "2018-07-01", fields)
        == .party(.carriesLoss(ID("M04"), yuan("8333.33"))))
    try book.record("share.pay", "2018-07-02", ["member": "M04", "amount": "8333.33"])
    #expect(try book.refusal("capital.withdraw", "2018-07-02", fields) == nil)
  }

  @Test func `reserves become capital, allocated over what each member holds`() throws {
    let book = try TestBook.county()
    try book.record(
      "voucher.post", "2018-02-01",
      ["debitAccount": "cash", "creditAccount": "capitalReserve", "amount": "100.01"])
    func convert(_ amount: String, _ from: String) throws -> Refusal? {
      try book.refusal("capital.convert", "2018-02-01", ["amount": amount, "from": from])
    }
    #expect(
      try convert("100.02", "capitalReserve")
        == .exceeds(.reserve, asked: yuan("100.02"), held: yuan("100.01")))
    #expect(
      try convert("0.01", "retainedEarnings")
        == .exceeds(.distributable, asked: yuan("0.01"), held: .zero))
    #expect(
      try convert("0.01", "cash")
        == .notOneOf("cash", ["surplusReserve", "capitalReserve", "retainedEarnings"]))
    // 40, 30, 25 and 5 %: the fen that is missing goes to the largest remainder, M01's.
    #expect(
      try book.record(
        "capital.convert", "2018-02-01", ["amount": "100.01", "from": "capitalReserve"])
        == [
          "capitalReserve / paidInCapital(M01) 40.01", "capitalReserve / paidInCapital(M02) 30.00",
          "capitalReserve / paidInCapital(M03) 25.00", "capitalReserve / paidInCapital(M04) 5.00",
        ])
  }

  @Test func `a defaulter's capital goes up to the receivable and to what he holds`() throws {
    let book = try TestBook.county()
    try book.issue("D1", to: "M04", "1200000")
    try book.record(
      "default.compensate", "2018-06-01", ["guarantee": "D1", "principal": "1200000"])
    func forfeit(_ amount: String) throws -> Refusal? {
      try book.refusal("capital.forfeit", "2018-06-02", ["guarantee": "D1", "amount": amount])
    }
    #expect(
      try forfeit("1200000.01")
        == .exceeds(.compensationReceivable, asked: yuan("1200000.01"), held: yuan("1200000")))
    #expect(
      try forfeit("1000000.01")
        == .exceeds(.paidInCapital, asked: yuan("1000000.01"), held: yuan("1000000")))
    #expect(
      try book.record(
        "capital.forfeit", "2018-06-02", ["guarantee": "D1", "amount": "1000000"])
        == ["paidInCapital(M04) / compensationReceivable(D1) 1000000.00"])
    // It is a loss that has happened: below the minimum the fund is warned, not stopped.
    #expect(
      book.warnings == [
        .minimumCapital(
          capital: try yuan("19000000"), minimum: try yuan("20000000"), room: .zero)
      ])
    let guarantee = try #require(try book.guarantee("D1"))
    #expect(try guarantee.compensationReceivable == yuan("200000"))
    #expect(try guarantee.recoveredCounted == yuan("1000000"))
  }
}
