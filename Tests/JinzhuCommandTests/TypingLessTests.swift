import Foundation
import Testing

/// Copies, standing vouchers, and the questions that `record` asks on a terminal.
struct TypingLessTests {
  private static let rent =
    #"{"kind":"standing.set","date":"2019-05-01","name":"rent","dayOfMonth":"5","debitAccount":"operatingExpense","creditAccount":"cash","amount":"3000.00","memo":"房租"}"#

  @Test func `a copy is dated today, with the fields that are given changed`() throws {
    let program = try Program.fund()
    try program.record(
      #"{"kind":"voucher.post","date":"2018-06-30","debitAccount":"operatingExpense","creditAccount":"cash","amount":"1000.00","memo":"房租","ref":"V1"}"#
    )
    let copied = try program.run("record", "--from", "V1", "--amount", "1100", "--format", "json")
    #expect(copied.status == 0, "\(copied.words)")
    let rows = try #require(copied.output.json["rows"] as? [[String: Any]])
    #expect(rows.map { $0["amount"] as? String } == ["1100.00"])
    #expect(rows.map { $0["date"] as? String } == ["2019-06-30"])
    let shown = try program.run("show", "12", "--format", "json").output.json
    let facts = try #require(shown["measures"] as? [String: Any])
    #expect(facts["memo"] as? String == "房租" && facts["ref"] == nil)
    // A field that is called `from` stays one where the kind comes first.
    let transfer = try program.run(
      "record", "capital.transfer", "--date", "2019-01-01", "--from", "M01", "--to", "M02",
      "--amount", "5")
    #expect(transfer.status == 0, "\(transfer.words)")
    let back = try program.run("record", "--from", "13", "--from", "M02", "--to=M01")
    #expect(back.status == 0, "\(back.words)")
    #expect(try program.run("record", "--from", "99").status == 1)
    #expect(try program.run("record", "--from").status == 2)
  }

  @Test func `standing vouchers are booked once, and none before its day`() throws {
    let program = try Program.fund()
    try program.record(Self.rent)
    try program.run(
      "record", "standing.set", "--date", "2019-05-01", "--name", "salaries", "--dayOfMonth", "31",
      "--debit", "operatingExpense=7000", "--credit", "cash=7000", "--until", "2019-07-31")
    let listed = try program.run("list", "standing", "--format", "json").output.json
    let orders = try #require(listed["rows"] as? [[String: Any]])
    #expect(orders.map { $0["amount"] as? String } == ["3000.00", "7000.00"])
    let before = try program.book()
    let dry = try program.run("record", "--standing", "2019-06", "--dry-run")
    #expect(dry.status == 0 && dry.output.contains("3,000.00"), "\(dry.words)")
    #expect(try program.book() == before)
    // Today is the last of June: both have fallen due in May and June, none in July.
    for (period, recorded) in [("2019-05", 2), ("2019", 2), ("2019", 0)] {
      let booked = try program.run("record", "--standing", period, "--format", "json")
      #expect(booked.status == 0, "\(booked.words)")
      #expect((booked.output.json["measures"] as? [String: Int])?["events"] == recorded)
    }
    let none = try program.run("record", "--standing", "2019-07")
    #expect(none.status == 1 && none.words.contains("no standing voucher"), "\(none.words)")
    let open = try program.run("close", "--check", "2019-07", "--format", "json")
    let counts = open.output.json["measures"] as? [String: Int]
    #expect(counts?["standingVouchers"] == 2)
    #expect(try program.run("record", "--standing", "2019-06", "x.csv").status == 2)
  }

  @Test func `nothing is asked where standard input is no terminal`() throws {
    let program = try Program.fund()
    let outcome = try program.run("record")
    #expect(outcome.status == 2 && outcome.words.contains("nothing to record"), "\(outcome.words)")
  }

  @Test func `on a terminal it asks, completes, shows the entry and books it`() throws {
    let program = try Program.fund()
    try program.record(Program.issue)
    let seen = try Self.type(
      [
        ["kind (Enter ends): ", "nonsense\n"], ["kind (Enter ends): ", "fee.rec\t\n"],
        ["[2019-06-30]: ", "2018-02-05\n"], ["code: ", "?\n"], ["code: ", "D\t\n"],
        ["in yuan: ", "ten\n"], ["in yuan: ", "70000\n"], ["(optional): ", "\n"],
        ["(optional): ", "R1\n"], ["(optional): ", "\n"], ["(optional): ", "\n"],
        ["gives up)", "amount\n"], ["[70000]: ", "7000\n"], ["Record it?", "y\n"],
        ["kind (Enter ends): ", "\n"],
      ], in: program)
    #expect(seen.contains("there is no event kind `nonsense`"))
    #expect(seen.contains("70,000.00 is more than the fee receivable, 7,000.00"))
    #expect(seen.contains("Recorded: event 12") && seen.contains("[exit status 0]"), "\(seen)")
    let shown = try program.run("show", "R1", "--format", "json").output.json
    #expect((shown["measures"] as? [String: Any])?["date"] as? String == "2018-02-05")
  }

