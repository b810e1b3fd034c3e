internal import Testing

@testable internal import Jinzhu

/// M01 carries 320,000, M02 240,000 and M04 40,000 of D1, all of which was written off on 1 July.
struct ShareTests {
  private func book() throws -> TestBook {
    let book = try TestBook.free()
    try book.tell(
      all: """
        2018-02-01 guarantee.issue guarantee=D1 borrower=M03 principal=600000 due=2018-12-31
        2018-06-01 default.compensate guarantee=D1 principal=600000
        2018-07-01 loss.writeOff guarantee=D1 amount=600000
        """)
    return book
  }

  @Test func `a member pays at most what he carries`() throws {
    let book = try book()
    #expect(
      try book.refusal("2018-07-15 share.pay member=M04 amount=40000.01")
        == .exceeds(.memberRiskShare, asked: .yuan(40_000, fen: 1), held: .yuan(40_000)))
    #expect(
      try book.tell("2018-07-15 share.pay member=M04 amount=40000 bank=B01") == [
        "cash(B01) / memberRiskShare(M04) 40000.00"
      ])
    #expect(
      try book.refusal("2018-07-15 share.pay member=M03 amount=0.01")
        == .exceeds(.memberRiskShare, asked: .yuan(0, fen: 1), held: .zero))
    #expect(
      try book.refusal("2018-07-15 share.pay member=M09 amount=1")
        == .unknownParty(ID("M09"), on: Day(parsing: "2018-07-15")))
  }

  @Test func `before it was written off nobody carries it`() throws {
    #expect(
      try book().refusal("2018-06-30 share.pay member=M04 amount=1")
        == .exceeds(.memberRiskShare, asked: .yuan(1), held: .zero))
  }

  @Test func `what came back later is not paid before it`() throws {
    let book = try book()
    try book.tell("2018-08-01 recovery.receive guarantee=D1 amount=15000")
    // M04 got 1,000 back.
    #expect(
      try book.refusal("2018-07-15 share.pay member=M04 amount=39000.01")
        == .exceeds(.memberRiskShare, asked: .yuan(39_000, fen: 1), held: .yuan(39_000)))
    #expect(try book.refusal("2018-07-15 share.pay member=M04 amount=39000") == nil)
  }

  @Test func `a member gives up capital, at most what he carries and what he has`() throws {
    let book = try book()
    try book.tell("2018-07-02 capital.transfer from=M04 to=M01 amount=980000")
    #expect(
      try book.refusal("2018-07-15 share.absorb member=M04 amount=20000.01")
        == .exceeds(.paidInCapital, asked: .yuan(20_000, fen: 1), held: .yuan(20_000)))
    #expect(
      try book.tell("2018-07-15 share.absorb member=M04 amount=20000") == [
        "paidInCapital(M04) / memberRiskShare(M04) 20000.00"
      ])
    #expect(
      try book.refusal("2018-07-15 share.absorb member=M02 amount=240000.01")
        == .exceeds(.memberRiskShare, asked: .yuan(240_000, fen: 1), held: .yuan(240_000)))
    #expect(try book.refusal("2018-07-15 share.absorb member=M02 amount=240000") == nil)
  }

  @Test func `a payment changes nothing of what he bears for the guarantee`() throws {
    let book = try book()
    try book.tell("2018-07-15 share.pay member=M04 amount=40000")
    try book.tell("2018-07-15 share.absorb member=M01 amount=320000")
    // Still 320:240:40.
    #expect(
      try book.tell("2018-08-01 recovery.receive guarantee=D1 amount=60000") == [
        "cash / memberRiskShare(M01) 32000.00", "cash / memberRiskShare(M02) 24000.00",
        "cash / memberRiskShare(M04) 4000.00",
      ])
  }

  @Test func `a credit is paid out, and no more than it`() throws {
    let book = try book()
    try book.tell("2018-07-15 share.pay member=M04 amount=40000")
    #expect(
      try book.refusal("2018-07-31 share.refund member=M04 amount=0.01")
        == .exceeds(.memberCredit, asked: .yuan(0, fen: 1), held: .zero))
    try book.tell("2018-08-01 recovery.receive guarantee=D1 amount=60000")
    #expect(
      try book.refusal("2018-08-01 share.refund member=M04 amount=4000.01")
        == .exceeds(.memberCredit, asked: .yuan(4_000, fen: 1), held: .yuan(4_000)))
    #expect(
      try book.refusal("2018-08-01 share.refund member=M01 amount=1")
        == .exceeds(.memberCredit, asked: .yuan(1), held: .zero))
    #expect(
      try book.tell("2018-08-01 share.refund member=M04 amount=4000") == [
        "memberRiskShare(M04) / cash 4000.00"
      ])
  }

  @Test func `a credit that a later loss uses is not paid before it`() throws {
    let book = try book()
    try book.tell(
      all: """
        2018-07-15 share.pay member=M04 amount=40000
        2018-08-01 recovery.receive guarantee=D1 amount=60000
        2018-03-01 guarantee.issue guarantee=D2 borrower=M03 principal=15000 due=2018-12-31
        2018-06-01 default.compensate guarantee=D2 principal=15000
        2018-09-01 loss.writeOff guarantee=D2 amount=15000
        """)
    // 4,000 on 1 August, 3,000 from 1 September on.
    #expect(
      try book.refusal("2018-08-15 share.refund member=M04 amount=3000.01")
        == .exceeds(.memberCredit, asked: .yuan(3_000, fen: 1), held: .yuan(3_000)))
    #expect(try book.refusal("2018-08-15 share.refund member=M04 amount=3000") == nil)
  }
}
