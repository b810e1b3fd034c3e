internal import Foundation
internal import Jinzhu
internal import JinzhuFormats
internal import JinzhuStore
internal import Testing

/// The constructed fund of `examples/wannian`: eighteen years of events, from its charter on.
enum Wannian {
  static let now = "2026-06-30T04:00:00Z"

  /// The fields of every event, the first charter's before them.
  static func raws() throws -> [[(name: String, tree: Tree)]] {
    let folder = URL(fileURLWithPath: #filePath)
      .appendingPathComponent("../../../../examples/wannian").standardizedFileURL
    let charter = try YAMLReader.read(
      Data(contentsOf: folder.appendingPathComponent("charter-2008.yaml")), named: "charter")
    var raws: [[(name: String, tree: Tree)]] = [
      [("kind", .text("charter.adopt")), ("date", .text("2008-03-03")), ("charter", charter)]
    ]
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasPrefix("events-") }.sorted()
    #expect(files.count == 18)
    for name in files {
      let bytes = try Data(contentsOf: folder.appendingPathComponent(name))
      for event in EventReader(file: name, bytes: Array(bytes)) {
        raws.append(try event.get().fields)
      }
    }
    return raws
  }

  /// All of it in a book in memory.
  static func book() throws -> Book {
    let book = try Book.inMemory()
    let submissions = try raws().map { try Submission(reading: $0) }
    try book.record(at: Instant(parsing: now)) { recorder in
      for submission in submissions { _ = try recorder.record(submission) }
    }
    return book
  }
}
