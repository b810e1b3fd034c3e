import Foundation
import Jinzhu
import SQLite
import Testing

@testable import JinzhuStore

/// Backups: whole, verified, and never in the way of anything.
@Suite struct CopyingTests {
  let file = Scratch()
  let copy = Scratch()

  /// What the copy's folder holds under its name, drafts included.
  private var leftovers: [String] {
    get throws {
      let url = URL(fileURLWithPath: copy.path)
      return try FileManager.default
        .contentsOfDirectory(atPath: url.deletingLastPathComponent().path)
        .filter { $0.hasPrefix(url.lastPathComponent) }
    }
  }

  @Test func `rows that are still in the log are in the backup`() throws {
    let book = try FrozenBook.open(file)
    try book.record(founding("M09", "5", on: "2019-03-01"), at: FrozenBook.now)
    let log = try FileManager.default.attributesOfItem(atPath: file.path + "-wal")[.size] as? Int
    #expect(try #require(log) > 0)
    let made = try book.backUp(to: copy.path)
    #expect(made.events == FrozenBook.events + 2)
    #expect(try leftovers.count == 1)
    #expect(try copy.mode(of: copy.path) == 0o600)
    let again = try Book(path: copy.path, mode: .readOnly)
    #expect(try again.damage() == nil)
    #expect(try again.event(withHash: made.head).number == made.events)
  }

  @Test func `a writer in the middle of its batch neither waits nor shows`() throws {
    let book = try FrozenBook.open(file)
    let reader = try Book(path: file.path, mode: .readOnly)
    let made = try book.record(at: FrozenBook.now) { recorder in
      for one in try founding("M09", "5", on: "2019-03-01") { _ = try recorder.record(one) }
      return try reader.backUp(to: copy.path)
    }
    #expect(made.events == FrozenBook.events && made.head == FrozenBook.head)
    #expect(try book.events == FrozenBook.events + 2)
  }

  @Test func `backups taken while another connection records are each a moment's book`()
    async throws
  {
    try FrozenBook.put(in: file)
    let path = file.path
    let writer = Task.detached {
      let book = try Book(path: path, mode: .readWrite)
      for number in 1...40 {
        try book.record(founding("N\(number)", "1", on: "2019-03-01"), at: FrozenBook.now)
      }
      book.close()
    }
    var heads: [String] = []
    for _ in 1...6 {
      let target = Scratch()
      let reader = try Book(path: path, mode: .readOnly)
      let made = try reader.backUp(to: target.path)
      reader.close()
      // A batch is a member with his capital: never one without the other.
      #expect((made.events - FrozenBook.events) % 2 == 0)
      heads.append(made.head)
    }
    try await writer.value
    let book = try Book(path: path, mode: .readOnly)
    #expect(try book.events == FrozenBook.events + 80)
    for head in heads { _ = try book.event(withHash: head) }
  }

  @Test func `restoring a backup gives the same book`() throws {
    let book = try FrozenBook.open(file)
    _ = try book.backUp(to: copy.path)
    let third = Scratch()
    let restored = try Book.restore(copy.path, to: third.path)
    #expect(restored.events == FrozenBook.events && restored.head == FrozenBook.head)
    #expect(try third.mode(of: third.path) == 0o600)
    #expect(third.files == [third.path] && copy.files == [copy.path])
    let again = try Book(path: third.path, mode: .readWrite)
    try again.record(founding("M09", "5", on: "2019-03-01"), at: FrozenBook.now)
    #expect(try again.damage() == nil)
  }

  @Test func `nothing is overwritten`() throws {
    let book = try FrozenBook.open(file)
    try copy.write(Array("notes".utf8))
    let error = try #require(throws: BookError.self) { try book.backUp(to: copy.path) }
    guard case .fileExists(copy.path) = error else { throw error }
    #expect(try copy.bytes() == Array("notes".utf8))
    #expect(try leftovers.count == 1)
    #expect(throws: BookError.self) { try Book.restore(file.path, to: copy.path) }
    #expect(throws: BookError.self) { try book.backUp(to: file.path) }
    #expect(try copy.bytes() == Array("notes".utf8))
  }

  @Test(arguments: ["-wal", "-shm", "-journal"])
  func `what is left of a book that is gone is not taken for the new one's`(suffix: String) throws {
    let book = try FrozenBook.open(file)
    try Data("rows".utf8).write(to: URL(fileURLWithPath: copy.path + suffix))
    for make in [
      { _ = try book.backUp(to: copy.path) }, { _ = try Book.restore(file.path, to: copy.path) },
      { _ = try copy.book() },
    ] {
      let error = try #require(throws: BookError.self) { try make() }
      guard case .leftover(let path) = error else { throw error }
      #expect(path == copy.path + suffix && !error.isDamage)
      #expect(copy.files == [copy.path + suffix])
    }
  }

  @Test func `a damaged book makes no backup, and a damaged backup no book`() throws {
    try FrozenBook.put(in: file)
    try file.execute("DELETE FROM mention WHERE party = 'B01'")
    let book = try Book(path: file.path, mode: .readOnly)
    for make in [
      { _ = try book.backUp(to: copy.path) }, { _ = try Book.restore(file.path, to: copy.path) },
    ] {
      let error = try #require(throws: BookError.self) { try make() }
      guard case .damaged(.missing(let place)) = error else { throw error }
      #expect(place.table == "mention")
      #expect(try leftovers.isEmpty)
    }
  }

  @Test func `what is no book is not restored`() throws {
    try file.write(Array("notes".utf8))
    #expect(throws: BookError.self) { try Book.restore(file.path, to: copy.path) }
    #expect(throws: BookError.self) { try Book.restore(file.path + "x", to: copy.path) }
    #expect(try leftovers.isEmpty)
  }

  @Test func `a folder that is not there is said to be`() throws {
    let book = try FrozenBook.open(file)
    let error = try #require(throws: BookError.self) { try book.backUp(to: copy.path + "/no/b") }
    guard case .inaccessible = error else { throw error }
  }

  @Test func `what was read from a file that changed meanwhile does not count`() throws {
    try FrozenBook.put(in: file)
    let mark = try BookFile.Mark(of: file.path)
    let book = Book(
      path: file.path, database: try Database(path: file.path, mode: .immutable), still: mark)
    #expect(try book.events == FrozenBook.events)
    let error = try #require(throws: BookError.self) {
      try book.read(at: FrozenBook.now) { _, _ in
        let writer = try Book(path: file.path, mode: .readWrite)
        try writer.record(founding("M09", "5", on: "2019-03-01"), at: FrozenBook.now)
        writer.close()
      }
    }
    guard case .changedMeanwhile = error else { throw error }
    // What then looks like damage is none either.
    let second = try #require(throws: BookError.self) { try book.verify() }
    guard case .changedMeanwhile = second else { throw second }
  }
}
