import Foundation
import Testing

/// Batches: all or nothing, with everything that is wrong said at once.
struct BatchTests {
  private static func pay(_ member: String, _ amount: String, _ more: String = "") -> String {
    """
    {"kind":"capital.pay","date":"2018-02-01","member":"\(member)","amount":"\(amount)"\(more)}

    """
  }

  @Test func `errors of form come first, then those of state, and the rest stands on them`() throws
  {
    let program = try Program.fund()
    let before = try program.book()
    try program.write(
      """
      {"kind":"party.add","date":"2018-01-02","party":"M04","name":"四场","role":"member","size":"tiny"}
      {"kind":"capital.pay","date":"2018-01-05","member":"M04","amount":"100.00"}
      {"kind":"capital.pay","date":"2018-01-05","member":"M01","amount":"1.00"}
      {"kind":"guarantee.issue","date":"2018-02-01","guarantee":"D1","borrower":"X01","bank":"B01",\
      "principal":"100.00","due":"2019-02-01"}
      {"kind":"fee.receive","date":"2018-02-01","guarantee":"D1","amount":"0.70"}
      {"kind":"loan.repay","date":"2018-03-01","guarantee":"D1","amount":"100.00"}
      not json
      {"kind":"fee.receive","date":"2018-03-01","guarantee":"D9","amount":"3.00"}

      """, to: "a.jsonl")
    let outcome = try program.run("record", "a.jsonl")
    #expect(outcome.status == 1 && outcome.output == "")
    let lines = outcome.words.split(separator: "\n").map(String.init)
    #expect(lines.count == 8, "\(outcome.words)")
    #expect(lines[0].hasPrefix("a.jsonl:1:size: `tiny` is none of: farmer, micro, small"))
    #expect(lines[1].hasPrefix("a.jsonl:7: not JSON at byte 2"))
    #expect(lines[2].hasPrefix("a.jsonl:4:borrower: `X01` is neither a member nor"))
    #expect(lines[3].hasPrefix("a.jsonl:8:guarantee: there is no guarantee `D9`"))
    #expect(lines[4] == "a.jsonl:2: not checked: rests on line 1")
    #expect(lines[5] == "a.jsonl:5: not checked: rests on line 4")
    #expect(lines[6] == "a.jsonl:6: not checked: rests on line 4")
    #expect(lines[7] == "of 8 events, 4 refused, 3 not checked; the book is as it was")
    #expect(try program.book() == before)

    let chinese = try program.run("record", "a.jsonl", lang: "zh").words
    #expect(chinese.contains("a.jsonl:2: 未检查：取决于第 1 行\n"))
    #expect(chinese.hasSuffix("8 项中 4 项被拒绝，3 项未检查；账簿未变动\n"))
  }

  @Test func `a limit that failed for want of refused capital is not held against the event`()
    throws
  {
    let program = try Program.fund()
    try program.write(
      """
      {"kind":"capital.pay","date":"2018-01-06","member":"M01","amount":"20000000.005"}
      {"kind":"guarantee.issue","date":"2018-02-01","guarantee":"D1","borrower":"M01","bank":"B01",\
      "principal":"4000000.00","due":"2019-02-01"}

      """, to: "b.jsonl")
    let words = try program.run("record", "b.jsonl").words
    #expect(words.contains("b.jsonl:1:amount: "))
    #expect(words.contains("b.jsonl:2: not checked: rests on line 1"))
  }

  @Test func `a margin, an agreement, a ref, a close: what rests on each`() throws {
    let program = try Program.fund()
    try program.write(
      """
      {"kind":"margin.place","date":"2018-01-06","bank":"B01","amount":"0"}
      {"kind":"guarantee.issue","date":"2018-02-01","guarantee":"D1","borrower":"M01","bank":"B01",\
      "principal":"100.00","due":"2019-02-01"}
      {"kind":"capital.pay","date":"2018-01-05","member":"M99","amount":"1.00","ref":"x"}
      {"kind":"event.reverse","date":"2018-01-05","event":"x","reason":"wrong"}
      {"kind":"period.close","date":"2018-01-31","period":"2018-02-30"}
      {"kind":"period.close","date":"2018-02-28","period":"2018-02"}

      """, to: "c.jsonl")
    let words = try program.run("record", "c.jsonl").words
    #expect(words.contains("c.jsonl:2: not checked: rests on line 1"))
    #expect(words.contains("c.jsonl:4: not checked: rests on line 3"))
    #expect(words.contains("c.jsonl:6: not checked: rests on line 5"))
  }

