internal import Testing

@testable internal import Jinzhu

struct DefaultCompensateTests {
  /// D1: M03's loan of 1,000.01 at B01; the fund's share of it is 800.008, 800.01.
  private func book() throws -> TestBook {
    let book = try TestBook.free()
    try book.tell(
      "2018-02-01 guarantee.issue guarantee=D1 borrower=M03 principal=1000.01 due=2018-12-31 "
        + "coverage=80%"
    )
    return book
  }

  @Test func `the share is the difference of two rounded shares, and the memo follows it`() throws {
    let book = try book()
    // 666.68 is left, its share 533.344; 800.01 − 533.34 = 266.67. Interest: 80% of 10.03 = 8.024.
    #expect(
      try book.tell(
        "2018-06-01 default.compensate guarantee=D1 principal=333.33 interest=10.03") == [
          "compensationReceivable(D1) / cash 274.69", "inForceContra / inForce(D1) 266.67",
        ])
    #expect(
      try book.tell("2018-07-01 default.compensate guarantee=D1 principal=666.68") == [
        "compensationReceivable(D1) / cash 533.34", "inForceContra / inForce(D1) 533.34",
      ])
    let guarantee = try #require(try book.guarantee("D1"))
    #expect(guarantee.firstCompensated == (try Day(parsing: "2018-06-01")))
    // The bank bears 1,010.04 − 808.03 itself: on the record, not in the books.
    #expect(try guarantee.bankBorne == .yuan(202, fen: 1))
    #expect(try guarantee.balance == .zero)
  }

  @Test func `more than the loan balance is refused, the balance itself is not`() throws {
    let book = try book()
    #expect(
      try book.refusal("2018-06-01 default.compensate guarantee=D1 principal=1000.02")
        == .exceeds(.loanBalance, asked: .yuan(1_000, fen: 2), held: .yuan(1_000, fen: 1)))
    #expect(try book.refusal("2018-06-01 default.compensate guarantee=D1 principal=1000.01") == nil)
    #expect(
      try book.refusal("2018-06-01 default.compensate guarantee=D1 principal=0.01")
        == .exceeds(.loanBalance, asked: .yuan(0, fen: 1), held: .zero))
  }

  @Test func `the margin at the guarantee's bank pays as far as it reaches`() throws {
    let book = try book()
    try book.tell("2018-03-01 margin.place bank=B01 amount=200")
    try book.tell("2018-03-01 margin.place bank=B02 amount=900")
    // The share of 250.00 is 800.01 − 600.01 (600.008); that of 250.01 is 800.01 − 600.00.
    #expect(
      try book.refusal(
        "2018-06-01 default.compensate guarantee=D1 principal=250.01 from=margin")
        == .exceeds(.marginAtBank, asked: .yuan(200, fen: 1), held: .yuan(200)))
    #expect(
      try book.tell("2018-06-01 default.compensate guarantee=D1 principal=250 from=margin").first
        == "compensationReceivable(D1) / marginAtBank(B01) 200.00")
  }

  @Test func `margin released later is not there to pay with`() throws {
    let book = try book()
    try book.tell("2018-03-01 margin.place bank=B01 amount=200")
    try book.tell("2018-08-01 margin.release bank=B01 amount=0.01")
    #expect(
      try book.refusal("2018-06-01 default.compensate guarantee=D1 principal=250 from=margin")
        == .exceeds(.marginAtBank, asked: .yuan(200), held: .yuan(199, fen: 99)))
  }

  @Test func `cash may be named by its bank, margin is always the guarantee's`() throws {
    let book = try book()
    #expect(
      try book.tell("2018-06-01 default.compensate guarantee=D1 principal=0.01 bank=B02").first
        == "compensationReceivable(D1) / cash(B02) 0.01")
    #expect(
      try book.refusal(
        "2018-06-01 default.compensate guarantee=D1 principal=1 bank=B01 from=margin")
        == .fieldsClash("from", "bank"))
    #expect(
      try book.refusal("2018-06-01 default.compensate guarantee=D1 principal=1 bank=M01")
        == .wrongRole(ID("M01"), is: .member, needs: [.bank]))
  }

  @Test func `a guarantee that does not exist is not compensated`() throws {
    #expect(
      try book().refusal("2018-06-01 default.compensate guarantee=D9 principal=1")
        == .unknownGuarantee(ID("D9")))
  }

  @Test func `a deposit goes no further than itself, and than what is owed`() throws {
    let book = try book()
    try book.tell("2018-02-01 deposit.receive guarantee=D1 amount=100")
    try book.tell("2018-06-01 default.compensate guarantee=D1 principal=250")
    #expect(
      try book.refusal("2018-06-02 deposit.apply guarantee=D1 amount=100.01")
        == .exceeds(.customerDeposit, asked: .yuan(100, fen: 1), held: .yuan(100)))
    #expect(
      try book.tell("2018-06-02 deposit.apply guarantee=D1 amount=99.99") == [
        "customerDeposit(D1) / compensationReceivable(D1) 99.99"
      ])
    try book.tell("2018-06-03 recovery.receive guarantee=D1 amount=100")
    // 200.00 − 99.99 − 100.00 is left of the receivable.
    try book.tell("2018-06-04 deposit.receive guarantee=D1 amount=50")
    #expect(
      try book.refusal("2018-06-05 deposit.apply guarantee=D1 amount=0.02")
        == .exceeds(.compensationReceivable, asked: .yuan(0, fen: 2), held: .yuan(0, fen: 1)))
    #expect(try book.refusal("2018-06-05 deposit.apply guarantee=D1 amount=0.01") == nil)
    #expect(try #require(try book.guarantee("D1")).recoveredInAll == .yuan(200))
  }

  @Test func `recovery and its costs rest on a compensation`() throws {
    let book = try book()
    let never = Refusal.recourse(.neverCompensated(ID("D1")))
    #expect(try book.refusal("2018-06-01 recovery.cost guarantee=D1 amount=12") == never)
    #expect(try book.refusal("2018-06-01 recovery.receive guarantee=D1 amount=12") == never)
    try book.tell("2018-06-01 default.compensate guarantee=D1 principal=250")
    #expect(
      try book.tell("2018-06-01 recovery.cost guarantee=D1 amount=12 bank=B02") == [
        "compensationReceivable(D1) / cash(B02) 12.00"
      ])
    #expect(try book.held(.compensationReceivable, guarantee: "D1") == "212.00")
  }
}
