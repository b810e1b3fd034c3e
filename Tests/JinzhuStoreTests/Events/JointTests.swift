internal import Testing

@testable internal import Jinzhu

/// D1: M03's loan; the group G1 is M01, M02, M03 and the farmer F02, whom M04 sponsors.
struct JointTests {
  private func book(basis: String = "equal") throws -> TestBook {
    let book = try TestBook.free(#""jointCall": {"basis": "\#(basis)"}"#)
    try book.tell(
      all: """
        2018-01-02 party.add party=F02 name=乙 role=farmer sponsor=M04 group=G1
        2018-02-01 guarantee.issue guarantee=D1 borrower=M03 principal=1000 due=2018-12-31
        2018-06-01 default.compensate guarantee=D1 principal=600
        """)
    return book
  }

  private func called(_ book: TestBook, _ code: String = "D1") throws -> [String] {
    try #require(try book.guarantee(code)).jointCalls.map { "\($0.member) \(try $0.open)" }
  }

  @Test func `the group without the borrower pays equally, a fen over to the lower code`() throws {
    #expect(
      try book().tell("2018-06-02 joint.call guarantee=D1 amount=100") == [
        "jointReceivable(F02 D1) / compensationReceivable(D1) 33.34",
        "jointReceivable(M01 D1) / compensationReceivable(D1) 33.33",
        "jointReceivable(M02 D1) / compensationReceivable(D1) 33.33",
      ])
  }

  @Test func `by capital, a farmer without any pays nothing`() throws {
    let book = try book(basis: "capital")
    try book.tell("2018-06-02 joint.call guarantee=D1 amount=100")
    // 8:6, 57.142… and 42.857…; the fen goes to the larger remainder.
    #expect(try called(book) == ["M01 57.14", "M02 42.86"])
  }

  @Test func `by exposure, the share in force of each one's own guarantees counts`() throws {
    let book = try book(basis: "exposure")
    try book.tell(
      all: """
        2018-05-01 guarantee.issue guarantee=D2 borrower=M01 principal=300 due=2019-05-01
        2018-05-01 guarantee.issue guarantee=D3 borrower=M02 principal=200 coverage=50% \
        due=2019-05-01
        2018-09-01 loan.repay guarantee=D2 amount=200
        """)
    // On 2 June 300 and 100; on 2 September 100 and 100.
    try book.tell("2018-06-02 joint.call guarantee=D1 amount=100")
    #expect(try called(book) == ["M01 75.00", "M02 25.00"])
    try book.tell("2018-09-02 joint.call guarantee=D1 amount=100")
    #expect(try called(book) == ["M01 125.00", "M02 75.00"])
  }

  @Test func `an assumer is not called on, even after the borrower took the debt back`() throws {
    let book = try book()
    try book.tell(
      all: """
        2018-06-02 workout.assume guarantee=D1 assumer=M01
        2018-06-03 workout.assume guarantee=D1 assumer=M03
        2018-06-04 joint.call guarantee=D1 amount=100
        """)
    #expect(try called(book) == ["F02 50.00", "M02 50.00"])
  }

  @Test func `the group is that of the day of issue`() throws {
    let book = try book()
    try book.tell(
      all: """
        2018-02-02 party.update party=M04 group=G1
        2018-02-02 party.update party=M02 group=G9
        2018-02-02 party.update party=M03 group=G9
        """)
    try book.tell("2018-06-02 joint.call guarantee=D1 amount=99")
    #expect(try called(book) == ["F02 33.00", "M01 33.00", "M02 33.00"])
  }

  @Test func `who was added to the group by the day of issue is in it`() throws {
    let book = try book()
    try book.tell("2018-02-01 party.update party=M04 group=G1")
    try book.tell("2018-06-02 joint.call guarantee=D1 amount=100")
    #expect(try called(book) == ["F02 25.00", "M01 25.00", "M02 25.00", "M04 25.00"])
  }

  @Test func `an assumer is not called on, nor is the borrower`() throws {
    let book = try book()
    try book.tell("2018-06-02 workout.assume guarantee=D1 assumer=M01")
    try book.tell("2018-06-02 joint.call guarantee=D1 amount=100")
    #expect(try called(book) == ["F02 50.00", "M02 50.00"])
    // Nor when the loan has gone back to the borrower since.
    try book.tell("2018-06-03 workout.assume guarantee=D1 assumer=M03")
    try book.tell("2018-06-03 joint.call guarantee=D1 amount=100")
    #expect(try called(book) == ["F02 100.00", "M02 100.00"])
  }

