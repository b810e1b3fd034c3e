internal import Jinzhu
internal import Testing

/// Accounts as people write them: by role, and by the codes and names of the fund's own chart.
struct AccountNameTests {
  // The same code is one account in one chart and another in the other.
  @Test(arguments: [
    ("1002", Account.cash, Account.cash), ("1122", .feeReceivable, .interestReceivable),
    ("1201", .compensationReceivable, .feeReceivable), ("4101", .surplusReserve, .feeIncome),
    ("operatingExpense", .operatingExpense, .operatingExpense),
  ])
  func `a code is of the chart, a role of none`(
    text: String, cas: Account, y2005: Account
  ) throws {
    #expect(try Account(named: text, in: .cas) == cas)
    #expect(try Account(named: text, in: .y2005) == y2005)
  }

  @Test func `what is in the other chart alone is unknown`() throws {
    for (text, chart, other) in [
      ("6601", Chart.cas, Chart.y2005), ("4501", .y2005, .cas), ("库存现金", .cas, .y2005),
      ("现金", .y2005, .cas),
    ] {
      _ = try Account(named: text, in: chart)
      #expect(throws: Refusal.unknownAccount(text)) { try Account(named: text, in: other) }
    }
  }

  @Test func `every code and name of a chart is one account's`() throws {
    for chart in Chart.allCases {
      for account in Account.allCases {
        let entry = account.entry(in: chart)
        #expect(try Account(named: entry.code, in: chart) == account)
        #expect(try Account(named: entry.name.zh, in: chart) == account)
      }
    }
  }

  @Test func `vouchers, assertions and openings read codes by the chart`() throws {
    let post = try Submission(
      reading: [
        ("kind", .text("voucher.post")), ("date", .text("2018-01-05")),
        ("debitAccount", .text("4501")), ("creditAccount", .text("1002")), ("amount", .text("5")),
      ], in: .y2005)
    let role = try Submission(reading: [
      ("kind", .text("voucher.post")), ("date", .text("2018-01-05")),
      ("debitAccount", .text("operatingExpense")), ("creditAccount", .text("cash")),
      ("amount", .text("5")),
    ])
    #expect(post == role)
    let opening = try Submission(
      reading: [
        ("kind", .text("book.open")), ("date", .text("2018-01-05")),
        (
          "balances",
          .list([
            .record([.init("account", .text("1002")), .init("debit", .text("5"))]),
            .record([.init("account", .text("3122")), .init("credit", .text("5"))]),
          ])
        ),
      ], in: .y2005)
    #expect(JSONWriter.text(opening.fields.tree).contains("surplusReserve"))
  }
}
