import Jinzhu
import SQLite
import Testing

@testable import JinzhuStore

/// Whatever is altered behind the book's back is found, and named.
@Suite struct VerifyingTests {
  /// A book in which everything has happened, made once.
  private static let original: Scratch = {
    let file = Scratch()
    do {
      let copy = try Database(path: file.path, mode: .create)
      try Ledgers.everything().book.database.backup(to: copy)
      copy.close()
    } catch {
      Issue.record(error)
    }
    return file
  }()

  /// A copy of it in memory.
  private static func copy() throws -> Book {
    let copy = try Database(path: "", mode: .memory)
    let source = try Database(path: original.path, mode: .readOnly)
    try source.backup(to: copy)
    return Book(path: "", database: copy)
  }

  /// A copy of it with nothing to protect it.
  private static func unprotected() throws -> Book {
    let book = try copy()
    try book.database.execute("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON")
    for (name, _) in try triggers(book.database) {
      try book.database.execute("DROP TRIGGER \(name)")
    }
    return book
  }

  private static func triggers(_ database: Database) throws -> [(name: String, sql: String)] {
    let query = try database.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    var triggers: [(name: String, sql: String)] = []
    while try query.step() { triggers.append((query.text(0), query.text(1))) }
    return triggers
  }

  private static func restoreTriggers(_ book: Book) throws {
    let fresh = try Book.inMemory().database
    for (_, sql) in try triggers(fresh) { try book.database.execute(sql) }
  }

  /// The tables with their columns, and how to find their last row.
  private static func tables() throws -> [(table: String, columns: [String], last: String)] {
    let database = try Book.inMemory().database
    let tables = try database.prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid")
    var found: [(table: String, columns: [String], last: String)] = []
    while try tables.step() {
      let table = tables.text(0)
      let info = try database.prepare("SELECT name, pk FROM pragma_table_info('\(table)')")
      var (columns, keys): ([String], [(Int64, String)]) = ([], [])
      while try info.step() {
        columns.append("\"\(info.text(0))\"")
        if info.int(1) > 0 { keys.append((info.int(1), "\"\(info.text(0))\"")) }
      }
      let key = keys.sorted { $0.0 < $1.0 }.map(\.1)
      let order = key.map { "\($0) DESC" }.joined(separator: ", ")
      let list = key.joined(separator: ", ")
      let last = "(\(list)) = (SELECT \(list) FROM \(table) ORDER BY \(order) LIMIT 1)"
      found.append((table, columns, last))
    }
    return found
  }

  private func damage(in book: Book) throws -> Damage? {
    switch try book.verify() {
    case .sound: return nil
    case .damaged(let damage): return damage
    }
  }

  @Test func `a book in which everything has happened is sound`() throws {
    let book = try Self.copy()
    for (table, _, _) in try Self.tables() {
      let count = try book.database.prepare("SELECT count(*) FROM \(table)")
      #expect(try count.step() && count.int(0) > 0, "\(table) is empty: it would not be tested")
    }
    let result = try book.verify()
    guard case .sound(let events, let head) = result else {
      Issue.record("\(result)")
      return
    }
    #expect(events == Int64(Ledgers.lines.count) + 13)
    #expect(try book.read(at: Ledgers.now) { _, archive in try archive.head()?.hash } == head)
  }

  static let columns = Set((try? tables().flatMap(\.columns)) ?? []).sorted()

  @Test(arguments: columns)
  func `a change of a column is found in every table that has it`(column: String) throws {
    for (table, columns, last) in try Self.tables() where columns.contains(column) {
      let copy = try Self.unprotected()
      try copy.database.execute(
        """
        UPDATE \(table) SET \(column) = CASE typeof(\(column)) WHEN 'integer' THEN \(column) + 1
          WHEN 'blob' THEN zeroblob(32) WHEN 'text' THEN \(column) || 'x' ELSE '7' END
        WHERE \(last)
        """)
      try Self.restoreTriggers(copy)
      let damage = try damage(in: copy)
      #expect(damage != nil, "\(table).\(column) was changed, and verify found the book sound")
    }
  }

  @Test func `a row that is missing is found in every table`() throws {
    for (table, _, last) in try Self.tables() {
      let copy = try Self.unprotected()
      try copy.database.execute("DELETE FROM \(table) WHERE \(last)")
      try Self.restoreTriggers(copy)
      #expect(try damage(in: copy) != nil, "a row of \(table) was removed")
    }
  }

