import SQLite

/// What a book says, read past all code of ours: every value of every table by its exact bytes,
/// and every definition without its comments.
struct LogicalDump: Equatable {
  let lines: [String]
  /// Whether SQLite itself finds nothing wrong with the file.
  let isIntact: Bool

  init(of file: Scratch) throws {
    let database = try Database(path: file.path, mode: .readWrite)
    defer { database.close() }
    try self.init(database)
  }

  private init(_ database: Database) throws {
    var lines: [String] = []
    let schema = try database.prepare(
      """
      SELECT type, name, tbl_name, ifnull(sql, '') FROM sqlite_schema
      WHERE name NOT IN ('sqlite_stat1', 'sqlite_stat4') OR type <> 'table' ORDER BY type, name
      """)
    var tables: [String] = []
    while try schema.step() {
      lines.append((0..<3).map(schema.text).joined(separator: "|") + Self.bare(schema.text(3)))
      if schema.text(0) == "table" { tables.append(schema.text(1)) }
    }
    for table in tables {
      let rows = try database.prepare("SELECT * FROM \"\(table)\"")
      let order = (1...max(1, rows.columnCount)).map(String.init).joined(separator: ", ")
      let columns = (0..<rows.columnCount).map { "\"\(rows.columnName($0))\"" }
      let values = columns.map { "typeof(\($0)) || ':' || hex(\($0))" }.joined(separator: ", ")
      let query = try database.prepare("SELECT \(values) FROM \"\(table)\" ORDER BY \(order)")
      while try query.step() {
        lines.append(table + (0..<query.columnCount).map { "|" + query.text($0) }.joined())
      }
    }
    for name in ["application_id", "user_version", "encoding"] {
      let query = try database.prepare("PRAGMA \(name)")
      if try query.step() { lines.append("\(name) \(query.text(0))") }
    }
    self.lines = lines
    isIntact = try Self.isIntact(database)
  }

  /// A definition without its comments and with single blanks.
  private static func bare(_ sql: String) -> String {
    sql.split(separator: "\n").map { line in
      let code = line.firstRange(of: "--").map { line[..<$0.lowerBound] } ?? line
      return code.split(separator: " ").joined(separator: " ")
    }.joined(separator: " ").split(separator: " ").joined(separator: " ")
  }

  private static func isIntact(_ database: Database) throws -> Bool {
    let integrity = try database.prepare("PRAGMA integrity_check")
    guard try integrity.step(), integrity.text(0) == "ok" else { return false }
    return try !database.prepare("PRAGMA foreign_key_check").step()
  }
}
