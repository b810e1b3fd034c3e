import Foundation
import Testing

struct SuperviseTests {
  @Test func `books are proven side by side, and bad ones named`() throws {
    let program = try Program.fund()
    try program.record(Program.issue)
    let files = FileManager.default
    let books = program.path("books")
    try files.createDirectory(at: books, withIntermediateDirectories: true)
    try files.copyItem(at: program.path("fund.book"), to: books.appending(path: "a.book"))
    // The same head under another name is added up once.
    try files.copyItem(at: program.path("fund.book"), to: books.appending(path: "b.book"))
    let good = try program.run("supervise", "books", "--format", "json")
    try #require(good.status == 0, "\(good.words)")
    let totals = try #require((good.output.json["totals"] as? [[String: Any]])?.first)
    #expect(totals["funds"] as? Int == 1)
    // 20,000,000.00 of capital and the fee of 7,000.00; 75 % of 1,000,000.00.
    #expect(totals["netAssets"] as? String == "20007000.00")
    #expect(totals["weightedLiability"] as? String == "750000.00")

    try Data("no book".utf8).write(to: books.appending(path: "c.book"))
    let mixed = try program.run("supervise", "books", "gone.book", "--format", "json")
    #expect(mixed.status == 1)
    let rows = try #require(mixed.output.json["rows"] as? [[String: Any]])
    #expect(
      rows.map { $0["state"] as? String } == ["proven", "proven", "unreadable", "unreadable"])

    var bytes = try Data(contentsOf: books.appending(path: "b.book"))
    for place in 5_000..<9_000 { bytes[place] ^= 0xFF }
    try bytes.write(to: books.appending(path: "b.book"))
    let damaged = try program.run("supervise", "books")
    #expect(damaged.status == 3)
    #expect(damaged.words.contains("b.book"))
    #expect(damaged.output.contains("proven"))
    #expect(try program.run("supervise", "books/a.book", "--quick").output.contains("not proven"))
  }
}
