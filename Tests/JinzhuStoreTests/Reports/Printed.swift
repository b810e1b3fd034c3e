internal import Jinzhu
internal import JinzhuFormats
internal import JinzhuStore
internal import Testing

/// A report as machines read it, looked into by keys.
struct Printed {
  let document: Document
  let tree: Tree

  init(_ document: Document) throws {
    self.document = document
    var text = ""
    JSONFormat().write(document, to: &text)
    tree = try JSONReader.read(Array(text.utf8), strings: .lenient)
  }

  /// A figure, or one part of it.
  func measure(_ name: String, _ part: String? = nil) -> String? {
    let value = tree["measures"]?[name]
    return part.map { value?[$0]?.text } ?? value?.text
  }

  /// The rows of a table.
  func rows(_ key: String = "rows") -> [Tree] {
    guard case .list(let rows) = tree[key] else { return [] }
    return rows
  }

  /// One column of a table; `-` where a row has nothing.
  func column(_ column: String, of key: String = "rows") -> [String] {
    rows(key).map { $0[column]?.text ?? "-" }
  }

  /// Some columns of a table, one text a row.
  func lines(_ columns: [String], of key: String = "rows") -> [String] {
    rows(key).map { row in columns.map { row[$0]?.text ?? "-" }.joined(separator: " ") }
  }
}

extension Book {
  /// A report of the book, as of a day or over a period, with what the command may ask besides.
  func report(
    _ name: String, on day: String? = nil, period: String? = nil, now: String,
    _ ask: (inout Snapshot) throws -> Void = { _ in }
  ) throws -> Printed {
    let report = try #require(Report.all.first { $0.name == name })
    return try read(at: Instant(parsing: now)) { books, archive in
      let asked = try period.map { try Period(parsing: $0) }
      let last = try asked?.last ?? day.map { try Day(parsing: $0) } ?? books.today
      var snapshot = Snapshot(books: books, archive: archive, day: last, period: asked)
      try ask(&snapshot)
      return try Printed(report.make(snapshot))
    }
  }
}
