internal import Jinzhu

/// One sheet: a heading of three rows, then what it holds.
struct Sheet {
  private let workbook: Workbook
  private let looks: Looks
  private let name: String
  private let document: Document
  private let style: Style
  private var row = 0

  init(
    _ workbook: Workbook, _ looks: Looks, named name: String, of document: Document, style: Style
  ) {
    (self.workbook, self.looks, self.name) = (workbook, looks, name)
    (self.document, self.style) = (document, style)
    workbook.startSheet(named: name)
  }

  // MARK: - Figures and notes

  mutating func write(_ figures: [Figure]) {
    writeHeading(text(document.title))
    var width = 10
    for figure in figures {
      let basis = figure.basis.map(text)
      switch figure.value {
      case .cell(let cell): put(text(figure.label), cell, basis, &width)
      case .breakdown(let parts):
        put(text(figure.label), nil, basis, &width)
        for part in parts { put("    " + text(part.label), part.cell, nil, &width) }
      }
    }
    workbook.setWidth(ofColumn: 0, to: width)
    workbook.setWidth(ofColumn: 1, to: 22)
    workbook.setWidth(ofColumn: 2, to: 60)
    workbook.setPrint(isLandscape: true, header: nil, footer: footer)
  }

  private mutating func put(_ label: String, _ cell: Cell?, _ basis: String?, _ width: inout Int) {
    workbook.put(label, row, 0, looks.text)
    width = max(width, min(displayWidth(label) + 2, 60))
    switch cell {
    case Cell.none?: workbook.put(text(Words("不适用", "n/a")), row, 1, looks.exact(isTotal: false))
    case let cell?: put(cell, row, 1, isTotal: false, isOnTheRight: true)
    case nil: break
    }
    if let basis { workbook.put(basis, row, 2, looks.longText) }
    row += 1
  }

  mutating func writeNotes() {
    writeHeading(text(document.title))
    // So narrow that it fits upright A4 in whatever font a reader has.
    let width = 64
    for note in document.notes.map(text) {
      workbook.put(note, row, 0, looks.longText)
      // Who writes a workbook says how high a row of several lines is; not every reader works it out.
      let lines = (displayWidth(note) + width - 1) / width
      if lines > 1 { workbook.setHeight(ofRow: row, to: 16 * lines) }
      row += 1
    }
    if let knownAt = document.knownAt {
      let words = Words("记录至 \(knownAt)", "known at \(knownAt)")
      workbook.put(text(words), row + 1, 0, looks.text)
    }
    if let head = document.head {
      workbook.put(text(Words("账簿链头 \(head)", "head \(head)")), row + 2, 0, looks.text)
    }
    workbook.setWidth(ofColumn: 0, to: width)
    workbook.setPrint(isLandscape: false, header: nil, footer: footer)
  }

  private mutating func writeHeading(_ title: String) {
    workbook.put(title, 0, 0, looks.title)
    workbook.setHeight(ofRow: 0, to: 22)
    let facts = [document.fund.printable] + document.facts(in: style)
    workbook.put(facts.filter { !$0.isEmpty }.joined(separator: "  "), 1, 0, looks.faint)
    row = 3
  }

  // MARK: - Tables

  mutating func write(_ table: Table) {
    let title = [document.title, table.title].compactMap { $0 }.map(text)
    writeHeading(title.joined(separator: " · "))
    let (header, first) = (row, row + 1)
    let widths = table.columns.indices.map { min(table.width(ofColumn: $0, in: style), 60) }
    for (column, head) in table.columns.enumerated() {
      let look = table.isNumeric(column: column) ? looks.numberHeading : looks.heading
      workbook.put(text(head.title), header, column, look)
      workbook.setWidth(ofColumn: column, to: widths[column] * 11 / 10 + 2)
    }
    for (offset, cells) in table.rows.enumerated() {
      for (column, cell) in cells.enumerated() { put(cell, first + offset, column, isTotal: false) }
    }
    row = first + table.rows.count
    if let totals = table.totals {
      for column in table.columns.indices {
        let cell = column < totals.count ? totals[column] : .none
        put(total: cell, column, of: table, from: first)
      }
    }
    workbook.freeze(aboveRow: first, leftOfColumn: table.columns.count > 6 ? 1 : 0)
    workbook.setPrint(
      isLandscape: widths.reduce(0, +) > 90, header: header, footer: footer)
    draw(table, from: first)
  }

