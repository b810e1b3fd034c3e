@testable internal import Jinzhu
internal import Testing

/// Moving in in mid-life (domain §4, `book.open`).
@Suite struct OpeningTests {
  /// D1: 60,000.00 was paid on 10 June 2017, 20,000.00 recovered, 10,000.00 written off; D2: 800,000.00
  /// of 1,000,000.00 is in force, four fifths of it the fund's.
  static let balances = """
    [{"account":"cash","debit":"19990000"},{"account":"compensationReceivable","guarantee":"D1",\
    "debit":"30000"},{"account":"feeReceivable","guarantee":"D2","debit":"500"},\
    {"account":"paidInCapital","party":"M01","credit":"12000000"},\
    {"account":"paidInCapital","party":"M02","credit":"8000000"},\
    {"account":"surplusReserve","credit":"20500"}]
    """
  static let guarantees = """
    [{"guarantee":"D1","borrower":"M01","bank":"B01","principal":"500000","balance":"0",\
    "start":"2016-06-01","due":"2017-06-01","coverage":"100%","paid":"60000","paidOn":"2017-06-10",\
    "recovered":"20000","writtenOff":"10000"},\
    {"guarantee":"D2","borrower":"M02","bank":"B01","principal":"1000000","balance":"800000",\
    "start":"2017-09-01","due":"2018-09-01","coverage":"80%","feeRate":"0.7‰"}]
    """
  static let fields = ["balances": balances, "guarantees": guarantees]

  /// A book with parties and nothing booked.
  static func fund(_ keys: String = #""limits": {"enforce": "off"}"#) throws -> TestBook {
    let book = try TestBook(keys, on: "2017-12-01")
    for (code, role) in [
      ("M01", "member"), ("M02", "member"), ("B01", "bank"), ("R01", "reguarantor"),
    ] {
      try book.record("party.add", "2017-12-01", ["party": code, "name": code, "role": role])
    }
    return book
  }

  static func opened(on date: String = "2017-12-31") throws -> TestBook {
    let book = try fund()
    try book.record("book.open", date, fields)
    return book
  }

  private static func measure(_ name: String, of book: TestBook, on date: String) throws -> String?
  {
    let asOf = try day(date)
    return try book.read { books, archive in
      let snapshot = Snapshot(books: books, archive: archive, day: asOf)
      return try Printed(Report.measures.make(snapshot)).measure(name)
    }
  }

