internal import Testing

@testable internal import Jinzhu

/// What a member may take out, and that `capital.withdraw` says the same.
struct ExitTests {
  private func exit(_ book: TestBook, _ member: String, on day: String) throws -> Printed {
    try book.report("exit", on: day) { $0.party = ID(member) }
  }

  /// Withdrawing what the report allows passes, a fen more does not.
  private func isEnforced(_ book: TestBook, _ member: String, _ payable: String, on day: String)
    throws -> Bool
  {
    let more = try yuan(payable) + Money(fen: 1)
    guard try book.refusal("\(day) capital.withdraw member=\(member) amount=\(more)") != nil else {
      return false
    }
    return try payable == "0.00"
      || book.refusal("\(day) capital.withdraw member=\(member) amount=\(payable)") == nil
  }

  @Test func `with nothing in the way, capital leaves down to the charter's minimum`() throws {
    let book = try TestBook.county(#""limits": {"minimumCapital": "19500000"}"#)
    let printed = try exit(book, "M04", on: "2018-02-01")
    #expect(printed.measure("payableNow") == "500000.00")
    #expect(printed.measure("mustStay") == "500000.00")
    #expect(
      printed.lines(["limit", "now", "needed", "room", "allowsAll"], of: "limits") == [
        "minimumCapital 20000000.00 19500000.00 500000.00 false",
        "leverage 20000000.00 0.00 20000000.00 true",
      ])
    #expect(try isEnforced(book, "M04", "500000.00", on: "2018-02-01"))
  }

  @Test func `leverage leaves less room`() throws {
    let book = try TestBook.county(
      #"""
      "limits": {"leverage": 1, "focusLeverage": 1, "customer": "100%", "related": "100%",
        "minimumCapital": "0"}
      """#)
    try book.tell(
      "2018-02-01 guarantee.issue guarantee=D1 borrower=M03 principal=19500000.01 due=2019-02-01")
    let printed = try exit(book, "M04", on: "2018-03-01")
    #expect(printed.measure("payableNow") == "499999.99")
    #expect(try isEnforced(book, "M04", "499999.99", on: "2018-03-01"))
  }

  @Test func `each guarantee that holds his capital is named, with what he is in it`() throws {
    let book = try TestBook.free()
    try book.tell(
      all: """
        2018-02-01 guarantee.issue guarantee=D1 borrower=M03 principal=1000 due=2018-12-01
        2018-02-01 guarantee.issue guarantee=D2 borrower=F01 principal=2000 due=2019-01-01
        2018-02-01 guarantee.issue guarantee=D3 borrower=M02 principal=3000 due=2019-02-01
        2018-02-01 guarantee.issue guarantee=D4 borrower=M04 principal=4000 due=2019-03-01
        """)
    let printed = try exit(book, "M03", on: "2018-03-01")
    #expect(
      printed.lines(["guarantee", "standing", "due", "balance"], of: "guarantees") == [
        "D1 obligor 2018-12-01 1000.00", "D2 sponsor 2019-01-01 2000.00",
        "D3 groupMember 2019-02-01 3000.00",
      ])
    #expect(printed.measure("payableNow") == "0.00")
    #expect(try isEnforced(book, "M03", "0.00", on: "2018-03-01"))
    try book.tell(
      all: """
        2018-04-01 loan.repay guarantee=D1 amount=1000
        2018-04-01 loan.repay guarantee=D2 amount=2000
        2018-04-01 loan.repay guarantee=D3 amount=3000
        """)
    #expect(try exit(book, "M03", on: "2018-04-01").measure("payableNow") == "5000000.00")
    #expect(try isEnforced(book, "M03", "5000000.00", on: "2018-04-01"))
  }

  @Test func `an open default holds everybody, a loss him who carries it`() throws {
    let book = try TestBook.free()
    try book.tell(
      all: """
        2018-02-01 guarantee.issue guarantee=D1 borrower=M03 principal=1500 due=2018-12-01
        2018-03-01 default.compensate guarantee=D1 principal=1500
        """)
    let open = try exit(book, "M04", on: "2018-03-01")
    #expect(open.measure("payableNow") == "0.00")
    #expect(open.lines(["guarantee", "compensationBalance"], of: "pending") == ["D1 1500.00"])
    #expect(
      open.lines(["rule", "stands", "amount"], of: "obstacles") == [
        "openCompensation true 1500.00", "carriesLoss false 0.00", "standsFor false -",
      ])
    try book.tell("2018-04-01 loss.writeOff guarantee=D1 amount=1500")
    let carried = try exit(book, "M04", on: "2018-04-01")
    #expect(
      carried.lines(["rule", "stands", "amount"], of: "obstacles")[1] == "carriesLoss true 100.00")
    #expect(try isEnforced(book, "M04", "0.00", on: "2018-04-01"))
    try book.tell("2018-04-02 share.pay member=M04 amount=100")
    #expect(try exit(book, "M04", on: "2018-04-02").measure("payableNow") == "1000000.00")
    #expect(try isEnforced(book, "M04", "1000000.00", on: "2018-04-02"))
  }

  @Test func `a former member who holds nothing may take nothing`() throws {
    let book = try TestBook.free()
    try book.tell("2018-02-01 capital.transfer from=M04 to=M01 amount=1000000")
    let printed = try exit(book, "M04", on: "2018-02-01")
    #expect(printed.measure("payableNow") == "0.00")
    #expect(throws: Refusal.fieldMissing("member")) { _ = try book.report("exit") }
  }
}
