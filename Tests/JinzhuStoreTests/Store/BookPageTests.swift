import Foundation
import Jinzhu
import SQLite
import Testing

@testable import JinzhuStore

/// What docs/BOOK.md says to others who read a book, it says truly.
@Suite struct BookPageTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The page's blocks of code in a language.
  private static func blocks(in language: String) throws -> [String] {
    let page = try String(
      contentsOf: root.appendingPathComponent("docs/BOOK.md"), encoding: .utf8)
    return page.components(separatedBy: "```\(language)\n").dropFirst().map {
      $0.components(separatedBy: "```")[0]
    }
  }

  private static func book(in file: Scratch) throws -> String {
    let copy = try Database(path: file.path, mode: .create)
    let original = try Ledgers.everything().book
    try original.database.backup(to: copy)
    copy.close()
    return try #require(try original.read(at: Ledgers.now) { _, archive in try archive.head() })
      .hash
  }

  @Test func `its queries run`() throws {
    let database = try Ledgers.everything().book.database
    let block = try #require(try Self.blocks(in: "sql").first)
    let queries = block.split(separator: ";").map(String.init).filter { $0.contains("SELECT") }
    #expect(queries.count == 4)
    for query in queries.map({ $0.replacing("D2018-001", with: "D1") }) {
      #expect(try database.prepare(query).step(), "\(query) gives no row")
    }
    let journal = try database.prepare(
      "SELECT debit, credit, yuan FROM journal WHERE event = 10 AND line = 1")
    #expect(try journal.step())
    #expect(journal.text(0) == "cash")
    #expect(journal.text(1) == "paidInCapital M01")
    #expect(journal.text(2) == "8000000.00")
  }

  @Test func `its checker computes the head that the book has`() throws {
    let file = Scratch()
    let head = try Self.book(in: file)
    let script = Scratch()
    try script.write(Array(try #require(try Self.blocks(in: "python").first).utf8))
    let python = Process()
    python.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    python.arguments = ["python3", script.path, file.path]
    let output = Pipe()
    python.standardOutput = output
    try python.run()
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    python.waitUntilExit()
    #expect(python.terminationStatus == 0, "python3 is missing, or the form is not what it says")
    #expect(String(decoding: printed, as: UTF8.self) == head + "\n")
  }
}
