internal import Jinzhu
internal import Testing

@Suite struct LoanTests {
  @Test func `repayments take the share before less the share after, without drift`() throws {
    let book = try TestBook.county()
    try book.issue("D1", to: "M01", "1.00", ["coverage": "1/3"])
    #expect(try book.held(.inForce, guarantee: "D1") == "0.33")
    // A third of 1.00, 0.99, 0.98, 0.49 is 0.33, 0.33, 0.33, 0.16.
    for (amount, entry) in [
      ("0.01", []), ("0.01", []), ("0.49", ["inForceContra / inForce(D1) 0.17"]),
      ("0.49", ["inForceContra / inForce(D1) 0.16"]),
    ] as [(String, [String])] {
      #expect(
        try book.record("loan.repay", "2018-03-01", ["guarantee": "D1", "amount": amount])
          == entry)
    }
    let guarantee = try #require(try book.guarantee("D1"))
    #expect(try guarantee.balance.isZero)
    #expect(try guarantee.repaidShare == yuan("0.33"))
  }

  @Test func `no more is repaid than the loan's balance`() throws {
    let book = try TestBook.county()
    try book.issue("D1", to: "M01", "1000")
    try book.record("loan.repay", "2018-03-01", ["guarantee": "D1", "amount": "400"])
    #expect(
      try book.refusal("loan.repay", "2018-03-01", ["guarantee": "D1", "amount": "600.01"])
        == .exceeds(.loanBalance, asked: yuan("600.01"), held: yuan("600")))
    #expect(
      try book.refusal("loan.repay", "2018-03-01", ["guarantee": "D1", "amount": "600"]) == nil)
    #expect(
      try book.refusal("loan.repay", "2018-03-01", ["guarantee": "D1", "amount": "0.01"])
        == .exceeds(.loanBalance, asked: yuan("0.01"), held: .zero))
  }

  @Test func `a release takes the whole liability out`() throws {
    let book = try TestBook.county()
    try book.issue("D1", to: "M01", "1000", ["coverage": "80%"])
    try book.record("loan.repay", "2018-03-01", ["guarantee": "D1", "amount": "250"])
    #expect(
      try book.record("guarantee.release", "2018-04-01", ["guarantee": "D1"])
        == ["inForceContra / inForce(D1) 600.00"])
    let guarantee = try #require(try book.guarantee("D1"))
    #expect(try guarantee.released == yuan("750"))
    #expect(try guarantee.releasedShare == yuan("600"))
    #expect(
      try book.refusal("guarantee.release", "2018-04-01", ["guarantee": "D1"])
        == .nothingHeld(.loanBalance, ID("D1")))
  }

  @Test func `days overdue count from the day given, or the event's`() throws {
    let book = try TestBook.county()
    try book.issue("D1", to: "M01", "1000")
    try book.issue("D2", to: "M01", "1000")
    try book.record("loan.overdue", "2018-05-10", ["guarantee": "D1"])
    try book.record("loan.overdue", "2018-05-10", ["guarantee": "D2", "since": "2018-05-01"])
    #expect(try book.guarantee("D1")?.daysOverdue(on: day("2018-05-11")) == 1)
    #expect(try book.guarantee("D2")?.daysOverdue(on: day("2018-05-11")) == 10)
    #expect(try book.guarantee("D2", on: "2018-05-09")?.daysOverdue(on: day("2018-05-09")) == 0)
    // The latest report counts; where it shortens the days, somebody should look.
    try book.record("loan.overdue", "2018-06-10", ["guarantee": "D1", "since": "2018-04-01"])
    #expect(book.warnings.isEmpty)
    #expect(try book.guarantee("D1")?.overdueSince == day("2018-04-01"))
    try book.record("loan.overdue", "2018-07-10", ["guarantee": "D1"])
    #expect(
      book.warnings == [
        .guarantee(.countsFromLater(ID("D1"), try day("2018-04-01"), try day("2018-07-10")))
      ])
    #expect(try book.guarantee("D1")?.overdueSince == day("2018-07-10"))
    #expect(try book.guarantee("D1", on: "2018-06-09")?.overdueSince == day("2018-05-10"))
  }

  @Test func `a loan is overdue between its start and the event`() throws {
    let book = try TestBook.county()
    try book.issue("D1", to: "M01", "1000", ["start": "2018-01-20"])
    func overdue(_ since: String) throws -> Refusal? {
      try book.refusal("loan.overdue", "2018-05-10", ["guarantee": "D1", "since": since])
    }
    #expect(
      try overdue("2018-05-11")
        == .dayAfter(field: "since", day("2018-05-11"), notAfter: day("2018-05-10")))
    #expect(
      try overdue("2018-01-19")
        == .dayBefore(field: "since", day("2018-01-19"), notBefore: day("2018-01-20")))
    #expect(try overdue("2018-05-10") == nil)
    #expect(try overdue("2018-01-20") == nil)
    try book.record("loan.repay", "2018-05-10", ["guarantee": "D1", "amount": "1000"])
    #expect(try overdue("2018-05-10") == .nothingHeld(.loanBalance, ID("D1")))
  }

  @Test func `what was reported overdue is cured, until the due date has passed`() throws {
    let book = try TestBook.county()
    try book.issue("D1", to: "M01", "1000", ["due": "2018-06-01"])
    func cure(_ date: String) throws -> Refusal? {
      try book.refusal("loan.cure", date, ["guarantee": "D1"])
    }
    #expect(
      try cure("2018-05-01") == .guarantee(.notOverdue(ID("D1"), on: day("2018-05-01"))))
    try book.record("loan.overdue", "2018-05-01", ["guarantee": "D1"])
    #expect(
      try cure("2018-06-02") == .guarantee(.pastDue(ID("D1"), due: day("2018-06-01"))))
    #expect(try cure("2018-06-01") == nil)
    #expect(try book.guarantee("D1")?.overdueSince == nil)
    #expect(try book.guarantee("D1")?.daysOverdue(on: day("2018-06-02")) == 1)
  }
}
