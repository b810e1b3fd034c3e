internal import Foundation
internal import Jinzhu
internal import JinzhuStore
internal import Testing

/// The tables of docs/FILING.md are written from the code: `UPDATE=1 swift test` renews them.
struct FilingPageTests {
  private static let mark = "\n## 表 Forms\n"

  @Test func `the page of forms is fresh`() throws {
    let file = URL(fileURLWithPath: #filePath)
      .appendingPathComponent("../../../../docs/FILING.md").standardizedFileURL
    let text = try String(contentsOf: file, encoding: .utf8)
    let parts = text.components(separatedBy: Self.mark)
    try #require(parts.count == 2)
    let fresh = parts[0] + Self.mark + (try Self.forms())
    if ProcessInfo.processInfo.environment["UPDATE"] == "1" {
      try fresh.write(to: file, atomically: true, encoding: .utf8)
      return
    }
    #expect(text == fresh, "stale; run UPDATE=1 swift test --filter FilingPageTests, read the diff")
  }

  /// Every form with its rows and formulas, as a small fund with nothing in force has them.
  private static func forms() throws -> String {
    let book = try TestBook()
    return try book.read { books, archive in
      let period = try Period(parsing: "2021Q4")
      let snapshot = Snapshot(books: books, archive: archive, day: period.last)
      let filing = try Filing(
        FilingBasis(snapshot, period: period), only: Form.all.map(\.name))
      return filing.forms.map(section).joined()
    }
  }

  private static func section(_ filled: Filing.Filled) -> String {
    let form = filled.form
    let sets = FormSet.allCases.filter(form.sets.contains).map { "`\($0.rawValue)`" }
    var text = "\n### `\(form.name)` \(form.title.zh) — \(form.title.en)\n\n"
    text += "\(form.code); \(sets.joined(separator: ", ")); \(form.confidence.words.zh), "
    text += "\(form.confidence.words.en).\n\n"
    for note in form.notes { text += "- \(note.zh) \(note.en)\n" }
    text += "\n| row | 项目 | item | cells |\n|---|---|---|---|\n"
    for row in filled.rows {
      let indent = String(repeating: "　", count: row.depth)
      let cells = form.columns.compactMap { column in
        row.cells[column.key].map { "\(column.key): \($0.words(in: form.name).zh)" }
      }
      text += "| \(row.code) | \(indent)\(row.title.zh) | \(row.title.en) | "
      text += cells.joined(separator: "<br>") + " |\n"
    }
    text +=
      "\n"
      + form.columns.map { column in
        let group = column.group.map { $0.zh } ?? ""
        return "\(column.key) \(group)\(column.title.zh)"
      }.joined(separator: "; ") + "\n"
    return text
  }
}
