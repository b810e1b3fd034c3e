public import Jinzhu

/// One event that a row of a file became, with the columns that its fields came from.
public struct MappedEvent: Sendable {
  /// The file, as the caller names it.
  public let file: String
  /// The row, from 1.
  public let line: Int
  /// The event's raw fields, its kind and its ref among them.
  public let fields: [(name: String, tree: Tree)]
  /// The column that each field came from.
  public let columns: [String: String]
  /// Whether the map gave the ref, not this program.
  public let hasOwnRef: Bool
}

/// A row that became no event: what is wrong with its cells, and what could be read of it.
public struct MappedFault: Error, Sendable {
  /// Each with its column; empty where another event of the row has told it.
  public let errors: [InputError]
  /// The fields that could be read.
  public let fields: [(name: String, tree: Tree)]
}

extension ImportMap {
  /// The events of a file's rows, in order, and what is wrong with cells of it.
  ///
  /// A row's events carry refs made of the map's name, what tells the row apart and the place of the
  /// event in the map, so that a second import finds them recorded.
  /// - Throws: `DocumentError` where the file lacks a column that the map names.
  public func events(
    of table: SourceTable, named file: String
  ) throws(DocumentError) -> [Result<MappedEvent, MappedFault>] {
    try requireColumns(of: table, named: file)
    let places = Self.places(of: table)
    var identities = RowIdentities(key: key)
    var found: [Result<MappedEvent, MappedFault>] = []
    for row in table.rows {
      let cells = RowCells(row: row, places: places)
      do throws(CellRule.Fault) {
        guard try condition.holds(for: cells) else { continue }
        found += try events(of: cells, identity: identities.identity(of: cells), table.file)
      } catch {
        let fault = InputError(
          file: table.file, line: row.line, field: error.column, words: error.words)
        found.append(.failure(MappedFault(errors: [fault], fields: [])))
      }
    }
    return found
  }

  /// The events of one row by their days, which is how they happened; those of one day, and all of
  /// them where a day is missing, as the map has them.
  private func events(
    of row: RowCells, identity: String, _ file: String
  ) throws(CellRule.Fault) -> [Result<MappedEvent, MappedFault>] {
    var told: Set<InputError> = []
    var found: [Result<MappedEvent, MappedFault>] = []
    for (index, rule) in events.enumerated() where try rule.condition.holds(for: row) {
      let ref = "\(name):\(identity):\(index + 1)"
      found.append(Self.event(rule, ref: ref, file, row, &told))
    }
    let days = found.compactMap(Self.day)
    guard days.count == found.count else { return found }
    return found.indices.sorted { (days[$0], $0) < (days[$1], $1) }.map { found[$0] }
  }

  private static func day(of result: Result<MappedEvent, MappedFault>) -> Day? {
    let fields =
      switch result {
      case .success(let event): event.fields
      case .failure(let fault): fault.fields
      }
    return fields.first { $0.name == "date" }.flatMap { field in
      field.tree.text.flatMap { try? Day(parsing: $0) }
    }
  }

  /// One event of a row; what is wrong with a cell is told once for all of them.
  private static func event(
    _ rule: EventRule, ref: String, _ file: String, _ row: RowCells, _ told: inout Set<InputError>
  ) -> Result<MappedEvent, MappedFault> {
    let line = row.row.line
    var fields: [(name: String, tree: Tree)] = [("kind", .text(rule.kind))]
    var columns: [String: String] = [:]
    var (faults, isFaulty): ([InputError], Bool) = ([], false)
    for field in rule.fields {
      columns[field.name] = field.cell.column
      do throws(CellRule.Fault) {
        if let text = try field.cell.text(of: row) { fields.append((field.name, .text(text))) }
      } catch {
        isFaulty = true
        let fault = InputError(file: file, line: line, field: error.column, words: error.words)
        if told.insert(fault).inserted { faults.append(fault) }
      }
    }
    let hasOwnRef = rule.fields.contains { $0.name == "ref" }
    if !hasOwnRef { fields.append(("ref", .text(ref))) }
    guard !isFaulty else { return .failure(MappedFault(errors: faults, fields: fields)) }
    return .success(
      MappedEvent(
        file: file, line: line, fields: fields, columns: columns, hasOwnRef: hasOwnRef))
  }

  func requireColumns(of table: SourceTable, named file: String) throws(DocumentError) {
    let header = Set(table.header)
    for (path, column) in columns where !header.contains(column) {
      let has = table.header.filter { !$0.isEmpty }
      throw DocumentError(
        file: file, line: 1,
        words: Words(
          "映射的“\(path)”：\(table.file) 没有“\(column)”这一列；有：\(has.joined(separator: "、"))",
          "the map's `\(path)`: \(table.file) has no column `\(column)`; it has: "
            + has.joined(separator: ", ")), path: path)
    }
  }

  static func places(of table: SourceTable) -> [String: Int] {
    Dictionary(
      table.header.enumerated().map { ($0.element, $0.offset) },
      uniquingKeysWith: { first, _ in first })
  }
}
