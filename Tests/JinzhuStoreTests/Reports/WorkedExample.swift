internal import Foundation
internal import Jinzhu
internal import JinzhuStore
internal import Testing

/// The worked example of the shared reference: a charter, two years of events, and the figures
/// they must give on three days.
///
/// It is read from `shared/reference/worked-example` beside the repository, or below the directory
/// that the environment variable `JINZHU_SHARED` names.
enum WorkedExample {
  static let directory: URL = {
    if let shared = ProcessInfo.processInfo.environment["JINZHU_SHARED"] {
      return URL(fileURLWithPath: shared).appendingPathComponent("reference/worked-example")
    }
    return URL(fileURLWithPath: #filePath).appendingPathComponent(
      "../../../../../shared/reference/worked-example"
    ).standardizedFileURL
  }()

  /// Whether the example is there; tests that need it are skipped by name when it is not.
  static let isThere = FileManager.default.fileExists(
    atPath: directory.appendingPathComponent("expected.json").path)

  static let days = ["2018-12-31", "2019-06-30", "2019-12-31"]

  /// A file of the example as a tree.
  static func tree(_ name: String) throws -> Tree {
    let data = try Data(contentsOf: directory.appendingPathComponent(name))
    return try JSONReader.read(Array(data), strings: .lenient)
  }

  /// What must stand on a day: `trialBalance`, `measures`, `members`.
  static func expected(on day: String, _ key: String) throws -> Tree {
    guard case .list(let days) = try tree("expected.json") else { throw Missing.figures }
    guard let found = days.first(where: { $0["asOf"]?.text == day })?[key] else {
      throw Missing.figures
    }
    return found
  }

  enum Missing: Error { case figures }

  /// The example recorded into a book in memory.
  static func book() throws -> Book {
    let book = try Book.inMemory()
    let now = try Instant(parsing: "2020-06-30T04:00:00Z")
    var raws: [[(name: String, tree: Tree)]] = [
      [
        ("kind", .text("charter.adopt")), ("date", .text("2018-01-01")),
        ("charter", try tree("charter.json")),
      ]
    ]
    let lines = try String(
      contentsOf: directory.appendingPathComponent("events.jsonl"), encoding: .utf8)
    for line in lines.split(separator: "\n") {
      guard case .record(let entries) = try JSONReader.read(Array(line.utf8), strings: .lenient)
      else { throw Missing.figures }
      raws.append(entries.map { ($0.key, $0.value) })
    }
    try book.record(at: now) { recorder in
      for raw in raws { _ = try recorder.record(Submission(reading: raw)) }
    }
    return book
  }
}

extension Tree {
  /// The keys of a record, in its order.
  var keys: [String] {
    guard case .record(let entries) = self else { return [] }
    return entries.map(\.key)
  }
}
