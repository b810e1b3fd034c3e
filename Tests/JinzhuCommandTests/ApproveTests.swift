import Foundation
import Testing

/// Four eyes at the command line: drafts, approvals, rejections.
struct ApproveTests {
  static func office() throws -> Program {
    let program = try Program()
    let key = try program.run("attest", "--new-key", "chair.key").output
      .trimmingCharacters(in: .whitespacesAndNewlines)
    try program.write(
      """
      fund: 测试基金
      approval:
        required: yes
        above: 1000
        approvers:
          - name: 李主任
            key: \(key)
      """, to: "charter.yaml")
    let made = try program.run("init", "--charter", "charter.yaml", "--date", "2018-01-01")
    try #require(made.status == 0, "\(made.words)")
    try program.record(
      #"{"kind":"party.add","date":"2018-01-02","party":"M01","name":"一场","role":"member"}"#)
    return program
  }

  static let pay = [
    "capital.pay", "--date", "2018-01-05", "--member", "M01", "--amount", "8000000", "--ref", "C1",
  ]

  @Test func `a payment is drafted, seen, approved and booked`() throws {
    let program = try Self.office()
    let direct = try program.run(["record"] + Self.pay)
    #expect(direct.status == 1 && direct.words.contains("--draft"), "\(direct.words)")
    let drafted = try program.run(["record", "--draft"] + Self.pay)
    #expect(drafted.status == 0, "\(drafted.words)")
    let twice = try program.run(["record", "--draft"] + Self.pay + ["--format", "json"])
    #expect((twice.output.json["measures"] as? [String: Int])?["alreadyRecorded"] == 1)

    let listed = try program.run("list", "drafts", "--format", "json").output.json
    let rows = try #require(listed["rows"] as? [[String: Any]])
    #expect(rows.map { $0["author"] as? String } == ["tester"])
    #expect(rows.map { $0["amount"] as? String } == ["8000000.00"])
    #expect(rows.map { $0["until"] as? String } == ["2019-07-30"])
    let open = try program.run("close", "--check", "2019-06", "--format", "json").output.json
    #expect((open["measures"] as? [String: Int])?["waitingDrafts"] == 1)

    let own = try program.run("approve", "3", "--key", "chair.key")
    #expect(own.status == 1 && own.words.contains("`tester`"), "\(own.words)")
    let before = try program.book()
    let dry = try program.run("approve", "3", "--key", "chair.key", "--by", "李主任", "--dry-run")
    #expect(dry.status == 0 && dry.output.contains("8,000,000.00"), "\(dry.words)")
    #expect(try program.book() == before)
    let approved = try program.run("approve", "3", "--key", "chair.key", "--by", "李主任")
    #expect(approved.status == 0, "\(approved.words)")
    let shown = try program.run("show", "C1", "--format", "json").output.json
    let facts = try #require(shown["measures"] as? [String: Any])
    #expect(facts["approver"] as? String == "李主任" && facts["by"] as? String == "tester")
    let draft = try program.run("show", "3", "--format", "json").output.json
    #expect((draft["measures"] as? [String: Any])?["settledBy"] as? Int == 4)
    #expect(try program.run("verify").status == 0)
    let checked = try Shell.run(
      "python3", ["Tests/Reference/check_book.py", program.path("fund.book").path])
    #expect(checked.output.hasPrefix("sound: 5 events"), "\(checked.output) \(checked.words)")
    let voucher = try program.run("report", "voucher", "C1", "--format", "html", lang: "zh")
    #expect(voucher.output.contains("李主任"), "\(voucher.words)")
  }

  @Test func `a correction is one draft, approved and booked at once`() throws {
    let program = try Self.office()
    try program.record(
      #"{"kind":"capital.pay","date":"2018-01-05","member":"M01","amount":"900","ref":"C2"}"#)
    let change = ["correct", "C2", "amount=9000", "--reason", "少一位"]
    let direct = try program.run(change)
    #expect(direct.status == 1 && direct.words.contains("--draft"), "\(direct.words)")
    let before = try program.book()
    let dry = try program.run(change + ["--draft", "--dry-run"])
    #expect(dry.status == 0 && dry.output.contains("9,000.00"), "\(dry.words)")
    // What could not be booked is not drafted: here it is the second event of the two.
    let wrong = try program.run(["correct", "C2", "member=M9", "--reason", "x", "--draft"])
    #expect(wrong.status == 1 && wrong.words.contains("M9"), "\(wrong.words)")
    #expect(try program.book() == before)
    let drafted = try program.run(change + ["--draft"])
    #expect(drafted.output.contains("Draft 4 submitted"), "\(drafted.words)")
    let listed = try program.run("list", "drafts", "--format", "json").output.json
    let rows = try #require(listed["rows"] as? [[String: Any]])
    #expect(rows.map { $0["kind"] as? String } == ["event.reverse", "capital.pay"])
    #expect(rows.map { $0["draft"] as? Int } == [4, 4])
    let approved = try program.run(
      "approve", "4", "--key", "chair.key", "--by", "李主任", "--format", "json")
    let booked = try #require(approved.output.json["rows"] as? [[String: Any]], "\(approved.words)")
    #expect(booked.compactMap { $0["amount"] as? String } == ["-900.00", "9000.00"])
    #expect(try program.run("verify").status == 0)
    let checked = try Shell.run(
      "python3", ["Tests/Reference/check_book.py", program.path("fund.book").path])
    #expect(checked.output.hasPrefix("sound: 7 events"), "\(checked.output) \(checked.words)")
  }

  @Test func `the checker's signatures are those of RFC 8032`() throws {
    // Its second test vector (§7.1), and the same with one bit of the message changed.
    let code = """
      import sys
      sys.path.insert(0, "Tests/Reference")
      sys.dont_write_bytecode = True
      from check_book import is_signed
      key = bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
      signature = bytes.fromhex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                                "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")
      print(is_signed(key, b"\\x72", signature), is_signed(key, b"\\x73", signature))
      """
    let answer = try Shell.run("python3", ["-c", code])
    #expect(answer.output == "True False\n", "\(answer.words)")
  }

  @Test func `a rejected draft stays in the book and is not approved`() throws {
    let program = try Self.office()
    try program.run(["record", "--draft"] + Self.pay)
    let rejected = try program.run("reject", "3", "--reason", "金额不符")
    #expect(rejected.status == 0, "\(rejected.words)")
    let late = try program.run("approve", "3", "--key", "chair.key", "--by", "李主任")
    #expect(late.status == 1 && late.words.contains("settled by event 4"), "\(late.words)")
    let listed = try program.run("list", "drafts", "--format", "json").output.json
    #expect((listed["rows"] as? [Any])?.isEmpty == true)
    #expect(try program.run("verify").status == 0)
  }

  @Test func `an exported history with approvals reaches the same head`() throws {
    let program = try Self.office()
    try program.run(["record", "--draft"] + Self.pay)
    try program.run("approve", "3", "--key", "chair.key", "--by", "李主任")
    try program.run("export", "--format", "jsonl", "--output", "all.jsonl")
    let again = try program.run("import", "all.jsonl", "--replay", "--book", "again.book")
    #expect(again.status == 0, "\(again.words)")
    let head = try program.run("verify", "--book", "again.book", "--format", "json").output.json
    #expect(head["head"] as? String == (try program.head()))
    // Cut short after the approval, it is no history that could have been.
    let all = try String(contentsOf: program.path("all.jsonl"), encoding: .utf8)
    let lines = all.split(separator: "\n").dropLast()
    #expect(lines.last?.contains("draft.approve") == true)
    try program.write(lines.map { $0 + "\n" }.joined(), to: "cut.jsonl")
    let cut = try program.run("import", "cut.jsonl", "--replay", "--book", "cut.book")
    #expect(cut.status == 1 && cut.words.contains("approval 4"), "\(cut.words)")
    #expect(!FileManager.default.fileExists(atPath: program.path("cut.book").path))
  }
}
