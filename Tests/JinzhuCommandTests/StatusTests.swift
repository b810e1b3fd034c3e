import Foundation
import Testing

/// Exit statuses and streams, as scripts rely on them.
struct StatusTests {
  @Test(arguments: [
    ["frobnicate"], ["recrod"], ["record"], ["record", "--dryrun", "x.csv"], ["report"],
    ["report", "tral-balance"], ["report", "ledger"], ["report", "leverage", "cash"],
    ["report", "leverage", "--as-of", "2018-13-01"], ["report", "leverage", "--format", "xml"],
    ["report", "leverage", "--as-of"], ["report", "leverage", "--asof", "2018-01-01"],
    ["report", "income", "--period", "2018Q5"], ["report", "leverage", "--known-at", "yesterday"],
    ["report", "income", "--period", "2018", "--as-of", "2018-12-31"], ["close"],
    ["close", "2018", "--reopen"], ["close", "2018", "--reason", "x"], ["init"],
    ["init", "--fund", "a", "--charter", "b"], ["template"], ["template", "capital.pai"],
    ["template", "charter.adopt"], ["show"], ["show", "thing", "x"], ["charter", "diff"],
    ["record", "--help", "capital.pai"], ["attest"], ["attest", "--key", "a", "--new-key", "b"],
    ["attest", "--new-key", "a", "--output", "b"], ["backup"], ["restore"],
    ["verify", "--head", "12"], ["verify", "--head", "g"], ["verify", "--public-key", "x"],
  ])
  func `misuse is 2, says why on standard error, and writes no data`(arguments: [String]) throws {
    let program = try Program()
    for lang in ["en", "zh"] {
      let outcome = try program.run(arguments, lang: lang)
      #expect(outcome.status == 2, "\(outcome.words)")
      #expect(outcome.output == "")
      #expect(!outcome.words.isEmpty)
      let isChinese = outcome.words.unicodeScalars.contains { (0x4E00...0x9FFF) ~= $0.value }
      #expect(isChinese == (lang == "zh"), "\(outcome.words)")
    }
  }

  @Test(arguments: [
    ("recrod", "did you mean `record`?"), ("colse", "did you mean `close`?"),
    ("frobnicate", "`jinzhu --help` lists them"),
  ])
  func `a near miss of a command is asked about`(word: String, answer: String) throws {
    #expect(try Program().run(word).words.contains(answer))
  }

  @Test(arguments: [
    ["verify"], ["report", "trial-balance"],
    [
      "record", "capital.pay", "--date", "2018-01-02",
      "--member", "M01", "--amount", "1",
    ], ["show", "1"], ["list", "parties"], ["close", "2018"],
    ["charter", "show"], ["backup", "b.book"],
  ])
  func `without a book every command refuses, and says to open one`(arguments: [String]) throws {
    let program = try Program()
    let outcome = try program.run(arguments)
    #expect(outcome.status == 1)
    #expect(outcome.words.contains("no book `fund.book`"), "\(outcome.words)")
    #expect(outcome.words.contains("jinzhu init"))
    #expect(!FileManager.default.fileExists(atPath: program.path("fund.book").path))
  }

  @Test func `the book is named by --book, else JINZHU_BOOK, else fund.book`() throws {
    let program = try Program()
    try program.run("init", "--fund", "甲", "--book", "a.book")
    try program.run(["init", "--fund", "乙"], environment: ["JINZHU_BOOK": "b.book"])
    try program.run("init", "--fund", "丙")
    func fund(_ arguments: String...) throws -> String? {
      try program.run(["verify", "--format", "json"] + arguments).output.json["fund"] as? String
    }
    #expect(try fund("--book", "a.book") == "甲")
    #expect(try fund("--book", "b.book") == "乙")
    #expect(try fund() == "丙")
  }

  @Test func `a file that is no book is refused, and one bit of damage is 3`() throws {
    let program = try Program.fund()
    try program.write("not a book at all", to: "other.book")
    let other = try program.run("verify", "--book", "other.book")
    #expect(other.status == 1)
    var bytes = try program.book()
    let name = try #require(bytes.range(of: Data("capital.pay".utf8)))
    bytes[name.lowerBound] ^= 1
    try bytes.write(to: program.path("fund.book"))
    let damaged = try program.run("verify")
    #expect(damaged.status == 3, "\(damaged.words)")
    #expect(damaged.words.hasPrefix("fund.book: "))
    #expect(damaged.output == "")
  }

  @Test func `a reader who leaves is no error`() throws {
    let program = try Program.fund()
    // A pipe whose reading end is closed before the command writes.
    let pipe = Pipe()
    let process = Process()
    process.executableURL = Program.executable
    process.arguments = ["record", "--list"]
    process.currentDirectoryURL = program.folder
    process.standardOutput = pipe
    try pipe.fileHandleForReading.close()
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 0)
  }

  @Test func `errors are objects where the output is JSON`() throws {
    let program = try Program.fund()
    try program.write(
      #"{"kind":"capital.pay","date":"2018-02-01","member":"M99","amount":"1"}"#, to: "bad.jsonl")
    let outcome = try program.run("record", "bad.jsonl", "--format", "json")
    #expect(outcome.status == 1 && outcome.output == "")
    let errors = try #require(outcome.words.json["errors"] as? [[String: Any]])
    let error = try #require(errors.first)
    #expect(error["file"] as? String == "bad.jsonl")
    #expect(error["line"] as? Int == 1)
    #expect(error["field"] as? String == "member")
    #expect((error["message"] as? String)?.contains("M99") == true)
    #expect(outcome.words.json["status"] as? Int == 1)
    let misuse = try program.run("report", "nothing", "--format", "json")
    #expect(misuse.words.json["status"] as? Int == 2)
  }
}
