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
    var seen: [String: Int] = [:]
    var found: [Result<MappedEvent, MappedFault>] = []
    for row in table.rows {
      func cell(_ column: String) -> String { places[column].map { row.cells[$0] } ?? "" }
      guard condition.holds(cell) else { continue }
      let content = key.isEmpty ? Fingerprint.of(row.cells) : key.map(cell).joined(separator: "/")
      let count = (seen[content] ?? 0) + 1
      seen[content] = count
      guard key.isEmpty || count == 1 else {
        found.append(
          .failure(
            MappedFault(
              errors: [
                InputError(
                  file: table.file, line: row.line, field: key.first,
                  words: Words(
                    "“\(content)”这一键已在前面的行出现；请检查，或给映射换一个 key",
                    "the key `\(content)` stands in an earlier row; check it, or give the map "
                      + "another `key`"))
              ], fields: [])))
        continue
      }
      let identity = count == 1 ? content : "\(content)+\(count)"
      var told: Set<InputError> = []
      for (index, rule) in events.enumerated() where rule.condition.holds(cell) {
        let ref = "\(name):\(identity):\(index + 1)"
        found.append(Self.event(rule, ref: ref, table.file, row.line, cell, &told))
      }
    }
    return found
  }

  /// One event of a row; what is wrong with a cell is told once for all of them.
  private static func event(
    _ rule: EventRule, ref: String, _ file: String, _ line: Int, _ cell: (String) -> String,
    _ told: inout Set<InputError>
  ) -> Result<MappedEvent, MappedFault> {
    var fields: [(name: String, tree: Tree)] = [("kind", .text(rule.kind))]
    var columns: [String: String] = [:]
    var (faults, isFaulty): ([InputError], Bool) = ([], false)
    for field in rule.fields {
      columns[field.name] = field.cell.column
      do throws(CellRule.Fault) {
        if let text = try field.cell.text(cell) { fields.append((field.name, .text(text))) }
      } catch {
        isFaulty = true
        let fault = InputError(file: file, line: line, field: error.column, words: error.words)
        if told.insert(fault).inserted { faults.append(fault) }
      }
    }
    if !rule.fields.contains(where: { $0.name == "ref" }) { fields.append(("ref", .text(ref))) }
    guard !isFaulty else { return .failure(MappedFault(errors: faults, fields: fields)) }
    return .success(MappedEvent(file: file, line: line, fields: fields, columns: columns))
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
            + has.joined(separator: ", ")))
    }
  }

  static func places(of table: SourceTable) -> [String: Int] {
    Dictionary(
      table.header.enumerated().map { ($0.element, $0.offset) },
      uniquingKeysWith: { first, _ in first })
  }
}

/// What tells rows apart by all that stands in them: 128 bits of FNV-1a.
enum Fingerprint {
  static func of(_ cells: [String]) -> String {
    var hash: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d
    func add(_ byte: UInt8) {
      hash ^= UInt128(byte)
      hash = hash &* 0x0000_0000_0100_0000_0000_0000_0000_013b
    }
    for cell in cells {
      for byte in cell.utf8 { add(byte) }
      add(0x1F)
    }
    let text = String(hash, radix: 16)
    return String(repeating: "0", count: 32 - text.count) + text
  }
}
