import Foundation
import Testing

/// Statements, risk sharing, what-if, leaving, and what is under a figure.
struct RiskTests {
  /// M01's loan of a million is in force, with a deposit.
  private static func fund() throws -> Program {
    let program = try Program.fund()
    try program.record(
      Program.issue
        + #"{"kind":"deposit.receive","date":"2018-02-01","guarantee":"D1","amount":"50000.00"}"#
        + "\n")
    return program
  }

  @Test func `a statement comes in every format, for one, for all and for the fund`() throws {
    let program = try Self.fund()
    for lang in ["en", "zh"] {
      let text = try program.run("statement", "M02", "--period", "2018", lang: lang)
      #expect(text.status == 0 && text.words == "", "\(text.words)")
      #expect(text.output.contains(lang == "en" ? "Equity over time" : "历年权益"))
    }
    let json = try program.run("statement", "M02", "--as-of", "2018-12-31", "--format", "json")
      .output.json
    #expect(json["report"] as? String == "statement")
    #expect(json["period"] as? String == "2018")
    #expect((json["measures"] as? [String: Any])?["paidInCapital"] as? String == "6000000.00")
    let fund = try program.run("statement", "--fund", "--format", "json").output.json
    #expect((fund["measures"] as? [String: Any])?["isReconciled"] as? Bool == true)
    #expect((fund["members"] as? [String: Any])?.keys.sorted() == ["M01", "M02", "M03"])
    let all = try program.run("statement", "--all", "--output", "out", "--format", "csv")
    #expect(all.status == 0 && all.output == "")
    #expect(all.words.contains("3 statements"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: program.path("out").path).sorted()
        == ["M01.csv", "M02.csv", "M03.csv", "_fund.csv"])
  }

  @Test(arguments: [
    ["statement"], ["statement", "M01", "--fund"], ["statement", "--all"],
    ["statement", "M01", "--as-of", "2018-12-31", "--period", "2018"],
    ["what-if"], ["what-if", "default"], ["what-if", "flood", "M01"],
    ["what-if", "default", "M01", "--group-pays", "101%"], ["report", "exit"],
    ["report", "leverage", "M01"], ["explain", "netAsets"], ["explain", "leverageLimit"],
  ])
  func `what makes no sense is misuse`(arguments: [String]) throws {
    let outcome = try Self.fund().run(arguments)
    #expect(outcome.status == 2 || outcome.status == 64, "\(outcome)")
    #expect(outcome.output == "" && !outcome.words.isEmpty)
  }

  @Test func `who is no member, or has no loan, is refused`() throws {
    let program = try Self.fund()
    let bank = try program.run("statement", "B01")
    #expect(bank.status == 1 && bank.words.contains("`B01` is a bank"), "\(bank.words)")
    #expect(try program.run("report", "exit", "X9").status == 1)
    let safe = try program.run("what-if", "default", "M03")
    #expect(safe.status == 1 && safe.words.contains("no loan of M03"), "\(safe.words)")
  }

  @Test func `what-if begins where the book ends`() throws {
    let program = try Self.fund()
    let last = try program.run("what-if", "default", "M01", "--as-of", "2018-02-01")
    #expect(last.status == 0, "\(last.words)")
    let before = try program.run("what-if", "default", "M01", "--as-of", "2018-01-31")
    #expect(before.status == 2 && before.output == "")
    #expect(before.words.contains("events are recorded up to 2018-02-01"), "\(before.words)")
    #expect(before.words.contains("--known-at"))
  }

  @Test func `what-if leaves every byte of the book as it is`() throws {
    let program = try Self.fund()
    let (book, head) = (try program.book(), try program.head())
    let outcome = try program.run("what-if", "default", "M01", "--format", "json")
    #expect(outcome.status == 0, "\(outcome.words)")
    let json = outcome.output.json
    let measures = json["measures"] as? [String: Any]
    #expect(measures?["isReconciled"] as? Bool == true)
    #expect(measures?["lost"] as? String == "1000000.00")
    let payers = (json["payers"] as? [[String: Any]]) ?? []
    // 950,000 over M02 and M03 alike, without the group; M02 alone is in M01's group.
    #expect(
      payers.map { "\($0["bearer"] ?? "") \($0["code"] ?? "") \($0["alone"] ?? "")" }.contains(
        "member M02 475000.00"))
    #expect(
      payers.contains {
        $0["bearer"] as? String == "group" && $0["withGroup"] as? String == "950000.00"
      })
    #expect(try program.book() == book)
    #expect(try program.head() == head)
    let later = try program.run("what-if", "default", "M01", "--known-at", "2019-06-30T04:00:00Z")
    #expect(later.status == 0, "\(later.words)")
  }

  @Test func `leaving is told, and enforced`() throws {
    let program = try Self.fund()
    let held = try program.run("report", "exit", "M02", "--format", "json").output.json
    #expect((held["measures"] as? [String: Any])?["payableNow"] as? String == "0.00")
    #expect(
      (held["guarantees"] as? [[String: Any]])?.first?["standing"] as? String == "groupMember")
    let refused = try program.run(
      "record", "capital.withdraw", "--date", "2019-01-05", "--member", "M02", "--amount", "1")
    #expect(refused.status == 1 && refused.words.contains("D1"), "\(refused.words)")
  }

  @Test func `explain leads from a figure to its entries`() throws {
    let program = try Self.fund()
    let outcome = try program.run("explain", "paidInCapital", "M02")
    #expect(outcome.status == 0, "\(outcome.words)")
    #expect(outcome.output.contains("pay in capital") && outcome.output.contains("6,000,000.00"))
    let all = try program.run("explain", "ownShare", "--format", "json").output.json
    #expect((all["events"] as? [[String: Any]])?.last?["running"] as? String == "1000000.00")
    let near = try program.run("explain", "netAsets")
    #expect(near.words.contains("netAssets"), "\(near.words)")
  }
}