  /// What is done to the book, and what verify says of it.
  static let attacks: [(sql: String, words: String)] = [
    (
      "UPDATE posting SET amount = amount + 1 WHERE event = 10 AND line = 1",
      "amount of posting(event=10, line=1): stored 800000001, rebuilt from the events 800000000"
    ),
    ("UPDATE event SET memo = 'x' WHERE number = 10", "event 10 is not what its hash covers"),
    ("UPDATE event SET \"by\" = 'x' WHERE number = 10", "event 10 is not what its hash covers"),
    (
      "UPDATE event SET day = day + 1 WHERE number = 10", "day of event(number=10): stored 20180106"
    ),
    (
      "UPDATE event SET content = replace(content, '8000000.00', '8000000.01') WHERE number = 10",
      "event 10 is not what its hash covers"
    ),
    (
      "UPDATE event SET content = '{' WHERE number = 10",
      "the value `{` of column event 10: content"
    ),
    ("UPDATE event SET kind = 'x' WHERE number = 10", "the value `x` of column event 10: kind"),
    (
      "UPDATE event SET hash = zeroblob(32) WHERE number = 10",
      "event 10 is not what its hash covers"
    ),
    (
      "UPDATE event SET number = 999 WHERE number = 5",
      "the events are not numbered in sequence: 6 where 5 is due"
    ),
    (
      "UPDATE balance SET total = 5 WHERE sub_account = 1",
      "total of balance(sub_account=1): stored 5, rebuilt from the events "
    ),
    (
      "INSERT INTO reversal VALUES (10, 11)", "reversal(event=10) does not follow from the events"
    ),
    (
      "DELETE FROM charter WHERE event = 1",
      "charter(event=1) is missing: it follows from the events"
    ),
    (
      "INSERT INTO posting VALUES (99, 1, 1, 2, 5, 0, 0)",
      "posting(event=99, line=1) does not follow from the events"
    ),
  ]

  @Test(arguments: attacks)
  func `verify names what was altered`(attack: (sql: String, words: String)) throws {
    let book = try Self.unprotected()
    try book.database.execute(attack.sql)
    try Self.restoreTriggers(book)
    let damage = try #require(try damage(in: book))
    #expect(damage.words.en.contains(attack.words), "\(damage.words.en)")
    #expect(!damage.words.zh.isEmpty)
  }

  @Test(arguments: [
    ("DROP TRIGGER event_update", "`trigger event_update` is missing from the schema"),
    ("DROP INDEX event_ref", "`index event_ref` is missing from the schema"),
    ("DROP VIEW journal", "`view journal` is missing from the schema"),
    ("CREATE TABLE notes(a)", "`table notes` does not belong to the schema"),
    (
      "CREATE TRIGGER t AFTER INSERT ON event BEGIN DELETE FROM balance; END",
      "`trigger t` does not belong to the schema"
    ),
    (
      "DROP TRIGGER event_update; CREATE TRIGGER event_update BEFORE UPDATE ON event "
        + "WHEN NEW.number > 9 BEGIN SELECT raise(ABORT, 'x'); END",
      "`trigger event_update` differs from the schema"
    ),
    ("ALTER TABLE balance ADD COLUMN note TEXT", "`table balance` differs from the schema"),
  ])
  func `an altered schema is found`(sql: String, words: String) throws {
    let book = try Self.copy()
    try book.database.execute(sql)
    #expect(try damage(in: book)?.words.en == words)
  }

  @Test func `statistics and comments are no part of the schema`() throws {
    let book = try Self.copy()
    try book.database.execute("ANALYZE; DROP TABLE exposure")
    try book.database.execute(
      """
      CREATE TABLE exposure (   -- another comment
        holder TEXT NOT NULL CHECK (holder IN ('customer', 'bank')), party TEXT NOT NULL,
        balance INTEGER NOT NULL, own_share INTEGER NOT NULL, PRIMARY KEY (holder, party)
      ) STRICT, WITHOUT ROWID
      """)
    let damage = try #require(try damage(in: book))
    guard case .missing(let place) = damage else { throw damage }
    #expect(place.table == "exposure")
  }

  @Test func `a chain computed afresh over altered content is still found`() throws {
    // Whoever changes an amount and all hashes after it meets the entries; the head differs too.
    let book = try Self.unprotected()
    try book.database.execute(
      "UPDATE event SET content = replace(content, '8000000.00', '8000000.01') WHERE number = 10")
    try book.shelf.refresh()
    var previous = Chain.start
    for number in 1...Int64(Ledgers.lines.count + 13) {
      let event = try #require(try book.shelf.event(number))
      previous = Chain.hash(
        of: event, content: event.submission.fields.text,
        postings: try book.shelf.postings(of: number), after: previous)
      let update = try book.database.prepare("UPDATE event SET hash = ?1 WHERE number = ?2")
      try update.bind(1, previous)
      try update.bind(2, number)
      try update.run()
    }
    try Self.restoreTriggers(book)
    let words = try #require(try damage(in: book)).words.en
    #expect(
      words
        == "amount of posting(event=10, line=1): stored 800000000, rebuilt from the events 800000001"
    )
  }

  @Test(arguments: 0..<60)
  func `a file with wrong bytes is found damaged or is sound, and never crashes`(seed: Int) throws {
    let file = Scratch()
    var bytes = try Self.original.bytes()
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    for _ in 0..<40 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 25)
    }
    if seed % 5 == 0 { bytes.removeLast(bytes.count / 3) }
    try file.write(bytes)
    do {
      let book = try Book(path: file.path, mode: .readOnly)
      _ = try book.verify()
      _ = try book.read(at: Ledgers.now) { books, _ in try books.totals(on: books.today) }
      book.close()
    } catch let error as BookError {
      #expect(!error.words.en.isEmpty)
    }
  }
}
