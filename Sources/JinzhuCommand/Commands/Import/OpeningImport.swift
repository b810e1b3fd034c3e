internal import Jinzhu
internal import JinzhuFormats
internal import JinzhuStore

/// The workbook of an opening, filled in: parties that are new, and one `book.open`.
struct OpeningImport {
  let file: String
  let date: Day
  /// The chart that the codes of accounts are of.
  let chart: Chart
  private let workbook: WorkbookReader

  init(file: String, date: Day, chart: Chart) throws {
    (self.file, self.date, self.chart) = (file, date, chart)
    let bytes = try System.bytes(of: file, limit: MappedImport.fileLimit)
    do { workbook = try WorkbookReader(bytes) } catch let error as ReadingError {
      throw Failure(.refused, error.words, file: file)
    }
  }

  /// The events, those parties left out that the book has already.
  func lines(in book: Book, at now: Instant) throws -> [EventLine] {
    let known = try book.read(at: now) { _, archive in
      Set(try archive.parties().map(\.code.text))
    }
    let parties = try rows(of: .parties).filter { !known.contains($0.texts["party"] ?? "") }
    let openings = parties.map { row -> EventLine in
      var fields: [(name: String, tree: Tree)] = [
        ("kind", .text(EventKind.partyAdd.rawValue)), ("date", .text(date.description)),
      ]
      fields += row.fields
      if let code = row.texts["party"] { fields.append(("ref", .text("opening:\(code)"))) }
      return EventLine(
        file: row.file, line: row.line, fields: fields, columns: row.columns, hasProgramsRef: true)
    }
    let balances = try rows(of: .balances).filter {
      $0.texts["debit"] != nil || $0.texts["credit"] != nil
    }
    let guarantees = try rows(of: .guarantees)
    var fields: [(name: String, tree: Tree)] = [
      ("kind", .text(EventKind.bookOpen.rawValue)), ("date", .text(date.description)),
      ("ref", .text("opening")), ("balances", .list(balances.map(\.tree))),
    ]
    if !guarantees.isEmpty { fields.append(("guarantees", .list(guarantees.map(\.tree)))) }
    let opening = EventLine(
      file: file, fields: fields, in: chart,
      rows: ["balances": balances.map(\.place), "guarantees": guarantees.map(\.place)],
      hasProgramsRef: true)
    return openings + [opening]
  }

  /// A row of a sheet with the fields that it fills in.
  private struct Row {
    let file: String
    let line: Int
    let fields: [(name: String, tree: Tree)]
    /// What the sheet calls each field.
    let columns: [String: String]

    var place: EventLine.ListRow { EventLine.ListRow(file: file, line: line, columns: columns) }

    var texts: [String: String] {
      Dictionary(
        fields.compactMap { field in field.tree.text.map { (field.name, $0) } },
        uniquingKeysWith: { first, _ in first })
    }

    var tree: Tree { .record(fields.map { .init($0.name, $0.tree) }) }
  }

  private func rows(of sheet: OpeningSheet) throws -> [Row] {
    let names = [sheet.title.zh, sheet.title.en]
    guard let name = workbook.sheetNames.first(where: names.contains) else {
      throw Failure(
        .refused, ReadingError.noSheet(names[0], has: workbook.sheetNames).words, file: file)
    }
    let place = "\(file)[\(name)]"
    let all = try workbook.rows(ofSheet: name)
    let wanted = sheet.fields.filter(\.isRequired)
    let header = all.prefix(30).first { row in
      let found = Set(row.cells.values.compactMap(sheet.field))
      return wanted.allSatisfy { found.contains($0.name) }
    }
    guard let header else {
      throw Failure(
        .refused,
        Words(
          "没有表头；首 30 行中应有一行写着：\(wanted.map(\.label.zh).joined(separator: "、"))",
          "there is no header; one of the first 30 rows must name: "
            + wanted.map(\.name).joined(separator: ", ")), file: place)
    }
    let below = all.filter { $0.number > header.number }
    return try read(below, of: sheet, under: header, in: place)
  }

  private func read(
    _ rows: [WorkbookReader.Row], of sheet: OpeningSheet, under header: WorkbookReader.Row,
    in place: String
  ) throws -> [Row] {
    var columns: [(place: Int, field: Field, heading: String)] = []
    for (column, heading) in header.cells.sorted(by: { $0.key < $1.key }) {
      guard let name = sheet.field(heading),
        let field = sheet.fields.first(where: { $0.name == name })
      else { continue }
      columns.append((column, field, heading))
    }
    let headings = Dictionary(
      columns.map { ($0.field.name, $0.heading) }, uniquingKeysWith: { first, _ in first })
    var faults: [Failure.Item] = []
    let found = rows.compactMap { row -> Row? in
      var fields: [(name: String, tree: Tree)] = []
      for column in columns {
        guard let text = row.cells[column.place], !Self.isNothing(text, column.field) else {
          continue
        }
        if SheetError.isOne(text) {
          faults.append(
            Failure.Item(
              file: place, line: row.number, field: column.heading, words: SheetError.words(text)))
        }
        fields.append((column.field.name, .text(text)))
      }
      if fields.isEmpty { return nil }
      return Row(file: place, line: row.number, fields: fields, columns: headings)
    }
    guard faults.isEmpty else { throw Failure(.refused, items: faults) }
    return found
  }

  /// Whether a cell says that there is nothing: other programs write 0 or a dash where an amount of
  /// more than zero could stand.
  private static func isNothing(_ text: String, _ field: Field) -> Bool {
    guard case .money = field.type, !field.isRequired else { return false }
    return text.allSatisfy { "-－–—".contains($0) } || (try? Money(parsing: text))?.isZero == true
  }
}
