internal import Jinzhu
internal import Testing

@Suite struct CashTests {
  @Test func `cash moves between banks and the main account`() throws {
    let book = try TestBook.county()
    func transfer(_ from: String?, _ to: String?) throws -> [String] {
      var fields = ["amount": "5000"]
      fields["from"] = from
      fields["to"] = to
      return try book.record("cash.transfer", "2018-02-01", fields)
    }
    #expect(try transfer(nil, "B01") == ["cash(B01) / cash 5000.00"])
    #expect(try transfer("B01", "B02") == ["cash(B02) / cash(B01) 5000.00"])
    #expect(try transfer("B02", nil) == ["cash / cash(B02) 5000.00"])
    #expect(book.warnings.isEmpty)
  }

  @Test(
    arguments: [
      ([:], Refusal.fieldMissing("to")),
      (["from": "B01", "to": "B01"], .sameAccount(.cash(at: ID("B01")))),
      (["to": "M01"], .wrongRole(ID("M01"), is: .member, needs: [.bank])),
    ] as [([String: String], Refusal)])
  func `a transfer that goes nowhere is refused`(fields: [String: String], refusal: Refusal) throws
  {
    let book = try TestBook.county()
    let whole = fields.merging(["amount": "1"]) { own, _ in own }
    #expect(try book.refusal("cash.transfer", "2018-02-01", whole) == refusal)
  }

  @Test func `cash below zero warns, and is booked`() throws {
    let book = try TestBook.county()
    try book.record(
      "cash.transfer", "2018-02-01", ["from": "B01", "to": "B02", "amount": "0.01"])
    #expect(
      book.warnings == [.negative(.cash(at: ID("B01")), short: Money(fen: -1))])
    try book.record("cash.transfer", "2018-02-01", ["to": "B01", "amount": "20000000"])
    #expect(book.warnings.isEmpty)
  }

  @Test func `margin goes to a bank and comes back, up to what it holds`() throws {
    let book = try TestBook.county()
    #expect(
      try book.record("margin.place", "2018-02-01", ["bank": "B01", "amount": "150000"])
        == ["marginAtBank(B01) / cash 150000.00"])
    func release(_ amount: String, bank: String = "B01") throws -> Refusal? {
      try book.refusal("margin.release", "2018-03-01", ["bank": bank, "amount": amount])
    }
    #expect(
      try release("150000.01")
        == .exceeds(.marginAtBank, asked: yuan("150000.01"), held: yuan("150000")))
    #expect(try release("1", bank: "M01") == .wrongRole(ID("M01"), is: .member, needs: [.bank]))
    #expect(
      try book.record("margin.release", "2018-03-01", ["bank": "B01", "amount": "150000"])
        == ["cash / marginAtBank(B01) 150000.00"])
  }

  @Test func `margin that the bank's agreement requires stays`() throws {
    let book = try TestBook.county()
    try book.record("agreement.sign", "2018-02-01", ["bank": "B01", "marginRate": "10%"])
    try book.record("margin.place", "2018-02-01", ["bank": "B01", "amount": "150000"])
    try book.issue("D1", to: "M01", "1000000")
    func release(_ amount: String) throws -> Refusal? {
      try book.refusal("margin.release", "2018-03-01", ["bank": "B01", "amount": amount])
    }
    #expect(
      try release("50000.01")
        == .bankMargin(
          ID("B01"), required: yuan("100000"), placed: yuan("99999.99"),
          rate: Rate(parsing: "10%"), short: yuan("0.01")))
    #expect(try release("50000") == nil)
  }
}
