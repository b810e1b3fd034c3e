import Foundation
import Jinzhu
import JinzhuStore
import Testing

/// `export --format jsonl` and `import --replay`: everything out, and in again to the same head.
struct ReplayTests {
  private func exported(_ program: Program) throws -> [String] {
    let outcome = try program.run("export", "--format", "jsonl")
    try #require(outcome.status == 0, "\(outcome.words)")
    return outcome.output.split(separator: "\n").map(String.init)
  }

  private func replay(
    _ lines: [String], with program: Program, _ more: String...
  ) throws -> Outcome {
    try program.write(lines.map { $0 + "\n" }.joined(), to: "all.jsonl")
    return try program.run(
      ["import", "all.jsonl", "--replay", "--book", "new.book"] + more)
  }

  @Test func `comes to the same head, and the new book is sound`() throws {
    let program = try Program.fund()
    try program.record(Program.issue)
    let lines = try exported(program)
    #expect(lines.count == 11)
    let outcome = try replay(lines, with: program, "--head", try program.head())
    #expect(outcome.status == 0, "\(outcome.words)")
    let verified = try program.run("verify", "--book", "new.book", "--format", "json")
    #expect(verified.output.json["head"] as? String == (try program.head()))
    #expect(
      try program.run("export", "--format", "jsonl", "--book", "new.book").output
        == lines.map { $0 + "\n" }.joined())
  }

  @Test func `a line tells number, instant, author, rules and hash beside the event`() throws {
    let program = try Program.fund()
    try program.record(Program.issue)
    let line = try #require(exported(program).last)
    let object = line.json
    #expect(object["number"] as? String == "11")
    #expect(object["recordedAt"] as? String == "2019-06-30T04:00:00.000000Z")
    #expect(object["by"] as? String == "tester")
    #expect(object["rules"] as? String == "1")
    #expect(object["hash"] as? String == (try program.head()))
    #expect(object["principal"] as? String == "1000000.00")
  }

  @Test func `no field of an event has the name of a mark`() {
    for kind in EventKind.allCases {
      for field in kind.body.fields + Field.common {
        #expect(!RecordedEvent.marks.contains(field.name), "\(kind.rawValue) \(field.name)")
      }
    }
  }

  @Test func `an altered amount is told by its line, and leaves no book`() throws {
    let program = try Program.fund()
    var lines = try exported(program)
    lines[8] = lines[8].replacing("6000000.00", with: "6000000.01")
    let outcome = try replay(lines, with: program)
    #expect(outcome.status == 1)
    #expect(outcome.words.hasPrefix("all.jsonl:9: event 9, recorded again, has the hash"))
    #expect(!FileManager.default.fileExists(atPath: program.path("new.book").path))
  }

  @Test func `of a long export, too, the line that was altered is named, not what came of it`()
    throws
  {
    let program = try Program.fund()
    var events: [String] = []
    for _ in 1...1000 {
      events.append(
        #"{"kind":"voucher.post","date":"2018-02-01","debitAccount":"operatingExpense","#
          + #""creditAccount":"otherPayable","amount":"1.00"}"#)
    }
    events.append(
      #"{"kind":"voucher.post","date":"2018-02-02","debitAccount":"otherPayable","#
        + #""creditAccount":"cash","amount":"1000.00"}"#)
    try program.record(events.joined(separator: "\n"))
    var lines = try exported(program)
    let first = try #require(lines.firstIndex { $0.contains("voucher.post") })
    lines[first] = lines[first].replacing(#""1.00""#, with: #""0.50""#)
    lines.insert("", at: 1)
    let outcome = try replay(lines, with: program)
    #expect(outcome.status == 1)
    #expect(
      outcome.words.hasPrefix("all.jsonl:\(first + 2): event \(first + 1), recorded again"),
      "\(outcome.words.prefix(300))")
  }

  @Test func `a missing line, an altered author and a new event are refused`() throws {
    let program = try Program.fund()
    let lines = try exported(program)
    var gap = lines
    gap.remove(at: 4)
    #expect(try replay(gap, with: program).words.hasPrefix("all.jsonl:5: the event's number is 6"))
    var author = lines
    author[5] = author[5].replacing("tester", with: "nobody")
    #expect(try replay(author, with: program).words.hasPrefix("all.jsonl:6: event 6"))
    let fresh = lines + [#"{"kind":"party.add","date":"2018-01-02","party":"M9"}"#]
    #expect(try replay(fresh, with: program).words.hasPrefix("all.jsonl:11: `number` is missing"))
  }

  @Test func `an export cut short is told by the head alone`() throws {
    let program = try Program.fund()
    let lines = try exported(program)
    let head = try program.head()
    let refused = try replay(Array(lines.dropLast()), with: program, "--head", head)
    #expect(refused.status == 1)
    #expect(refused.words.contains("not \(head)"))
    #expect(try replay(Array(lines.dropLast()), with: program).status == 0)
  }

  @Test func `an export that ends with an approval, before what it approved, leaves no book`()
    throws
  {
    let program = try ApproveTests.office()
    try program.run(["record", "--draft"] + ApproveTests.pay)
    try program.run("approve", "3", "--key", "chair.key", "--by", "李主任")
    let lines = try exported(program)
    let refused = try replay(Array(lines.dropLast()), with: program)
    #expect(refused.status == 1, "\(refused.words)")
    #expect(!FileManager.default.fileExists(atPath: program.path("new.book").path))
    #expect(try replay(lines, with: program).status == 0)
  }

  @Test func `an existing book is not replayed into, and record refuses an export`() throws {
    let program = try Program.fund()
    let lines = try exported(program)
    try program.write(lines.joined(separator: "\n"), to: "all.jsonl")
    let before = try program.book()
    #expect(try program.run("import", "all.jsonl", "--replay", "--book", "fund.book").status == 1)
    #expect(try program.run("record", "all.jsonl").status == 1)
    #expect(try program.book() == before)
    #expect(try program.run("import", "all.jsonl").status == 2)
  }
}
