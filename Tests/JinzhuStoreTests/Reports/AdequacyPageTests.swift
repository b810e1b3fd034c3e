internal import Foundation
internal import Jinzhu
internal import JinzhuStore
internal import Testing

/// The page of adequacy: worked out by hand, and the same figure everywhere on a day.
struct AdequacyPageTests {
  @Test(
    .enabled(if: WorkedExample.isThere, "SKIPPED: ../shared/reference is absent; set JINZHU_SHARED")
  )
  func `the worked example on its last day`() throws {
    let book = try WorkedExample.book()
    let page = try book.report("adequacy", on: "2019-12-31", now: "2020-06-30T04:00:00Z")
    // Assets: 17,936,019.10 + 2,200,000.00 + 8,820.83 = 20,144,839.93; owed: 150,000.00 to the group
    // and a reserve of 12,400.00; net assets 19,982,439.93. Weighted: 75 % of 999,999.99 and of
    // 240,000.00, each to the fen: 749,999.99 + 180,000.00.
    #expect(page.measure("netAssets") == "19982439.93")
    #expect(page.measure("weightedLiability") == "929999.99")
    #expect(page.measure("regulatoryLiability") == nil)
    #expect(
      page.lines(["measure", "value", "limit", "headroom", "verdict"], of: "limits") == [
        // 15 × 19,982,439.93 = 299,736,598.95.
        "leverage 0.046541 15 298806598.96 within",
        // A tenth is 1,998,243.99; fifteen parts of a hundred are 2,997,365.98.
        "largestCustomer 0.037533 0.1 1248244.00 within",
        "largestRelated 0.009008 0.15 2817365.98 within",
        // 19,994,839.93 with the reserve; 60 % of assets are 12,086,903.96, rounded up.
        "capitalToAssets 0.992554 0.6 7907935.97 within",
        // 20,136,019.10 of 20,144,839.93: there is no compensation balance to take out. 20 % are
        // 4,028,967.99, 70 % are 14,101,387.96, 30 % are 6,043,451.97.
        "gradeI 0.999562 0.2 16107051.11 within",
        "gradeIandII 0.999562 0.7 6034631.14 within",
        "gradeIII 0.000000 0.3 6043451.97 within",
        "paidInCapital 20000000.01 20000000.00 0.01 near",
        "otherInvestments 0.000000 - - none",
      ])
    // No fees in 2019; 1 % of 1,239,999.99 is 12,400.00, and 10 % are far off.
    #expect(
      page.lines(["role", "held", "required", "verdict"], of: "reserves") == [
        "unearnedReserve 0.00 0.00 within", "compensationReserve 12400.00 12400.00 within",
      ])
    // 1,333,333.34 and with interest 1,375,209.88 of 2,833,333.34 released; 1,206,555.55 recovered;
    // 450,000.03 written off, 131,345.70 of it restored.
    #expect(
      page.lines(["measure", "value"], of: "rates") == [
        "compensationRate 0.470588", "compensationRateWithInterest 0.485368",
        "recoveryRate 0.877361", "lossRate 0.158824", "lossRateNet 0.112466",
        "provisionCoverage -", "nonPerformingRatio 1.000000",
      ])
    #expect(page.column("date", of: "trend").count == 8)
    #expect(page.measure("verdict") == "near")
  }

  /// 75 % of 1,000,000.00 and of 80 % of 500,000.00 by the charter; whole by the rule, until the day
  /// that has a weight.
  @Test(arguments: [("2018-04-01", "1400000.00"), ("2018-04-02", "1050000.00")])
  func `leverage, adequacy and the forms do not contradict each other`(
    day: String, ruled: String
  ) throws {
    let book = try SmallFund.book()
    let (leverage, page) = (
      try book.report("leverage", on: day), try book.report("adequacy", on: day)
    )
    let isSame = ruled == "1050000.00"
    #expect(leverage.measure("weightedLiability") == "1050000.00")
    #expect(leverage.measure("regulatoryLiability") == (isSame ? nil : ruled))
    #expect(page.measure("weightedLiability") == (isSame ? ruled : nil))
    #expect(page.measure("regulatoryLiability") == (isSame ? nil : ruled))
    #expect(
      page.document.notes.contains { $0.en.contains("1,050,000.00") && $0.en.contains(" two ") }
        == !isSame)
    let filed = try book.read { books, archive in
      let period = try Period(parsing: "\(day)..\(day)")
      let basis = FilingBasis(
        Snapshot(books: books, archive: archive, day: period.last), period: period)
      return try basis.value(of: CellName("indicators", "2.1", "C")).machine
    }
    #expect(filed == ruled)
    // What stands alone on the page is what its first line says.
    let line = try #require(page.rows("limits").first)
    let names =
      isSame ? ("headroom", "leverageLimit") : ("regulatoryHeadroom", "regulatoryLimit")
    #expect(page.measure(names.0) == line["headroom"]?.text)
    #expect(page.measure("regulatoryLeverage") == (isSame ? nil : line["value"]?.text))
    #expect(leverage.measure(names.0) == line["headroom"]?.text)
    #expect(leverage.tree["measures"]?[names.1] == line["limit"])
    let rule = page.rows("workings").first { $0["item"]?.text == "rule" }
    #expect(
      rule?["words"]?.text?.contains(isSame ? "from 2018-04-02" : "counts whole") == true)
  }

  @Test func `every line of the sheet says formula, inputs and rule`() throws {
    let page = try SmallFund.book().report("adequacy", on: "2019-05-03")
    let sheet = try #require(page.document.sheet)
    #expect(sheet.main.rows.count == 9 + 2 + 7)
    #expect(sheet.strip.count == 9)
    let rules = try #require(sheet.notes.first).en
    for row in sheet.main.rows {
      guard case .term(_, let workings) = row[6] else {
        Issue.record("no workings in \(row)")
        continue
      }
      #expect(workings.en.contains("; ") && workings.zh.contains("；"))
      if case .text(let mark) = row[7] { #expect(rules.contains("\(mark) ")) }
    }
    // Limits and reserves stand under a rule; rates do not, but for the product's own.
    #expect(
      sheet.main.rows.map { $0[7] != .none }
        == Array(repeating: true, count: 11) + Array(repeating: false, count: 6) + [true])
  }

  @Test func `a charter stricter than the rule of reserves is named`() throws {
    let book = try TestBook.county(#""reserves": {"unearned": "60%"}"#)
    try book.issue(
      "D1", to: "M01", "1000000", on: "2019-03-01", ["feeRate": "7‰", "due": "2020-03-01"])
    let page = try book.report("adequacy", on: "2019-05-03")
    let rules = page.rows("workings").filter { $0["item"]?.text == "rule" }
    let unearned = rules.first { $0["measure"]?.text == "unearnedReserve" }
    #expect(unearned?["words"]?.text?.contains("reserves.unearned") == true)
    let compensation = rules.first { $0["measure"]?.text == "compensationReserve" }
    #expect(compensation?["words"]?.text?.contains("the charter's") == false)
  }
}
