internal import Jinzhu
internal import SQLite
internal import Testing

@testable import JinzhuStore

/// Every table of a book leaves it with typed cells.
struct ContentsTests {
  @Test func `every table of the schema is there, and the journal`() throws {
    let keys = try Book.inMemory().contents().map(\.key)
    for name in ["event", "posting", "sub_account", "balance", "guarantee_state", "journal"] {
      #expect(keys.contains(name))
    }
    #expect(keys.count >= 19)
  }

  @Test func `somebody said what the numbers of every column mean`() throws {
    let book = try Book.inMemory()
    let numbers = try book.database.prepare(
      """
      SELECT m.name, c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c
      WHERE m.type = 'table' AND c.type = 'INTEGER'
      """)
    while try numbers.step() {
      let (table, column) = (numbers.text(0), numbers.text(1))
      #expect(
        !StoredColumn(column, of: table).isUnknown,
        "\(table).\(column): say in Book+Contents.swift whether it is an amount, a day or neither")
      #expect(StoredColumn.titles[table] != nil, "\(table) has no title in Book+Contents.swift")
    }
  }

  @Test func `amounts are in yuan, days are days and a hash is in hexadecimal`() throws {
    let book = try Book.inMemory()
    try book.record([try charter()] + founding("M01", "100.50"), at: noon)
    let tables = try book.contents()
    func row(_ key: String) throws -> [String: Cell] {
      let table = try #require(tables.first { $0.key == key })
      let last = try #require(table.rows.last)
      return Dictionary(zip(table.columns.map(\.key), last), uniquingKeysWith: { a, _ in a })
    }
    let event = try row("event")
    #expect(event["number"] == .count(3))
    #expect(event["day"] == .day(try Day(parsing: "2018-01-05")))
    #expect(event["recorded_at"] == .text("2018-02-01T04:00:00.000000Z"))
    let head = try book.read(at: noon) { _, archive in try archive.head()?.hash }
    #expect(event["hash"] == .text(head ?? ""))
    let posting = try row("posting")
    #expect(posting["amount"] == .money(Money(fen: 10050)))
    #expect(posting["red"] == .flag(false))
    #expect(posting["debit"] == .count(1))
  }
}
