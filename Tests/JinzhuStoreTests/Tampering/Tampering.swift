import JinzhuHistories
import SQLite

@testable import JinzhuStore

/// One way of altering a book behind its back. Where and how exactly, dice decide.
struct Tampering: Sendable {
  enum Family: String, CaseIterable, Sendable {
    case value = "a value changed"
    case type = "a value of another type"
    case removal = "a row removed"
    case insertion = "a row inserted"
    case exchange = "two rows exchanged"
    case replay = "an event replayed"
    case schema = "the schema changed"
    case bytes = "bytes of the file"
    case log = "bytes of the log"
  }

  /// What was done.
  struct Deed {
    /// In words, for whoever has to look into it.
    let what: String
    /// What verify must name, any one of these; empty where anything will do.
    var names: [String] = []
    /// The number of the last event before it was done; `nil` for that of the closed book.
    var last: Int64?
  }

  let family: Family
  /// The table, the object or the kind of damage.
  let target: String
  /// Alters the copy of a victim in a file; `nil` where it turns out to be impossible.
  let alter: @Sendable (Scratch, Victim, inout Dice) throws -> Deed?
}

extension Tampering {
  /// Every way there is, for the tables of a victim, each column and object by itself. A way to
  /// harm bytes can strike anywhere: it is there as often as many columns together.
  static func all(of victim: Victim) -> [Tampering] {
    rows(of: victim.tables) + schemata(of: victim.tables)
      + (0..<10).flatMap { _ in ofBytes } + (0..<5).flatMap { _ in ofLogs }
  }

  /// A tampering through SQL, with nothing to protect the book: no triggers, which are put back
  /// afterwards, no checks, no foreign keys.
  static func sql(
    _ family: Family, _ target: String,
    _ body: @escaping @Sendable (Database, Victim, inout Dice) throws -> Deed?
  ) -> Tampering {
    Tampering(family: family, target: target) { file, victim, dice in
      try file.write(victim.closed)
      let database = try Database(path: file.path, mode: .readWrite)
      defer { database.close() }
      try database.execute(
        "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; PRAGMA synchronous = OFF")
      let triggers = try database.prepare(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid")
      var definitions: [(name: String, sql: String)] = []
      while try triggers.step() { definitions.append((triggers.text(0), triggers.text(1))) }
      for trigger in definitions { try database.execute("DROP TRIGGER \(trigger.name)") }
      do {
        guard let deed = try body(database, victim, &dice) else { return nil }
        for trigger in definitions { try database.execute(trigger.sql) }
        return deed
      } catch let error as SQLiteError where error.isConstraint || error.code == 20 {
        return nil  // A type or a unique key is in the way, which no pragma lifts.
      }
    }
  }
}

extension TableShape {
  /// A row by chance: its key as SQL, to be used after WHERE, and in words; `nil` of an empty table.
  func row(_ database: Database, _ dice: inout Dice) throws -> (key: String, numbers: [Int64])? {
    let count = try database.prepare("SELECT count(*) FROM \(name)")
    guard try count.step(), count.int(0) > 0 else { return nil }
    let number = dice.below(count.int(0))
    let names = key.map(\.name).joined(separator: ", ")
    let values = key.map { "quote(\($0.name))" }.joined(separator: ", ")
    let query = try database.prepare(
      "SELECT \(values) FROM \(name) ORDER BY \(names) LIMIT 1 OFFSET \(number)")
    guard try query.step() else { return nil }
    let literals = (0..<query.columnCount).map(query.text)
    return (
      zip(key, literals).map { "\($0.name) = \($1)" }.joined(separator: " AND "),
      literals.compactMap { Int64($0) }
    )
  }

  /// What verify must name when a row was altered.
  func names(of numbers: [Int64]) -> [String] {
    switch name {
    case "event", "posting":
      guard let event = numbers.first else { return [] }
      return ["event \(event) ", "event \(event):", "event=\(event),", "event=\(event))"]
        + ["number=\(event))"]
    // An entry says something else once the name of its sub-account is another.
    case "sub_account": return ["event ", "posting(", "sub_account("]
    default: return ["\(name)("]
    }
  }
}