  @Test func `for a farmer without a group his sponsor pays, and the sponsor's group`() throws {
    let book = try book()
    try book.tell(
      all: """
        2018-02-01 guarantee.issue guarantee=D2 borrower=F01 principal=100 due=2018-12-31
        2018-06-01 default.compensate guarantee=D2 principal=100
        2018-06-02 joint.call guarantee=D2 amount=40
        """)
    #expect(
      try called(book, "D2") == ["F02 10.00", "M01 10.00", "M02 10.00", "M03 10.00"])
    // Once the sponsor has taken the loan over himself, his group answers without him.
    try book.tell("2018-06-03 workout.assume guarantee=D2 assumer=M03")
    try book.tell("2018-06-03 joint.call guarantee=D2 amount=30")
    #expect(
      try called(book, "D2") == ["F02 20.00", "M01 20.00", "M02 20.00", "M03 10.00"])
    // Nor does whoever took it over before the present obligor.
    try book.tell("2018-06-04 workout.assume guarantee=D2 assumer=M01")
    try book.tell("2018-06-04 joint.call guarantee=D2 amount=30")
    #expect(
      try called(book, "D2") == ["F02 35.00", "M01 20.00", "M02 35.00", "M03 10.00"])
  }

  @Test func `a sponsor without a group answers alone`() throws {
    let book = try book()
    try book.tell(
      all: """
        2018-01-02 party.add party=F03 name=丙 role=farmer sponsor=M04
        2018-02-01 guarantee.issue guarantee=D2 borrower=F03 principal=100 due=2018-12-31
        2018-06-01 default.compensate guarantee=D2 principal=100
        2018-06-02 joint.call guarantee=D2 amount=40
        """)
    #expect(try called(book, "D2") == ["M04 40.00"])
  }

  @Test func `a borrower with nobody beside him or above him has no group to call on`() throws {
    let book = try book()
    try book.tell(
      all: """
        2018-02-01 guarantee.issue guarantee=D2 borrower=M04 principal=100 due=2018-12-31
        2018-06-01 default.compensate guarantee=D2 principal=100
        """)
    #expect(
      try book.refusal("2018-06-02 joint.call guarantee=D2 amount=30")
        == .recourse(.noGroup(ID("M04"), on: Day(parsing: "2018-02-01"))))
  }

  @Test func `at most the open receivable is called`() throws {
    let book = try book()
    #expect(
      try book.refusal("2018-06-02 joint.call guarantee=D1 amount=600.01")
        == .exceeds(.compensationReceivable, asked: .yuan(600, fen: 1), held: .yuan(600)))
    #expect(try book.refusal("2018-06-02 joint.call guarantee=D1 amount=600") == nil)
  }

  @Test func `a member pays or is let off at most what he owes`() throws {
    let book = try book()
    try book.tell("2018-06-02 joint.call guarantee=D1 amount=300")
    #expect(
      try book.tell("2018-06-03 joint.pay guarantee=D1 member=M01 amount=40 bank=B01") == [
        "cash(B01) / jointReceivable(M01 D1) 40.00"
      ])
    #expect(
      try book.refusal("2018-06-04 joint.cancel guarantee=D1 member=M01 amount=60.01")
        == .exceeds(.jointReceivable, asked: .yuan(60, fen: 1), held: .yuan(60)))
    #expect(
      try book.tell("2018-06-04 joint.cancel guarantee=D1 member=M01 amount=60") == [
        "compensationReceivable(D1) / jointReceivable(M01 D1) 60.00"
      ])
    #expect(
      try book.refusal("2018-06-05 joint.pay guarantee=D1 member=M01 amount=0.01")
        == .exceeds(.jointReceivable, asked: .yuan(0, fen: 1), held: .zero))
    #expect(
      try book.refusal("2018-06-05 joint.pay guarantee=D1 member=M02 amount=100.01")
        == .exceeds(.jointReceivable, asked: .yuan(100, fen: 1), held: .yuan(100)))
    #expect(
      try book.refusal("2018-06-05 joint.pay guarantee=D1 member=M04 amount=1")
        == .exceeds(.jointReceivable, asked: .yuan(1), held: .zero))
    // 600 − 300 called + 60 cancelled.
    #expect(try book.held(.compensationReceivable, guarantee: "D1") == "360.00")
    #expect(try #require(try book.guarantee("D1")).recoveredInAll == .yuan(40))
  }
}