  @Test func `at most a hundred are shown, and the rest is counted`() throws {
    let program = try Program.fund()
    for (count, shown, more) in [(100, 100, false), (101, 100, true)] {
      let lines = (1...count).map {
        ##"{"kind":"loan.repay","date":"2018-03-01","guarantee":"D\##($0)","amount":"1.00"}"##
      }
      try program.write(lines.joined(separator: "\n"), to: "many.jsonl")
      let outcome = try program.run("record", "many.jsonl")
      let said = outcome.words.split(separator: "\n")
      #expect(said.count == shown + 1)
      #expect(said.last?.hasPrefix("1 more not shown; of 101 events, 101 refused") == more)
    }
  }

  @Test func `several files and standard input are one batch`() throws {
    let program = try Program.fund()
    try program.write(Self.pay("M01", "1"), to: "one.jsonl")
    try program.write("kind,date,member,amount\ncapital.pay,2018-02-01,M02,2\n", to: "two.csv")
    let before = try program.book()
    let bad = try program.run("record", "one.jsonl", "two.csv", "-", input: Self.pay("M99", "3"))
    #expect(bad.status == 1)
    #expect(bad.words.contains("-:1:member: there is no party `M99`"))
    let issue = Program.issue.replacingOccurrences(of: "M01", with: "X01")
    let repay = #"{"kind":"loan.repay","date":"2018-03-01","guarantee":"D1","amount":"1.00"}"#
    try program.write(issue + repay, to: "three.jsonl")
    let across = try program.run("record", "three.jsonl", "-", input: "\n" + repay).words
    #expect(across.contains("three.jsonl:2: not checked: rests on line 1"), "\(across)")
    #expect(across.contains("-:2: not checked: rests on three.jsonl, line 1"), "\(across)")
    #expect(try program.book() == before)
    let good = try program.run(
      "record", "one.jsonl", "two.csv", "-", "--format", "json", input: Self.pay("M03", "3"))
    #expect((good.output.json["measures"] as? [String: Int])?["events"] == 3, "\(good.words)")
    #expect(good.output.json["head"] as? String == (try program.head()))
    let twice = try program.run("record", "one.jsonl", "one.jsonl")
    #expect(twice.status == 2)
  }

  @Test func `a file that cannot be read is named, and nothing is recorded`() throws {
    let program = try Program.fund()
    try program.write(Self.pay("M01", "1"), to: "one.jsonl")
    let before = try program.book()
    let outcome = try program.run("record", "one.jsonl", "missing.jsonl")
    #expect(outcome.status == 1 && outcome.words.contains("`missing.jsonl`"))
    #expect(try program.book() == before)
  }

  @Test func `--sort records by date, and without it the order of the file counts`() throws {
    let late = #"{"kind":"loan.repay","date":"2018-03-01","guarantee":"D1","amount":"1.00"}"# + "\n"
    let program = try Program.fund()
    let unsorted = try program.run("record", "-", input: late + Program.issue)
    #expect(unsorted.status == 1 && unsorted.words.contains("-:1:guarantee: there is no guarantee"))
    let sorted = try program.run("record", "--sort", "-", input: late + Program.issue)
    #expect(sorted.status == 0, "\(sorted.words)")
  }

  @Test func `a dry run prints the very entries and leaves no trace`() throws {
    let program = try Program.fund()
    let before = try program.book()
    let arguments = ["record", "-", "--format", "csv"]
    let dry = try program.run(arguments + ["--dry-run"], input: Program.issue)
    #expect(dry.status == 0)
    #expect(try program.book() == before)
    // 1,000,000.00 × 7‰ × one year = 7,000.00.
    #expect(dry.output.contains("inForce,,D1,inForceContra,,,1000000.00,false"))
    #expect(dry.output.contains("feeReceivable,,D1,feeIncome,,D1,7000.00,false"), "\(dry.output)")
    let text = try program.run("record", "-", "--dry-run", input: Program.issue).output
    #expect(text.contains("Dry run: nothing was recorded"))
    try program.record(Program.issue)
    let shown = try program.run("show", "event", "11", "--format", "json").output.json
    #expect((shown["entries"] as? [Any])?.count == 2)
  }

  @Test func `an empty batch is no error and changes nothing`() throws {
    let program = try Program.fund()
    let before = try program.book()
    try program.write("\n\n", to: "none.jsonl")
    let outcome = try program.run("record", "none.jsonl", "--format", "json")
    #expect(outcome.status == 0)
    #expect((outcome.output.json["measures"] as? [String: Int])?["events"] == 0)
    // From a pipe, nothing at all is more likely a producer that failed.
    #expect(try program.run("record", "-", input: "").status == 1)
    #expect(try program.book() == before)
  }

