internal import Jinzhu
internal import Testing

/// Limits at issue: the county fund has net assets of 20,000,000.00, and the guarantees are free of
/// charge, so that nothing but the guarantees moves.
@Suite struct LimitTests {
  /// No limit but the one that is tested.
  private static let free = #""customer": "100%", "related": "100%""#
  private static let evenly = #""weights": {"farmer": "100%", "small": "100%"}"#

  @Test(
    arguments: [
      // Medium counts whole: 10 % of 20,000,000.
      ("M03", "2000000", nil), ("M03", "2000000.01", "2000000.01"),
      // Small at 75 %: 2,666,666.67 weighs 2,000,000.0025, rounded per customer to the fen.
      ("M01", "2666666.67", nil), ("M01", "2666666.68", "2000000.01"),
      // A farmer at 75 % up to 2,000,000 of loans, whole above.
      ("F01", "2000000", nil), ("F01", "2000000.01", "2000000.01"),
    ] as [(String, String, String?)])
  func `one customer may carry a tenth of net assets`(
    borrower: String, principal: String, weighted: String?
  ) throws {
    let book = try TestBook.county()
    let clause = try weighted.map {
      Refusal.customerLimit(
        ID(borrower), weighted: try yuan($0), netAssets: try yuan("20000000"),
        limit: try Rate(parsing: "10%"),
        room: try yuan(borrower == "M01" ? "2666666.67" : "2000000"))
    }
    #expect(try book.issueRefusal("D1", to: borrower, principal) == clause)
  }

