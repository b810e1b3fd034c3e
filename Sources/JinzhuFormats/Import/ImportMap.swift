public import Jinzhu

/// How the columns of a file become events: a map (映射) that somebody wrote once for that file.
///
/// See docs/MOVING-IN.md for its keys.
public struct ImportMap: Sendable {
  /// What the file is called in the refs of its events.
  public let name: String
  /// The sheet of a workbook; its first one where it is `nil`.
  public let sheet: String?
  /// The row that names the columns, from 1.
  public let header: Int
  /// How a CSV writes its characters; what its bytes look like where it is `nil`.
  public let encoding: TextEncoding?
  /// The columns that tell rows apart; empty where their whole content does.
  let key: [String]
  /// Which rows are read at all.
  let condition: Condition
  let events: [EventRule]
  /// How a line of a bank statement is read; `nil` where the file holds events.
  public let statement: StatementRule?

  /// One event of a row.
  struct EventRule: Sendable {
    let kind: String
    let condition: Condition
    let fields: [(name: String, cell: CellRule)]
  }

  /// What the columns of a bank statement are.
  public struct StatementRule: Sendable {
    let fields: [(name: String, cell: CellRule)]
  }

  /// Reads a map.
  ///
  /// - Parameter file: its name, for errors.
  /// - Throws: `DocumentError`, which names the key.
  public init(_ tree: Tree, named file: String) throws(DocumentError) {
    var keys = try MapKeys(tree, at: "", of: file)
    name = try keys.requiredText("name")
    sheet = try keys.text("sheet")
    let row = try keys.text("header")
    guard let header = Int(row ?? "1"), (1...1000).contains(header) else {
      throw keys.problem("header", Words("应是行号，如 3", "must be a row, as 3"))
    }
    self.header = header
    if let text = try keys.text("encoding") {
      guard let named = TextEncoding(named: text) else {
        throw keys.problem(
          "encoding",
          Words(
            "应是：\(TextEncoding.names.joined(separator: "、"))",
            "must be one of: \(TextEncoding.names.joined(separator: ", "))"))
      }
      encoding = named
    } else {
      encoding = nil
    }
    key = try keys.texts("key")
    condition = try Condition(keys.entries("rows"), at: "rows", of: file)
    let lookups = try Lookups(keys.entries("lookups"), of: file)
    var rules: [EventRule] = []
    for (index, item) in try keys.list("events").enumerated() {
      let path = "events[\(index + 1)]"
      var part = try MapKeys(item, at: path, of: file)
      let rule = EventRule(
        kind: try part.requiredText("kind"),
        condition: try Condition(part.entries("when"), at: path + ".when", of: file),
        fields: try Self.cells(part.entries("fields"), at: path + ".fields", of: file, lookups))
      try part.finish()
      if let (key, words) = rule.mistake { throw part.problem(key, words) }
      rules.append(rule)
    }
    events = rules
    if let entries = try keys.entriesIfGiven("statement") {
      statement = StatementRule(
        fields: try Self.cells(entries, at: "statement", of: file, lookups))
    } else {
      statement = nil
    }
    guard events.isEmpty != (statement == nil) else {
      throw keys.problem(
        "events", Words("events 与 statement 须有且只有一个", "give `events` or `statement`, one of them"))
    }
    try keys.finish()
  }

  private static func cells(
    _ entries: [Tree.Entry], at path: String, of file: String, _ lookups: Lookups
  ) throws(DocumentError) -> [(name: String, cell: CellRule)] {
    var cells: [(name: String, cell: CellRule)] = []
    for entry in entries {
      cells.append(
        (entry.key, try CellRule(entry.value, at: "\(path).\(entry.key)", of: file, lookups)))
    }
    return cells
  }

  /// Every column that the map names, with the key that names it.
  var columns: [(path: String, column: String)] {
    var found = key.map { ("key", $0) } + condition.columns.map { ("rows", $0) }
    for (index, rule) in events.enumerated() {
      let path = "events[\(index + 1)]"
      found += rule.condition.columns.map { (path + ".when", $0) }
      for field in rule.fields {
        found += field.cell.columns.map { ("\(path).fields.\(field.name)", $0) }
      }
    }
    for field in statement?.fields ?? [] {
      found += field.cell.columns.map { ("statement.\(field.name)", $0) }
    }
    return found
  }
}

/// Tables of what texts of a file mean.
struct Lookups: Sendable {
  private(set) var tables: [String: [String: String]] = [:]

  init(_ entries: [Tree.Entry], of file: String) throws(DocumentError) {
    for entry in entries {
      var part = try MapKeys(entry.value, at: "lookups.\(entry.key)", of: file)
      var table: [String: String] = [:]
      for name in part.names { table[name.trimmed] = try part.requiredText(name) }
      tables[entry.key] = table
    }
  }
}
