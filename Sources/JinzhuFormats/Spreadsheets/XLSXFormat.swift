public import Jinzhu

/// A report as a workbook: a sheet for the figures, one for each table, one for the notes.
///
/// Amounts, ratios, counts and days are real numbers and dates; totals that add up their column are
/// formulas which do so. Amounts are in yuan whatever the unit of printed reports. The same document
/// gives the same bytes.
public struct XLSXFormat: Sendable {
  /// The language; unit and colour do not matter here.
  public var style: Style

  /// The format in a style.
  public init(style: Style) {
    self.style = style
    self.style.unit = .yuan
  }

  /// The bytes of the workbook. Throws `WritingError`.
  public func bytes(of document: Document) throws -> [UInt8] {
    if let rows = document.tables.map(\.rows.count).max(), rows > Workbook.rowLimit - 8 {
      throw WritingError.tooManyRows(rows)
    }
    let title = document.title.text(in: style.language).printable
    let workbook = try Workbook(
      title: title, author: document.fund.printable, created: document.madeAt)
    let looks = Looks(workbook, in: style.language)
    var names = SheetNames()
    if !document.figures.isEmpty {
      let name = names.next(Words("指标", "Figures").text(in: style.language))
      var sheet = Sheet(workbook, looks, named: name, of: document, style: style)
      sheet.write(document.figures)
    }
    for table in document.tables {
      let name = names.next((table.title ?? document.title).text(in: style.language))
      if table.form != nil {
        FormSheet(workbook, table.shown, of: document, style: style).write(named: name)
        continue
      }
      var sheet = Sheet(workbook, looks, named: name, of: document, style: style)
      sheet.write(table.shown)
    }
    let name = names.next(Words("说明", "Notes").text(in: style.language))
    var sheet = Sheet(workbook, looks, named: name, of: document, style: style)
    sheet.writeNotes()
    return try workbook.close()
  }
}

extension Document {
  /// When the document counts as made, so that its bytes depend on nothing else: when the last event
  /// was recorded; where none was, the day it is about.
  var madeAt: Instant {
    if let knownAt, let instant = try? Instant(parsing: knownAt) { return instant }
    return Instant(microseconds: Int64(asOf?.serial ?? 0) * 86_400_000_000)
  }
}

/// Names that a workbook takes for its sheets: short, without marks of its formulas, each once.
struct SheetNames {
  private var taken: Set<String> = []

  /// The name nearest to the one that is asked for.
  mutating func next(_ wanted: String) -> String {
    var plain = wanted.printable.filter { !"[]:*?/\\'".contains($0) }
    if plain.allSatisfy(\.isWhitespace) { plain = "Sheet" }
    var name = plain.cut(to: 31)
    var number = 1
    // Case does not tell sheets apart.
    while !taken.insert(name.lowercased()).inserted {
      number += 1
      name = plain.cut(to: 31 - " \(number)".utf16.count) + " \(number)"
    }
    return name
  }
}

extension String {
  /// The longest beginning of so many units of UTF-16 that cuts no character in two.
  func cut(to limit: Int) -> String {
    guard utf16.count > limit else { return self }
    var rest = self[...]
    while rest.utf16.count > limit { rest.removeLast() }
    return String(rest)
  }
}
