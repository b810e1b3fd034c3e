import Foundation
import Jinzhu
import SQLite

@testable import JinzhuStore

/// A path in the temporary directory that is removed, with its companions, at the end of a test.
final class Scratch: Sendable {
  let path: String

  init(in folder: URL = FileManager.default.temporaryDirectory) {
    path = folder.appendingPathComponent("jinzhu-\(UUID().uuidString).book").path
  }

  deinit {
    for file in files { try? FileManager.default.removeItem(atPath: file) }
  }

  /// The files that are there: the book's, those that SQLite keeps beside it, and an older book's copy.
  var files: [String] {
    ["", "-wal", "-shm", "-journal", ".version-1"].map { path + $0 }
      .filter { FileManager.default.fileExists(atPath: $0) }
  }

  func write(_ bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  func bytes() throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path))) }

  /// The file's permissions.
  func mode(of file: String) throws -> Int {
    try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int ?? 0
  }

  /// A new book in the file.
  func book(at now: Instant = noon) throws -> Book {
    try Book.create(path: path, charter: try charter(), at: now)
  }

  /// The number that a query on the file gives.
  func number(_ sql: String) throws -> Int64 {
    let database = try Database(path: path, mode: .readWrite)
    defer { database.close() }
    let query = try database.prepare(sql)
    return try query.step() ? query.int(0) : 0
  }

  /// Runs SQL on the file, behind the book's back.
  func execute(_ sql: String) throws {
    let database = try Database(path: path, mode: .readWrite)
    try database.execute(sql)
    database.close()
  }
}

/// Noon in China, 1 February 2018.
let noon = Instant(microseconds: 1_517_457_600_000_000)

/// An instant so many seconds after `noon`.
func seconds(_ count: Int64) -> Instant {
  Instant(microseconds: noon.microseconds + count * 1_000_000)
}

/// A charter that opens a book on 1 January 2008.
func charter(_ keys: String = "") throws -> Submission {
  try event("charter.adopt", "2008-01-01", ["charter": TestBook.charter(keys)])
}

/// An event as a file would give it.
func event(_ kind: String, _ date: String, _ fields: [String: String] = [:]) throws -> Submission {
  try TestBook.submission(kind, date, fields)
}

/// A member joins and pays capital.
func founding(_ member: String, _ amount: String, on date: String = "2018-01-05") throws
  -> [Submission]
{
  [
    try event("party.add", date, ["party": member, "name": member, "role": "member"]),
    try event("capital.pay", date, ["member": member, "amount": amount]),
  ]
}

extension Book {
  /// Records events in one transaction.
  @discardableResult
  func record(_ events: [Submission], at now: Instant) throws -> [Outcome] {
    try record(at: now) { recorder in try events.map { try recorder.record($0) } }
  }

  /// The number of the last event.
  var events: Int64 {
    get throws { try read(at: noon) { _, archive in try archive.head()?.number ?? 0 } }
  }

  func held(_ account: Account, on day: String, at now: Instant = noon) throws -> String {
    let day = try Day(parsing: day)
    return try read(at: now) { books, _ in
      let total = try books.totals(on: day)[account] ?? .zero
      return (account.normalSide == .debit ? total : try -total).description
    }
  }
}
