import JinzhuHistories
import SQLite

@testable import JinzhuStore

extension Tampering {
  static func rows(of tables: [TableShape]) -> [Tampering] {
    var all: [Tampering] = []
    for table in tables {
      all += table.columns.map { valueChanged(table, $0) }
      all += table.columns.map { typeChanged(table, $0) }
      all += [removed(table), inserted(table), exchanged(table)]
    }
    return all + [replayed(chained: false), replayed(chained: true), entryReplayed]
  }

  private static func valueChanged(_ table: TableShape, _ column: TableShape.Column) -> Tampering {
    sql(.value, "\(table.name).\(column.name)") { database, _, dice in
      guard let row = try table.row(database, &dice),
        let other = try table.row(database, &dice)
      else { return nil }
      let name = column.name
      let borrowed = "(SELECT \(name) FROM \(table.name) WHERE \(other.key))"
      let choices =
        switch column.type {
        case "INTEGER":
          [
            "\(name) + 1", "\(name) - 1", "-\(name)", "0", "\(name) * 10", "9223372036854775807",
            "-9223372036854775808", "NULL", "ifnull(\(name), 1)", borrowed, borrowed,
          ]
        case "TEXT":
          [
            "\(name) || 'x'", "substr(\(name), 1, length(\(name)) - 1)", "''",
            "\(name) || char(0) || 'x'", "CAST(CAST(\(name) AS BLOB) || x'ff' AS TEXT)",
            "\(name) || char(65533)", "upper(\(name))", "replace(\(name), '1', '2')",
            "replace(\(name), '0', '')", "' ' || \(name)", "NULL", "ifnull(\(name), 'x')", borrowed,
          ]
        default:
          [
            "zeroblob(32)", "zeroblob(31)", "\(name) || x'00'", borrowed,
            "substr(\(name), 2) || substr(\(name), 1, 1)", "x''",
          ]
        }
      let choice = dice.pick(choices) ?? "NULL"
      try database.execute("UPDATE \(table.name) SET \(name) = \(choice) WHERE \(row.key)")
      var names = table.names(of: row.numbers)
      // Under another number it is first missed where it was due, or met where it is now.
      if column.isKey, table.name == "event" { names.append("not numbered in sequence") }
      if column.isKey, table.name == "posting" { names.append("posting(event=") }
      return Deed(what: "\(table.name) SET \(name) = \(choice) WHERE \(row.key)", names: names)
    }
  }

  /// Past STRICT: the definition is changed, the value too, and then the definition back.
  private static func typeChanged(_ table: TableShape, _ column: TableShape.Column) -> Tampering {
    sql(.type, "\(table.name).\(column.name)") { database, _, dice in
      guard let row = try table.row(database, &dice) else { return nil }
      let name = column.name
      let choices =
        column.type == "INTEGER"
        ? ["\(name) + 0.5", "\(name) || 'x'", "CAST(\(name) AS BLOB)", "9e99"]
        : ["CAST(\(name) AS BLOB)", "CAST(\(name) AS BLOB) || x''", "x'00'"]
      let choice = dice.pick(choices) ?? "x'00'"
      let find = "type = 'table' AND name = '\(table.name)'"
      let definition = try database.prepare("SELECT quote(sql) FROM sqlite_schema WHERE \(find)")
      guard try definition.step() else { return nil }
      let before = definition.text(0)
      definition.reset()
      try database.execute("PRAGMA writable_schema = ON")
      try database.execute(
        "UPDATE sqlite_schema SET sql = replace(replace(sql, ') STRICT, W', ') W'), ') STRICT', ')') WHERE \(find)"
      )
      try database.execute("PRAGMA writable_schema = RESET")
      try database.execute("UPDATE \(table.name) SET \(name) = \(choice) WHERE \(row.key)")
      try database.execute("PRAGMA writable_schema = ON")
      try database.execute("UPDATE sqlite_schema SET sql = \(before) WHERE \(find)")
      try database.execute("PRAGMA writable_schema = RESET")
      return Deed(what: "\(table.name) SET \(name) = \(choice) WHERE \(row.key), not STRICT")
    }
  }

  private static func removed(_ table: TableShape) -> Tampering {
    sql(.removal, table.name) { database, _, dice in
      guard let row = try table.row(database, &dice) else { return nil }
      try database.execute("DELETE FROM \(table.name) WHERE \(row.key)")
      var names = table.names(of: row.numbers)
      // Where an event is missing, the next one stands.
      if table.name == "event", let number = row.numbers.first {
        names += ["where \(number) is due"]
      }
      return Deed(what: "DELETE FROM \(table.name) WHERE \(row.key)", names: names)
    }
  }

