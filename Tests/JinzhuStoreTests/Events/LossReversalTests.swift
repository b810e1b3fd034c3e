internal import Testing

@testable internal import Jinzhu

/// Each kind of default and loss is taken back in red, and everything is as it was before.
struct LossReversalTests {
  /// A book on which every kind of this chapter can be recorded on 1 March 2019.
  private func book() throws -> TestBook {
    let book = try TestBook.free()
    try book.tell(
      all: """
        2018-06-01 voucher.post cash/interestIncome amount=1000000
        2018-12-31 period.close period=2018
        2019-01-02 voucher.post compensationProvision/compensationReserve amount=100000
        2019-01-02 guarantee.issue guarantee=D1 borrower=M03 principal=1000000 due=2019-12-31 \
        coverage=80% feeRate=1% reguarantor=R01 reguaranteeShare=20%
        2019-01-02 margin.place bank=B01 amount=1000
        2019-01-02 guarantee.issue guarantee=D2 borrower=M03 principal=300000 due=2019-12-31 \
        feeRate=1%
        2019-01-02 guarantee.issue guarantee=D3 borrower=M03 principal=9000 due=2019-12-31 \
        feeRate=1%
        2019-01-02 guarantee.issue guarantee=D4 borrower=M03 principal=200000 due=2019-12-31 \
        feeRate=1%
        2019-01-03 deposit.receive guarantee=D1 amount=5000
        2019-01-10 default.compensate guarantee=D1 principal=500000 interest=100
        2019-01-11 joint.call guarantee=D1 amount=9000
        2019-01-12 joint.pay guarantee=D1 member=M01 amount=2000
        2019-01-13 reguarantee.claim guarantee=D1 amount=10000
        2019-01-14 reguarantee.receive guarantee=D1 amount=4000
        2019-01-15 asset.take guarantee=D1 amount=20000
        2019-01-16 default.compensate guarantee=D2 principal=300000
        2019-01-17 loss.writeOff guarantee=D2 amount=250000
        2019-01-18 share.pay member=M04 amount=10000
        2019-01-19 recovery.receive guarantee=D2 amount=65000
        2019-01-20 default.compensate guarantee=D3 principal=9000
        2019-01-21 joint.call guarantee=D3 amount=3000
        2019-01-22 joint.pay guarantee=D3 member=M01 amount=1500
        2019-01-23 recovery.receive guarantee=D3 amount=9000
        2019-01-24 default.compensate guarantee=D4 principal=200000
        2019-01-25 dividend.declare amount=1000
        """)
    return book
  }

  /// Everything that stands: balances, guarantees, and what members were given this year.
  private func state(of book: TestBook) throws -> [String] {
    try book.read { books, archive in
      let day = books.today
      var state: [String] = []
      for account in Account.allCases {
        for row in try archive.subLedger(of: account, asOf: day) {
          state.append("\(row.sub.words.en) \(row.balance)")
        }
        state.append("\(account.rawValue) \(try books.totals(on: day)[account] ?? .zero)")
      }
      for code in ["D1", "D2", "D3", "D4"] {
        state.append("\(try #require(try archive.guarantee(ID(code), asOf: day)))")
      }
      for member in ["M01", "M02", "M03", "M04"] {
        state.append("\(try archive.burden(of: ID(member), year: 2019, through: day))")
        state.append("\(try books.exposure(of: .customer(ID(member))))")
      }
      return state
    }
  }

  @Test(arguments: [
    "default.compensate guarantee=D1 principal=1.01 interest=1.01",
    "default.compensate guarantee=D1 principal=500000 from=cash",
    "default.compensate guarantee=D1 principal=1 from=margin",
    "deposit.apply guarantee=D1 amount=5000", "recovery.cost guarantee=D1 amount=12",
    "recovery.receive guarantee=D1 amount=900000 bankPart=3",
    "recovery.receive guarantee=D2 amount=500000", "joint.call guarantee=D1 amount=99",
    "joint.cancel guarantee=D1 member=M02 amount=7", "joint.pay guarantee=D1 member=M02 amount=7",
    "reguarantee.claim guarantee=D1 amount=70", "reguarantee.reject guarantee=D1 amount=6000",
    "reguarantee.receive guarantee=D1 amount=6000", "reguarantee.fee reguarantor=R01 amount=5",
    "asset.take guarantee=D1 amount=3", "asset.sell guarantee=D1 amount=20000 proceeds=1",
    "asset.sell guarantee=D1 amount=20000 proceeds=900000",
    "workout.assume guarantee=D1 assumer=M02",
    "return.pay guarantee=D3 party=M01 amount=1500", "loss.writeOff guarantee=D4 amount=200000",
    "share.pay member=M01 amount=5", "share.absorb member=M02 amount=5",
    "share.refund member=M04 amount=1000", "dividend.declare amount=300",
    "dividend.declare amount=300 basis=capital", "dividend.pay member=M03 amount=5",
    "reserve.provide",
  ])
  func `reversed, it leaves nothing behind`(_ line: String) throws {
    let book = try book()
    let before = try state(of: book)
    try book.tell("2019-03-01 \(line)")
    let number = try book.number
    #expect(try state(of: book) != before, "it changed nothing in the first place")
    let rows = try book.tell("2019-03-02 event.reverse event=\(number) reason=错")
    #expect(rows.allSatisfy { $0.hasPrefix("red ") })
    #expect(try state(of: book) == before)
    for code in ["D1", "D2", "D3", "D4"] { try book.requireConservation(of: code) }
  }

  @Test func `a covered loss is open again`() throws {
    let book = try TestBook.free()
    try book.tell(
      all: """
        2018-06-01 voucher.post operatingExpense/cash amount=500
        2018-06-01 capital.pay member=M01 amount=1 premium=300
        2018-12-31 period.close period=2018
        2019-01-01 loss.cover amount=300 from=capitalReserve
        """)
    try book.tell("2019-01-02 event.reverse event=\(try book.number) reason=错")
    #expect(try book.held(.retainedEarnings) == "-500.00")
    #expect(try book.held(.capitalReserve) == "300.00")
  }

  @Test func `a call that was paid is not taken back before the payment`() throws {
    let book = try book()
    let refusal = try book.refusal(
      "2019-03-01 event.reverse event=\(try callNumber(book)) reason=错")
    guard case .correction(.restedOn(_, let events)) = refusal else {
      Issue.record("refused otherwise: \(String(describing: refusal))")
      return
    }
    #expect(events.map(\.kind) == [.jointPay, .recoveryReceive])
  }

  private func callNumber(_ book: TestBook) throws -> Int64 {
    try book.archive { archive in
      try #require(
        try archive.history(of: ID("D3")).first { $0.submission.kind == .jointCall }?.number)
    }
  }
}
