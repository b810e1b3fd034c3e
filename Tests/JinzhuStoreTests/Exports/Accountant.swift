internal import Foundation
internal import Jinzhu
internal import Testing

/// A program of others that keeps plain-text journals, and tells the balances of one.
struct Accountant: CustomTestStringConvertible, Sendable {
  let name: String
  let dialect: String
  fileprivate let command: [String]

  var testDescription: String { name }

  /// Every one that is there: hledger, ledger, and each beancount that a Python has.
  ///
  /// `JINZHU_BEANCOUNT` names a Python besides those of the system and of the path, such as one with
  /// PyPI's version 3.
  static let all: [Accountant] = {
    var found: [Accountant] = []
    for name in ["hledger", "ledger"] where isThere([name, "--version"]) {
      found.append(Accountant(name: name, dialect: name, command: [name]))
    }
    var versions: Set<String> = []
    let told = ProcessInfo.processInfo.environment["JINZHU_BEANCOUNT"]
    for python in ["/usr/bin/python3", "python3", told].compactMap({ $0 }) {
      let ask = [python, "-c", "import beancount; print(beancount.__version__)"]
      guard let answer = try? run(ask), answer.status == 0 else { continue }
      let version = answer.text.trimmingCharacters(in: .whitespacesAndNewlines)
      if versions.insert(version).inserted {
        found.append(
          Accountant(name: "beancount \(version)", dialect: "beancount", command: [python]))
      }
    }
    return found
  }()

  /// Balances by account at the end of each day, in fen, zeros left out.
  func balances(of journal: String, on days: [Day]) throws -> [[String: Int64]] {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("jinzhu-\(UUID().uuidString).\(dialect)")
    try Data(journal.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    if dialect == "beancount" { return try beancount(file, days) }
    return try days.map { day in
      let end = try day.adding(days: 1).description
      let options =
        dialect == "hledger"
        ? ["balance", "--flat", "--no-total", "-e", end, "-O", "csv", "--strict"]
        : [
          "balance", "--flat", "--no-total", "--pedantic", "--end", end, "--balance-format",
          "%(account)\\t%(quantity(scrub(amount)))\\n",
        ]
      let answer = try Self.run(command + ["-f", file.path] + options)
      guard answer.status == 0 else { throw Failed(name: name, text: answer.text) }
      let lines = answer.text.replacing("\",\"", with: "\t").split(separator: "\n")
      return try Self.read(lines.map { "\(day)\t\($0)" }, on: day)
    }
  }

  private func beancount(_ file: URL, _ days: [Day]) throws -> [[String: Int64]] {
    let script = URL(fileURLWithPath: #filePath)
      .appendingPathComponent("../../../Reference/beancount_balances.py").standardizedFileURL.path
    let answer = try Self.run(command + [script, file.path] + days.map(\.description))
    guard answer.status == 0 else { throw Failed(name: name, text: answer.text) }
    let lines = answer.text.split(separator: "\n").map(String.init)
    return try days.map { try Self.read(lines, on: $0) }
  }

  struct Failed: Error, CustomStringConvertible {
    let name: String
    let text: String
    var description: String { "\(name): \(text.prefix(2000))" }
  }

  /// Lines of day, account and amount.
  private static func read(_ lines: [String], on day: Day) throws -> [String: Int64] {
    var balances: [String: Int64] = [:]
    for line in lines {
      let parts = line.split(separator: "\t").map { String($0).replacing("\"", with: "") }
      guard parts.count == 3, parts[0] == day.description, parts[1] != "account" else { continue }
      let fen = try Money(parsing: (parts[2].replacing(" CNY", with: ""))).fen
      if fen != 0 { balances[parts[1]] = fen }
    }
    return balances
  }

  private static func isThere(_ command: [String]) -> Bool {
    (try? run(command))?.status == 0
  }

  /// Runs a program to its end; what it writes goes through a file, so that no pipe fills up.
  private static func run(_ command: [String]) throws -> (status: Int32, text: String) {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("jinzhu-\(UUID().uuidString)")
    try Data().write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    // Journals are UTF-8, and hledger reads them in the encoding of the locale.
    process.environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C.UTF-8"]) { $1 }
    process.standardInput = FileHandle.nullDevice
    let output = try FileHandle(forWritingTo: file)
    (process.standardOutput, process.standardError) = (output, output)
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, try String(contentsOf: file, encoding: .utf8))
  }
}
