import Foundation
import Jinzhu
import JinzhuHistories
import JinzhuStore
import Testing

/// Random histories worked out once more by `Tests/Reference`, a plain model in another language
/// that shares nothing with the program but the specification.
///
/// `JINZHU_OPINIONS=300` asks it about more of them, `JINZHU_OPINIONS=17..17` only about that one.
@Suite(.enabled(if: SecondOpinion.isThere, "python3 is not there: the second opinion is not asked"))
struct `Second opinion` {
  @Test func `every figure of random histories is the same`() async {
    var failures: [String] = []
    await withTaskGroup(of: String?.self) { group in
      for seed in HistorySeeds.named("JINZHU_OPINIONS", otherwise: 24) {
        group.addTask {
          do { return try SecondOpinion(seed: seed).differences } catch {
            return "seed \(seed): \(error)"
          }
        }
      }
      for await failure in group { if let failure { failures.append(failure) } }
    }
    for failure in failures.sorted().prefix(5) { Issue.record("\(failure)") }
  }
}

/// What the book and the reference make of one history.
struct SecondOpinion {
  static var isThere: Bool { FileManager.default.isExecutableFile(atPath: "/usr/bin/python3") }

  /// What differs, for people; `nil` when nothing does.
  let differences: String?

  init(seed: UInt64) throws {
    var telling = try Telling(seed: seed, scale: .small(seed: seed))
    try telling.tell()
    let first = telling.history.scale.firstDay
    let span = first.days(until: telling.history.today)
    let days = try [span / 4, span / 2, span].map { try first.adding(days: $0) }
    let lines = try telling.recordedLines()
    let theirs = try Self.asked(lines, days: days, seed: seed)
    var found: [String] = []
    for (day, their) in zip(days, theirs) {
      let ours = try telling.book.figures(on: day, at: telling.latest)
      for path in Set(ours.keys).union(their.keys).sorted() where ours[path] != their[path] {
        // The program prints measures that the reference does not work out.
        if path.hasPrefix("measures/"), their[path] == nil { continue }
        found.append(
          "\(day) \(path): \(ours[path] ?? "nothing"), they say \(their[path] ?? "nothing")")
      }
    }
    differences =
      found.isEmpty
      ? nil
      : "seed \(seed): \(found.count) figures differ\n  "
        + found.prefix(8).joined(separator: "\n  ")
  }

  /// The reference's figures of some days, by path.
  private static func asked(
    _ lines: [String], days: [Day], seed: UInt64
  ) throws -> [[String: String]] {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent(
        "jinzhu-history-\(ProcessInfo.processInfo.processIdentifier)-\(seed).jsonl")
    try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Reference/jinzhu_reference.py")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    process.arguments = [script.path, file.path] + days.map(\.description)
    let (output, errors) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (output, errors)
    try process.run()
    let answer = output.fileHandleForReading.readDataToEndOfFile()
    let complaint = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(words: String(decoding: complaint, as: UTF8.self))
    }
    let tree = try JSONReader.read(Array(answer), strings: .lenient)
    guard case .list(let reports)? = tree["days"] else { return [] }
    return reports.map { report in
      var figures: [String: String] = [:]
      for part in ["trialBalance", "measures", "members"] {
        report[part]?.flatten(into: &figures, at: part)
      }
      return figures
    }
  }

  struct Failure: Error, CustomStringConvertible {
    let words: String
    var description: String { words }
  }
}

extension Telling {
  /// What was recorded, as lines of an event file; a reversal names its event by number.
  func recordedLines() throws -> [String] {
    try book.read(at: latest) { _, archive in
      try (1...(archive.head()?.number ?? 1)).compactMap { number in
        try archive.event(number).map { event in
          var entries: [Tree.Entry] = [
            .init("kind", .text(event.submission.kind.rawValue)),
            .init("date", .text(event.submission.date.description)),
          ]
          if let ref = event.submission.ref { entries.append(.init("ref", .text(ref))) }
          if case .record(let fields) = event.submission.fields.tree { entries += fields }
          return JSONWriter.text(.record(entries), sortingKeys: false)
        }
      }
    }
  }
}

extension Book {
  /// The figures that the reference works out too, by path.
  fileprivate func figures(on day: Day, at now: Instant) throws -> [String: String] {
    let at = now.description
    var figures: [String: String] = [:]
    for row in try report("trial-balance", on: day.description, now: at).rows()
    where row["closing"]?.text != "0.00" {
      figures["trialBalance/" + (row["role"]?.text ?? "")] = row["closing"]?.text
    }
    try report("measures", on: day.description, now: at).tree["measures"]?
      .flatten(into: &figures, at: "measures")
    let members = try report("members", on: day.description, now: at).tree["members"]
    for member in members?.keys ?? [] {
      guard case .record(let entries)? = members?[member] else { continue }
      Tree.record(entries.filter { $0.key != "name" })
        .flatten(into: &figures, at: "members/" + member)
    }
    return figures
  }
}

extension Tree {
  /// Every text of the tree under its path.
  fileprivate func flatten(into figures: inout [String: String], at path: String) {
    switch self {
    case .text(let text): figures[path] = text
    case .null: figures[path] = "null"
    case .list(let items):
      for (index, item) in items.enumerated() {
        item.flatten(into: &figures, at: "\(path)/\(index)")
      }
    case .record(let entries):
      for entry in entries { entry.value.flatten(into: &figures, at: "\(path)/\(entry.key)") }
    }
  }
}
