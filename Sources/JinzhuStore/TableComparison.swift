internal import SQLite

/// Holds the rows of a table in two databases against each other, in the order of its key.
struct TableComparison {
  let table: String
  /// Only the rows of one event.
  var event: Int64?

  init(table: String, of event: Int64? = nil) { (self.table, self.event) = (table, event) }

  /// - Throws: `Damage` at the first row that is stored and not rebuilt, rebuilt and not stored,
  ///   or not the same.
  func run(_ stored: Database, _ rebuilt: Database) throws {
    let key = try keyColumns(rebuilt)
    let order = key.map { String($0 + 1) }.joined(separator: ", ")
    let ours = try query(on: stored, order: order)
    let theirs = try query(on: rebuilt, order: order)
    var (isStored, isRebuilt) = (try ours.step(), try theirs.step())
    while isStored || isRebuilt {
      if !isRebuilt { throw Damage.surplus(place(of: ours, key)) }
      if !isStored { throw Damage.missing(place(of: theirs, key)) }
      if !ours.isSame(as: theirs) { throw difference(ours, theirs, key) }
      (isStored, isRebuilt) = (try ours.step(), try theirs.step())
    }
  }

  /// What is wrong with a stored row that is not the rebuilt one in its place.
  private func difference(_ stored: Statement, _ rebuilt: Statement, _ key: [Int]) -> Damage {
    for column in key where !stored.isSame(column, as: rebuilt) {
      let isEarlier = Cell(stored, column) < Cell(rebuilt, column)
      return isEarlier ? .surplus(place(of: stored, key)) : .missing(place(of: rebuilt, key))
    }
    let column = (0..<rebuilt.columnCount).first { !stored.isSame($0, as: rebuilt) } ?? 0
    return .value(
      place(of: stored, key), column: rebuilt.columnName(column),
      stored: Cell(stored, column).description, rebuilt: Cell(rebuilt, column).description)
  }

  private func query(on database: Database, order: String) throws -> Statement {
    let column = table == "event" ? "number" : "event"
    let filter = event == nil ? "" : " WHERE \(column) = ?1"
    let query = try database.prepare("SELECT * FROM \(table)\(filter) ORDER BY \(order)")
    if let event { try query.bind(1, event) }
    return query
  }

  /// Places of the columns of the primary key, in its order.
  private func keyColumns(_ database: Database) throws -> [Int] {
    let columns = try database.prepare("SELECT cid FROM pragma_table_info(?1) WHERE pk ORDER BY pk")
    try columns.bind(1, table)
    var places: [Int] = []
    while try columns.step() { places.append(Int(columns.int(0))) }
    return places
  }

  private func place(of row: Statement, _ key: [Int]) -> Damage.Place {
    let pairs = key.map { "\(row.columnName($0))=\(Cell(row, $0).description)" }
    return Damage.Place(table: table, key: pairs.joined(separator: ", "))
  }
}

/// A stored value, whatever its type; ordered as SQLite orders values.
private enum Cell: Equatable, Comparable, CustomStringConvertible {
  case null
  case integer(Int64)
  /// A number that no column of ours holds, as SQLite writes it.
  case real(String)
  case text([UInt8])
  case blob([UInt8])

  init(_ row: Statement, _ column: Int) {
    switch row.kind(column) {
    case .null: self = .null
    case .integer: self = .integer(row.int(column))
    case .real: self = .real(row.text(column))
    // The bytes as they are stored: read as text, wrong ones would all look alike.
    case .text: self = .text(row.blob(column))
    case .blob: self = .blob(row.blob(column))
    }
  }

  static func < (a: Cell, b: Cell) -> Bool {
    switch (a, b) {
    case (.integer(let a), .integer(let b)): a < b
    case (.real(let a), .real(let b)): a < b
    case (.text(let a), .text(let b)): a.lexicographicallyPrecedes(b)
    case (.blob(let a), .blob(let b)): a.lexicographicallyPrecedes(b)
    case (.null, _), (.integer, _), (.real, _), (.text, _), (.blob, _): a.rank < b.rank
    }
  }

  private var rank: Int {
    switch self {
    case .null: 0
    case .integer, .real: 1
    case .text: 2
    case .blob: 3
    }
  }

  var description: String {
    switch self {
    case .null: "NULL"
    case .integer(let number): String(number)
    case .real(let text): text
    case .text(let bytes): String(decoding: bytes, as: UTF8.self)
    case .blob(let bytes): Chain.hexadecimal(bytes)
    }
  }
}
