import Foundation
import Testing

/// What a run of the command left behind.
struct Outcome {
  let status: Int32
  /// Standard output.
  let output: String
  /// Standard error.
  let words: String
}

/// The built command, run as a user runs it, in a folder of its own.
final class Program: Sendable {
  let folder: URL
  /// The clock that every run is told; no run reads the real one.
  static let now = "2019-06-30T04:00:00Z"

  static let executable = URL(filePath: CommandLine.arguments[0])
    .deletingLastPathComponent().appending(path: "jinzhu")

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "jinzhu-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Runs the command with arguments; output goes through files, so that no pipe can fill up.
  @discardableResult
  func run(
    _ arguments: String..., input: String? = nil, lang: String = "en",
    environment: [String: String] = [:]
  ) throws -> Outcome {
    try run(arguments, input: input, lang: lang, environment: environment)
  }

  @discardableResult
  func run(
    _ arguments: [String], input: String? = nil, lang: String = "en",
    environment: [String: String] = [:], executable: URL = Program.executable
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = [
      "JINZHU_NOW": Self.now, "JINZHU_USER": "tester",
      "LC_ALL": lang == "zh" ? "zh_CN.UTF-8" : "C",
    ].merging(environment) { $1 }
    let run = UUID().uuidString
    let (output, words) = (path(run + ".out"), path(run + ".err"))
    defer { for file in [output, words] { try? FileManager.default.removeItem(at: file) } }
    for file in [output, words] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: words)
    let source = path(run + ".in")
    try Data((input ?? "").utf8).write(to: source)
    defer { try? FileManager.default.removeItem(at: source) }
    process.standardInput = try FileHandle(forReadingFrom: source)
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      words: String(decoding: try Data(contentsOf: words), as: UTF8.self))
  }

  func path(_ name: String) -> URL { folder.appending(path: name) }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: path(name))
  }

  /// Every byte of the book.
  func book(_ name: String = "fund.book") throws -> Data { try Data(contentsOf: path(name)) }

  /// The head of the chain, as `verify` proves it.
  func head() throws -> String {
    let outcome = try run("verify", "--format", "json")
    #expect(outcome.status == 0, "\(outcome.words)")
    return try #require(outcome.output.json["head"] as? String)
  }
}

extension String {
  /// The text as one JSON object; empty where it is none.
  var json: [String: Any] {
    (try? JSONSerialization.jsonObject(with: Data(utf8))) as? [String: Any] ?? [:]
  }
}

extension Program {
  /// A fund with three members in one trade, a contract farmer, a bank, and 20 million of capital.
  static func fund(charter: String = "") throws -> Program {
    let program = try Program()
    try program.write("fund: 测试基金\nfee:\n  rate: 7‰\n" + charter, to: "charter.yaml")
    let made = try program.run("init", "--charter", "charter.yaml", "--date", "2018-01-01")
    try #require(made.status == 0, "\(made.words)")
    try program.write(base, to: "base.jsonl")
    let recorded = try program.run("record", "base.jsonl")
    try #require(recorded.status == 0, "\(recorded.words)")
    return program
  }

  static let base = """
    {"kind":"party.add","date":"2018-01-02","party":"M01","name":"一场","role":"member","size":"small","group":"G1"}
    {"kind":"party.add","date":"2018-01-02","party":"M02","name":"二场","role":"member","size":"small","group":"G1"}
    {"kind":"party.add","date":"2018-01-02","party":"M03","name":"三场","role":"member","size":"medium"}
    {"kind":"party.add","date":"2018-01-02","party":"F01","name":"承包户","role":"farmer","sponsor":"M03","size":"farmer"}
    {"kind":"party.add","date":"2018-01-02","party":"B01","name":"农商行","role":"bank"}
    {"kind":"party.add","date":"2018-01-02","party":"X01","name":"外人","role":"other"}
    {"kind":"capital.pay","date":"2018-01-05","member":"M01","amount":"8000000.00","ref":"cap-1"}
    {"kind":"capital.pay","date":"2018-01-05","member":"M02","amount":"6000000.00","ref":"cap-2"}
    {"kind":"capital.pay","date":"2018-01-05","member":"M03","amount":"6000000.00","ref":"cap-3"}

    """

  /// A guarantee of one million for M01 at B01, a year from 2018-02-01.
  static let issue = """
    {"kind":"guarantee.issue","date":"2018-02-01","guarantee":"D1","borrower":"M01","bank":"B01",\
    "principal":"1000000.00","due":"2019-02-01"}

    """

  /// Records lines that must stand.
  func record(_ lines: String) throws {
    let outcome = try run("record", "-", input: lines)
    try #require(outcome.status == 0, "\(outcome.words)")
  }
}
