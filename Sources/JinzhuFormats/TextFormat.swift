public import Jinzhu

/// A report for a terminal: columns line up by display width, numbers on the right.
public struct TextFormat: Format {
  /// Language, unit and colour.
  public var style: Style

  /// The format in a style.
  public init(style: Style) { self.style = style }

  /// Writes heading, figures, tables, notes and chain head, an empty line between.
  public func write(_ document: Document, to output: inout some TextOutputStream) {
    var blocks = [heading(of: document)]
    if !document.figures.isEmpty { blocks.append(lines(of: document.figures)) }
    blocks +=
      document.slips.isEmpty
      ? document.tables.map { block(of: $0) } : document.slips.map { block(of: $0) }
    if !document.notes.isEmpty { blocks.append(document.notes.map { text($0).printable }) }
    if let head = document.head { blocks.append([footer(head, document.knownAt)]) }
    for (index, block) in blocks.enumerated() {
      if index > 0 { output.write("\n") }
      for line in block {
        output.write(String(line.trimmingSpaces))
        output.write("\n")
      }
    }
  }

  // MARK: - Heading and footer

  private func heading(of document: Document) -> [String] {
    let title = text(document.title).printable
    let lines = [
      document.fund.printable,
      style.colour ? "\u{1B}[1m\(title)\u{1B}[0m" : title,
      document.facts(in: style).joined(separator: "  "),
    ]
    return lines.filter { !$0.isEmpty }
  }

  private func footer(_ head: String, _ knownAt: String?) -> String {
    let label = text(Words("账簿链头", "head"))
    return "\(label): \(head)" + (knownAt.map { " @ \($0)" } ?? "")
  }

  // MARK: - Figures

  private func lines(of figures: [Figure]) -> [String] {
    var rows: [(label: String, value: String, basis: String)] = []
    for figure in figures {
      let label = text(figure.label).printable
      let basis = figure.basis.map { text($0).printable } ?? ""
      switch figure.value {
      case .cell(let cell): rows.append((label, value(cell), basis))
      case .breakdown(let parts):
        rows.append((label, "", basis))
        for part in parts {
          rows.append(("  " + text(part.label).printable, value(part.cell), ""))
        }
      }
    }
    let labelWidth = rows.map { displayWidth($0.label) }.max() ?? 0
    let valueWidth = rows.map { displayWidth($0.value) }.max() ?? 0
    return rows.map { row in
      row.label.padded(to: labelWidth) + "  "
        + row.value.padded(to: valueWidth, onTheLeft: true) + "  " + row.basis
    }
  }

  private func value(_ cell: Cell) -> String {
    cell.printed(in: style) ?? text(Words("不适用", "n/a"))
  }

  // MARK: - Tables

  func block(of whole: Table) -> [String] {
    let table = whole.shown
    let head = table.columns.indices.map { table.whole(headingOf: $0, in: style) }
    let rows = table.rows.map(printed)
    let totals = table.totals.map(printed)
    var widths = head.map { displayWidth($0) }
    for row in rows + (totals.map { [$0] } ?? []) {
      for (column, cell) in row.enumerated() {
        widths[column] = max(widths[column], displayWidth(cell))
      }
    }
    let isOnTheRight = table.columns.indices.map(table.isNumeric)
    func line(_ cells: [String]) -> String {
      var line = ""
      for column in cells.indices {
        if column > 0 { line += "  " }
        line += cells[column].padded(to: widths[column], onTheLeft: isOnTheRight[column])
      }
      return line
    }
    let rule = line(widths.map { String(repeating: "-", count: $0) })
    var block = table.title.map { [text($0).printable] } ?? []
    block += [line(head), rule]
    block += rows.map(line)
    if let totals { block += [rule, line(totals)] }
    block += (table.form?.notes ?? []).map { text($0).printable }
    return block
  }

  private func printed(_ row: [Cell]) -> [String] { row.map { $0.printed(in: style) ?? "" } }

  private func text(_ words: Words) -> String { words.text(in: style.language) }
}

extension String {
  /// The text without spaces at its end.
  fileprivate var trimmingSpaces: Substring {
    var rest = self[...]
    while rest.utf8.last == UInt8(ascii: " ") { rest.unicodeScalars.removeLast() }
    return rest
  }
}
