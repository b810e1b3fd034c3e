internal import Testing

@testable internal import Jinzhu

/// D1: 800.00 of principal's share and 10.016, 10.02, of interest's were paid for it; a fifth of
/// 810.02 is 162.004, 162.00, of R01.
struct ReguaranteeTests {
  private func book(_ agreed: String = "reguarantor=R01 reguaranteeShare=20%") throws -> TestBook {
    let book = try TestBook.free()
    try book.tell(
      all: """
        2018-02-01 guarantee.issue guarantee=D1 borrower=M03 principal=1000 due=2018-12-31 \
        coverage=80% \(agreed)
        2018-06-01 default.compensate guarantee=D1 principal=1000 interest=12.52
        """)
    return book
  }

  @Test func `claims that stand are at most the agreed share of what was paid`() throws {
    let book = try book()
    func above(_ asked: Money, claimed: Money, room: Money) -> Refusal? {
      .recourse(
        .aboveReguaranteeShare(
          ID("D1"), asked: asked, share: .percent(20), paid: .yuan(810, fen: 2), claimed: claimed,
          room: room))
    }
    #expect(
      try book.refusal("2018-06-02 reguarantee.claim guarantee=D1 amount=162.01")
        == above(.yuan(162, fen: 1), claimed: .zero, room: .yuan(162)))
    #expect(
      try book.tell("2018-06-02 reguarantee.claim guarantee=D1 amount=162") == [
        "reguaranteeReceivable(R01 D1) / compensationReceivable(D1) 162.00"
      ])
    #expect(
      try book.refusal("2018-06-02 reguarantee.claim guarantee=D1 amount=0.01")
        == above(.yuan(0, fen: 1), claimed: .yuan(162), room: .zero))
  }

  @Test func `costs do not count as paid`() throws {
    let book = try book()
    try book.tell("2018-06-02 recovery.cost guarantee=D1 amount=1000")
    #expect(try book.refusal("2018-06-02 reguarantee.claim guarantee=D1 amount=162.01") != nil)
  }

  @Test func `what was rejected may be claimed again`() throws {
    let book = try book()
    try book.tell("2018-06-02 reguarantee.claim guarantee=D1 amount=162")
    #expect(
      try book.tell("2018-06-03 reguarantee.reject guarantee=D1 amount=50") == [
        "compensationReceivable(D1) / reguaranteeReceivable(R01 D1) 50.00"
      ])
    #expect(try book.refusal("2018-06-04 reguarantee.claim guarantee=D1 amount=50.01") != nil)
    #expect(try book.refusal("2018-06-04 reguarantee.claim guarantee=D1 amount=50") == nil)
  }

  @Test func `a re-guarantor pays or rejects at most what is claimed`() throws {
    let book = try book()
    try book.tell("2018-06-02 reguarantee.claim guarantee=D1 amount=100 reguarantor=R01")
    #expect(
      try book.tell("2018-06-03 reguarantee.receive guarantee=D1 amount=60 bank=B02") == [
        "cash(B02) / reguaranteeReceivable(R01 D1) 60.00"
      ])
    for kind in ["reguarantee.receive", "reguarantee.reject"] {
      #expect(
        try book.refusal("2018-06-04 \(kind) guarantee=D1 amount=40.01")
          == .exceeds(.reguaranteeReceivable, asked: .yuan(40, fen: 1), held: .yuan(40)))
    }
    #expect(try book.refusal("2018-06-04 reguarantee.receive guarantee=D1 amount=40") == nil)
    #expect(try #require(try book.guarantee("D1")).recoveredInAll == .yuan(100))
  }

  @Test func `without an agreed share a claim goes up to the receivable`() throws {
    let book = try book("reguarantor=R01")
    #expect(
      try book.refusal("2018-06-02 reguarantee.claim guarantee=D1 amount=810.03")
        == .exceeds(.compensationReceivable, asked: .yuan(810, fen: 3), held: .yuan(810, fen: 2)))
    #expect(try book.refusal("2018-06-02 reguarantee.claim guarantee=D1 amount=810.02") == nil)
  }

  @Test func `without a re-guarantor at issue one must be named, and be one`() throws {
    let book = try book("")
    #expect(
      try book.refusal("2018-06-02 reguarantee.claim guarantee=D1 amount=1")
        == .fieldMissing("reguarantor"))
    #expect(
      try book.refusal("2018-06-02 reguarantee.claim guarantee=D1 amount=1 reguarantor=B01")
        == .wrongRole(ID("B01"), is: .bank, needs: [.reguarantor]))
    #expect(
      try book.refusal("2018-06-02 reguarantee.claim guarantee=D1 amount=1 reguarantor=R01") == nil)
  }

  @Test func `the fee for re-guarantee is an expense`() throws {
    let book = try book()
    #expect(
      try book.tell("2018-06-02 reguarantee.fee reguarantor=R01 amount=12") == [
        "reguaranteeFee(R01) / cash 12.00"
      ])
    #expect(
      try book.refusal("2018-06-02 reguarantee.fee reguarantor=B01 amount=12")
        == .wrongRole(ID("B01"), is: .bank, needs: [.reguarantor]))
  }
}
