import Foundation
import Testing

/// A mistake taken back in red and recorded right, in one go; and what is open before a close.
struct CorrectTests {
  /// A fund with a guarantee whose fee of 7,000.00 was received as 700.00: event 12.
  private static func mistaken() throws -> Program {
    let program = try Program.fund()
    try program.record(Program.issue)
    try program.record(
      #"{"kind":"fee.receive","date":"2018-02-05","guarantee":"D1","amount":"700.00","ref":"R1","memo":"收费"}"#
    )
    return program
  }

  @Test func `an event is taken back in red and recorded again with the changed field`() throws {
    let program = try Self.mistaken()
    let before = try program.book()
    let dry = try program.run(
      "correct", "R1", "amount=7000", "--reason", "少一位", "--dry-run", "--format", "json")
    #expect(dry.status == 0, "\(dry.words)")
    #expect(try program.book() == before)
    let done = try program.run(
      "correct", "R1", "amount=7000", "--reason", "少一位", "--format", "json")
    #expect(done.status == 0, "\(done.words)")
    for outcome in [dry, done] {
      let rows = try #require(outcome.output.json["rows"] as? [[String: Any]])
      #expect(rows.map { $0["amount"] as? String } == ["-700.00", "7000.00"])
      #expect(rows.map { $0["kind"] as? String } == ["event.reverse", "fee.receive"])
      #expect(rows.map { $0["date"] as? String } == ["2018-02-05", "2018-02-05"])
      let changes = try #require(outcome.output.json["changes"] as? [[String: String]])
      #expect(changes == [["field": "amount", "before": "700.00", "after": "7000"]])
    }
    let again = try program.run("correct", "R1", "amount=7000", "--reason", "少一位")
    #expect(again.status == 1 && again.words.contains("reversed already, by event 13"))
    let shown = try program.run("show", "14", "--format", "json").output.json
    #expect((shown["measures"] as? [String: Any])?["memo"] as? String == "收费")
    #expect(try program.run("verify").status == 0)
  }

  @Test func `what was in a period closed since is corrected today`() throws {
    let program = try Self.mistaken()
    try program.run("close", "2018-02")
    let done = try program.run(
      "correct", "12", "amount=7000", "--reason", "少一位", "--format", "json")
    #expect(done.status == 0, "\(done.words)")
    let rows = try #require(done.output.json["rows"] as? [[String: Any]])
    #expect(rows.map { $0["date"] as? String } == ["2019-06-30", "2019-06-30"])
  }

