import SQLite
import Testing

@testable import JinzhuStore

/// Every way that SQL has of changing or removing what was recorded, on every table of recorded
/// history and through each of its unique keys.
@Suite struct AppendOnlyTests {
  let database: Database
  let before: [String]

  /// Two events, two ordinary and two memorandum sub-accounts, three postings.
  static let history = """
    INSERT INTO sub_account VALUES (1, 'cash', '', ''), (2, 'paidInCapital', 'M01', ''),
      (-1, 'inForce', '', 'D1'), (-2, 'inForceContra', '', '');
    INSERT INTO event VALUES
      (1, 1000, 20180101, 20180101, 'charter.adopt', NULL, NULL, NULL, NULL, '{}', 1, 1, zeroblob(32));
    INSERT INTO posting VALUES (2, 1, 1, 2, 500, 0, 0), (2, 2, -1, -2, 700, 0, 0),
      (2, 3, 2, 1, 30, 1, 1);
    INSERT INTO event VALUES
      (2, 1000, 20180102, 20180102, 'capital.pay', 'r-2', 'm', NULL, 'w', '{}', 1, 1, zeroblob(32));
    """

  init() throws {
    database = try Database(path: "", mode: .memory)
    try database.execute("PRAGMA foreign_keys = ON")
    try database.execute(Schema.text)
    try database.execute("BEGIN; \(Self.history) COMMIT")
    before = try Self.rows(of: database)
  }

  static func rows(of database: Database) throws -> [String] {
    var rows: [String] = []
    for table in ["event", "sub_account", "posting"] {
      let query = try database.prepare("SELECT * FROM \(table)")
      while try query.step() {
        rows.append((0..<query.columnCount).map { query.text($0) }.joined(separator: "|"))
      }
    }
    return rows
  }

  static func columns(of table: String) throws -> [String] {
    let database = try Database(path: "", mode: .memory)
    try database.execute(Schema.text)
    let query = try database.prepare("SELECT name FROM pragma_table_info('\(table)')")
    var names: [String] = []
    while try query.step() { names.append("\"\(query.text(0))\"") }
    return names
  }

  /// One UPDATE for each column of each table.
  static var updates: [String] {
    get throws {
      try ["event", "sub_account", "posting"].flatMap { table in
        try columns(of: table).flatMap { column in
          ["UPDATE", "UPDATE OR REPLACE", "UPDATE OR IGNORE"].map {
            "\($0) \(table) SET \(column) = \(column)"
          }
        }
      }
    }
  }

  @Test func `no column of recorded history can be updated`() throws {
    let updates = try Self.updates
    #expect(updates.count == (13 + 4 + 7) * 3)
    for attack in updates { try expectRefused(attack, words: "cannot be changed") }
  }

  @Test(arguments: ["event", "sub_account", "posting"])
  func `no row of recorded history can be deleted`(table: String) throws {
    try expectRefused("DELETE FROM \(table)", words: "cannot be removed")
    try expectRefused("DELETE FROM \(table) WHERE rowid = 1 OR 1", words: nil)
    try expectRefused("WITH x AS (SELECT 1) DELETE FROM \(table)", words: "cannot be removed")
  }

  static let eventValues =
    "1000, 20180102, 20180102, 'k', %ref, NULL, NULL, NULL, '{}', 1, 1, zeroblob(32)"

  /// INSERTs that meet a row through one of the unique keys, in every spelling there is.
  static let meetings: [String] = {
    let rows = [
      // event: the primary key, its rowid alias, and the ref
      "event VALUES (1, \(value(ref: "NULL")))",
      "event VALUES (2, \(value(ref: "'r-3'")))",
      "event VALUES (3, \(value(ref: "'r-2'")))",
      "event SELECT * FROM event",
      "event SELECT number + 2, recorded_at, day, date, kind, ref, memo, override, \"by\", content, "
        + "rules, charter, hash FROM event WHERE number = 2",
      "event(rowid, recorded_at, day, date, kind, content, rules, charter, hash) "
        + "VALUES (1, 1000, 20180102, 20180102, 'k', '{}', 1, 1, zeroblob(32))",
      // sub_account: the primary key, and what it stands for
      "sub_account VALUES (1, 'feeIncome', '', '')",
      "sub_account VALUES (-1, 'inForce', '', 'D2')",
      "sub_account VALUES (3, 'cash', '', '')",
      "sub_account VALUES (-3, 'inForce', '', 'D1')",
      "sub_account SELECT * FROM sub_account",
      // posting: the primary key
      "posting VALUES (2, 1, 1, 2, 1, 0, 0)",
      "posting VALUES (2, 3, 1, 2, 1, 0, 0)",
      "posting SELECT * FROM posting",
    ]
    return rows.flatMap { row in
      [
        "INSERT INTO", "REPLACE INTO", "INSERT OR REPLACE INTO", "INSERT OR IGNORE INTO",
        "INSERT OR FAIL INTO", "INSERT OR ROLLBACK INTO",
      ].map { "\($0) \(row)" }
    }
  }()

  static func value(ref: String) -> String { eventValues.replacing("%ref", with: ref) }

  @Test(arguments: meetings)
  func `no INSERT may meet a recorded row`(attack: String) throws {
    try expectRefused(attack, words: "账簿只增不改")
  }