  private func put(
    _ cell: Cell, _ row: Int, _ column: Int, isTotal: Bool, isOnTheRight: Bool = false
  ) {
    if let number = SheetNumber(cell) {
      workbook.put(number, row, column, looks.number(of: cell, isTotal: isTotal))
    } else if let printed = cell.printed(in: style) {
      let isNumber = isOnTheRight || cell.isNumeric == true
      let plain =
        isTotal ? looks.totalText : displayWidth(printed) > 60 ? looks.longText : looks.text
      workbook.put(printed, row, column, isNumber ? looks.exact(isTotal: isTotal) : plain)
    } else if isTotal {
      workbook.put("", row, column, looks.totalText)
    }
  }

  /// A total: a formula where it is what the column adds up to, else the figure itself.
  private func put(total cell: Cell, _ column: Int, of table: Table, from first: Int) {
    guard let number = SheetNumber(cell), !table.rows.isEmpty,
      let sum = table.sum(ofColumn: column, as: cell), sum == number
    else { return put(cell, row, column, isTotal: true) }
    let letters = columnName(column)
    let places = number.divisor == 100 ? 2 : 0
    workbook.put(
      "=ROUND(SUM(\(letters)\(first + 1):\(letters)\(row)),\(places))", giving: number, row, column,
      looks.number(of: cell, isTotal: true))
  }

  /// Lines over time become a chart of the spreadsheet's own, beside the rows.
  private func draw(_ table: Table, from first: Int) {
    guard case .course(let days, let lines)? = table.drawing?.shape, table.rows.count > 1,
      let dayColumn = table.index(of: days)
    else { return }
    func reference(_ column: Int) -> String {
      let letters = columnName(column)
      return "='\(name)'!$\(letters)$\(first + 1):$\(letters)$\(first + table.rows.count)"
    }
    let drawn = lines.compactMap { line in
      table.index(of: line.column).map {
        (figures: reference($0), name: text(table.columns[$0].title))
      }
    }
    workbook.drawLines(
      table.title.map(text) ?? text(document.title), days: reference(dayColumn), drawn, first,
      table.columns.count + 1)
  }

  /// At the foot of a printed page: the head of the chain, and the page's number.
  private var footer: String {
    let head = document.head.map { text(Words("账簿链头 \($0)", "head \($0)")) } ?? ""
    let page = text(Words("第 &P 页 共 &N 页", "Page &P of &N"))
    return "&L&7" + head + "&R&8 " + page
  }

  private func text(_ words: Words) -> String { words.text(in: style.language).printable }
}

extension Table {
  /// What a column of money or counts adds up to, as one kind of cell; `nil` where a spreadsheet
  /// would come to something else.
  fileprivate func sum(ofColumn column: Int, as cell: Cell) -> SheetNumber? {
    var sum: Int128 = 0
    for row in rows where column < row.count {
      switch (row[column], cell) {
      case (.none, _): break
      case (.money(let money), .money):
        guard SheetNumber(row[column]) != nil else { return nil }
        sum += Int128(money.fen)
      case (.count(let count), .count):
        guard SheetNumber(row[column]) != nil else { return nil }
        sum += Int128(count)
      default: return nil
      }
    }
    guard let narrow = Int64(exactly: sum) else { return nil }
    if case .money = cell { return SheetNumber(.money(Money(fen: narrow))) }
    return SheetNumber(.count(Int(narrow)))
  }
}

/// The letters of a column, from 0: A, B, …, Z, AA.
private func columnName(_ column: Int) -> String {
  let letter = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(column % 26)))
  return column < 26 ? letter : columnName(column / 26 - 1) + letter
}
