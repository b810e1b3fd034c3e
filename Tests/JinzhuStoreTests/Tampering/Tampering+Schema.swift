import JinzhuHistories
import SQLite

extension Tampering {
  /// Statements that alter the schema, or what is beside it, while the triggers stand.
  private static let statements: [String] = [
    "DROP VIEW journal", "DROP INDEX event_ref", "DROP INDEX event_day",
    "DROP INDEX guarantee_span_closed", "CREATE TABLE note (text)",
    "CREATE INDEX posting_debit ON posting (debit)", "CREATE VIEW v AS SELECT * FROM event",
    "CREATE TRIGGER t AFTER INSERT ON event BEGIN UPDATE balance SET total = 0; END",
    "ALTER TABLE total ADD COLUMN note TEXT", "ALTER TABLE total RENAME COLUMN value TO amount",
    "ALTER TABLE burden RENAME TO burdens", "ALTER TABLE flow DROP COLUMN value",
    "DROP INDEX event_day; CREATE INDEX event_day ON event (day DESC)",
    "DROP INDEX event_ref; CREATE INDEX event_ref ON event (ref)",
    "DROP VIEW journal; CREATE VIEW journal AS SELECT number AS event FROM event",
    "PRAGMA user_version = 0", "PRAGMA user_version = -1", "PRAGMA user_version = 1",
    "PRAGMA user_version = 3", "DROP TABLE guarantee_open",
    "PRAGMA application_id = 0", "PRAGMA application_id = 1246318171",
    "DROP TABLE balance", "DROP TABLE reversal", "DELETE FROM total; DROP TABLE total",
    // Without any effect on what the book says.
    "ANALYZE", "ANALYZE; UPDATE sqlite_stat1 SET stat = '1 1'", "VACUUM", "REINDEX",
    "PRAGMA journal_mode = DELETE", "PRAGMA schema_version = 77",
    "PRAGMA journal_mode = DELETE; PRAGMA page_size = 1024; VACUUM; PRAGMA journal_mode = WAL",
  ]

  /// What is put in place of what, in the text of one definition.
  private static let replacements: [(name: String, old: String, new: String)] =
    ["event", "sub_account", "posting"].flatMap { table in
      [
        ("\(table)_update", "ABORT", "IGNORE"), ("\(table)_delete", "BEFORE", "AFTER"),
        ("\(table)_insert", "WHEN", "WHEN 0 AND"), ("\(table)_update", "BEGIN", "WHEN 0 BEGIN"),
        ("\(table)_delete", "ON \(table)", "ON balance"), (table, " STRICT", ""),
        (table, "NOT NULL", ""), (table, "CHECK (", "CHECK (1 OR "),
        (table, "\n", " -- nothing\n"), (table, "  ", "     "),
      ]
    } + [
      ("posting", "REFERENCES sub_account", ""), ("event", "REFERENCES event", ""),
      ("posting", "amount > 0", "amount > -1"), ("exposure", "'bank'", "'bank ', 'bank'"),
      ("journal", "iif(p.red, '-', '')", "''"), ("balance", "total ", "sum "),
    ]

  /// Rows of `sqlite_schema` that no CREATE could make.
  private static let smuggled: [(name: String, sql: String)] = [
    (
      "sqlite_stat_x",
      "CREATE TRIGGER sqlite_stat_x AFTER INSERT ON event BEGIN DELETE FROM balance; END"
    ),
    ("sqlite_stat2", "CREATE TRIGGER sqlite_stat2 AFTER INSERT ON total BEGIN SELECT 1; END"),
    ("sqlite_stat1", "CREATE VIEW sqlite_stat1 AS SELECT 1"),
  ]

  static func schemata(of tables: [TableShape]) -> [Tampering] {
    let triggers = ["event", "sub_account", "posting"].flatMap { table in
      ["insert", "update", "delete"].map { "DROP TRIGGER \(table)_\($0)" }
    }
    return (triggers + statements).map(executed)
      + replacements.map { replaced($0.name, $0.old, $0.new) }
      + smuggled.map { smuggled($0.name, $0.sql) } + [rootsExchanged]
  }

  private static func executed(_ sql: String) -> Tampering {
    onFile(sql) { database, _ in try database.execute(sql) }
  }

  private static func replaced(_ name: String, _ old: String, _ new: String) -> Tampering {
    onFile("\(name): `\(old)` becomes `\(new)`") { database, _ in
      try database.execute("PRAGMA writable_schema = ON")
      // The first one only.
      let update = try database.prepare(
        """
        UPDATE sqlite_schema SET sql = substr(sql, 1, instr(sql, ?1) - 1) || ?2
          || substr(sql, instr(sql, ?1) + length(?1)) WHERE name = ?3 AND instr(sql, ?1) > 0
        """)
      try update.bind(1, old)
      try update.bind(2, new)
      try update.bind(3, name)
      try update.run()
    }
  }

  private static func smuggled(_ name: String, _ sql: String) -> Tampering {
    onFile("smuggled in: \(sql)") { database, _ in
      try database.execute("PRAGMA writable_schema = ON")
      let insert = try database.prepare("INSERT INTO sqlite_schema VALUES (?1, ?2, ?3, 0, ?4)")
      let isView = sql.hasPrefix("CREATE VIEW")
      try insert.bind(1, isView ? "view" : "trigger")
      try insert.bind(2, name)
      try insert.bind(3, isView ? name : sql.contains("ON total") ? "total" : "event")
      try insert.bind(4, sql)
      try insert.run()
    }
  }

  private static var rootsExchanged: Tampering {
    onFile("the pages of two tables exchanged") { database, dice in
      try database.execute("PRAGMA writable_schema = ON")
      let pairs = [("balance", "charter"), ("month", "movement"), ("posting", "mention")]
      let (a, b) = dice.pick(pairs) ?? ("balance", "charter")
      try database.execute(
        """
        UPDATE sqlite_schema SET rootpage = (SELECT sum(rootpage) FROM sqlite_schema
          WHERE name IN ('\(a)', '\(b)')) - rootpage WHERE name IN ('\(a)', '\(b)')
        """)
    }
  }

  private static func onFile(
    _ what: String, _ body: @escaping @Sendable (Database, inout Dice) throws -> Void
  ) -> Tampering {
    Tampering(family: .schema, target: what) { file, victim, dice in
      try file.write(victim.closed)
      let database = try Database(path: file.path, mode: .readWrite)
      defer { database.close() }
      do {
        try database.execute("PRAGMA synchronous = OFF")
        try body(database, &dice)
      } catch is SQLiteError {
        return nil
      }
      return Deed(what: what)
    }
  }
}
