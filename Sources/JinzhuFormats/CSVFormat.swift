public import Jinzhu

/// Tables for spreadsheets: a header of column keys, then values in their machine form.
///
/// Several tables follow one another after an empty line; a document without tables gives its
/// figures as rows of name and value. Lines end in LF. A text that a spreadsheet would run as a
/// formula is written after an apostrophe.
public struct CSVFormat: Format {
  /// The format; there is nothing to choose.
  public init() {}

  /// Writes the tables, or the figures where there are none.
  public func write(_ document: Document, to output: inout some TextOutputStream) {
    if document.tables.isEmpty {
      writeFigures(document.figures, to: &output)
    }
    for (index, table) in document.tables.enumerated() {
      if index > 0 { output.write("\n") }
      writeRecord(table.columns.map(\.key), to: &output)
      for row in table.rows { writeRecord(row.map(cell), to: &output) }
    }
  }

  private func writeFigures(_ figures: [Figure], to output: inout some TextOutputStream) {
    writeRecord(["name", "value"], to: &output)
    for figure in figures {
      switch figure.value {
      case .cell(let value): writeRecord([figure.name, cell(value)], to: &output)
      case .breakdown(let parts):
        for part in parts {
          writeRecord(["\(figure.name).\(part.key)", cell(part.cell)], to: &output)
        }
      }
    }
  }

  private func cell(_ cell: Cell) -> String {
    guard case .text(let text) = cell else { return cell.machine ?? "" }
    return Self.isFormula(text) ? "'" + text : text
  }

  /// Whether a spreadsheet might take a text for a formula; East Asian ones know wide signs too.
  static func isFormula(_ text: String) -> Bool {
    switch text.unicodeScalars.first {
    case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": true
    default: false
    }
  }

  private func writeRecord(_ cells: [String], to output: inout some TextOutputStream) {
    // A record of one empty cell would be an empty line, which separates tables.
    let line = cells == [""] ? "\"\"" : cells.map(Self.quotedIfNeeded).joined(separator: ",")
    output.write(line)
    output.write("\n")
  }

  /// A cell in quotes, where it holds what would end it otherwise.
  static func quotedIfNeeded(_ cell: String) -> String {
    let special: [UInt8] = [",", "\"", "\n", "\r"].map { UInt8(ascii: $0) }
    guard cell.utf8.contains(where: special.contains) else { return cell }
    var quoted = "\""
    for scalar in cell.unicodeScalars {
      if scalar == "\"" { quoted.unicodeScalars.append("\"") }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
