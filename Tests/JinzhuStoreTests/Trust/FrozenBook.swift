import Foundation
import Jinzhu
import SQLite

@testable import JinzhuStore

/// A book of an earlier schema version, kept as SQL under `Tests/Fixtures`.
enum FrozenBook {
  static let versions = [1, 2]
  /// The head of each, after its twelve events.
  static let head = "baea87df4e6360e94f2fa3ca66de1a6e019d0f4357f59c4ec5b5470aef6aceea"
  static let events: Int64 = 12
  /// A day later than its last event, 2019-07-01T04:00:00Z.
  static let now = Instant(microseconds: 1_562_040_000_000_000)

  /// Puts it in a file.
  static func put(in file: Scratch, version: Int = 2) throws {
    let fixture = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Fixtures/book-\(version).sql")
    let database = try Database(path: file.path, mode: .create)
    try database.execute("PRAGMA journal_mode = WAL")
    try database.execute(try String(contentsOf: fixture, encoding: .utf8))
    database.close()
  }

  /// Opens it in a file of its own.
  static func open(
    _ file: Scratch, version: Int = 2, mode: Book.Mode = .readWrite
  ) throws -> Book {
    try put(in: file, version: version)
    return try Book(path: file.path, mode: mode)
  }

  /// One yuan of its loan.
  static var repayment: Submission {
    get throws { try event("loan.repay", "2019-06-01", ["guarantee": "D1", "amount": "1.00"]) }
  }

  /// What is open now, with loan balance and own share.
  static func open(in book: Book) throws -> [String] {
    try book.read(at: now) { books, archive in
      try archive.openStates(asOf: books.today).map { "\($0.code) \($0.balance) \($0.ownShare)" }
    }
  }
}

extension Book {
  /// What `verify` finds wrong; `nil` for nothing.
  func damage() throws -> Damage? {
    switch try verify() {
    case .sound: nil
    case .damaged(let damage): damage
    }
  }
}
