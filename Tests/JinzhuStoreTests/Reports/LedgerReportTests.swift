internal import Jinzhu
internal import JinzhuStore
internal import Testing

/// Reports that read the entries: trial balance, statements, journal, ledger.
struct LedgerReportTests {
  @Test func `red entries reduce the turnover of their side`() throws {
    let printed = try SmallFund.book().report("trial-balance", period: "2018")
    let columns = ["role", "opening", "debit", "credit", "closing"]
    #expect(
      printed.lines(columns) == [
        "cash 0.00 20000000.00 300120.00 19699880.00",
        "feeReceivable 0.00 14000.00 0.00 14000.00",
        "compensationReceivable 0.00 300000.00 100000.00 200000.00",
        "jointReceivable 0.00 100000.00 0.00 100000.00",
        "paidInCapital 0.00 0.00 20000000.00 -20000000.00",
        "interestIncome 0.00 0.00 30.00 -30.00", "feeIncome 0.00 0.00 14000.00 -14000.00",
        "operatingExpense 0.00 100.00 0.00 100.00", "otherExpense 0.00 50.00 0.00 50.00",
        "inForce 0.00 1700000.00 700000.00 1000000.00",
        "inForceContra 0.00 700000.00 1700000.00 -1000000.00",
      ])
    #expect(printed.measure("debit") == "20414150.00")
    #expect(printed.measure("credit") == "20414150.00")
    #expect(printed.measure("debitBalances") == "20014030.00")
    #expect(printed.measure("isBalanced") == "true")
    #expect(printed.measure("memoDebit") == "2400000.00")
    #expect(printed.measure("memoIsBalanced") == "true")
  }

  @Test func `the opening is 1 January of the day's year, or the period's start`() throws {
    let book = try SmallFund.book()
    let year = try book.report("trial-balance", on: "2019-05-03")
    #expect(year.lines(["role", "opening", "closing"]).first == "cash 19699880.00 19699880.00")
    let month = try book.report("trial-balance", period: "2018-12")
    #expect(
      month.lines(["role", "opening", "debit", "credit"]).first
        == "cash 20000000.00 0.00 300120.00")
  }

  @Test func `detail gives a row to every sub-account that moved or holds`() throws {
    let printed = try SmallFund.book().report("trial-balance", period: "2018") {
      $0.isDetailed = true
    }
    let rows = printed.lines(["role", "party", "guarantee", "debit", "credit", "closing"])
    #expect(rows.contains("jointReceivable M01 D3 50000.00 0.00 50000.00"))
    #expect(rows.contains("jointReceivable M03 D3 50000.00 0.00 50000.00"))
    #expect(rows.contains("paidInCapital M04 - 0.00 1000000.00 -1000000.00"))
    #expect(rows.contains("inForce - D3 300000.00 300000.00 0.00"))
    #expect(printed.measure("isBalanced") == "true")
  }

  @Test func `closing entries are there unless left out`() throws {
    let book = try SmallFund.book()
    try book.record("period.close", "2018-12-31", ["period": "2018"])
    func closings(_ before: Bool) throws -> [String: String] {
      let printed = try book.report("trial-balance", period: "2018") { $0.isBeforeClosing = before }
      #expect(printed.measure("isBalanced") == "true")
      return Dictionary(
        uniqueKeysWithValues: zip(printed.column("role"), printed.column("closing")))
    }
    #expect(try closings(false)["feeIncome"] == "0.00")
    #expect(try closings(true)["feeIncome"] == "-14000.00")
    // Half of 14,000.00, and 1 % of 1,000,000.00 in force, are provided: a loss of 3,120.00.
    #expect(try closings(false)["retainedEarnings"] == "3120.00")
    #expect(try closings(true)["retainedEarnings"] == nil)
    let income = try book.report("income", period: "2018")
    #expect(income.measure("netProfit") == "-3120.00")
  }

  @Test func `the income statement comes down to the net profit`() throws {
    let printed = try SmallFund.book().report("income", period: "2018")
    #expect(
      printed.lines(["section", "role", "amount", "yearToDate"]) == [
        "guaranteeIncome feeIncome 14000.00 14000.00", "interest interestIncome 30.00 30.00",
        "operations operatingExpense 100.00 100.00", "other otherExpense 50.00 50.00",
      ])
    #expect(printed.measure("guaranteeProfit") == "14000.00")
    #expect(printed.measure("operatingProfit") == "13930.00")
    #expect(printed.measure("profitBeforeTax") == "13880.00")
    #expect(printed.measure("netProfit") == "13880.00")
    let quarter = try SmallFund.book().report("income", period: "2018Q4")
    #expect(quarter.lines(["role", "amount", "yearToDate"]).first == "feeIncome 0.00 14000.00")
    #expect(quarter.measure("netProfit") == "-120.00")
  }

  @Test func `the balance sheet balances with the result not yet closed`() throws {
    let printed = try SmallFund.book().report("balance-sheet", on: "2018-12-31")
    #expect(
      printed.lines(["role", "opening", "closing"], of: "assets") == [
        "cash 0.00 19699880.00", "feeReceivable 0.00 14000.00",
        "compensationReceivable 0.00 200000.00", "jointReceivable 0.00 100000.00",
      ])
    #expect(
      printed.lines(["role", "closing"], of: "equity") == [
        "paidInCapital 20000000.00", "runningResult 13880.00",
      ])
    #expect(printed.measure("netAssets") == "20013880.00")
    #expect(printed.measure("isBalanced") == "true")
  }

  @Test func `the journal prints vouchers, and marks red ones`() throws {
    let printed = try SmallFund.book().report("journal", period: "2018-12")
    #expect(
      printed.lines(["date", "kind", "role", "party", "guarantee", "debit", "credit", "red"]) == [
        "2018-12-01 default.compensate compensationReceivable - D3 300000.00 - false",
        "2018-12-01 default.compensate inForceContra - - 300000.00 - false",
        "2018-12-01 default.compensate cash - - - 300000.00 false",
        "2018-12-01 default.compensate inForce - D3 - 300000.00 false",
        "2018-12-10 joint.call jointReceivable M01 D3 50000.00 - false",
        "2018-12-10 joint.call jointReceivable M03 D3 50000.00 - false",
        "2018-12-10 joint.call compensationReceivable - D3 - 100000.00 false",
        "2018-12-20 voucher.post operatingExpense - - 100.00 - false",
        "2018-12-20 voucher.post otherExpense - - 50.00 - false",
        "2018-12-20 voucher.post cash - - - 120.00 false",
        "2018-12-20 voucher.post interestIncome - - - 30.00 false",
        "2018-12-21 capital.pay cash - - 1000.00 - false",
        "2018-12-21 capital.pay paidInCapital M04 - - 1000.00 false",
        "2018-12-22 event.reverse cash - - -1000.00 - true",
        "2018-12-22 event.reverse paidInCapital M04 - - -1000.00 true",
      ])
    #expect(printed.measure("debit") == "400150.00")
    #expect(printed.measure("credit") == "400150.00")
    #expect(printed.measure("memoDebit") == "300000.00")
    #expect(printed.measure("entries") == "5")
  }

  @Test func `a ledger runs from its opening to its closing, with the counter-account`() throws {
    let printed = try SmallFund.book().report("ledger", period: "2018-12") { $0.account = .cash }
    #expect(
      printed.lines(["date", "counterAccount", "debit", "credit", "balance", "red"]) == [
        "2018-12-01 compensationReceivable - 300000.00 19700000.00 false",
        "2018-12-20 multiple - 120.00 19699880.00 false",
        "2018-12-21 paidInCapital 1000.00 - 19700880.00 false",
        "2018-12-22 paidInCapital -1000.00 - 19699880.00 true",
      ])
    #expect(printed.measure("opening") == "20000000.00")
    #expect(printed.measure("debit") == "0.00")
    #expect(printed.measure("credit") == "300120.00")
    #expect(printed.measure("closing") == "19699880.00")
  }

  @Test func `a ledger is narrowed to a party or a guarantee`() throws {
    let book = try SmallFund.book()
    let called = try book.report("ledger", on: "2019-05-03") {
      $0.account = .jointReceivable
      $0.party = ID("M01")
    }
    #expect(called.measure("opening") == "50000.00")
    #expect(called.rows().isEmpty)
    #expect(called.measure("closing") == "50000.00")
    let claim = try book.report("ledger", period: "2018") {
      $0.account = .compensationReceivable
      $0.guarantee = ID("D3")
    }
    #expect(
      claim.lines(["guarantee", "counterAccount", "debit", "credit", "balance"]) == [
        "D3 cash 300000.00 - 300000.00", "D3 jointReceivable - 100000.00 200000.00",
      ])
  }

  @Test func `a ledger without an account is refused`() throws {
    #expect(throws: Refusal.fieldMissing("account")) {
      try SmallFund.book().report("ledger", period: "2018")
    }
  }
}
