internal import Foundation
internal import Jinzhu
internal import JinzhuFormats
internal import JinzhuStore
internal import Testing

/// Makes every form of many periods of a book, checks them, and has them worked out once more by
/// `Tests/Reference/check_filing.py` from the CSV export alone.
struct Filer {
  /// The quarters, and years, of a stretch of years.
  static func periods(_ years: ClosedRange<Int>) -> [Period] {
    years.flatMap { year in
      (1...4).map { Period.quarter(year: year, quarter: $0) } + [.year(year)]
    }
  }

  static let python = ["/usr/bin/python3", "python3"].first { python in
    (try? run([python, "-c", "import csv"]))?.status == 0
  }

  /// What the script said; every check of every form must hold.
  static func recompute(_ book: Book, _ periods: [Period]) throws -> (status: Int32, text: String) {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("jinzhu-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for table in try book.contents() where ["posting", "sub_account", "event"].contains(table.key) {
      let document = Document(name: table.key, title: Words("", ""), fund: "", tables: [table])
      try Data(CSVFormat().text(of: document).utf8)
        .write(to: folder.appendingPathComponent(table.key + ".csv"))
    }
    var files: [String] = []
    try book.read(at: Instant(microseconds: .max)) { books, archive in
      let days = PastDays(books, archive)
      var earlier: [Day: [FiledForms]] = [:]
      for period in periods {
        let snapshot = Snapshot(books: books, archive: archive, day: period.last)
        let basis = FilingBasis(snapshot, period: period, days: days)
        let filing = try Filing(basis, only: Form.all.map(\.name))
        let (violations, count) = try filing.violations(against: earlier)
        #expect(violations.isEmpty, "\(period): \(violations)")
        #expect(count > 100)
        earlier[period.last] = [FiledForms(filing)]
        let file = folder.appendingPathComponent("\(period).csv")
        try Data(CSVFormat().text(of: filing.records()).utf8).write(to: file)
        files.append(file.path)
      }
    }
    let script = URL(fileURLWithPath: #filePath)
      .appendingPathComponent("../../../Reference/check_filing.py").standardizedFileURL.path
    return try run([python ?? "python3", script, folder.path] + files)
  }

  private static func run(_ command: [String]) throws -> (status: Int32, text: String) {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("jinzhu-\(UUID().uuidString)")
    try Data().write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    let output = try FileHandle(forWritingTo: file)
    (process.standardOutput, process.standardError) = (output, output)
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, try String(contentsOf: file, encoding: .utf8))
  }
}