  /// A copy of a row under a key of its own.
  private static func inserted(_ table: TableShape) -> Tampering {
    sql(.insertion, table.name) { database, _, dice in
      guard let row = try table.row(database, &dice), let own = table.key.last else { return nil }
      let key =
        own.type == "INTEGER"
        ? "(SELECT max(\(own.name)) + 1 FROM \(table.name))" : "\(own.name) || 'x'"
      let values = table.columns.map { column in
        if column.name == own.name { return key }
        // A ref of its own, or the unique index would be in the way.
        return table.name == "event" && column.name == "\"ref\"" ? "NULL" : column.name
      }
      let insert =
        "INSERT INTO \(table.name) SELECT \(values.joined(separator: ", ")) FROM \(table.name)"
      try database.execute("\(insert) WHERE \(row.key)")
      let names = ["event", "posting"].contains(table.name) ? ["event"] : table.names(of: [])
      return Deed(what: "a copy of \(table.name) WHERE \(row.key)", names: names)
    }
  }

  /// Two rows change places: each gets the key of the other.
  private static func exchanged(_ table: TableShape) -> Tampering {
    sql(.exchange, table.name) { database, _, dice in
      guard let a = try table.row(database, &dice), let b = try table.row(database, &dice),
        a.key != b.key
      else { return nil }
      func move(_ from: String, _ to: String) throws {
        let set = to.split(separator: " AND ").joined(separator: ", ")
        try database.execute("UPDATE \(table.name) SET \(set) WHERE \(from)")
      }
      let aside = table.key.map { $0.name + ($0.type == "INTEGER" ? " = 888888888" : " = '~'") }
        .joined(separator: " AND ")
      try move(a.key, aside)
      try move(b.key, a.key)
      try move(aside, b.key)
      let first = [a.numbers, b.numbers].min { $0.lexicographicallyPrecedes($1) } ?? []
      return Deed(
        what: "\(table.name): \(a.key) and \(b.key) exchanged", names: table.names(of: first))
    }
  }

  /// An event is added once more with its entries, at the end; with a hash that fits, or without.
  private static func replayed(chained: Bool) -> Tampering {
    sql(.replay, chained ? "event, its hash computed" : "event") { database, victim, dice in
      let number = 1 + dice.below(victim.last)
      let next = victim.last + 1
      try database.execute(
        """
        INSERT INTO posting SELECT \(next), line, debit, credit, amount, red, closing FROM posting
          WHERE event = \(number);
        INSERT INTO event SELECT \(next), (SELECT max(recorded_at) FROM event), day, date, kind,
          NULL, memo, override, "by", content, rules, charter, hash FROM event
          WHERE number = \(number);
        """)
      if chained {
        let shelf = BookShelf(database: database)
        guard let event = try shelf.event(next), let before = victim.heads[victim.last] else {
          return nil
        }
        let content = try database.prepare("SELECT content FROM event WHERE number = \(next)")
        guard try content.step() else { return nil }
        let hash = Chain.hash(
          of: event, content: content.text(0), postings: try shelf.postings(of: next),
          after: bytes(of: before))
        content.reset()
        let update = try database.prepare("UPDATE event SET hash = ?1 WHERE number = \(next)")
        try update.bind(1, hash)
        try update.run()
      }
      return Deed(what: "event \(number) replayed as \(next)")
    }
  }

  private static var entryReplayed: Tampering {
    sql(.replay, "posting") { database, victim, dice in
      let number = 1 + dice.below(victim.last)
      try database.execute(
        """
        INSERT INTO posting SELECT event, (SELECT max(line) FROM posting WHERE event = \(number)) + line,
          debit, credit, amount, red, closing FROM posting WHERE event = \(number)
        """)
      guard database.changes > 0 else { return nil }
      return Deed(
        what: "the entries of event \(number) twice",
        names: ["event \(number) ", "event=\(number),", "event \(number):"])
    }
  }

  private static func bytes(of hexadecimal: String) -> [UInt8] {
    let digits = hexadecimal.compactMap { $0.hexDigitValue }
    return stride(from: 0, to: digits.count - 1, by: 2).map {
      UInt8(digits[$0] * 16 + digits[$0 + 1])
    }
  }
}