  @Test func `an event that others rest on is refused, with what to reverse first`() throws {
    let program = try Self.mistaken()
    let before = try program.book()
    let refused = try program.run("correct", "11", "principal=900000", "--reason", "x")
    #expect(refused.status == 1)
    #expect(
      refused.words.contains("event 12 (fee.receive, 2018-02-05); reverse them first"),
      "\(refused.words)")
    #expect(try program.book() == before)
  }

  @Test func `when the new event is refused, the red entry is not booked either`() throws {
    let program = try Self.mistaken()
    let before = try program.book()
    let refused = try program.run("correct", "R1", "amount=7000.01", "--reason", "x")
    #expect(refused.status == 1 && refused.words.contains("7,000.00"), "\(refused.words)")
    #expect(try program.book() == before)
  }

  @Test func `what is no correction is misuse`() throws {
    let program = try Self.mistaken()
    for (arguments, words) in [
      (["R1", "amount=700.00"], "nothing changes"),
      (["R1", "amont=7000"], "did you mean --amount"),
      (["R1", "7000"], "must be FIELD=VALUE"), (["1", "charter=x.yaml"], "adopt the whole text"),
    ] {
      let outcome = try program.run(["correct"] + arguments + ["--reason", "x"])
      #expect(
        outcome.status == 2 && outcome.words.contains(words), "\(arguments): \(outcome.words)")
    }
    let unknown = try program.run("correct", "R2", "amount=1", "--reason", "x")
    #expect(unknown.status == 1 && unknown.words.contains("R2"), "\(unknown.words)")
  }

  @Test func `a voucher of two lines is corrected by its amount, and a field can be left out`()
    throws
  {
    let program = try Program.fund()
    try program.record(
      #"{"kind":"voucher.post","date":"2018-06-30","debitAccount":"operatingExpense","creditAccount":"cash","amount":"1000.00","memo":"房租"}"#
    )
    let done = try program.run(
      "correct", "11", "amount=1200", "memo=", "--reason", "x", "--format", "json")
    #expect(done.status == 0, "\(done.words)")
    let rows = try #require(done.output.json["rows"] as? [[String: Any]])
    #expect(rows.map { $0["amount"] as? String } == ["-1000.00", "1200.00"])
    let shown = try program.run("show", "13", "--format", "json").output.json
    #expect((shown["measures"] as? [String: Any])?["memo"] == nil)
  }

  @Test func `papers stay attached, and a salary that was paid since is corrected`() throws {
    let program = try Program.fund()
    try program.record(
      #"{"kind":"voucher.post","date":"2018-06-25","debitAccount":"operatingExpense","creditAccount":"payroll","amount":"18000","attachments":"3"}"#
    )
    try program.record(
      #"{"kind":"voucher.post","date":"2018-06-30","debitAccount":"payroll","creditAccount":"cash","amount":"18000"}"#
    )
    let done = try program.run(
      "correct", "11", "amount=18500", "--reason", "少计", "--format", "json")
    #expect(done.status == 0, "\(done.words)")
    let rows = try #require(done.output.json["rows"] as? [[String: Any]])
    // The new one first: between the two, the other way round, the salary would be below zero.
    #expect(rows.map { $0["amount"] as? String } == ["18500.00", "-18000.00"])
    let voucher = try program.run("report", "voucher", "13", "--format", "json")
    #expect(voucher.output.contains(#""attachments": 3"#), "\(voucher.output)")
    #expect(try program.run("verify").status == 0)
    // What is missing all the same is refused.
    let short = try program.run("correct", "13", "amount=17000", "--reason", "x")
    #expect(short.status == 1 && short.words.contains("-1,000.00"), "\(short.words)")
  }

  @Test func `a check lists what is open and fails, until nothing is`() throws {
    let program = try Self.mistaken()
    let open = try program.run("close", "--check", "2018-02", "--format", "json")
    #expect(open.status == 1 && open.words.contains("has open items"), "\(open.words)")
    let counts = try #require(open.output.json["measures"] as? [String: Int])
    #expect(counts == ["feesDue": 1, "missingReserves": 2, "earlierPeriod": 1])
    let rows = try #require(open.output.json["rows"] as? [[String: Any]])
    #expect(rows.map { $0["amount"] as? String } == ["6300.00", "3500.00", "10000.00", nil])
    let chinese = try program.run("close", "--check", "2018-02", lang: "zh")
    #expect(chinese.output.contains("应收担保费") && chinese.words.contains("未了事项"))

    try program.run("correct", "R1", "amount=7000", "--reason", "少一位")
    try program.run("record", "reserve.provide", "--date", "2018-02-28")
    let january = try program.run("close", "--check", "2018-02")
    #expect(january.status == 1 && january.output.contains("2018-01"), "\(january.output)")
    #expect(try program.run("close", "2018-01").status == 0)
    let settled = try program.run("close", "--check", "2018-02")
    #expect(settled.status == 0 && settled.output.contains("nothing is open"), "\(settled.words)")
    for misuse in [["--reopen"], ["--dry-run"], ["--reason", "x"]] {
      #expect(try program.run(["close", "--check", "2018-02"] + misuse).status == 2)
    }
    #expect(try program.run("close", "--check", "2018Q1").status == 1)
  }
}
