import SQLite
import Testing

@Suite struct ValueTests {
  let database: Database

  init() throws {
    database = try Database(path: ":memory:", mode: .memory)
  }

  @Test(arguments: [Int64.min, -1, 0, 1, Int64.max])
  func `an integer survives the round trip`(value: Int64) throws {
    let statement = try database.prepare("SELECT ?1")
    try statement.bind(1, value)
    #expect(try statement.step())
    #expect(statement.kind(0) == .integer)
    #expect(statement.int(0) == value)
    #expect(statement.optionalInt(0) == value)
    #expect(try !statement.step())
  }

  @Test(arguments: ["", "a", "融资担保有限公司", "𠮷野家的“担保费”，再长一点以离开小字符串"])
  func `a text survives the round trip`(value: String) throws {
    let statement = try database.prepare("SELECT ?1")
    try statement.bind(1, value)
    #expect(try statement.step())
    #expect(statement.kind(0) == .text)
    #expect(statement.text(0) == value)
    #expect(statement.optionalText(0) == value)
  }

  @Test func `a text keeps what follows a zero byte`() throws {
    let statement = try database.prepare("SELECT ?1")
    try statement.bind(1, "a\0b")
    #expect(try statement.step())
    let bytes = Array(statement.text(0).utf8)
    #expect(bytes == [97, 0, 98])
  }

  @Test(arguments: [[], [0], Array(UInt8.min...UInt8.max)] as [[UInt8]])
  func `a blob survives the round trip`(value: [UInt8]) throws {
    let statement = try database.prepare("SELECT ?1")
    try statement.bind(1, value)
    #expect(try statement.step())
    #expect(statement.kind(0) == .blob)
    #expect(statement.blob(0) == value)
  }

  @Test func `values of two rows are the same only byte for byte, and of one kind`() throws {
    let values = [
      "NULL", "0", "1", "-9223372036854775808", "0.0", "''", "'a'", "'b'", "'ab'",
      "x''", "x'61'", "x'6100'", "'猪'",
    ]
    let row = "SELECT \(values.joined(separator: ", "))"
    for (place, value) in values.enumerated() {
      let (ours, theirs) = (
        try database.prepare(row),
        try database.prepare("SELECT \(values.map { _ in value }.joined(separator: ", "))")
      )
      #expect(try ours.step())
      #expect(try theirs.step())
      for column in values.indices {
        #expect(ours.isSame(column, as: theirs) == (column == place), "\(values[column]), \(value)")
      }
    }
  }

  @Test func `NULL is no value of any kind`() throws {
    let statement = try database.prepare("SELECT ?1, ?2, ?3, ?4")
    try statement.bind(1, Int64?.none)
    try statement.bind(2, String?.none)
    try statement.bind(3, [UInt8]?.none)
    try statement.bindNull(4)
    #expect(try statement.step())
    for column in 0..<4 {
      #expect(statement.isNull(column))
      #expect(statement.kind(column) == .null)
      #expect(statement.optionalInt(column) == nil)
      #expect(statement.optionalText(column) == nil)
      #expect(statement.blob(column).isEmpty)
    }
  }

  @Test func `columns have names, and a sum that overflows is real`() throws {
    let statement = try database.prepare("SELECT 9223372036854775807 + 1 AS 合计, 2 AS b")
    #expect(statement.columnCount == 2)
    #expect(statement.columnName(0) == "合计")
    #expect(try statement.step())
    #expect(statement.kind(0) == .real)
  }

  @Test func `a parameter out of range is refused`() throws {
    let statement = try database.prepare("SELECT ?1")
    let error = try #require(throws: SQLiteError.self) { try statement.bind(2, 1) }
    #expect(error.code == 25)
    #expect(error.sql == "SELECT ?1")
  }

  @Test func `a value is the same as one in hand by its type and its bytes`() throws {
    let database = try Database(path: "", mode: .memory)
    let row = try database.prepare("SELECT 1, '1', x'31', 1.0, NULL, '', x'', 'é', 'a' || char(0)")
    #expect(try row.step())
    let columns = 0..<row.columnCount
    #expect(columns.filter { row.isSame($0, as: 1) } == [0])
    #expect(columns.filter { row.isSame($0, as: "1") } == [1])
    #expect(columns.filter { row.isSame($0, as: [0x31]) } == [2])
    #expect(columns.filter { row.isSame($0, as: "") } == [5])
    #expect(columns.filter { row.isSame($0, as: [UInt8]()) } == [6])
    #expect(columns.filter { row.isSame($0, as: "\u{E9}") } == [7])
    #expect(columns.filter { row.isSame($0, as: "e\u{301}") }.isEmpty)
    #expect(columns.filter { row.isSame($0, as: "a") }.isEmpty)
    #expect(columns.filter { row.isSame($0, as: "a\0") } == [8])
  }
}
