internal import CDocuments
internal import Jinzhu

/// A form of the supervisor on a sheet of its own: title and headings merged as on the form, figures
/// as numbers in 万元, and the area that is printed.
struct FormSheet {
  private let workbook: Workbook
  private let table: Table
  private let document: Document
  private let style: Style

  init(_ workbook: Workbook, _ table: Table, of document: Document, style: Style) {
    (self.workbook, self.table, self.document, self.style) = (workbook, table, document, style)
  }

  private var lastColumn: Int { max(table.columns.count - 1, 1) }

  /// Writes the sheet.
  func write(named name: String) {
    workbook.startSheet(named: name)
    let all = 0...lastColumn
    let title = table.title.map(text) ?? text(document.title)
    workbook.merge(
      title, rows: 0...0, columns: all,
      workbook.look(flags: sheets_bold | sheets_large | sheets_centred))
    workbook.setHeight(ofRow: 0, to: 26)
    workbook.merge(
      facts, rows: 1...1, columns: all, workbook.look(flags: sheets_wrapped | sheets_centred))
    let widths = setWidths()
    workbook.setHeight(ofRow: 1, to: height(of: facts, in: widths.reduce(0, +)))
    let headers = writeHeadings(from: 2)
    var row = headers.upperBound + 1
    for cells in table.rows {
      write(cells, at: row)
      row += 1
    }
    row += 1
    let foot = Words(
      "单位负责人：　　　　　　填表人：　　　　　　报出日期：", "Signed:            Filled in by:            Date:")
    workbook.merge(text(foot), rows: row...row, columns: all, workbook.look())
    for note in table.form?.notes ?? [] {
      row += 1
      workbook.merge(
        text(note), rows: row...row, columns: all, workbook.look(flags: sheets_wrapped))
      workbook.setHeight(ofRow: row, to: height(of: text(note), in: widths.reduce(0, +)))
    }
    workbook.freeze(aboveRow: headers.upperBound + 1, leftOfColumn: 2)
    workbook.setPrint(
      isLandscape: widths.reduce(0, +) > 92, header: nil, footer: "&L&7" + head + "&R&8 &P / &N")
    workbook.setPrintArea(lastRow: row, lastColumn: lastColumn, headers: headers)
  }

  /// Who files it, for when, its number, and the unit.
  private var facts: String {
    let when = document.period.map { "\($0)" } ?? document.asOf.map { "\($0)" } ?? ""
    let parts = [
      Words("编报单位：\(document.fund)", document.fund), Words("报表期间：\(when)", "period \(when)"),
      Words("截至 \(document.asOf?.chinese ?? when)", "as of \(document.asOf?.description ?? when)"),
      Words("表号：\(table.form?.code ?? "")", "form \(table.form?.code ?? "")"),
      Words("单位：万元", "in 10,000 yuan"),
    ]
    return parts.map(text).joined(separator: "　")
  }

  private var head: String {
    document.head.map { text(Words("账簿链头 \($0)", "head \($0)")) } ?? ""
  }

  private func setWidths() -> [Int] {
    var widths = table.columns.indices.map { column in
      let natural = table.width(ofColumn: column, in: style) * 11 / 10 + 2
      return column == 0 ? max(natural, 7) : min(max(natural, 12), 52)
    }
    // What stands below a narrow form needs room too.
    if let item = widths.indices.dropFirst().first {
      widths[item] += max(0, 72 - widths.reduce(0, +))
    }
    for (column, width) in widths.enumerated() {
      workbook.setWidth(ofColumn: column, to: width)
    }
    return widths
  }

  /// How high a text of some width stands when it is broken, in points.
  private func height(of text: String, in width: Int) -> Int {
    16 * max(1, (displayWidth(text) * 11 / 10 + width - 1) / max(width, 1))
  }

  /// One row of headings, or two where some stand over others.
  private func writeHeadings(from first: Int) -> ClosedRange<Int> {
    let look = workbook.look(
      flags: sheets_heading | sheets_wrapped | sheets_centred | sheets_bordered)
    let hasGroups = table.columns.contains { $0.group != nil }
    let last = hasGroups ? first + 1 : first
    var column = 0
    while column < table.columns.count {
      let here = table.columns[column]
      guard let group = here.group else {
        workbook.merge(text(here.title), rows: first...last, columns: column...column, look)
        column += 1
        continue
      }
      let end = table.columns[column...].prefix { $0.group == group }.count + column - 1
      workbook.merge(text(group), rows: first...first, columns: column...end, look)
      for inner in column...end {
        workbook.merge(
          text(table.columns[inner].title), rows: last...last, columns: inner...inner, look)
      }
      column = end + 1
    }
    return first...last
  }

  private func write(_ cells: [Cell], at row: Int) {
    for (column, cell) in cells.enumerated() {
      if let number = SheetNumber(cell) {
        workbook.put(
          number, row, column,
          workbook.look(pattern(of: cell), flags: sheets_on_the_right | sheets_bordered))
      } else {
        let isOnTheRight = column > 1 && (cell == .open || cell == .notApplicable)
        let flags = isOnTheRight ? sheets_bordered | sheets_on_the_right : sheets_bordered
        workbook.put(
          cell.printed(in: style) ?? "", row, column,
          workbook.look("@", flags: column == 1 ? flags | sheets_wrapped : flags))
      }
    }
  }

  private func pattern(of cell: Cell) -> String {
    switch cell {
    case .wan(_, let places): "#,##0." + String(repeating: "0", count: max(places, 2))
    case .money: "#,##0.00"
    case .ratio: "0.00%"
    case .rate: "0.####%"
    case .multiple: style.language == .zh ? "0.00\" 倍\"" : "0.00\"×\""
    case .count: "#,##0"
    case .day: "yyyy-mm-dd"
    case .none, .text, .term, .flag: "@"
    }
  }

  private func text(_ words: Words) -> String { words.text(in: style.language).printable }
}
