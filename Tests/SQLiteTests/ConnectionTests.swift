import Foundation
import SQLite
import Testing

@Suite struct ConnectionTests {
  let database: Database

  init() throws {
    database = try Database(path: "", mode: .memory)
    try database.execute("CREATE TABLE t(a INTEGER) STRICT; INSERT INTO t VALUES (1), (2), (3)")
  }

  @Test func `the cache returns the same statement, reset and unbound`() throws {
    let sql = "SELECT a FROM t WHERE a >= coalesce(?1, 0) ORDER BY a"
    let first = try database.statement(built: sql)
    try first.bind(1, 3)
    #expect(try first.step())
    #expect(first.int(0) == 3)
    first.reset()
    let second = try database.statement(built: sql)
    #expect(first === second)
    #expect(try second.step())
    #expect(second.int(0) == 1)
  }

  @Test func `a cached statement in use is not disturbed`() throws {
    let sql = "SELECT a FROM t ORDER BY a"
    var pairs: [[Int64]] = []
    let outer = try database.statement(built: sql)
    while try outer.step() {
      let inner = try database.statement(built: sql)
      while try inner.step() { pairs.append([outer.int(0), inner.int(0)]) }
    }
    #expect(pairs.count == 9)
    #expect(pairs.last == [3, 3])
  }

  @Test func `a cached statement left on a row is used again`() throws {
    let sql = "SELECT a FROM t ORDER BY a"
    func first() throws -> ObjectIdentifier {
      let statement = try database.statement(built: sql)
      #expect(try statement.step())
      #expect(statement.int(0) == 1)
      return ObjectIdentifier(statement)
    }
    #expect(try first() == first())
  }

  @Test func `changes and row numbers are counted`() throws {
    try database.execute("UPDATE t SET a = a + 1 WHERE a > 1")
    #expect(database.changes == 2)
    try database.execute("INSERT INTO t VALUES (9)")
    #expect(database.lastInsertRowID == 4)
  }

  @Test(arguments: ["", " ?#%", "猪"])
  func `a file beside a database in memory is read, and only read`(name: String) throws {
    let file = TemporaryFile()
    let path = file.path + name
    defer { try? FileManager.default.removeItem(atPath: path) }
    let other = try Database(path: path, mode: .create)
    try other.execute("CREATE TABLE u(a INTEGER); INSERT INTO u VALUES (7)")
    for isImmutable in [false, true] {
      try database.attach(path, as: "beside", isImmutable: isImmutable)
      let sum = try database.prepare("SELECT u.a + t.a FROM beside.u, t ORDER BY 1")
      #expect(try sum.step())
      #expect(sum.int(0) == 8)
      sum.reset()
      let error = try #require(throws: SQLiteError.self) {
        try database.execute("INSERT INTO beside.u VALUES (8)")
      }
      #expect(error.isReadOnly)
      try database.execute("DETACH beside")
    }
  }

  @Test func `a file whose name is another file's now has moved`() throws {
    let (file, other) = (TemporaryFile(), TemporaryFile())
    for path in [file.path, other.path] {
      try Database(path: path, mode: .create).execute("CREATE TABLE u(a INTEGER)")
    }
    let open = try Database(path: file.path, mode: .readWrite)
    #expect(!open.hasMoved)
    #expect(rename(other.path, file.path) == 0)
    #expect(open.hasMoved)
  }

  @Test func `a backup holds what the original held`() throws {
    let file = TemporaryFile()
    let copy = try Database(path: file.path, mode: .create)
    try database.backup(to: copy)
    try database.execute("DELETE FROM t")
    let sum = try copy.prepare("SELECT sum(a) FROM t")
    #expect(try sum.step())
    #expect(sum.int(0) == 6)
  }

  @Test func `a backup to a closed or locked database fails`() throws {
    let file = TemporaryFile()
    let copy = try Database(path: file.path, mode: .create, busyTimeoutMilliseconds: 10)
    let other = try Database(path: file.path, mode: .readWrite)
    try other.execute("BEGIN EXCLUSIVE")
    let busy = try #require(throws: SQLiteError.self) { try database.backup(to: copy) }
    #expect(busy.isBusy)
    copy.close()
    #expect(throws: SQLiteError.self) { try database.backup(to: copy) }
  }

  @Test func `a closed connection refuses, and closing twice is harmless`() throws {
    database.close()
    database.close()
    #expect(throws: SQLiteError.self) { try database.execute("SELECT 1") }
    #expect(throws: SQLiteError.self) { try database.statement("SELECT 1") }
    #expect(database.changes == 0)
    #expect(!database.isInTransaction)
  }

  @Test func `a statement outlives its connection`() throws {
    let statement = try Database(path: "", mode: .memory).prepare("SELECT 5")
    #expect(try statement.step())
    #expect(statement.int(0) == 5)
  }
}
