internal import Jinzhu
internal import JinzhuStore
internal import Testing

/// Reports that read the guarantees: in force, leverage, non-performing, concentration, business.
struct PortfolioReportTests {
  // 3 May 2019: D2 is 91 days overdue.
  private static let day = "2019-05-03"

  @Test func `the list in force shows what is owed and how late`() throws {
    let printed = try SmallFund.book().report("in-force", on: Self.day)
    #expect(
      printed.lines([
        "guarantee", "borrower", "obligor", "bank", "due", "balance", "ownShare", "class",
        "daysOverdue",
      ]) == [
        "D1 M01 M01 B01 2020-03-01 600000.00 600000.00 normal 0",
        "D2 F01 F01 B02 2019-02-01 500000.00 400000.00 substandard 91",
        "D4 M04 M04 B01 2020-01-10 100000.00 100000.00 normal 0",
      ])
    #expect(
      printed.lines(["bank", "count", "balance", "ownShare"], of: "banks") == [
        "B01 2 700000.00 700000.00", "B02 1 500000.00 400000.00",
      ])
    #expect(printed.measure("inForceCount") == "3")
    #expect(printed.measure("customers") == "3")
    #expect(printed.measure("inForceBalance") == "1200000.00")
    #expect(printed.measure("ownShare") == "1100000.00")
  }

  @Test func `leverage shows its rows, its limit and the room`() throws {
    let printed = try SmallFund.book().report("leverage", on: Self.day)
    #expect(
      printed.lines(["row", "customers", "balance", "ownShare", "weight", "weightedLiability"]) == [
        "farmer 1 500000.00 400000.00 0.75 300000.00",
        "small 2 700000.00 700000.00 0.75 525000.00", "other 0 0.00 0.00 1 0.00",
      ])
    #expect(printed.measure("netAssets") == "20013880.00")
    #expect(printed.measure("weightedLiability") == "825000.00")
    // 825,000 ÷ 20,013,880 and 1,100,000 ÷ 20,013,880.
    #expect(printed.measure("leverage") == "0.041221")
    #expect(printed.measure("unweightedMultiple") == "0.054962")
    #expect(printed.measure("leverageLimit") == "15")
    #expect(printed.measure("headroom") == "299383200.00")
    #expect(printed.measure("isBreached") == "false")
  }

  @Test func `what is kept by customer and bank equals the guarantees added up`() throws {
    try SmallFund.book().read { books, archive in
      let charter = try books.charter(on: books.today)
      let facts = { (code: ID<Party>) in try? books.party(code, on: books.today) }
      let kept = try Portfolio(
        exposures: archive.exposures(), weights: charter.weights, facts: facts)
      let added = try Portfolio(
        guarantees: archive.openGuarantees(asOf: books.today), weights: charter.weights,
        facts: facts)
      #expect(kept.customers == added.customers)
      #expect(kept.banks == added.banks)
      #expect(kept.totals == added.totals)
      #expect(kept.customers.count == 3)
    }
  }

  @Test func `without net assets the leverage is not applicable, and in breach`() throws {
    let printed = try TestBook().report("leverage", on: Self.day)
    #expect(printed.tree["measures"]?["leverage"] == .null)
    #expect(printed.measure("isBreached") == "true")
    #expect(printed.document.notes.contains { $0.en.hasPrefix("In breach: net assets of 0.00") })
  }

  @Test func `a breach is said in words, with its amount`() throws {
    let book = try TestBook.county(#""limits": {"leverage": 1, "enforce": "warn"}"#)
    try book.issue("D1", to: "M03", "30000000")
    let printed = try book.report("leverage", on: "2018-12-31")
    // 30,000,000.00 at the full weight on net assets of 20,000,000.00.
    #expect(printed.measure("leverage") == "1.500000")
    #expect(printed.measure("headroom") == "-10000000.00")
    #expect(printed.measure("isBreached") == "true")
    let words = printed.document.notes.first { $0.en.hasPrefix("In breach") }
    #expect(words?.en.contains("10,000,000.00 above the limit") == true)
    #expect(words?.zh.contains("超过上限 10,000,000.00 元") == true)
    let concentration = try book.report("concentration", on: "2018-12-31")
    #expect(concentration.column("isAboveLimit") == ["true"])
  }

  @Test func `the non-performing exposure is told by class, bank, borrower, year and age`() throws {
    let printed = try SmallFund.book().report("non-performing", on: Self.day)
    #expect(printed.measure("nonPerformingExposure") == "700000.00")
    #expect(printed.measure("nonPerformingRatio") == "0.500000")
    #expect(printed.measure("ownShareByClass", "substandard") == "400000.00")
    #expect(
      printed.lines(["class", "ownShare", "compensationBalance", "nonPerforming"]) == [
        "normal 700000.00 0.00 0.00", "specialMention 0.00 0.00 0.00",
        "substandard 400000.00 300000.00 700000.00", "doubtful 0.00 0.00 0.00",
        "loss 0.00 0.00 0.00",
      ])
    let columns = [
      "key", "count", "ownShare", "nonPerformingShare", "compensationBalance", "exposure", "ratio",
    ]
    #expect(
      printed.lines(columns, of: "banks") == [
        "B01 3 700000.00 0.00 300000.00 300000.00 0.300000",
        "B02 1 400000.00 400000.00 0.00 400000.00 1.000000",
      ])
    #expect(
      printed.lines(columns, of: "borrowers") == [
        "F01 1 400000.00 400000.00 0.00 400000.00 1.000000",
        "M02 1 0.00 0.00 300000.00 300000.00 1.000000",
      ])
    #expect(
      printed.lines(columns, of: "years") == [
        "2018 3 1000000.00 400000.00 300000.00 700000.00 0.538462",
        "2019 1 100000.00 0.00 0.00 0.00 0.000000",
      ])
    #expect(
      printed.lines(["age", "compensationBalance"], of: "ageing") == [
        "underOneYear 300000.00", "oneToTwoYears 0.00", "twoYearsOrMore 0.00",
      ])
    #expect(printed.document.notes.contains { $0.en.contains("the product's own") })
  }

  @Test func `the day before, the loan is special mention`() throws {
    let printed = try SmallFund.book().report("non-performing", on: "2019-05-02")
    #expect(printed.measure("nonPerformingExposure") == "300000.00")
    #expect(printed.measure("ownShareByClass", "specialMention") == "400000.00")
  }

  @Test func `concentration ranks customers and groups, and lists members with 5 %`() throws {
    let printed = try SmallFund.book().report("concentration", on: Self.day)
    #expect(
      printed.lines(["rank", "party", "weightedLiability", "part", "isAboveLimit"]) == [
        "1 M01 450000.00 0.022484 false", "2 F01 300000.00 0.014990 false",
        "3 M04 75000.00 0.003747 false",
      ])
    #expect(
      printed.lines(["members", "weightedLiability"], of: "groups") == ["F01 M03 300000.00"])
    #expect(printed.measure("largestCustomer") == "0.022484")
    #expect(printed.measure("largestRelated") == "0.014990")
    #expect(printed.measure("topTen") == "1.000000")
    // M04 holds exactly 5 % of the capital.
    #expect(
      printed.lines(["party", "guarantee", "capitalPart"], of: "shareholders") == [
        "M01 D1 0.400000", "M04 D4 0.050000",
      ])
    #expect(printed.rows("controllers").isEmpty)
  }

  @Test func `business rolls the book forward by number and amount`() throws {
    let book = try SmallFund.book()
    let first = try book.report("business", period: "2018")
    #expect(
      first.lines(["item", "count", "balance", "ownShare"]) == [
        "start 0 0.00 0.00", "issued 3 1800000.00 1700000.00", "repaid 0 400000.00 400000.00",
        "released 0 0.00 0.00", "compensated 1 300000.00 300000.00",
        "end 2 1100000.00 1000000.00",
      ])
    #expect(first.measure("compensatedCount") == "1")
    #expect(first.measure("compensatedShare") == "300000.00")
    #expect(first.measure("isReconciled") == "true")
    let second = try book.report("business", on: Self.day)
    #expect(
      second.lines(["item", "count", "balance"]) == [
        "start 2 1100000.00", "issued 1 100000.00", "repaid 0 0.00", "released 0 0.00",
        "compensated 0 0.00", "end 3 1200000.00",
      ])
  }

  @Test func `the rates of a year without releases are not applicable`() throws {
    let book = try SmallFund.book()
    let quiet = try book.report("rates", on: Self.day)
    for name in ["compensationRate", "compensationRateWithInterest", "lossRate", "lossRateNet"] {
      #expect(quiet.tree["measures"]?[name] == .null, "\(name)")
    }
    #expect(quiet.measure("recoveryRate") == "0.000000")
    #expect(quiet.measure("openingCompensationBalance") == "300000.00")
    // 300,000 of 700,000 released in 2018; 1,800,000 issued since founding, three customers.
    let year = try book.report("rates", on: "2018-12-31")
    #expect(year.measure("compensationRate") == "0.428571")
    #expect(year.measure("issuedSinceFounding") == "1800000.00")
    #expect(year.measure("customersServed") == "3")
  }

  @Test func `members add up to net assets`() throws {
    let printed = try SmallFund.book().report("members", on: Self.day)
    // 13,880.00 over 8 : 6 : 5 : 1.
    #expect(printed.tree["members"]?["M01"]?["shareOfReservesAndResult"]?.text == "5552.00")
    #expect(printed.tree["members"]?["M04"]?["equity"]?.text == "1000694.00")
    #expect(printed.measure("isReconciled") == "true")
  }

  @Test func `adequacy says which limits are met, and what reserves lack`() throws {
    let printed = try SmallFund.book().report("adequacy", on: Self.day)
    #expect(
      printed.lines(["measure", "relation", "limit", "isMet"], of: "limits") == [
        "leverage ≤ 15 true", "largestCustomer ≤ 0.1 true", "largestRelated ≤ 0.15 true",
        "capitalToAssets ≥ 0.6 true", "gradeI ≥ 0.2 true", "gradeIandII ≥ 0.7 true",
        "gradeIII ≤ 0.3 true", "paidInCapital ≥ 20000000.00 true", "otherInvestments  - -",
      ])
    // No fees in the twelve months up to 3 May 2019 (the fee is of 1 March 2018); 1 % of 1,100,000.
    #expect(
      printed.lines(["role", "held", "required", "ratio"], of: "reserves") == [
        "unearnedReserve 0.00 0.00 -", "compensationReserve 0.00 11000.00 0.000000",
      ])
  }

  @Test func `adequacy says headroom, verdict and the rule of the day`() throws {
    let book = try SmallFund.book()
    let printed = try book.report("adequacy", on: Self.day)
    // 15 × 20,013,880 − 825,000; 10 % and 15 % of 20,013,880 less 450,000 and 300,000.
    #expect(
      printed.lines(["measure", "headroom", "verdict"], of: "limits").prefix(3) == [
        "leverage 299383200.00 within", "largestCustomer 1551388.00 within",
        "largestRelated 2702082.00 within",
      ])
    // Exactly the floor is kept, and near.
    #expect(
      printed.lines(["measure", "headroom", "verdict"], of: "limits").suffix(2) == [
        "paidInCapital 0.00 near", "otherInvestments - none",
      ])
    #expect(printed.column("verdict", of: "reserves") == ["within", "pending"])
    #expect(printed.measure("verdict") == "near")
    let rules = printed.rows("workings").filter { $0["item"]?.text == "rule" }
    #expect(rules.first?["words"]?.text?.contains("from 2017-10-01") == true)
    // Before 2 April 2018 a liability counted whole, and assets had no tests.
    let before = try book.report("adequacy", on: "2018-04-01")
    // 1,000,000 and 80 % of 500,000 are in force.
    #expect(before.measure("regulatoryLiability") == "1400000.00")
    // The interim rules allowed other investments of 20 % of net assets, until that day.
    #expect(
      before.lines(["measure", "limit", "verdict"], of: "limits").last
        == "otherInvestments 0.2 within")
    #expect(before.column("verdict", of: "limits")[3...6] == ["none", "none", "none", "none"])
    #expect(before.column("date", of: "trend") == ["2018-03-31", "2018-04-01"])
  }

  @Test func `without net assets every line that can be is in breach or says nothing`() throws {
    let printed = try TestBook().report("adequacy", on: Self.day)
    #expect(printed.column("verdict", of: "limits").first == "breached")
    #expect(printed.rows("rates").allSatisfy { $0["value"] == .null })
    #expect(printed.measure("verdict") == "breached")
  }

  @Test func `the exposure rolls forward by cause, month by month`() throws {
    let book = try SmallFund.book()
    let year = try book.report("roll-forward", period: "2018")
    // D3 is compensated on 1 December with 300,000; it fell due on 1 November, and on 30 November is
    // special mention: new in December. The call on the group is no recovery.
    #expect(
      year.lines(["item", "loans", "compensationBalance", "exposure"]) == [
        "opening 0.00 0.00 0.00", "new 300000.00 0.00 300000.00", "cured 0.00 0.00 0.00",
        "ended 0.00 0.00 0.00", "compensated -300000.00 300000.00 0.00",
        "charged 0.00 0.00 0.00", "recovered 0.00 0.00 0.00", "claimed 0.00 0.00 0.00",
        "taken 0.00 0.00 0.00", "writtenOff 0.00 0.00 0.00",
      ])
    #expect(year.measure("closing") == "300000.00")
    // D2 is 91 days overdue on 3 May 2019.
    let next = try book.report("roll-forward", period: "2019-01-01..2019-05-03")
    #expect(next.measure("opening") == "300000.00")
    #expect(next.measure("closing") == "700000.00")
    #expect(next.lines(["item", "exposure"])[1] == "new 400000.00")
    for printed in [year, next] { #expect(printed.measure("isReconciled") == "true") }
  }

  @Test func `what is paid, repaid, recovered and written off leaves the exposure by its row`()
    throws
  {
    let book = try SmallFund.book()
    try book.record("loan.repay", "2019-05-10", ["guarantee": "D2", "amount": "100000"])
    try book.record("recovery.receive", "2019-05-11", ["guarantee": "D3", "amount": "50000"])
    try book.record(
      "joint.pay", "2019-05-12", ["guarantee": "D3", "member": "M01", "amount": "20000"])
    try book.record("loss.writeOff", "2019-05-13", ["guarantee": "D3", "amount": "150000"])
    try book.record(
      "default.compensate", "2019-05-14",
      ["guarantee": "D2", "principal": "100000", "interest": "1000"])
    let printed = try book.report("roll-forward", period: "2019-05")
    // D2 is substandard from 3 May on: 400,000 new by 80,000 repaid later in the month and 80,000
    // paid for it: at the end 240,000 are in force. It was not bad at the start of the month, so what
    // was repaid never counts: 240,000 + 80,000 are new.
    #expect(
      printed.lines(["item", "loans", "compensationBalance"]) == [
        "opening 0.00 300000.00", "new 320000.00 0.00", "cured 0.00 0.00", "ended 0.00 0.00",
        "compensated -80000.00 80000.00", "charged 0.00 800.00", "recovered 0.00 -70000.00",
        "claimed 0.00 0.00", "taken 0.00 0.00", "writtenOff 0.00 -150000.00",
      ])
    #expect(printed.measure("closing") == "400800.00")
    #expect(printed.measure("isReconciled") == "true")
  }

  @Test func `what was finished in one month moves nothing in the next`() throws {
    let book = try TestBook.county()
    try book.issue("D1", to: "M01", "100000", ["due": "2018-06-01"])
    try book.record("default.compensate", "2018-07-10", ["guarantee": "D1", "principal": "100000"])
    try book.record(
      "recovery.receive", "2018-08-05", ["guarantee": "D1", "amount": "100000", "ref": "back"])
    let columns = ["item", "loans", "compensationBalance"]
    let rows = [
      "opening 0.00 0.00", "new 100000.00 0.00", "cured 0.00 0.00", "ended 0.00 0.00",
      "compensated -100000.00 100000.00", "charged 0.00 0.00", "recovered 0.00 -100000.00",
      "claimed 0.00 0.00", "taken 0.00 0.00", "writtenOff 0.00 0.00",
    ]
    for period in ["2018", "2018Q3", "2018-07-01..2018-08-31"] {
      #expect(try book.report("roll-forward", period: period).lines(columns) == rows, "\(period)")
    }
    // The recovery is taken back in October: 100,000 are open again, in that month.
    try book.record("event.reverse", "2018-10-09", ["event": "back", "reason": "退票"])
    let year = try book.report("roll-forward", period: "2018")
    #expect(year.lines(columns)[6] == "recovered 0.00 0.00")
    #expect(year.lines(columns)[1] == "new 100000.00 0.00")
    #expect(year.measure("closing") == "100000.00")
    let october = try book.report("roll-forward", period: "2018-10")
    #expect(october.lines(columns)[6] == "recovered 0.00 100000.00")
    #expect(october.lines(columns)[4] == "compensated 0.00 0.00")
  }

  @Test func `receivables age by whole years, a leap day among them`() throws {
    let book = try TestBook.county()
    try book.issue("D1", to: "M01", "100000", on: "2019-03-01", ["due": "2020-02-01"])
    try book.record("default.compensate", "2020-02-29", ["guarantee": "D1", "principal": "100000"])
    func age(_ day: String) throws -> [String] {
      try book.report("ageing", on: day).column("age", of: "receivables")
    }
    // A year after 29 February 2020 is 28 February 2021, two years 28 February 2022.
    #expect(try age("2021-02-27") == ["underOneYear"])
    #expect(try age("2021-02-28") == ["oneToTwoYears"])
    #expect(try age("2022-02-27") == ["oneToTwoYears"])
    #expect(try age("2022-02-28") == ["twoYearsOrMore"])
  }

  @Test func `sizes, amounts and regions add up to the total`() throws {
    let book = try SmallFund.book()
    try book.record(
      "party.update", "2019-01-01", ["party": "F01", "idNumber": "361129198001011234"])
    try book.record(
      "party.update", "2019-01-01", ["party": "M01", "idNumber": "91361129MA35XXXX0A"])
    let printed = try book.report("non-performing", on: Self.day)
    #expect(
      printed.lines(["key", "exposure"], of: "sizes") == [
        "farmer 400000.00", "micro 0.00", "small 300000.00",
      ])
    #expect(
      printed.lines(["key", "count", "exposure"], of: "regions") == [
        "361129 2 400000.00", "unknown 2 300000.00",
      ])
    #expect(printed.lines(["count", "exposure"], of: "amounts") == ["4 700000.00"])
  }
}