  @Test func `what is warned of stands, and is said on standard error`() throws {
    let program = try Program.fund(charter: "limits:\n  enforce: warn\n")
    let outcome = try program.run(
      "record", "-", "--format", "json",
      input: Program.issue.replacingOccurrences(of: "1000000.00", with: "3000000.00"))
    #expect(outcome.status == 0)
    #expect(outcome.words.hasPrefix("-:1:principal: warning: one customer (limits.customer)"))
    #expect((outcome.output.json["measures"] as? [String: Int])?["warnings"] == 1)
  }

  @Test func `form is complained of even where there is no book`() throws {
    let program = try Program()
    let outcome = try program.run("record", "-", input: Self.pay("M01", "0"))
    #expect(outcome.status == 1)
    #expect(outcome.words.contains("-:1:amount: the amount 0.00"))
    #expect(outcome.words.contains("there is no book `fund.book`"))
  }

  @Test func `who hands a file without refs in twice is told, and it is recorded all the same`()
    throws
  {
    let program = try Program.fund()
    try program.write(Self.pay("M01", "1.00") + Self.pay("M02", "2.00"), to: "a.jsonl")
    let first = try program.run("record", "a.jsonl", "--format", "json")
    #expect(first.status == 0 && first.words == "", "\(first.words)")
    // The same in other words: a CSV with an amount in another notation.
    try program.write(
      """
      kind,date,member,amount
      capital.pay,2018-02-02,M01,1
      capital.pay,2018-02-01,M01,1
      capital.pay,2018-02-01,M02,2

      """, to: "a.csv")
    let dry = try program.run("record", "a.csv", "--dry-run")
    let second = try program.run("record", "a.csv", "--format", "json")
    for outcome in [dry, second] {
      #expect(
        outcome.status == 0
          && outcome.words.hasPrefix(
            "a.csv:3: warning: 2 events without `ref` are as others in the book (the first as event 11)"
          ),
        "\(outcome.words)")
    }
    #expect(second.words.contains("event.reverse"))
    #expect(dry.words.contains("would be recorded once more"))
    let counts = second.output.json["measures"] as? [String: Int]
    #expect(counts?["events"] == 3 && counts?["warnings"] == 1)
    let typed = try program.run(
      "record", "capital.pay", "--date", "2018-02-01", "--member", "M02", "--amount", "2",
      lang: "zh")
    #expect(typed.words.hasPrefix("注意：这一项没有 ref，与账上第 12 号事项相同"), "\(typed.words)")
  }

  @Test
  func `nobody is told of what differs, has a ref, was taken back, or stands twice in a batch`()
    throws
  {
    let program = try Program.fund()
    let twice = Self.pay("M01", "1.00") + Self.pay("M01", "1.00")
    #expect(try program.run("record", "-", input: twice).words == "")
    for other in [
      Self.pay("M01", "1.01"), Self.pay("M02", "1.00"), Self.pay("M01", "1.00", #","memo":"补""#),
      Self.pay("M01", "1.00", #","ref":"p-1""#), Self.pay("M01", "1.00", #","ref":"p-1""#),
      Self.pay("M01", "1.00").replacingOccurrences(of: "02-01", with: "02-02"),
    ] {
      #expect(try program.run("record", "-", input: other).words == "", "\(other)")
    }
    for number in [11, 12] {
      try program.run(
        "record", "event.reverse", "--date", "2018-03-01", "--event", "\(number)", "--reason", "x")
    }
    let again = try program.run("record", "-", input: Self.pay("M01", "1.00"))
    #expect(again.status == 0 && again.words == "", "\(again.words)")
  }

  /// Of a long batch some events are looked at first: the last of them, and every one of a repeated batch.
  @Test(arguments: [1500, 1000, 1001])
  func `a long file handed in twice is told of as a whole`(count: Int) throws {
    let program = try Program.fund()
    let lines = (1...count).map { Self.pay("M01", "\($0).00") }
    try program.write(lines.joined(), to: "long.jsonl")
    #expect(try program.run("record", "long.jsonl").words == "")
    let again = try program.run("record", "long.jsonl")
    #expect(
      again.words.hasPrefix(
        "long.jsonl:1: warning: \(count) events without `ref` are as others in the book (the first as event 11)"
      ),
      "\(again.words)")
  }

  @Test func `a single repeat among a thousand is found`() throws {
    let program = try Program.fund()
    try program.record(Self.pay("M02", "7.00"))
    var lines = (1...999).map { Self.pay("M01", "\($0).00") }
    lines.insert(Self.pay("M02", "7.00"), at: 700)
    let outcome = try program.run("record", "-", input: lines.joined())
    #expect(
      outcome.words.hasPrefix("-:701: warning: 1 event without `ref` is as event 11"),
      "\(outcome.words)")
  }
}
