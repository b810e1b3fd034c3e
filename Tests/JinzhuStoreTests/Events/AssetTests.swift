internal import Testing

@testable internal import Jinzhu

/// D1: 500.00 compensated and owed.
struct AssetTests {
  private func book() throws -> TestBook {
    let book = try TestBook.free()
    try book.tell(
      all: """
        2018-02-01 guarantee.issue guarantee=D1 borrower=M03 principal=500 due=2018-12-31
        2018-06-01 default.compensate guarantee=D1 principal=500
        """)
    return book
  }

  @Test func `an asset settles at most what is owed`() throws {
    let book = try book()
    #expect(
      try book.refusal("2018-06-02 asset.take guarantee=D1 amount=500.01")
        == .exceeds(.compensationReceivable, asked: .yuan(500, fen: 1), held: .yuan(500)))
    #expect(
      try book.tell("2018-06-02 asset.take guarantee=D1 amount=500 valuation=700") == [
        "foreclosedAsset(D1) / compensationReceivable(D1) 500.00"
      ])
    #expect(try book.held(.compensationReceivable, guarantee: "D1") == "0.00")
  }

  @Test func `a shortfall is owed again`() throws {
    let book = try book()
    try book.tell("2018-06-02 asset.take guarantee=D1 amount=300")
    #expect(
      try book.refusal("2018-06-03 asset.sell guarantee=D1 amount=300.01 proceeds=1")
        == .exceeds(.foreclosedAsset, asked: .yuan(300, fen: 1), held: .yuan(300)))
    #expect(
      try book.tell("2018-06-03 asset.sell guarantee=D1 amount=100 proceeds=80 bank=B01") == [
        "cash(B01) / foreclosedAsset(D1) 80.00",
        "compensationReceivable(D1) / foreclosedAsset(D1) 20.00",
      ])
    // 200 of the asset is left; 200 + 20 is owed; 300 − 20 was recovered.
    #expect(try book.held(.foreclosedAsset, guarantee: "D1") == "200.00")
    #expect(try book.held(.compensationReceivable, guarantee: "D1") == "220.00")
    #expect(try #require(try book.guarantee("D1")).recoveredInAll == .yuan(280))
  }

  @Test func `proceeds of exactly the book amount leave neither`() throws {
    let book = try book()
    try book.tell("2018-06-02 asset.take guarantee=D1 amount=300")
    #expect(
      try book.tell("2018-06-03 asset.sell guarantee=D1 amount=300 proceeds=300") == [
        "cash / foreclosedAsset(D1) 300.00"
      ])
  }

  @Test func `a gain pays in the order of a recovery`() throws {
    let book = try book()
    try book.tell("2018-06-02 asset.take guarantee=D1 amount=300")
    // 200 is still owed, and 10 is left over after it.
    #expect(
      try book.tell("2018-06-03 asset.sell guarantee=D1 amount=300 proceeds=510") == [
        "cash / foreclosedAsset(D1) 300.00", "cash / compensationReceivable(D1) 200.00",
        "cash / recoveryIncome(D1) 10.00",
      ])
    #expect(try #require(try book.guarantee("D1")).recoveredInAll == .yuan(510))
  }

  @Test func `a member takes the debt over, and nothing is booked`() throws {
    let book = try book()
    try book.tell("2018-06-02 recovery.receive guarantee=D1 amount=200")
    #expect(try book.tell("2018-06-03 workout.assume guarantee=D1 assumer=M02") == [])
    let guarantee = try #require(try book.guarantee("D1"))
    #expect(guarantee.obligor == ID("M02"))
    #expect(guarantee.borrower == ID("M03"))
    #expect(try #require(try book.guarantee("D1", on: "2018-06-02")).obligor == ID("M03"))
    #expect(
      try book.refusal("2018-06-03 workout.assume guarantee=D1 assumer=M02")
        == .recourse(.sameObligor(ID("D1"), ID("M02"))))
    #expect(
      try book.refusal("2018-06-03 workout.assume guarantee=D1 assumer=F01")
        == .wrongRole(ID("F01"), is: .farmer, needs: [.member]))
    #expect(
      try book.refusal("2018-06-03 workout.assume guarantee=D1 assumer=M09")
        == .unknownParty(ID("M09"), on: Day(parsing: "2018-06-03")))
  }

  @Test func `a controller of the fund takes no debt over`() throws {
    let book = try book()
    try book.tell("2018-06-02 party.update party=M01 controller=yes")
    #expect(
      try book.refusal("2018-06-03 workout.assume guarantee=D1 assumer=M01")
        == .controller(ID("M01")))
    #expect(try book.refusal("2018-06-03 workout.assume guarantee=D1 assumer=M02") == nil)
  }

  @Test func `the exposure in force moves to the assumer`() throws {
    let book = try book()
    try book.tell(
      "2018-02-01 guarantee.issue guarantee=D2 borrower=M03 principal=80 due=2018-12-31")
    try book.tell("2018-06-02 workout.assume guarantee=D2 assumer=M02")
    let exposed = try book.read { books, _ in
      try ["M02", "M03"].map { try books.exposure(of: .customer(ID($0))).balance }
    }
    #expect(exposed == [.yuan(80), .zero])
    let before = try book.read { books, _ in
      try books.ownShareInForce(of: ID("M03"), on: Day(parsing: "2018-06-01"))
    }
    #expect(before == .yuan(80))
  }

  @Test func `where nothing is owed there is nothing to assume`() throws {
    let book = try book()
    try book.tell("2018-06-02 recovery.receive guarantee=D1 amount=499.99")
    #expect(try book.refusal("2018-06-03 workout.assume guarantee=D1 assumer=M01") == nil)
    try book.tell("2018-06-03 recovery.receive guarantee=D1 amount=0.01")
    #expect(
      try book.refusal("2018-06-03 workout.assume guarantee=D1 assumer=M02")
        == .recourse(.nothingToAssume(ID("D1"))))
  }
}
