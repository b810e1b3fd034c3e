internal import Testing

@testable internal import Jinzhu

/// What losses and dividends go by, as the charter names it for each.
struct BasisTests {
  /// A year of movements of capital (M01–M04: 8, 6, 5, 1 million from 5 January 2018): on 11 January
  /// 2019, after ten days, M01 gives 4 million to M04; on 1 July, after 181 days, M04 gives 1 to M02.
  private func moved(_ keys: String) throws -> TestBook {
    let book = try TestBook.free(keys)
    try book.tell(
      all: """
        2018-12-31 period.close period=2018
        2019-01-11 capital.transfer from=M01 to=M04 amount=4000000
        2019-06-01 voucher.post cash/interestIncome amount=1000000
        2019-07-01 capital.transfer from=M04 to=M02 amount=1000000
        2019-12-31 period.close period=2019
        """)
    return book
  }

  @Test func `a dividend by share-days goes by each day of the closed year`() throws {
    let book = try moved(#""dividends": {"basis": "timeWeighted"}"#)
    // Million-days of 2019 (365): M01 8×10 + 4×355 = 1,500; M02 6×181 + 7×184 = 2,374; M03 1,825;
    // M04 1×10 + 5×171 + 4×184 = 1,601; together 7,300.
    #expect(
      try book.tell("2020-03-01 dividend.declare amount=73000") == [
        "retainedEarnings / dividendPayable(M01) 15000.00",
        "retainedEarnings / dividendPayable(M02) 23740.00",
        "retainedEarnings / dividendPayable(M03) 18250.00",
        "retainedEarnings / dividendPayable(M04) 16010.00",
      ])
    #expect(
      try book.statement("M02", period: "2020").lines(
        ["basis", "weight", "base", "part"], of: "dividends")
        == ["timeWeighted 2374000000.00 7300000000.00 23740.00"])
    // Another basis may be named; and it is taken back in red.
    #expect(
      try book.tell("2020-03-02 dividend.declare amount=20 basis=capital").first
        == "retainedEarnings / dividendPayable(M01) 4.00")
    let number = try book.number
    #expect(
      try book.tell("2020-03-03 event.reverse event=\(number) reason=错").first
        == "red retainedEarnings / dividendPayable(M01) 4.00")
    #expect(
      try book.statement("M01", period: "2020").lines(["declared", "part"], of: "dividends")
        == ["73000.00 15000.00", "20.00 4.00", "-20.00 -4.00"])
  }

  @Test func `a dividend equally, and by exposure`() throws {
    let book = try moved(#""dividends": {"basis": "equal"}"#)
    try book.tell(
      all: """
        2020-02-01 guarantee.issue guarantee=D1 borrower=M01 principal=3000 coverage=50% due=2021-02-01
        2020-02-01 guarantee.issue guarantee=D2 borrower=M02 principal=500 due=2021-02-01
        """)
    #expect(
      try book.tell("2020-03-01 dividend.declare amount=0.07") == [
        "retainedEarnings / dividendPayable(M01) 0.02",
        "retainedEarnings / dividendPayable(M02) 0.02",
        "retainedEarnings / dividendPayable(M03) 0.02",
        "retainedEarnings / dividendPayable(M04) 0.01",
      ])
    // 1,500 and 500 of own share in force.
    #expect(
      try book.tell("2020-03-02 dividend.declare amount=80 basis=exposure") == [
        "retainedEarnings / dividendPayable(M01) 60.00",
        "retainedEarnings / dividendPayable(M02) 20.00",
      ])
    #expect(
      try book.statement("M04", period: "2020").lines(
        ["basis", "weight", "base", "part"], of: "dividends") == ["equal 1 4 0.01"])
  }

  private static func layer(_ basis: String) -> String {
    #""losses": [{"layer": "members", "basis": "\#(basis)"}]"#
  }

  /// A default of 1,200 by M03, written off on 1 March 2020.
  private func loss(_ book: TestBook) throws -> [String] {
    try book.tell(
      all: """
        2020-02-01 guarantee.issue guarantee=D9 borrower=M03 principal=1200 due=2021-02-01
        2020-02-02 default.compensate guarantee=D9 principal=1200
        """)
    return try book.tell("2020-03-01 loss.writeOff guarantee=D9 amount=1200")
  }

  @Test func `a loss by share-days looks at the twelve months that end on its day`() throws {
    let book = try moved(Self.layer("timeWeighted"))
    // From 2 March 2019 to 1 March 2020 are 366 days, 121 of them before 1 July: M01 4×366 = 1,464;
    // M02 6×121 + 7×245 = 2,441; M04 5×121 + 4×245 = 1,585; together 5,490. Of 1,200: 320.00,
    // 533.55…, 346.44…; the missing fen to the largest remainder: 533.5519 and 346.4480.
    #expect(
      try loss(book) == [
        "memberRiskShare(M01) / compensationReceivable(D9) 320.00",
        "memberRiskShare(M02) / compensationReceivable(D9) 533.55",
        "memberRiskShare(M04) / compensationReceivable(D9) 346.45",
      ])
    #expect(
      try book.statement("M01", on: "2020-03-01").lines(
        ["basis", "weight", "base", "share"], of: "losses")
        == ["timeWeighted 1464000000.00 5490000000.00 320.00"])
    // What is recorded later and dated before does not change what it went by.
    try book.tell("2020-01-15 capital.pay member=M04 amount=9000000")
    #expect(
      try book.statement("M01", on: "2020-03-01").lines(["weight", "base"], of: "losses")
        == ["1464000000.00 5490000000.00"])
  }

  @Test func `a loss by fees looks at own and sponsored guarantees`() throws {
    let book = try moved(Self.layer("fees"))
    try book.tell(
      all: """
        2020-01-10 guarantee.issue guarantee=D1 borrower=M01 principal=10000 feeRate=1% due=2021-01-10
        2020-01-10 guarantee.issue guarantee=D2 borrower=M02 principal=20000 feeRate=1% due=2021-01-10
        2020-01-10 party.add party=F04 name=F04 role=farmer sponsor=M04
        2020-01-10 guarantee.issue guarantee=D3 borrower=F04 principal=30000 feeRate=1% due=2021-01-10
        """)
    // Fees of 100, 200 and, through F04, 300.
    #expect(
      try loss(book) == [
        "memberRiskShare(M01) / compensationReceivable(D9) 200.00",
        "memberRiskShare(M02) / compensationReceivable(D9) 400.00",
        "memberRiskShare(M04) / compensationReceivable(D9) 600.00",
      ])
    #expect(
      try book.statement("M04", on: "2020-03-01").lines(
        ["basis", "weight", "base"], of: "losses") == ["fees 300.00 600.00"])
  }

  @Test(arguments: [
    ("jointCall", "fees", ["capital", "equal", "exposure"]),
    ("dividends", "age", ["capital", "equal", "exposure", "timeWeighted", "fees"]),
  ])
  func `a clause knows its own bases`(clause: String, basis: String, known: [String]) throws {
    let tree = Tree.record([
      .init("fund", .text("金猪")), .init(clause, .record([.init("basis", .text(basis))])),
    ])
    #expect(
      throws: Refusal.charterKey(path: "\(clause).basis", problem: .notOneOf(basis, known))
    ) { _ = try Charter(tree) }
  }

  @Test func `a charter keeps its form unless it says what dividends go by`() throws {
    var charter = Charter(fund: "金猪")
    let later = ["dividends", "company", "filing", "approval"]
    #expect(later.allSatisfy { charter.tree[$0] == nil && charter.wholeTree[$0] != nil })
    #expect(charter.wholeTree["dividends"]?["basis"]?.text == "capital")
    charter.dividendBasis = .fees
    #expect(try Charter(charter.tree) == charter)
    #expect(later.filter { charter.tree[$0] != nil } == ["dividends"])
    #expect(charter.tree["dividends"]?["basis"]?.text == "fees")
  }
}