  @Test(arguments: [
    "INSERT INTO event VALUES (2, \(value(ref: "NULL"))) ON CONFLICT(number) DO UPDATE SET kind = 'x'",
    "INSERT INTO event VALUES (3, \(value(ref: "'r-2'"))) "
      + "ON CONFLICT(ref) WHERE ref IS NOT NULL DO UPDATE SET kind = 'x'",
    "INSERT INTO event VALUES (2, \(value(ref: "'r-2'"))) ON CONFLICT DO UPDATE SET kind = 'x'",
    "INSERT INTO event VALUES (2, \(value(ref: "'r-2'"))) ON CONFLICT DO NOTHING",
    "INSERT INTO sub_account VALUES (1, 'x', '', '') ON CONFLICT(number) DO UPDATE SET party = 'x'",
    "INSERT INTO sub_account VALUES (3, 'cash', '', '') "
      + "ON CONFLICT(account, party, guarantee) DO UPDATE SET party = 'x'",
    "INSERT INTO posting VALUES (2, 1, 1, 2, 1, 0, 0) "
      + "ON CONFLICT(event, line) DO UPDATE SET amount = 9",
    "INSERT INTO posting VALUES (2, 1, 1, 2, 1, 0, 0) ON CONFLICT DO NOTHING",
  ])
  func `no upsert may meet a recorded row`(attack: String) throws {
    try expectRefused(attack, words: "账簿只增不改")
  }

  @Test(arguments: [
    "event VALUES (4, \(value(ref: "NULL")))",
    "event VALUES (0, \(value(ref: "NULL")))",
    "event VALUES (-1, \(value(ref: "NULL")))",
    "event VALUES (NULL, \(value(ref: "NULL")))",
    "event VALUES (3, \(value(ref: "NULL").replacing("1000", with: "999")))",
    "sub_account VALUES (4, 'feeIncome', '', '')",
    "sub_account VALUES (0, 'feeIncome', '', '')",
    "sub_account VALUES (-4, 'inForce', '', 'D2')",
    "posting VALUES (2, 4, 1, 2, 1, 0, 0)",
    "posting VALUES (1, 1, 1, 2, 1, 0, 0)",
    "posting VALUES (3, 2, 1, 2, 1, 0, 0)",
    "posting VALUES (3, 0, 1, 2, 1, 0, 0)",
    "posting VALUES (4, 1, 1, 2, 1, 0, 0)",
  ])
  func `no row is added out of its turn`(row: String) throws {
    for verb in ["INSERT INTO", "REPLACE INTO"] {
      try expectRefused("\(verb) \(row)", words: "账簿只增不改")
    }
  }

  @Test(arguments: [
    "event VALUES (3, \(value(ref: "NULL").replacing("20180102", with: "0")))",
    "event VALUES (3, \(value(ref: "NULL").replacing("20180102", with: "'2018-01-02'")))",
    "event VALUES (3, \(value(ref: "NULL").replacing("zeroblob(32)", with: "zeroblob(31)")))",
    "event VALUES (3, \(value(ref: "NULL").replacing("1, 1, zero", with: "1, 7, zero")))",
    "event VALUES (3, \(value(ref: "NULL").replacing("1, 1, zero", with: "0, 1, zero")))",
    "sub_account VALUES (3, 'inForce', '', 'D2')",
    "sub_account VALUES (-3, 'cash', 'B01', '')",
    "posting VALUES (3, 1, 1, 2, 0, 0, 0)",
    "posting VALUES (3, 1, 1, 2, -5, 0, 0)",
    "posting VALUES (3, 1, 1, 2, 1.5, 0, 0)",
    "posting VALUES (3, 1, 1, 2, 'x', 0, 0)",
    "posting VALUES (3, 1, 1, 1, 5, 0, 0)",
    "posting VALUES (3, 1, 1, -1, 5, 0, 0)",
    "posting VALUES (3, 1, -2, 2, 5, 0, 0)",
    "posting VALUES (3, 1, 1, 9, 5, 0, 0)",
    "posting VALUES (3, 1, 9, 1, 5, 0, 0)",
    "posting VALUES (3, 1, 1, 2, 5, 2, 0)",
    "posting VALUES (3, 1, 1, 2, 5, 0, NULL)",
  ])
  func `no row that makes no sense is added`(row: String) throws {
    try expectRefused("INSERT INTO \(row)", words: nil)
  }

  @Test func `a posting without the event that seals it does not survive the transaction`() throws {
    try database.execute("BEGIN; INSERT INTO posting VALUES (3, 1, 1, 2, 5, 0, 0)")
    let error = try #require(throws: SQLiteError.self) { try database.execute("COMMIT") }
    #expect(error.isConstraint)
    try database.execute("ROLLBACK")
    #expect(try Self.rows(of: database) == before)
  }

  @Test func `what is next is added`() throws {
    try database.execute(
      """
      BEGIN;
      INSERT INTO sub_account VALUES (3, 'feeIncome', '', 'D2'), (-3, 'inForce', '', 'D2');
      INSERT INTO posting VALUES (3, 1, 1, 3, 5, 0, 0), (3, 2, -3, -2, 5, 0, 0);
      INSERT INTO event VALUES (3, \(Self.value(ref: "'r-3'")));
      COMMIT
      """)
    #expect(try Self.rows(of: database).count == before.count + 5)
  }

  /// Runs an attack with triggers that fire each other and without; nothing may change.
  private func expectRefused(_ attack: String, words: String?) throws {
    for recursive in ["OFF", "ON"] {
      try database.execute("PRAGMA recursive_triggers = \(recursive)")
      let error = #expect(throws: SQLiteError.self, "\(attack)") { try database.execute(attack) }
      if let words { #expect(error?.message.contains(words) == true, "\(attack): \(error!)") }
      if database.isInTransaction { try database.execute("ROLLBACK") }
      #expect(try Self.rows(of: database) == before, "\(attack)")
    }
  }
}
