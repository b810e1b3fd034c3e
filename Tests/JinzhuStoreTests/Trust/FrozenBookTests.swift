import Jinzhu
import Testing

@testable import JinzhuStore

/// Books written by earlier versions of the program.
@Suite struct FrozenBookTests {
  let file = Scratch()

  @Test func `a book of schema version 1 is opened, and verified to its head`() throws {
    let book = try FrozenBook.open(file, mode: .readOnly)
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
    book.close()
    #expect(file.files == [file.path])
  }

  @Test func `a book of schema version 1 goes on`() throws {
    let book = try FrozenBook.open(file)
    try book.record(
      [event("capital.pay", "2019-03-01", ["member": "M02", "amount": "1.00"])],
      at: FrozenBook.now)
    #expect(try book.damage() == nil)
    #expect(try book.events == FrozenBook.events + 1)
    #expect(try book.event(withHash: FrozenBook.head).number == FrozenBook.events)
  }

  @Test(arguments: [0, -1])
  func `a version that never was is damage`(version: Int) throws {
    try FrozenBook.put(in: file)
    try file.execute("PRAGMA user_version = \(version)")
    let error = try #require(throws: BookError.self) { try Book(path: file.path, mode: .readOnly) }
    guard case .damaged(.schema(object: "user_version", .changed)) = error else { throw error }
  }
}