  @Test func `codes are checked as they are typed`() throws {
    let program = try Program.fund()
    try program.record(Program.issue)
    let seen = try Self.type(
      [
        ["kind (Enter ends): ", "guarantee.issue\n"], ["[2019-06-30]: ", "\n"],
        ["code: ", "D1\n"], ["code: ", "D2\n"],
        ["borrower's code: ", "M99\n"], ["borrower's code: ", "M01\n"],
        ["bank that lends: ", "M02\n"], ["bank that lends: ", "B\t\n"],
        ["in yuan: ", "\u{4}"],
      ], in: program)
    #expect(seen.contains("the guarantee `D1` exists already"), "\(seen)")
    #expect(seen.contains("there is no party `M99`"))
    #expect(
      seen.contains("`M02` is a member, a bank is wanted") && !seen.contains("waited in vain"))
    let voucher = try Self.type(
      [
        ["kind (Enter ends): ", "voucher.post\n"], ["[2019-06-30]: ", "\n"],
        ["voucher (optional): ", "9999\n"], ["voucher (optional): ", "4001\n"],
        ["voucher (optional): ", "660\t\n"], ["voucher (optional): ", "?\n"],
        ["voucher (optional): ", "1002\n"], ["voucher (optional): ", "\u{4}"],
      ], in: program)
    #expect(voucher.contains("there is no account `9999`"), "\(voucher)")
    #expect(voucher.contains("paidInCapital") && voucher.contains("operatingExpense  6601"))
    let fee = try Self.type(
      [
        ["kind (Enter ends): ", "fee.receive\n"], ["[2019-06-30]: ", "\n"], ["code: ", "D2\n"],
        ["code: ", "\u{4}"],
      ], in: program)
    #expect(fee.contains("there is no guarantee `D2`"))
    let again = try Self.type(
      [
        ["kind (Enter ends): ", "party.add\n"], ["[2019-06-30]: ", "\n"], ["code: ", "M01\n"],
        ["code: ", "\u{4}"],
      ], in: program)
    #expect(again.contains("the party `M01` exists already"), "\(again)")
    let reversal = try Self.type(
      [
        ["kind (Enter ends): ", "event.reverse\n"], ["[2019-06-30]: ", "\n"], ["event ", "99\n"],
        ["event ", "\u{4}"],
      ], in: program)
    #expect(reversal.contains("there is no event `99`"), "\(reversal)")
  }

  @Test func `who gives up, by word or by the end of input, has recorded nothing`() throws {
    let program = try Program.fund()
    let before = try program.book()
    let fee = [
      ["事项（回车结束）: ", "margin.place\n"], ["[2019-06-30]: ", "\n"], ["bank ", "B01\n"],
      ["amount ", "5\n"], ["（可不填）: ", "\n"], ["（可不填）: ", "\n"], ["（可不填）: ", "\n"],
      ["记账吗？", "n\n"],
    ]
    let refused = try Self.type(fee, in: program, lang: "zh")
    #expect(refused.contains("已放弃") && refused.contains("[exit status 1]"), "\(refused)")
    let ended = try Self.type(
      Array(fee.prefix(3)) + [["amount ", "\u{4}"]], in: program, lang: "zh")
    #expect(ended.contains("[exit status 1]"), "\(ended)")
    let interrupted = try Self.type(
      Array(fee.prefix(2)) + [["bank ", "\u{3}"]], in: program, lang: "zh")
    #expect(interrupted.contains("[exit status -2]"), "\(interrupted)")
    #expect(try program.book() == before)
  }

  /// What a terminal shows while somebody types, step by step.
  private static func type(
    _ steps: [[String]], in program: Program, lang: String = "en"
  ) throws -> String {
    let script = Repository.root.appending(path: "Tests/Reference/type_at_terminal.py").path
    let outcome = try program.run(
      ["python3", script, Program.executable.path, "record", "--lang", lang],
      input: String(decoding: try JSONSerialization.data(withJSONObject: steps), as: UTF8.self),
      lang: lang,
      environment: [
        "LC_ALL": "C.UTF-8", "TERM": "xterm", "PATH": "/usr/bin:/bin", "COLUMNS": "200",
      ], executable: URL(filePath: "/usr/bin/env"))
    return outcome.output.replacing("\r", with: "") + outcome.words
  }
}
