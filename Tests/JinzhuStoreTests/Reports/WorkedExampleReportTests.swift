internal import Jinzhu
internal import JinzhuStore
internal import Testing

/// The worked example as `jinzhu report` prints it, on its three days, to the digit.
@Suite(
  .enabled(
    if: WorkedExample.isThere,
    "the worked example is not there: put the shared reference beside the repository"))
struct WorkedExampleReportTests {
  private func report(_ name: String, on day: String) throws -> Printed {
    try WorkedExample.book().report(name, on: day, now: "2020-06-30T04:00:00Z")
  }

  @Test(arguments: WorkedExample.days)
  func `every measure is as expected`(day: String) throws {
    let printed = try report("measures", on: day)
    let expected = try WorkedExample.expected(on: day, "measures")
    #expect(expected.keys.count == 27)
    for name in expected.keys {
      #expect(printed.tree["measures"]?[name] == expected[name], "\(name)")
    }
  }

  @Test(arguments: WorkedExample.days)
  func `every member is as expected`(day: String) throws {
    let printed = try report("members", on: day)
    let expected = try WorkedExample.expected(on: day, "members")
    #expect(printed.tree["members"]?.keys == expected.keys)
    for member in expected.keys {
      for name in expected[member]?.keys ?? [] {
        #expect(
          printed.tree["members"]?[member]?[name] == expected[member]?[name], "\(member) \(name)")
      }
    }
    #expect(printed.measure("isReconciled") == "true")
  }

  @Test(arguments: WorkedExample.days)
  func `the trial balance is as expected, and balances`(day: String) throws {
    let printed = try report("trial-balance", on: day)
    let expected = try WorkedExample.expected(on: day, "trialBalance")
    var found: [String: String] = [:]
    for row in printed.rows() where row["closing"]?.text != "0.00" {
      found[row["role"]?.text ?? ""] = row["closing"]?.text
    }
    let stated = expected.keys.map { ($0, expected[$0]?.text ?? "") }
    #expect(found == Dictionary(uniqueKeysWithValues: stated))
    #expect(printed.measure("isBalanced") == "true")
    #expect(printed.measure("memoIsBalanced") == "true")
  }

  @Test(arguments: WorkedExample.days)
  func `the balance sheet balances at net assets`(day: String) throws {
    let printed = try report("balance-sheet", on: day)
    #expect(printed.measure("isBalanced") == "true")
    let netAssets = try WorkedExample.expected(on: day, "measures")["netAssets"]?.text
    #expect(printed.measure("netAssets") == netAssets)
    #expect(printed.measure("equity") == netAssets)
  }

  @Test func `the year's business rolls forward, and its flows add up`() throws {
    let printed = try WorkedExample.book().report(
      "business", period: "2019", now: "2020-06-30T04:00:00Z")
    // Repaid D2018-001 in full; compensated D2018-002, 80 % of 1,666,666.68 = 1,333,333.34.
    #expect(
      printed.lines(["item", "count", "balance", "ownShare"]) == [
        "start 4 4466666.67 4073333.33", "issued 0 0.00 0.00", "repaid 1 1500000.00 1500000.00",
        "released 0 0.00 0.00", "compensated 1 1666666.68 1333333.34",
        "end 2 1299999.99 1239999.99",
      ])
    #expect(printed.measure("compensatedCount") == "1")
    #expect(printed.measure("interest") == "52345.67")
    // 80 % of 52,345.67 = 41,876.536.
    #expect(printed.measure("interestShare") == "41876.54")
    #expect(printed.measure("writtenOff") == "450000.03")
    #expect(printed.measure("isReconciled") == "true")
  }

  @Test func `the income statement leaves the close out and shows what members carried`() throws {
    let printed = try WorkedExample.book().report(
      "income", period: "2018", now: "2020-06-30T04:00:00Z")
    let rows = printed.lines(["role", "amount"])
    #expect(rows.contains("interestIncome 312500.00"))
    #expect(rows.contains("operatingExpense 36000.00"))
    // Fees 28,194.25: half of it less the re-guarantor's 1,200.00 is unearned; 1 % of 4,073,333.33.
    #expect(rows.contains("unearnedProvision 13497.13"))
    #expect(rows.contains("compensationProvision 40733.33"))
    #expect(printed.measure("netProfit") == "249263.79")
    #expect(printed.measure("lossesCarriedByMembers") == "0.00")
    let second = try WorkedExample.book().report(
      "income", period: "2019", now: "2020-06-30T04:00:00Z")
    // What members carry at the end, 267,921.00, and the 10,000.00 that M04 has paid in.
    #expect(second.measure("lossesCarriedByMembers") == "277921.00")
  }
}
