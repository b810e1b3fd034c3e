import Foundation
import Jinzhu
import JinzhuHistories
import SQLite

@testable import JinzhuStore

/// A small book of a random history, kept as bytes: copies of it are tampered with.
struct Victim: Sendable {
  /// The book's files at a moment.
  struct Files: Sendable {
    var book: [UInt8]
    /// The write-ahead log; empty where there is none.
    var log: [UInt8] = []
    /// The number of the last event in them.
    var last: Int64 = 0
  }

  let seed: UInt64
  /// After everything was recorded and the book closed.
  let closed: Files
  /// While it was open: after two thirds, and at the end.
  let open: [Files]
  /// The head after each commit, by the number of its last event.
  let heads: [Int64: String]
  /// The number of the last event.
  let last: Int64
  let tables: [TableShape]
  /// What each of the files says, by the number of its last event.
  let dumps: [Int64: LogicalDump]

  init(seed: UInt64, proposals: Int) throws {
    let file = Scratch(in: Scratch.memory)
    var history = History(seed: seed, scale: .tiny(proposals: proposals))
    guard let first = history.next() else { throw Unmade() }
    let book = try Book.create(
      path: file.path, charter: Submission(reading: first.raw), at: first.instant)
    var heads: [Int64: String] = [:]
    func note() throws -> Event? {
      try book.read(at: first.instant) { _, archive in
        guard let head = try archive.head() else { return nil }
        heads[head.number] = head.hash
        return try archive.event(head.number)
      }
    }
    if let event = try note() {
      try history.learn(first, .recorded(event, postings: [], warnings: []))
    }
    var open: [Files] = []
    while let proposal = history.next() {
      do {
        let outcome = try book.record(at: proposal.instant) {
          try $0.record(try Submission(reading: proposal.raw))
        }
        try history.learn(proposal, outcome)
        _ = try note()
      } catch let refusal as Refusal {
        history.learn(proposal, refusal)
      } catch is Complaints {}
      if history.told == proposals * 2 / 3 {
        open.append(try file.copy(last: heads.keys.max() ?? 0))
      }
    }
    last = heads.keys.max() ?? 0
    open.append(try file.copy(last: last))
    book.close()
    tables = try TableShape.all(of: file.path)
    closed = try file.copy(last: last)
    (self.seed, self.open, self.heads) = (seed, open, heads)
    dumps = try Dictionary(
      open.map { ($0.last, try Self.dump($0)) }, uniquingKeysWith: { _, second in second })
  }

  private static func dump(_ files: Files) throws -> LogicalDump {
    let file = Scratch(in: Scratch.memory)
    try file.write(files)
    return try LogicalDump(of: file)
  }

  private struct Unmade: Error {}
}

/// A table with its columns and its key.
struct TableShape: Sendable {
  struct Column: Sendable {
    let name: String
    let type: String
    let isKey: Bool
  }

  let name: String
  let columns: [Column]

  var key: [Column] { columns.filter(\.isKey) }

  static func all(of path: String) throws -> [TableShape] {
    let database = try Database(path: path, mode: .readWrite)
    defer { database.close() }
    let tables = try database.prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid")
    var shapes: [TableShape] = []
    while try tables.step() {
      let info = try database.prepare(
        "SELECT name, type, pk FROM pragma_table_info('\(tables.text(0))')")
      var columns: [Column] = []
      while try info.step() {
        columns.append(
          Column(name: "\"\(info.text(0))\"", type: info.text(1), isKey: info.int(2) > 0))
      }
      shapes.append(TableShape(name: tables.text(0), columns: columns))
    }
    return shapes
  }
}

extension Scratch {
  /// A folder in memory where the system has one: hundreds of copies are written.
  static let memory =
    FileManager.default.fileExists(atPath: "/dev/shm")
    ? URL(fileURLWithPath: "/dev/shm") : FileManager.default.temporaryDirectory

  func copy(last: Int64) throws -> Victim.Files {
    let log = try? Data(contentsOf: URL(fileURLWithPath: path + "-wal"))
    return Victim.Files(book: try bytes(), log: log.map { Array($0) } ?? [], last: last)
  }

  func write(_ files: Victim.Files) throws {
    try write(files.book)
    guard !files.log.isEmpty else { return }
    try Data(files.log).write(to: URL(fileURLWithPath: path + "-wal"))
  }
}
