import Foundation
import Testing

/// Copies of a book, and books out of copies.
struct BackupTests {
  let program: Program

  init() throws { program = try Program.fund() }

  @Test func `a backup tells its head, and is refused where something lies`() throws {
    let head = try program.head()
    let made = try program.run("backup", "b.book", "--format", "json")
    #expect(made.status == 0, "\(made.words)")
    #expect(made.output.json["head"] as? String == head)
    #expect((made.output.json["measures"] as? [String: Any])?["events"] as? Int == 10)
    let copy = try program.book("b.book")
    let again = try program.run("backup", "b.book")
    #expect(again.status == 1 && again.words.contains("exists already"))
    #expect(try program.book("b.book") == copy)
    let chinese = try program.run("backup", "c.book", lang: "zh")
    #expect(chinese.output.contains("已备份到 c.book"))
  }

  @Test func `restore makes the same book, and never in the place of one`() throws {
    let head = try program.head()
    try program.run("backup", "b.book")
    let there = try program.run("restore", "b.book")
    #expect(there.status == 1 && there.words.contains("fund.book") && there.output == "")
    try FileManager.default.removeItem(at: program.path("fund.book"))
    let restored = try program.run("restore", "b.book")
    #expect(restored.status == 0, "\(restored.words)")
    #expect(restored.output.contains("Restored to fund.book"))
    #expect(try program.head() == head)
    let chinese = try program.run("restore", "b.book", "--book", "c.book", lang: "zh")
    #expect(chinese.output.contains("已恢复到 c.book"))
  }

  @Test func `a damaged backup is 3, and no book comes of it`() throws {
    try program.run("backup", "b.book")
    var bytes = try program.book("b.book")
    let name = try #require(bytes.range(of: Data("capital.pay".utf8)))
    bytes[name.lowerBound] ^= 1
    try bytes.write(to: program.path("b.book"))
    let restored = try program.run("restore", "b.book", "--book", "c.book")
    #expect(restored.status == 3 && restored.output == "", "\(restored.words)")
    let files = try FileManager.default.contentsOfDirectory(atPath: program.folder.path)
    #expect(!files.contains { $0.hasPrefix("c.book") })
  }

  @Test func `backups are taken while another process records`() throws {
    let lines = (1...60).map {
      #"{"kind":"capital.pay","date":"2018-02-01","member":"M01","amount":"\#($0).00"}"#
    }
    try program.write(lines.joined(separator: "\n"), to: "more.jsonl")
    let recording = Process()
    recording.executableURL = URL(filePath: "/bin/sh")
    recording.currentDirectoryURL = program.folder
    recording.arguments = [
      "-c", "for n in 1 2 3 4 5; do \"$0\" record more.jsonl || exit; done",
      Program.executable.path,
    ]
    recording.environment = ["JINZHU_NOW": Program.now, "JINZHU_USER": "other", "LC_ALL": "C"]
    (recording.standardOutput, recording.standardError) = (Pipe(), Pipe())
    try recording.run()
    var heads: [String] = []
    for number in 1...5 {
      let made = try program.run("backup", "b\(number).book", "--format", "json")
      #expect(made.status == 0, "\(made.words)")
      heads.append(try #require(made.output.json["head"] as? String))
      let events = try #require((made.output.json["measures"] as? [String: Any])?["events"] as? Int)
      #expect((events - 10) % 60 == 0, "\(events)")
    }
    recording.waitUntilExit()
    #expect(recording.terminationStatus == 0)
    for head in heads { #expect(try program.run("verify", "--head", head).status == 0) }
  }

  @Test func `a report is never written over a book`() throws {
    let before = try program.book()
    for lang in ["en", "zh"] {
      let outcome = try program.run("report", "measures", "--output", "fund.book", lang: lang)
      #expect(outcome.status == 1 && outcome.words.contains("fund.book"), "\(outcome.words)")
    }
    #expect(try program.book() == before)
    try program.write("old", to: "old.txt")
    #expect(try program.run("report", "measures", "--output", "old.txt").status == 0)
  }
}
