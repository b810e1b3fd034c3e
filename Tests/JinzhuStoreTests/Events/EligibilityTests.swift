internal import Jinzhu
internal import Testing

@Suite struct EligibilityTests {
  @Test(arguments: ["B01", "R01", "X01", "F02"])
  func `only members and their contract farmers are guaranteed`(code: String) throws {
    let book = try TestBook.county()
    try book.record("party.add", "2018-01-03", ["party": "X01", "name": "X", "role": "other"])
    try book.record(
      "party.add", "2018-01-03",
      ["party": "F02", "name": "F", "role": "farmer", "sponsor": "M04"])
    // A farmer whose sponsor is no member any more has nobody to answer for him.
    try book.record("party.update", "2018-01-31", ["party": "M04", "role": "other"])
    #expect(
      try book.issueRefusal("D1", to: code, "1000", ["override": "例外"]) == .notMember(ID(code)))
    #expect(try book.issueRefusal("D1", to: "F01", "1000") == nil)
    #expect(try book.issueRefusal("D2", to: "F02", "1000", on: "2018-01-30") == nil)
  }

  @Test func `a controller gets no guarantee, whatever the reason given`() throws {
    let book = try TestBook.county()
    try book.record("party.update", "2018-02-01", ["party": "M01", "controller": "yes"])
    #expect(
      try book.issueRefusal("D1", to: "M01", "1", ["override": "例外"]) == .controller(ID("M01")))
    #expect(try book.issueRefusal("D1", to: "M01", "1", on: "2018-01-31") == nil)
  }

  @Test func `another trade is refused, unless overridden`() throws {
    let book = try TestBook.county(#""eligibility": {"trade": "生猪养殖"}"#)
    try book.record("party.update", "2018-01-31", ["party": "M01", "trade": "生猪养殖"])
    try book.record("party.update", "2018-01-31", ["party": "M02", "trade": "餐饮"])
    #expect(try book.issueRefusal("D1", to: "M01", "1") == nil)
    let clause = Refusal.otherTrade(ID("M02"), trade: "餐饮", required: "生猪养殖")
    #expect(try book.issueRefusal("D2", to: "M02", "1") == clause)
    #expect(
      try book.issueRefusal("D2", to: "M04", "1")
        == .otherTrade(ID("M04"), trade: nil, required: "生猪养殖"))
    #expect(try book.issueRefusal("D2", to: "M02", "1", ["override": "股东会决议"]) == nil)
    #expect(book.warnings == [clause])
  }

  @Test func `a sanctioned party gets none until reinstated, unless overridden`() throws {
    let book = try TestBook.county()
    try book.record("party.sanction", "2018-02-01", ["party": "M01", "reason": "挪用"])
    try book.record("party.reinstate", "2018-03-01", ["party": "M01", "reason": "改正"])
    let rule = Refusal.sanctioned(ID("M01"), reason: "挪用")
    #expect(try book.issueRefusal("D1", to: "M01", "1", on: "2018-01-31") == nil)
    #expect(try book.issueRefusal("D2", to: "M01", "1", on: "2018-02-28") == rule)
    #expect(
      try book.issueRefusal("D2", to: "M01", "1", on: "2018-02-28", ["override": "例外"]) == nil)
    #expect(book.warnings == [rule])
    #expect(try book.issueRefusal("D3", to: "M01", "1", on: "2018-03-01") == nil)
  }

  @Test func `a loan past its due date puts its obligor and his sponsor in default`() throws {
    let book = try TestBook.county()
    try book.issue("D1", to: "F01", "1000", ["due": "2018-06-01"])
    let rule = { (code: String) in
      Refusal.inDefault(ID(code), because: .overdue(ID("D1"), days: 1))
    }
    #expect(try book.issueRefusal("D2", to: "F01", "1", on: "2018-06-01") == nil)
    #expect(try book.issueRefusal("D3", to: "F01", "1", on: "2018-06-02") == rule("F01"))
    #expect(try book.issueRefusal("D3", to: "M03", "1", on: "2018-06-02") == rule("M03"))
    // The group is not in default for it.
    #expect(try book.issueRefusal("D3", to: "M01", "1", on: "2018-06-02") == nil)
    try book.record("loan.repay", "2018-06-03", ["guarantee": "D1", "amount": "1000"])
    #expect(try book.issueRefusal("D4", to: "M03", "1", on: "2018-06-03") == nil)
  }

  @Test func `a loan reported overdue counts from that day until it is cured`() throws {
    let book = try TestBook.county()
    try book.issue("D1", to: "M01", "1000")
    try book.record("loan.overdue", "2018-05-10", ["guarantee": "D1", "since": "2018-05-01"])
    #expect(
      try book.issueRefusal("D2", to: "M01", "1", on: "2018-05-10")
        == .inDefault(ID("M01"), because: .overdue(ID("D1"), days: 9)))
    #expect(
      try book.issueRefusal("D2", to: "M01", "1", on: "2018-05-10", ["override": "例外"]) == nil)
    try book.record("loan.cure", "2018-05-11", ["guarantee": "D1"])
    #expect(try book.issueRefusal("D3", to: "M01", "1", on: "2018-05-11") == nil)
  }

  @Test func `a sponsor in default does not bar his farmer, and is warned of`() throws {
    let book = try TestBook.county()
    try book.issue("D1", to: "M03", "1000", ["due": "2018-06-01"])
    #expect(try book.issueRefusal("D2", to: "F01", "1", on: "2018-06-11") == nil)
    #expect(
      book.warnings == [.inDefault(ID("M03"), because: .overdue(ID("D1"), days: 10))])
  }

  @Test func `an open compensation balance, then the loss of it, is a default until made good`()
    throws
  {
    let book = try TestBook.county()
    try book.issue("D1", to: "M01", "1000")
    try book.record("default.compensate", "2018-06-01", ["guarantee": "D1", "principal": "1000"])
    #expect(
      try book.issueRefusal("D2", to: "M01", "1", on: "2018-06-01")
        == .inDefault(ID("M01"), because: .compensated(ID("D1"), open: yuan("1000"))))
    try book.record("recovery.receive", "2018-06-02", ["guarantee": "D1", "amount": "300"])
    try book.record("loss.writeOff", "2018-07-01", ["guarantee": "D1", "amount": "700"])
    #expect(
      try book.issueRefusal("D2", to: "M01", "1", on: "2018-07-01")
        == .inDefault(ID("M01"), because: .lost(ID("D1"), loss: yuan("700"))))
    try book.record("recovery.receive", "2018-08-01", ["guarantee": "D1", "amount": "699.99"])
    #expect(
      try book.issueRefusal("D2", to: "M01", "1", on: "2018-08-01")
        == .inDefault(ID("M01"), because: .lost(ID("D1"), loss: yuan("0.01"))))
    try book.record("recovery.receive", "2018-08-02", ["guarantee": "D1", "amount": "0.01"])
    #expect(try book.issueRefusal("D2", to: "M01", "1", on: "2018-08-02") == nil)
  }

  @Test func `who assumed a loan answers for it, and its old borrower no more`() throws {
    let book = try TestBook.county()
    try book.issue("D1", to: "M01", "1000", ["due": "2018-06-01"])
    try book.record("workout.assume", "2018-07-01", ["guarantee": "D1", "assumer": "M04"])
    #expect(try book.issueRefusal("D2", to: "M01", "1", on: "2018-07-01") == nil)
    #expect(
      try book.issueRefusal("D3", to: "M04", "1", on: "2018-07-01")
        == .inDefault(ID("M04"), because: .overdue(ID("D1"), days: 30)))
  }
}
