internal import Testing

@testable internal import Jinzhu

/// D1 is M03's, D2 the contract farmer F01's whom M03 sponsors; 12,000,000.00 and 600,000.00 were
/// paid for them. Capital: M01 8, M02 6, M03 5, M04 1 million. The reserve holds 100,000.00.
struct WriteOffTests {
  private static let capped =
    #""losses": [{"layer": "compensationReserve"}, "#
    + #"{"layer": "members", "yearlyCap": "5%"}, {"layer": "income"}]"#

  private func book(_ keys: String = "", reserve: Bool = true) throws -> TestBook {
    let book = try TestBook.free(keys)
    if reserve {
      try book.tell(
        "2018-02-01 voucher.post compensationProvision/compensationReserve amount=100000"
      )
    }
    try book.tell(
      all: """
        2018-02-01 guarantee.issue guarantee=D1 borrower=M03 principal=12000000 due=2018-12-31
        2018-02-01 guarantee.issue guarantee=D2 borrower=F01 principal=600000 due=2018-12-31
        2018-06-01 default.compensate guarantee=D1 principal=12000000
        2018-06-01 default.compensate guarantee=D2 principal=600000
        """)
    return book
  }

  @Test func `the reserve first, then the members by capital, without the obligor`() throws {
    // 600,000 over 8:6:1.
    #expect(
      try book().tell("2018-07-01 loss.writeOff guarantee=D1 amount=700000") == [
        "compensationReserve / compensationReceivable(D1) 100000.00",
        "memberRiskShare(M01) / compensationReceivable(D1) 320000.00",
        "memberRiskShare(M02) / compensationReceivable(D1) 240000.00",
        "memberRiskShare(M04) / compensationReceivable(D1) 40000.00",
      ])
  }

  @Test func `a reserve that reaches leaves the members alone`() throws {
    let book = try book()
    #expect(
      try book.tell("2018-07-01 loss.writeOff guarantee=D1 amount=100000") == [
        "compensationReserve / compensationReceivable(D1) 100000.00"
      ])
    // One fen more goes to the largest remainder: 8 of 15.
    #expect(
      try book.tell("2018-07-01 loss.writeOff guarantee=D1 amount=0.01") == [
        "memberRiskShare(M01) / compensationReceivable(D1) 0.01"
      ])
  }

  @Test func `an obligor's sponsor carries nothing of it`() throws {
    // 500,000 over 8:6:1 without M03: 266,666.66…, 200,000, 33,333.33….
    #expect(
      try book().tell("2018-07-01 loss.writeOff guarantee=D2 amount=600000").dropFirst() == [
        "memberRiskShare(M01) / compensationReceivable(D2) 266666.67",
        "memberRiskShare(M02) / compensationReceivable(D2) 200000.00",
        "memberRiskShare(M04) / compensationReceivable(D2) 33333.33",
      ])
  }

  @Test func `who assumed the loan is left out, the borrower is not`() throws {
    let book = try book()
    try book.tell("2018-06-30 workout.assume guarantee=D1 assumer=M01")
    // 120,000 over 6:5:1.
    #expect(
      try book.tell("2018-07-01 loss.writeOff guarantee=D1 amount=220000").dropFirst() == [
        "memberRiskShare(M02) / compensationReceivable(D1) 60000.00",
        "memberRiskShare(M03) / compensationReceivable(D1) 50000.00",
        "memberRiskShare(M04) / compensationReceivable(D1) 10000.00",
      ])
  }

  @Test func `the yearly cap holds to the fen, and income carries what is over`() throws {
    // 5%: M01 400,000, M02 300,000, M04 50,000; 750,000 is exactly 8:6:1.
    #expect(
      try book(Self.capped).tell("2018-07-01 loss.writeOff guarantee=D1 amount=850000").dropFirst()
        == [
          "memberRiskShare(M01) / compensationReceivable(D1) 400000.00",
          "memberRiskShare(M02) / compensationReceivable(D1) 300000.00",
          "memberRiskShare(M04) / compensationReceivable(D1) 50000.00",
        ])
    #expect(
      try book(Self.capped).tell("2018-07-01 loss.writeOff guarantee=D1 amount=850000.01")
        .dropFirst() == [
          "memberRiskShare(M01) / compensationReceivable(D1) 400000.00",
          "memberRiskShare(M02) / compensationReceivable(D1) 300000.00",
          "memberRiskShare(M04) / compensationReceivable(D1) 50000.00",
          "compensationLoss(D1) / compensationReceivable(D1) 0.01",
        ])
  }

  @Test func `capped members leave the round one after the other`() throws {
    let book = try book(
      #""losses": [{"layer": "members", "basis": "equal", "yearlyCap": "5%"}, "#
        + #"{"layer": "income"}]"#,
      reserve: false)
    // Round 1: 243,333.33 each, M04 is over 50,000. Round 2: 340,000 each, M02 is over 300,000.
    // Round 3: 380,000 to M01, whose cap is 400,000.
    #expect(
      try book.tell("2018-07-01 loss.writeOff guarantee=D1 amount=730000") == [
        "memberRiskShare(M01) / compensationReceivable(D1) 380000.00",
        "memberRiskShare(M02) / compensationReceivable(D1) 300000.00",
        "memberRiskShare(M04) / compensationReceivable(D1) 50000.00",
      ])
  }

  @Test func `nobody carries more than his capital less what he carries already`() throws {
    let book = try book(
      #""losses": [{"layer": "members", "basis": "equal"}]"#, reserve: false)
    // 2,000,000 each is over M04's million; 2,500,000 for each of the others.
    #expect(
      try book.tell("2018-07-01 loss.writeOff guarantee=D1 amount=6000000") == [
        "memberRiskShare(M01) / compensationReceivable(D1) 2500000.00",
        "memberRiskShare(M02) / compensationReceivable(D1) 2500000.00",
        "memberRiskShare(M04) / compensationReceivable(D1) 1000000.00",
      ])
    #expect(
      try book.tell("2018-07-02 loss.writeOff guarantee=D1 amount=0.03") == [
        "memberRiskShare(M01) / compensationReceivable(D1) 0.02",
        "memberRiskShare(M02) / compensationReceivable(D1) 0.01",
      ])
    // What he has paid in, he can carry again; what he gave up of his capital, he cannot.
    try book.tell("2018-07-03 share.pay member=M04 amount=0.02")
    try book.tell("2018-07-03 share.absorb member=M04 amount=500000")
    #expect(
      try book.tell("2018-07-04 loss.writeOff guarantee=D1 amount=0.09") == [
        "memberRiskShare(M01) / compensationReceivable(D1) 0.04",
        "memberRiskShare(M02) / compensationReceivable(D1) 0.03",
        "memberRiskShare(M04) / compensationReceivable(D1) 0.02",
      ])
  }

  @Test func `by exposure, the share in force of each one's own guarantees counts`() throws {
    let book = try book(
      #""losses": [{"layer": "members", "basis": "exposure"}]"#, reserve: false)
    try book.tell(
      all: """
        2018-03-01 guarantee.issue guarantee=D3 borrower=M01 principal=300000 due=2019-03-01
        2018-03-01 guarantee.issue guarantee=D4 borrower=M02 principal=200000 coverage=50% \
        due=2019-03-01
        """)
    #expect(
      try book.tell("2018-07-01 loss.writeOff guarantee=D1 amount=40000") == [
        "memberRiskShare(M01) / compensationReceivable(D1) 30000.00",
        "memberRiskShare(M02) / compensationReceivable(D1) 10000.00",
      ])
  }

  @Test func `a loss that the list cannot carry is refused`() throws {
    let list = #""losses": [{"layer": "members", "yearlyCap": "5%"}]"#
    #expect(
      try book(list, reserve: false)
        .refusal("2018-07-01 loss.writeOff guarantee=D1 amount=750000.01")
        == .exceeds(.lossLayers, asked: .yuan(750_000, fen: 1), held: .yuan(750_000)))
    #expect(
      try book(list, reserve: false)
        .refusal("2018-07-01 loss.writeOff guarantee=D1 amount=750000") == nil)
  }

  @Test func `at most what is owed is written off`() throws {
    let book = try book()
    #expect(
      try book.refusal("2018-07-01 loss.writeOff guarantee=D2 amount=600000.01")
        == .exceeds(.compensationReceivable, asked: .yuan(600_000, fen: 1), held: .yuan(600_000)))
    #expect(try book.refusal("2018-07-01 loss.writeOff guarantee=D2 amount=600000") == nil)
  }

  @Test func `what is held for the guarantee goes first`() throws {
    let book = try book()
    try book.tell("2018-06-02 deposit.receive guarantee=D1 amount=0.01")
    #expect(
      try book.refusal("2018-07-01 loss.writeOff guarantee=D1 amount=1")
        == .recourse(.stillHeld(ID("D1"), .customerDeposit, .yuan(0, fen: 1))))
    try book.tell("2018-07-01 deposit.apply guarantee=D1 amount=0.01")
    try book.tell("2018-07-01 asset.take guarantee=D1 amount=5")
    #expect(
      try book.refusal("2018-07-01 loss.writeOff guarantee=D1 amount=1")
        == .recourse(.stillHeld(ID("D1"), .foreclosedAsset, .yuan(5))))
    try book.tell("2018-07-01 asset.sell guarantee=D1 amount=5 proceeds=5")
    #expect(try book.refusal("2018-07-01 loss.writeOff guarantee=D1 amount=1") == nil)
  }

  @Test func `capital of a later day does not count`() throws {
    let book = try book(reserve: false)
    try book.tell("2018-07-02 capital.pay member=M04 amount=9000000")
    // Still 8:6:1.
    #expect(
      try book.tell("2018-07-01 loss.writeOff guarantee=D1 amount=15").last
        == "memberRiskShare(M04) / compensationReceivable(D1) 1.00")
  }

  @Test func `a reserve spoken for on a later day is not spent before it`() throws {
    let book = try book()
    try book.tell("2018-08-01 loss.writeOff guarantee=D1 amount=99000")
    // 100,000 on 1 July, but 1,000 from 1 August on.
    #expect(
      try book.tell("2018-07-01 loss.writeOff guarantee=D2 amount=1015") == [
        "compensationReserve / compensationReceivable(D2) 1000.00",
        "memberRiskShare(M01) / compensationReceivable(D2) 8.00",
        "memberRiskShare(M02) / compensationReceivable(D2) 6.00",
        "memberRiskShare(M04) / compensationReceivable(D2) 1.00",
      ])
  }
}
