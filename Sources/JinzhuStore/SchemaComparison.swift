internal import SQLite

/// Holds the schema of a book against `schema.sql`: what is missing, does not belong, or differs.
enum SchemaComparison {
  /// - Parameter missing: tables that a book of this version does not have yet.
  /// - Throws: `Damage.schema` at the first difference, by name.
  static func run(_ stored: Database, _ rebuilt: Database, missing: [String]) throws {
    let found = try objects(of: stored)
    var wanted = try objects(of: rebuilt)
    for table in missing { wanted["table \(table)"] = nil }
    for name in Set(found.keys).union(wanted.keys).sorted() {
      switch (found[name], wanted[name]) {
      case (nil, nil): break
      case (nil, .some): throw Damage.schema(object: name, .missing)
      case (.some, nil): throw Damage.schema(object: name, .surplus)
      case (let a?, let b?): if a != b { throw Damage.schema(object: name, .changed) }
      }
    }
  }

  /// Every table, index, trigger and view with its definition. The tables in which ANALYZE keeps
  /// its statistics are no part of the schema; anything else of such a name is.
  private static func objects(of database: Database) throws -> [String: String] {
    let query = try database.prepare(
      """
      SELECT type || ' ' || name, tbl_name || ': ' || ifnull(sql, '') FROM main.sqlite_schema
      WHERE sql NOT IN ('CREATE TABLE sqlite_stat1(tbl,idx,stat)',
        'CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)') OR sql IS NULL
      """)
    var objects: [String: String] = [:]
    while try query.step() { objects[query.text(0)] = normalised(query.text(1)) }
    return objects
  }

  /// Without comments, and with one blank for any number of them: what is left is what SQLite obeys.
  static func normalised(_ sql: String) -> String {
    var result: [UInt8] = []
    let bytes = Array(sql.utf8)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        let end = bytes[(index + 1)...].firstIndex(of: byte) ?? bytes.count - 1
        result.append(contentsOf: bytes[index...end])
        index = end + 1
      } else if bytes[index...].starts(with: "--".utf8) {
        index = bytes[index...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      } else if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") {
        if let last = result.last, last != UInt8(ascii: " ") { result.append(UInt8(ascii: " ")) }
        index += 1
      } else {
        result.append(byte)
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
