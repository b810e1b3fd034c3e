import SQLite
import Testing

@Suite struct RefusalTests {
  let file = TemporaryFile()

  @Test func `a locked database is busy after the timeout`() throws {
    let writer = try Database(path: file.path, mode: .create)
    try writer.execute("PRAGMA journal_mode = WAL; CREATE TABLE t(a INTEGER) STRICT")
    let other = try Database(path: file.path, mode: .readWrite, busyTimeoutMilliseconds: 60)
    try writer.execute("BEGIN IMMEDIATE")
    let clock = ContinuousClock()
    let start = clock.now
    let error = try #require(throws: SQLiteError.self) { try other.execute("BEGIN IMMEDIATE") }
    #expect(error.isBusy)
    #expect(clock.now - start >= .milliseconds(50))
    #expect(writer.isInTransaction)
    #expect(!other.isInTransaction)
    try writer.execute("COMMIT")
    try other.execute("BEGIN IMMEDIATE; COMMIT")
  }

  @Test func `a trigger's words reach the caller whole`() throws {
    let database = try Database(path: "", mode: .memory)
    try database.execute(
      """
      CREATE TABLE t(a INTEGER) STRICT;
      CREATE TRIGGER append BEFORE DELETE ON t BEGIN SELECT RAISE(ABORT, '账簿只增不改'); END;
      INSERT INTO t VALUES (1);
      """)
    let delete = try database.prepare("DELETE FROM t")
    let error = try #require(throws: SQLiteError.self) { try delete.run() }
    #expect(error.isConstraint)
    #expect(error.code == 19)
    #expect(error.extendedCode == 1811)
    #expect(error.message == "账簿只增不改")
    #expect(error.description == "账簿只增不改 (SQLite 1811)\nDELETE FROM t")
  }

  @Test func `a statement works again after a refusal`() throws {
    let database = try Database(path: "", mode: .memory)
    try database.execute("CREATE TABLE t(a INTEGER PRIMARY KEY) STRICT")
    let insert = try database.prepare("INSERT INTO t VALUES (?1)")
    try insert.bind(1, 7)
    try insert.run()
    let error = try #require(throws: SQLiteError.self) { try insert.run() }
    #expect(error.isConstraint)
    try insert.bind(1, 8)
    try insert.run()
    #expect(database.lastInsertRowID == 8)
  }

  @Test func `a read-only connection refuses to write`() throws {
    try Database(path: file.path, mode: .create).execute("CREATE TABLE t(a INTEGER) STRICT")
    let reader = try Database(path: file.path, mode: .readOnly)
    let error = try #require(throws: SQLiteError.self) {
      try reader.execute("INSERT INTO t VALUES (1)")
    }
    #expect(error.isReadOnly)
  }

  @Test(arguments: [Database.Mode.create, .readWrite, .readOnly])
  func `a file that is no database is corrupt`(mode: Database.Mode) throws {
    try file.write(String(repeating: "这不是账簿。\n", count: 100))
    let error = try #require(throws: SQLiteError.self) {
      try Database(path: file.path, mode: mode)
    }
    #expect(error.isCorrupt)
  }

  @Test(arguments: [Database.Mode.readWrite, .readOnly])
  func `a missing file is not created`(mode: Database.Mode) throws {
    #expect(throws: SQLiteError.self) { try Database(path: file.path, mode: mode) }
  }

  @Test func `a database at its page limit is full`() throws {
    let database = try Database(path: "", mode: .memory)
    try database.execute("CREATE TABLE t(a BLOB) STRICT; PRAGMA max_page_count = 4")
    let error = try #require(throws: SQLiteError.self) {
      try database.execute("INSERT INTO t VALUES (zeroblob(100000))")
    }
    #expect(error.isFull)
  }

  @Test func `a limit holds`() throws {
    let database = try Database(path: "", mode: .memory)
    database.setLimit(.sqlLength, to: 20)
    #expect(throws: SQLiteError.self) { try database.execute("SELECT 'longer than allowed'") }
    #expect(database.setLimit(.sqlLength, to: -1) == 20)
  }

  @Test(arguments: ["", "-- nothing", "SELEC 1"])
  func `a text without a statement is refused`(sql: String) throws {
    let database = try Database(path: "", mode: .memory)
    let error = try #require(throws: SQLiteError.self) { try database.prepare(sql) }
    #expect(error.sql == sql)
  }
}
