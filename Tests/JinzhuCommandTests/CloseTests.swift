import Foundation
import Testing

/// Closing, reopening, and templates.
struct CloseTests {
  @Test func `a year's close prints what it booked`() throws {
    let program = try Program.fund()
    try program.record(Program.issue)
    let before = try program.book()
    let dry = try program.run("close", "2018", "--dry-run", "--format", "json")
    #expect(try program.book() == before)
    let closed = try program.run("close", "2018", "--format", "json")
    #expect(closed.status == 0, "\(closed.words)")
    let measures = try #require(closed.output.json["measures"] as? [String: String])
    // Fee 7,000.00, half of it unearned; 1 % of 1,000,000.00 in force. The year makes a loss of
    // 7,000.00 − 3,500.00 − 10,000.00, of which nothing is set aside.
    #expect(
      measures == [
        "unearnedProvision": "3500.00", "compensationProvision": "10000.00", "profit": "-6500.00",
        "toSurplus": "0.00", "toGeneralRisk": "0.00",
      ])
    #expect((dry.output.json["measures"] as? [String: String]) == measures)
    #expect(dry.output.json["balances"] == nil)
    let balances = try #require(closed.output.json["balances"] as? [[String: String]])
    #expect(
      balances.contains { $0["role"] == "retainedEarnings" && $0["balance"] == "6500.00" })
    let locked = try program.run(
      "record", "capital.pay", "--date", "2018-12-31", "--member", "M01", "--amount", "1")
    #expect(locked.status == 1 && locked.words.contains("closed period 2018"))

    let reopened = try program.run(
      "close", "2018", "--reopen", "--reason", "漏记", "--format", "json")
    #expect(reopened.status == 0, "\(reopened.words)")
    #expect((reopened.output.json["measures"] as? [String: String])?["profit"] == "6500.00")
    let again = try program.run("close", "2018")
    #expect(again.status == 0 && again.output.contains("2018 closed"), "\(again.words)")
  }

  @Test func `a profit is set aside for the reserves`() throws {
    let program = try Program.fund()
    try program.record(
      #"{"kind":"voucher.post","date":"2018-06-30","debitAccount":"cash","creditAccount":"interestIncome","amount":"1000.00"}"#
    )
    let closed = try program.run("close", "2018", "--format", "json").output.json
    let measures = try #require(closed["measures"] as? [String: String])
    #expect(measures["profit"] == "1000.00")
    #expect(measures["toSurplus"] == "100.00" && measures["toGeneralRisk"] == "100.00")
    let text = try program.run("report", "balance-sheet", "--as-of", "2018-12-31", lang: "zh")
      .output
    #expect(text.contains("800.00"))
  }

  @Test func `a month is locked, in order, and nothing is booked`() throws {
    let program = try Program.fund()
    let closed = try program.run("close", "2018-01", lang: "zh")
    #expect(closed.status == 0 && closed.output.contains("2018-01 已锁定"), "\(closed.words)")
    let quarter = try program.run("close", "2018Q1")
    #expect(quarter.status == 1, "\(quarter.words)")
    let again = try program.run("close", "2018-01")
    #expect(again.status == 1, "\(again.words)")
    let unclosed = try program.run("close", "2018-03", "--reopen", "--reason", "x")
    #expect(unclosed.status == 1, "\(unclosed.words)")
  }

  @Test func `a template is a header that record takes, in either language`() throws {
    let program = try Program.fund()
    let english = try program.run("template", "capital.pay")
    #expect(
      english.output == "kind,date,member,amount,premium,bank,ref,memo,override,by,attachments\n")
    let chinese = try program.run("template", "capital.pay", lang: "zh")
    #expect(chinese.output.hasPrefix("\u{FEFF}事项,日期,股东,金额,溢价,银行,编号,摘要,例外理由,经办,附件\n"))
    for (lang, kind) in [("en", "capital.pay"), ("zh", "股东出资")] {
      let header = try program.run("template", "capital.pay", lang: lang).output
      try program.write(header + "\(kind),2018-02-01,M01,5,,,,,,,\n", to: "filled.csv")
      let recorded = try program.run("record", "filled.csv")
      #expect(recorded.status == 0, "\(lang): \(recorded.words)")
    }
  }

  @Test func `the lines of examples are understood`() throws {
    let program = try Program.fund()
    for lang in ["en", "zh"] {
      let made = try program.run(
        "template", "guarantee.issue", "loan.repay", "voucher.post", "--example", "--output",
        "t.csv", lang: lang)
      #expect(made.status == 0 && made.output == "")
      // Understood as to form: what is refused is refused by the books.
      let words = try program.run("record", "t.csv").words
      for form in ["has no field", "is missing", "no event kind", "is none of", "is not"] {
        #expect(!words.contains(form), "\(words)")
      }
    }
  }
}
