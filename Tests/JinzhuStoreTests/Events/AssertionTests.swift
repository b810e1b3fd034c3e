internal import Jinzhu
internal import Testing

@Suite struct AssertionTests {
  private func confirm(
    _ book: TestBook, _ account: String, _ amount: String, party: String? = nil,
    on date: String = "2018-01-31"
  ) throws -> Refusal? {
    var fields = ["account": account, "amount": amount]
    fields["party"] = party
    return try book.refusal("balance.assert", date, fields)
  }

  @Test func `a balance that agrees is confirmed, and one that differs refused`() throws {
    let book = try TestBook.county()
    try book.record(
      "capital.pay", "2018-01-20", ["member": "M04", "amount": "700", "bank": "B01"])
    try book.record("margin.place", "2018-02-01", ["bank": "B01", "amount": "100"])
    // Cash names the bank; none named is the main account, not all of them.
    #expect(try confirm(book, "cash", "20000000.00") == nil)
    #expect(
      try confirm(book, "1002", "20000000.01")
        == .assertionFails(
          .cash, nil, on: day("2018-01-31"), stated: yuan("20000000.01"),
          found: yuan("20000000")))
    #expect(try confirm(book, "cash", "700", party: "B01") == nil)
    #expect(try confirm(book, "cash", "0", party: "B02") == nil)
    // What is dated later does not count.
    #expect(try confirm(book, "cash", "20000000", on: "2018-01-31") == nil)
    #expect(try confirm(book, "cash", "19999900", on: "2018-02-01") == nil)
    // Other accounts as a whole, or of a party; positive on the normal side.
    #expect(try confirm(book, "paidInCapital", "20000700") == nil)
    #expect(try confirm(book, "paidInCapital", "1000700", party: "M04") == nil)
    #expect(
      try confirm(book, "paidInCapital", "-1000700", party: "M04")
        == .assertionFails(
          .paidInCapital, ID("M04"), on: day("2018-01-31"), stated: yuan("-1000700"),
          found: yuan("1000700")))
    #expect(try confirm(book, "feeIncome", "0") == nil)
    #expect(
      try confirm(book, "cash", "0", party: "B9")
        == .unknownParty(ID("B9"), on: day("2018-01-31")))
    #expect(
      try confirm(book, "feeIncome", "0", party: "M01") == .fieldsClash("party", "feeIncome"))
  }

  @Test func `a member's joint receivables are confirmed together`() throws {
    let book = try TestBook.county()
    for code in ["D1", "D2"] {
      try book.issue(code, to: "M01", "1000")
    }
    for code in ["D1", "D2"] {
      try book.record(
        "default.compensate", "2018-03-01", ["guarantee": code, "principal": "1000"])
      try book.record("joint.call", "2018-03-01", ["guarantee": code, "amount": "300"])
    }
    #expect(try confirm(book, "jointReceivable", "300", party: "M02", on: "2018-03-01") == nil)
    #expect(try confirm(book, "jointReceivable", "600", on: "2018-03-01") == nil)
  }

  @Test func `a backdated event that falsifies an assertion is refused, naming it`() throws {
    let book = try TestBook.county()
    #expect(try confirm(book, "cash", "20000000") == nil)
    let number = try book.number
    let fields = ["member": "M04", "amount": "0.01"]
    #expect(
      try book.refusal("capital.pay", "2018-01-31", fields)
        == .assertionFalsified(
          number, .cash, on: day("2018-01-31"), amount: yuan("20000000"), by: yuan("0.01")))
    #expect(try book.refusal("capital.pay", "2018-02-01", fields) == nil)
    #expect(
      try book.refusal(
        "capital.pay", "2018-01-31", fields.merging(["bank": "B01"]) { own, _ in own }) == nil)
    // Reversed, it binds nobody any more.
    try book.record("event.reverse", "2018-03-01", ["event": "\(number)", "reason": "对账单有误"])
    #expect(try book.refusal("capital.pay", "2018-01-31", fields) == nil)
  }

  @Test func `an assertion of a whole account bears what moves within it`() throws {
    let book = try TestBook.county()
    #expect(try confirm(book, "paidInCapital", "20000000") == nil)
    #expect(
      try book.refusal(
        "capital.transfer", "2018-01-20", ["from": "M01", "to": "M02", "amount": "5"]) == nil)
    #expect(try confirm(book, "paidInCapital", "7999995", party: "M01") == nil)
    #expect(
      try book.refusal(
        "capital.transfer", "2018-01-20", ["from": "M01", "to": "M02", "amount": "5"])
        == .assertionFalsified(
          book.number, .paidInCapital, on: day("2018-01-31"), amount: yuan("7999995"),
          by: yuan("-5")))
  }
}