  @Test func `balances and guarantees are booked in pairs`() throws {
    let book = try Self.fund()
    #expect(
      try book.record("book.open", "2017-12-31", Self.fields) == [
        "cash / paidInCapital(M01) 12000000.00", "cash / paidInCapital(M02) 7990000.00",
        "compensationReceivable(D1) / paidInCapital(M02) 10000.00",
        "compensationReceivable(D1) / surplusReserve 20000.00",
        "feeReceivable(D2) / surplusReserve 500.00", "inForce(D2) / inForceContra 640000.00",
      ])
    #expect(try book.held(.paidInCapital, "M02") == "8000000.00")
  }

  @Test func `the guarantees stand as they were`() throws {
    let book = try Self.opened()
    let first = try #require(try book.guarantee("D1"))
    #expect(first.compensated == .yuan(60_000) && first.repaid == .yuan(440_000))
    #expect(try first.compensationReceivable == .yuan(30_000))
    #expect(try first.chargedToIncome == .yuan(10_000))
    #expect(first.issued == (try day("2016-06-01")))
    let second = try #require(try book.guarantee("D2"))
    #expect(try second.ownShare == .yuan(640_000))
    #expect(second.repaidShare == .yuan(160_000))
  }

  @Test func `what was paid beyond what left the balance was interest`() throws {
    let book = try Self.fund()
    let guarantees = Self.guarantees.replacing(
      #""principal":"500000","balance":"0""#, with: #""principal":"50000","balance":"0""#)
    try book.record(
      "book.open", "2017-12-31", ["balances": Self.balances, "guarantees": guarantees])
    let first = try #require(try book.guarantee("D1"))
    #expect(first.compensated == .yuan(50_000) && first.interest == .yuan(10_000))
    #expect(first.repaid == .zero)
  }

  @Test(arguments: ["2017-12-31", "2018-03-15"])
  func `measures after moving in take up the past without a year's doing`(date: String) throws {
    let book = try Self.opened(on: date)
    try book.record("recovery.receive", "2018-06-01", ["guarantee": "D1", "amount": "12000"])
    for (name, figure) in [
      // 19,990,000 + 30,000 + 500 and no liabilities; the recovery changes nothing.
      ("netAssets", "20020500.00"), ("inForceBalance", "800000.00"), ("ownShare", "640000.00"),
      ("compensationReceivable", "18000.00"), ("guaranteesSinceFounding", "2"),
      ("issuedSinceFounding", "1500000.00"), ("compensatedSinceFounding", "60000.00"),
      ("recoveredSinceFounding", "32000.00"), ("lostSinceFounding", "10000.00"),
      // 12,000 of the 30,000 that were open when the fund moved in.
      ("recoveryRate", "0.400000"),
    ] {
      #expect(try Self.measure(name, of: book, on: "2018-06-30") == figure, "\(name)")
    }
    #expect(try Self.measure("compensationRate", of: book, on: "2018-06-30") == nil)
  }

  @Test func `who bore a default that was brought in is told, with what was recovered before`()
    throws
  {
    let book = try Self.opened()
    let shares = try book.archive { archive in
      try RiskSharing.all(archive, on: day("2018-01-31")).flatMap(\.shares)
    }
    let recovered = shares.filter { if case .recovery = $0.bearer { true } else { false } }
    #expect(recovered.map(\.amount) == [.yuan(20_000)])
    #expect(try Money.sum(shares.map(\.amount)) == .yuan(60_000))
    #expect(!shares.contains { if case .assets = $0.bearer { true } else { false } })
  }

  @Test func `losses carried before agree with the ledger, as far as they were not made good`()
    throws
  {
    let book = try Self.fund()
    let balances = Self.balances.replacing(
      #""account":"cash","debit":"19990000""#,
      with: #""account":"cash","debit":"19987000"},"#
        + #"{"account":"memberRiskShare","party":"M02","debit":"3000""#)
    try book.record(
      "book.open", "2017-12-31", ["balances": balances, "guarantees": Self.guarantees])
    try book.record("share.pay", "2018-02-01", ["member": "M02", "amount": "1000"])
    let entries = try book.archive {
      try $0.partyEntries(of: [.memberRiskShare], party: ID("M02"), through: day("2018-02-28"))
    }
    for (ledger, agrees) in [(2000, true), (3000, true), (3001, false), (-1, false)]
      as [(Int64, Bool)]
    {
      let compared = try BroughtLosses(carried: .zero, ledger: .yuan(ledger), entries: entries)
      #expect(try compared.agree == agrees)
    }
  }

  @Test func `a recovery beyond the receivable is income, since the loss was charged`() throws {
    let book = try Self.opened()
    #expect(
      try book.record(
        "recovery.receive", "2018-06-01", ["guarantee": "D1", "amount": "33000"]) == [
          "cash / compensationReceivable(D1) 30000.00", "cash / recoveryIncome(D1) 3000.00",
        ])
  }

  @Test func `life goes on`() throws {
    let book = try Self.opened()
    try book.tell(
      all: """
        2018-02-01 fee.receive guarantee=D2 amount=500
        2018-02-01 loan.repay guarantee=D2 amount=300000
        2018-09-10 default.compensate guarantee=D2 principal=500000
        2019-01-02 period.close period=2018
        """)
    #expect(try book.held(.compensationReceivable, guarantee: "D2") == "400000.00")
    #expect(try book.held(.inForce, guarantee: "D2") == "0.00")
  }

  @Test func `a fee in advance is earned over the days that are left`() throws {
    let book = try Self.fund(#""fee": {"recognition": "term"}, "limits": {"enforce": "off"}"#)
    let balances = Self.balances.replacing(
      #""account":"surplusReserve","credit":"20500""#,
      with: #""account":"surplusReserve","credit":"18060"},"#
        + #"{"account":"feeInAdvance","guarantee":"D2","credit":"2440""#)
    try book.record(
      "book.open", "2017-12-31", ["balances": balances, "guarantees": Self.guarantees])
    // 244 days from 31 December to 1 September: 10.00 a day.
    #expect(
      try book.tell("2018-02-01 period.close period=2018-01")
        == ["feeInAdvance(D2) / feeIncome(D2) 310.00"])
  }

  @Test func `it is the first event with postings, and nothing is booked before its day`() throws {
    let book = try Self.fund()
    try book.tell("2017-12-05 capital.pay member=M01 amount=100")
    guard case .opening(.notFirst) = try book.refusal("book.open", "2017-12-31", Self.fields) else {
      Issue.record("it moved in beside what was booked")
      return
    }
    let other = try Self.opened()
    #expect(
      try other.refusal("2017-12-30 capital.pay member=M01 amount=100")
        == .opening(.beforeOpening(day("2017-12-30"), opened: day("2017-12-31"))))
    try other.tell("2017-12-31 capital.pay member=M01 amount=100")
    guard case .opening(.notFirst) = try other.refusal("book.open", "2018-01-31", Self.fields)
    else {
      Issue.record("it moved in twice")
      return
    }
  }

  @Test(arguments: [
    (#""debit":"30000""#, #""debit":"29999.99""#), (#""party":"M01""#, #""party":"M09""#),
    (#""guarantee":"D2""#, #""guarantee":"D3""#), (#""account":"cash""#, #""account":"inForce""#),
    (#""account":"surplusReserve""#, #""account":"paidInCapital""#),
    (#""account":"surplusReserve""#, #""account":"paidInCapital","party":"M02""#),
  ])
  func `what does not hold together is refused`(right: String, wrong: String) throws {
    let book = try Self.fund()
    let balances = Self.balances.replacing(right, with: wrong)
    #expect(
      try book.refusal(
        "book.open", "2017-12-31", ["balances": balances, "guarantees": Self.guarantees]) != nil)
  }

  @Test(arguments: [
    (#""balance":"800000""#, #""balance":"1000000.01""#),
    (#""start":"2017-09-01""#, #""start":"2018-01-01""#),
    (#""paidOn":"2017-06-10","#, ""), (#""bank":"B01""#, #""bank":"M01""#),
    (#""recovered":"20000""#, #""recovered":"20000.01""#),
    (#""coverage":"80%""#, #""covrage":"80%""#),
  ])
  func `a guarantee that cannot be is refused`(right: String, wrong: String) throws {
    let book = try Self.fund()
    let guarantees = Self.guarantees.replacing(right, with: wrong)
    let refusal = try book.refusal(
      "book.open", "2017-12-31", ["balances": Self.balances, "guarantees": guarantees])
    guard case .item = refusal else {
      Issue.record("refused as \(String(describing: refusal))")
      return
    }
  }

  @Test func `the second opinion agrees`() throws {
    guard Python.isThere else { return }
    let lines = """
      2018-02-01 fee.receive guarantee=D2 amount=500
      2018-02-10 loan.repay guarantee=D2 amount=100000
      2018-06-01 recovery.receive guarantee=D1 amount=12000
      2018-09-10 default.compensate guarantee=D2 principal=300000 interest=1234.56
      2018-11-01 recovery.receive guarantee=D1 amount=33000
      2018-12-01 loss.writeOff guarantee=D2 amount=1000
      """
    for date in ["2017-12-31", "2018-01-20"] {
      var raws: [[(name: String, tree: Tree)]] = try [
        Self.raw("charter.adopt", "2017-12-01", ["charter": TestBook.charter("")])
      ]
      for (code, role) in [("M01", "member"), ("M02", "member"), ("B01", "bank")] {
        raws.append(
          try Self.raw("party.add", "2017-12-01", ["party": code, "name": code, "role": role]))
      }
      raws.append(try Self.raw("book.open", date, Self.fields))
      for line in lines.split(separator: "\n") {
        let words = line.split(separator: " ").map(String.init)
        let pairs = words.dropFirst(2).map { $0.split(separator: "=").map(String.init) }
        raws.append(
          try Self.raw(
            words[1], words[0], Dictionary(uniqueKeysWithValues: pairs.map { ($0[0], $0[1]) })))
      }
      let days = try [date, "2018-02-28", "2018-10-01", "2018-12-31", "2019-03-31"].map {
        try day($0)
      }
      let comparison = try Comparison(
        of: raws, on: days, now: Instant(parsing: "2030-06-30T04:00:00Z"))
      #expect(comparison.differences.isEmpty, "\(comparison.differences.prefix(8))")
    }
  }

  private static func raw(
    _ kind: String, _ date: String, _ fields: [String: String]
  ) throws -> [(name: String, tree: Tree)] {
    var raw: [(name: String, tree: Tree)] = [("kind", .text(kind)), ("date", .text(date))]
    for (name, text) in fields.sorted(by: { $0.key < $1.key }) {
      let isJSON = text.first == "{" || text.first == "["
      raw.append(
        (name, isJSON ? try JSONReader.read(Array(text.utf8), strings: .lenient) : .text(text)))
    }
    return raw
  }
}