  @Test func `all guarantees of a customer count together, by the fund's own share`() throws {
    let book = try TestBook.county()
    try book.issue("D1", to: "M03", "1500000", ["coverage": "80%"])
    #expect(
      try book.issueRefusal("D2", to: "M03", "800000.01")
        == .customerLimit(
          ID("M03"), weighted: yuan("2000000.01"), netAssets: yuan("20000000"),
          limit: Rate(parsing: "10%"), room: yuan("800000")))
    #expect(try book.issueRefusal("D2", to: "M03", "800000") == nil)
  }

  @Test func `the threshold of a weight tests the whole loan balance`() throws {
    let book = try TestBook.county(#""limits": {\#(Self.free)}"#)
    // 2,500,000 at 50 %: the fund's 1,250,000 weigh 75 % of it only while loans are ≤ 5,000,000.
    try book.issue("D1", to: "M01", "2500000", ["coverage": "50%"])
    try book.issue("D2", to: "M01", "2500000", ["coverage": "50%"])
    func weighted() throws -> Money {
      try book.portfolio.weightedLiability(Charter(fund: "").weights)
    }
    #expect(try weighted() == yuan("1875000"))
    try book.issue("D3", to: "M01", "0.02", ["coverage": "50%"])
    #expect(try weighted() == yuan("2500000.01"))
  }

  @Test func `the room is what may be lent, under the weight that it would have`() throws {
    // Small: 75 % up to 5,000,000 of loans, whole above; a tenth of 45,000,000 is 4,500,000.
    let book = try TestBook.county()
    try book.record("capital.pay", "2018-01-06", ["member": "M04", "amount": "25000000"])
    try book.issue("D1", to: "M01", "3950000")
    #expect(
      try book.issueRefusal("D2", to: "M01", "1200000")
        == .customerLimit(
          ID("M01"), weighted: yuan("5150000"), netAssets: yuan("45000000"),
          limit: Rate(parsing: "10%"), room: yuan("1050000")))
    #expect(try book.issueRefusal("D2", to: "M01", "1050000.01") != nil)
    #expect(try book.issueRefusal("D2", to: "M01", "1050000") == nil)
    // Four fifths of a loan are the fund's: 500,000 of it are 400,000 of what is left.
    try book.issue("D3", to: "M03", "4100000")
    #expect(
      try book.issueRefusal("D4", to: "M03", "500000.02", ["coverage": "80%"])
        == .customerLimit(
          ID("M03"), weighted: yuan("4500000.02"), netAssets: yuan("45000000"),
          limit: Rate(parsing: "10%"), room: yuan("500000")))
  }

  @Test func `sponsor and farmer, and declared relations, count together up to 15 %`() throws {
    let book = try TestBook.county()
    try book.issue("D1", to: "M03", "1800000")
    // The farmer's weighs 75 %: 1,600,000 make 1,200,000.
    #expect(
      try book.issueRefusal("D2", to: "F01", "1600000.01")
        == .relatedLimit(
          [ID("F01"), ID("M03")], weighted: yuan("3000000.01"), netAssets: yuan("20000000"),
          limit: Rate(parsing: "15%"), room: yuan("1600000")))
    #expect(try book.issueRefusal("D2", to: "F01", "1600000") == nil)
    // M04 is declared related to M03, and through him to F01.
    #expect(try book.issueRefusal("D3", to: "M04", "0.01") == nil)
    try book.record("party.update", "2018-02-01", ["party": "M04", "related": "M03"])
    #expect(
      try book.issueRefusal("D4", to: "M04", "0.01")
        == .relatedLimit(
          [ID("F01"), ID("M03"), ID("M04")], weighted: yuan("3000000.02"),
          netAssets: yuan("20000000"), limit: Rate(parsing: "15%"), room: .zero))
    // Before that day he was not.
    #expect(try book.issueRefusal("D4", to: "M04", "0.01", on: "2018-01-31") == nil)
  }

  @Test(arguments: [("no", true), ("yes", false)])
  func `a joint group is related by setting only`(setting: String, passes: Bool) throws {
    let book = try TestBook.county(#""limits": {"groupIsRelated": "\#(setting)"}"#)
    try book.issue("D1", to: "M03", "1800000")
    #expect((try book.issueRefusal("D2", to: "M01", "1600000.01") == nil) == passes)
  }

  @Test func `leverage may reach its limit, and equal passes`() throws {
    let book = try TestBook.county(
      #""limits": {\#(Self.free), "leverage": 2, "focusLeverage": 3}"#)
    // M03 is no focus customer: the lower limit holds, 2 × 20,000,000.
    try book.issue("D1", to: "M03", "20000000")
    #expect(
      try book.issueRefusal("D2", to: "M01", "20000000.01")
        == .leverage(
          weighted: yuan("40000000.01"), netAssets: yuan("20000000"), limit: 2,
          room: yuan("20000000")))
    #expect(try book.issueRefusal("D2", to: "M01", "20000000") == nil)
    #expect(
      try book.issueRefusal("D3", to: "M04", "0.02")
        == .leverage(
          weighted: yuan("40000000.02"), netAssets: yuan("20000000"), limit: 2, room: .zero))
  }

  @Test func `the higher limit asks for half of the balance and four fifths of the customers`()
    throws
  {
    func fund() throws -> TestBook {
      let book = try TestBook.county(
        #""limits": {\#(Self.free), "leverage": 1, "focusLeverage": 2}, \#(Self.evenly)"#)
      for (code, borrower, principal) in [
        ("D1", "M01", "7000000"), ("D2", "M02", "7000000"), ("D3", "M04", "5000000"),
      ] { try book.issue(code, to: borrower, principal) }
      return book
    }
    // Three of four customers are not enough: 21,000,000 is above 1 × 20,000,000.
    #expect(
      try fund().issueRefusal("D4", to: "M03", "2000000")
        == .leverage(
          weighted: yuan("21000000"), netAssets: yuan("20000000"), limit: 1,
          room: yuan("1000000")))
    // Four of five are, and the fourth makes 20,000,000 of focus customers.
    let book = try fund()
    try book.record(
      "party.add", "2018-01-31", ["party": "M05", "name": "戊", "role": "member", "size": "farmer"])
    try book.issue("D5", to: "M05", "1000000")
    #expect(
      try book.issueRefusal("D4", to: "M03", "20000000.01")
        == .leverage(
          weighted: yuan("40000000.01"), netAssets: yuan("20000000"), limit: 1,
          room: yuan("20000000")))
    #expect(try book.issueRefusal("D4", to: "M03", "20000000") == nil)
  }

  @Test func `a fund without net assets guarantees nothing`() throws {
    let book = try TestBook()
    try book.record("party.add", "2018-01-02", ["party": "M01", "name": "甲", "role": "member"])
    try book.record("party.add", "2018-01-02", ["party": "B01", "name": "乙", "role": "bank"])
    #expect(
      try book.issueRefusal("D1", to: "M01", "0.01")
        == .leverage(weighted: yuan("0.01"), netAssets: .zero, limit: 10, room: .zero))
  }

  @Test func `equity in other guarantors is no basis for limits`() throws {
    let book = try TestBook.county(#""limits": {"equityInGuarantors": "5000000"}"#)
    #expect(
      try book.issueRefusal("D1", to: "M03", "1500000.01")
        == .customerLimit(
          ID("M03"), weighted: yuan("1500000.01"), netAssets: yuan("15000000"),
          limit: Rate(parsing: "10%"), room: yuan("1500000")))
    #expect(try book.issueRefusal("D1", to: "M03", "1500000") == nil)
  }

  @Test func `loans at a bank stay within its line`() throws {
    let book = try TestBook.county()
    try book.record(
      "agreement.sign", "2018-01-08", ["bank": "B01", "line": "1000000", "coverage": "50%"])
    try book.issue("D1", to: "M01", "400000")
    #expect(
      try book.issueRefusal("D2", to: "M02", "600000.01")
        == .bankLine(
          ID("B01"), balance: yuan("1000000.01"), line: yuan("1000000"), room: yuan("600000")))
    #expect(try book.issueRefusal("D2", to: "M02", "600000") == nil)
    #expect(try book.issueRefusal("D3", to: "M02", "600000.01", ["bank": "B02"]) == nil)
  }

  @Test func `the bank's margin is in place before a guarantee`() throws {
    let book = try TestBook.county()
    try book.record("agreement.sign", "2018-01-08", ["bank": "B01", "marginRate": "10%"])
    try book.record("margin.place", "2018-01-10", ["bank": "B01", "amount": "100000"])
    // 10 % of 1,000,000.01, the fund's share, is more than is placed by a tenth of a fen.
    #expect(
      try book.issueRefusal("D1", to: "M01", "1250000.01", ["coverage": "80%"])
        == .bankMargin(
          ID("B01"), required: yuan("100000"), placed: yuan("100000"),
          rate: Rate(parsing: "10%"), short: yuan("0.01")))
    #expect(
      try book.issueRefusal("D1", to: "M01", "1250000", ["coverage": "80%"]) == nil)
    #expect(
      try book.issueRefusal("D2", to: "M02", "0.01")
        == .bankMargin(
          ID("B01"), required: yuan("100000"), placed: yuan("100000"),
          rate: Rate(parsing: "10%"), short: yuan("0.01")))
  }

  @Test func `a member and his farmers stay within a multiple of his capital`() throws {
    let book = try TestBook.county(#""limits": {"memberMultiple": "0.5"}"#)
    try book.issue("D1", to: "M03", "1500000")
    // M03 has paid in 5,000,000: half of it, less his own 1,500,000, is left for his farmer.
    #expect(
      try book.issueRefusal("D2", to: "F01", "1000000.01")
        == .memberMultiple(
          ID("M03"), ownShare: yuan("2500000.01"), capital: yuan("5000000"),
          multiple: Rate(parsing: "0.5"), room: yuan("1000000")))
    #expect(try book.issueRefusal("D2", to: "F01", "1000000") == nil)
    #expect(try book.issueRefusal("D3", to: "M03", "0.01") != nil)
    #expect(try book.issueRefusal("D3", to: "M04", "500000") == nil)
  }

  @Test(arguments: ["warn", "off"])
  func `a charter may warn of its limits, or keep still`(enforce: String) throws {
    let book = try TestBook.county(#""limits": {"enforce": "\#(enforce)"}"#)
    #expect(try book.issueRefusal("D1", to: "M03", "2000000.01") == nil)
    let clause = Refusal.customerLimit(
      ID("M03"), weighted: try yuan("2000000.01"), netAssets: try yuan("20000000"),
      limit: try Rate(parsing: "10%"), room: try yuan("2000000"))
    #expect(book.warnings == (enforce == "warn" ? [clause] : []))
    // Rules of conduct are no limits: they hold all the same.
    try book.record("party.sanction", "2018-02-01", ["party": "M01", "reason": "挪用"])
    #expect(
      try book.issueRefusal("D2", to: "M01", "1") == .sanctioned(ID("M01"), reason: "挪用"))
  }

  @Test func `an override passes a limit with its reason on record`() throws {
    let book = try TestBook.county()
    #expect(
      try book.issueRefusal("D1", to: "M03", "2000000.01", ["override": "股东会决议2018-3"]) == nil)
    #expect(book.warnings.count == 1)
    let number = try book.number
    #expect(
      try book.archive { try $0.event(number)?.submission.override } == "股东会决议2018-3")
  }

  @Test func `a backdated guarantee is checked on the latest totals too`() throws {
    let book = try TestBook.county()
    try book.issue("D1", to: "M03", "1500000", on: "2018-06-01")
    #expect(
      try book.issueRefusal("D2", to: "M03", "500000.01", on: "2018-03-01")
        == .customerLimit(
          ID("M03"), weighted: yuan("2000000.01"), netAssets: yuan("20000000"),
          limit: Rate(parsing: "10%"), room: yuan("500000")))
    #expect(try book.issueRefusal("D2", to: "M03", "500000", on: "2018-03-01") == nil)
  }

  @Test func `a backdated guarantee is checked on the totals of its day too`() throws {
    let book = try TestBook.county()
    try book.issue("D1", to: "M03", "1500000")
    try book.record("loan.repay", "2018-06-01", ["guarantee": "D1", "amount": "1500000"])
    #expect(try book.issueRefusal("D2", to: "M03", "500000.01", on: "2018-03-01") != nil)
    #expect(try book.issueRefusal("D2", to: "M03", "500000", on: "2018-03-01") == nil)
  }

  @Test func `a size recorded for later does not weigh on an earlier day`() throws {
    let book = try TestBook.county()
    try book.issue("D1", to: "M01", "1000000")
    try book.record("party.update", "2018-06-01", ["party": "M01", "size": "large"])
    // On 1 March he is small, 75 % of 2,666,666.67; from June on large, and whole.
    #expect(
      try book.issueRefusal("D2", to: "M01", "1666666.67", on: "2018-03-01")
        == .customerLimit(
          ID("M01"), weighted: yuan("2666666.67"), netAssets: yuan("20000000"),
          limit: Rate(parsing: "10%"), room: yuan("1000000")))
    #expect(try book.issueRefusal("D2", to: "M01", "1000000", on: "2018-03-01") == nil)
    #expect(try book.portfolio.ownShare[.other] == yuan("2000000"))
    #expect(try book.portfolio.ownShare[.small] ?? .zero == .zero)
  }
}
