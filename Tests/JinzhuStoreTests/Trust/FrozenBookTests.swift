import Foundation
import Jinzhu
import SQLite
import Testing

@testable import JinzhuStore

/// Books written by earlier versions of the program.
@Suite struct FrozenBookTests {
  let file = Scratch()

  @Test(arguments: FrozenBook.versions)
  func `a book of any schema version is opened, and verified to its head`(version: Int) throws {
    let book = try FrozenBook.open(file, version: version, mode: .readOnly)
    guard case .sound(let events, let head) = try book.verify() else {
      Issue.record("\(try #require(try book.damage()).words.en)")
      return
    }
    #expect(events == FrozenBook.events && head == FrozenBook.head)
    // 8,000,000 + 6,000,000 of capital and a fee of 7,000, all in cash.
    #expect(try book.held(.cash, on: "2018-12-31") == "14007000.00")
    // Half of the year's fee (domain §6), 1 % of the 600,000 still in force.
    #expect(try book.held(.unearnedReserve, on: "2018-12-31") == "3500.00")
    #expect(try book.held(.compensationReserve, on: "2018-12-31") == "6000.00")
    #expect(try FrozenBook.open(in: book) == ["D1 600000.00 600000.00"])
    let rehearsal = try book.rehearsal()
    try rehearsal.record([FrozenBook.repayment], at: FrozenBook.now)
    #expect(try FrozenBook.open(in: rehearsal) == ["D1 599999.00 599999.00"])
    book.close()
    #expect(file.files == [file.path])
    #expect(try file.number("PRAGMA user_version") == Int64(version))
  }

  @Test(arguments: FrozenBook.versions)
  func `a book of any schema version goes on`(version: Int) throws {
    let book = try FrozenBook.open(file, version: version)
    #expect(try FrozenBook.open(in: book) == ["D1 600000.00 600000.00"])
    #expect(try book.damage() == nil)
    try book.record(
      [
        event("capital.pay", "2019-03-01", ["member": "M02", "amount": "1.00"]),
        FrozenBook.repayment,
      ], at: FrozenBook.now)
    #expect(try FrozenBook.open(in: book) == ["D1 599999.00 599999.00"])
    #expect(try book.damage() == nil)
    #expect(try book.events == FrozenBook.events + 2)
    #expect(try book.event(withHash: FrozenBook.head).number == FrozenBook.events)
    #expect(try file.number("PRAGMA user_version") == 2)
  }

  @Test func `before it is written to, an older book is kept as it was`() throws {
    try FrozenBook.put(in: file, version: 1)
    let before = try Book(path: file.path, mode: .readOnly).contents().map(\.rows)
    let book = try Book(path: file.path, mode: .readWrite)
    let copy = "\(file.path).version-1"
    #expect(book.olderCopy == copy)
    #expect(try file.mode(of: copy) == 0o600)
    let older = try Book(path: copy, mode: .readOnly)
    #expect(try older.contents().map(\.rows) == before)
    #expect(try older.damage() == nil && book.damage() == nil)
    // Whoever opens it next finds nothing to do.
    #expect(try Book(path: file.path, mode: .readWrite).olderCopy == nil)
  }

  @Test func `where its copy cannot be, an older book is left as it is`() throws {
    try FrozenBook.put(in: file, version: 1)
    let before = try file.bytes()
    let copy = "\(file.path).version-1"
    try Data("mine".utf8).write(to: URL(fileURLWithPath: copy))
    let error = try #require(throws: BookError.self) { try Book(path: file.path, mode: .readWrite) }
    guard case .olderCopyExists(copy) = error else { throw error }
    #expect(try file.bytes() == before)
    #expect(try Data(contentsOf: URL(fileURLWithPath: copy)) == Data("mine".utf8))
  }

  @Test func `an older book that is damaged is left as it is`() throws {
    try FrozenBook.put(in: file, version: 1)
    try file.execute("UPDATE guarantee_state SET repaid = 1 WHERE event = 11")
    let before = try file.bytes()
    let error = try #require(throws: BookError.self) { try Book(path: file.path, mode: .readWrite) }
    guard case .damaged(.value(_, column: "repaid", _, _)) = error else { throw error }
    #expect(try file.bytes() == before)
    #expect(file.files == [file.path])
  }

  @Test(arguments: ["CREATE TABLE guarantee_open (a)", "DROP TABLE guarantee_span"])
  func `an older book has the tables of its version, and no others`(sql: String) throws {
    try FrozenBook.put(in: file, version: 1)
    try file.execute(sql)
    let book = try Book(path: file.path, mode: .readOnly)
    let damage = try #require(try book.damage())
    guard case .schema = damage else { throw damage }
  }

  @Test(arguments: [0, -1])
  func `a version that never was is damage`(version: Int) throws {
    try FrozenBook.put(in: file, version: 1)
    try file.execute("PRAGMA user_version = \(version)")
    let error = try #require(throws: BookError.self) { try Book(path: file.path, mode: .readOnly) }
    guard case .damaged(.schema(object: "user_version", .changed)) = error else { throw error }
  }
}
