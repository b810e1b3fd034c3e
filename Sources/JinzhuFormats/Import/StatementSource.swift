public import Jinzhu

/// What a file says of an account at a bank, before it is an event: days and amounts have been read,
/// the rest is as the bank wrote it.
public struct StatementSource: Sendable {
  /// The file, as the caller names it.
  public var file: String
  /// The first day covered; `nil` where the file does not say.
  public var first: Day?
  /// The last day covered.
  public var last: Day?
  /// The balance before the first line; `nil` where the file does not say.
  public var opening: Money?
  /// The currency; `nil` where the file does not say.
  public var currency: String?
  /// The lines, oldest first.
  public var lines: [Line]

  /// A line of a statement.
  public struct Line: Sendable {
    /// The row or the line of the file, from 1.
    public let row: Int
    /// The bank's day.
    public let day: Day
    /// Below zero for what went out.
    public let amount: Money
    /// `reference`, `counterparty` and `text`, as far as the bank gave them.
    public let texts: [(name: String, text: String)]
  }

  /// The balance after the last line, from one before the first.
  public func closing(from opening: Money) throws -> Money {
    try lines.reduce(opening) { try $0 + $1.amount }
  }
}

extension ImportMap {
  /// The lines of a bank's file.
  ///
  /// Banks write the newest line first or last; a column of balances must run on from line to line.
  /// - Throws: `DocumentError` for the map; `StatementFaults` with what is wrong with cells.
  public func statement(of table: SourceTable, named file: String) throws -> StatementSource {
    guard let statement else {
      throw DocumentError(
        file: file, line: 1,
        words: Words("映射没有 statement", "the map has no `statement`"))
    }
    try requireColumns(of: table, named: file)
    let places = Self.places(of: table)
    var (read, faults): ([Read], [InputError]) = ([], [])
    for row in table.rows {
      func cell(_ column: String) -> String { places[column].map { row.cells[$0] } ?? "" }
      guard condition.holds(cell) else { continue }
      do throws(StatementFaults) {
        read.append(try Read(row.line, statement, of: table.file, cell))
      } catch {
        faults += error.items
      }
    }
    guard faults.isEmpty else { throw StatementFaults(items: faults) }
    if let (first, last) = read.first.flatMap({ first in read.last.map { (first, $0) } }),
      last.line.day < first.line.day
    {
      read.reverse()
    }
    let opening = try Self.opening(of: read, file: table.file)
    return StatementSource(
      file: table.file, first: nil, last: read.last?.line.day, opening: opening, currency: nil,
      lines: read.map(\.line))
  }

  /// The balance before the first line, where lines give theirs.
  private static func opening(of read: [Read], file: String) throws -> Money? {
    var running: Money?
    var opening: Money?
    for line in read {
      guard let balance = line.balance else {
        running = try running.map { try $0 + line.line.amount }
        continue
      }
      let before = try balance - line.line.amount
      if let running, running != before {
        throw StatementFaults(items: [
          InputError(
            file: file, line: line.line.row, field: line.balanceColumn,
            words: Words(
              "余额 \(balance) 与上一行接不上：\(running) 加本笔应为 \(try running + line.line.amount)；请检查有无漏行",
              "the balance \(balance) does not follow from the line before: \(running) and this line "
                + "make \(try running + line.line.amount); look for a line that is missing"))
        ])
      }
      if opening == nil { opening = before }
      running = balance
    }
    return opening
  }
}

/// What is wrong with the rows of a bank's file.
public struct StatementFaults: Error {
  /// Each with its row and its column.
  public let items: [InputError]
}

/// A row of a bank's file, understood.
private struct Read {
  let line: StatementSource.Line
  let balance: Money?
  let balanceColumn: String?

  init(
    _ row: Int, _ rule: ImportMap.StatementRule, of file: String, _ cell: (String) -> String
  ) throws(StatementFaults) {
    var (day, amount, balance): (Day?, Money?, Money?) = (nil, nil, nil)
    var texts: [(name: String, text: String)] = []
    var faults: [InputError] = []
    var column: String?
    func fault(_ column: String?, _ words: Words) {
      faults.append(InputError(file: file, line: row, field: column, words: words))
    }
    for field in rule.fields {
      do {
        guard let text = try field.cell.text(cell) else { continue }
        switch field.name {
        case "date": day = try Day(parsing: text)
        case "amount": amount = try Money(parsing: text)
        case "balance": (balance, column) = (try Money(parsing: text), field.cell.column)
        default: texts.append((field.name, text))
        }
      } catch let error as CellRule.Fault {
        fault(error.column, error.words)
      } catch let error as ValueError {
        fault(field.cell.column, error.words)
      } catch {
        fault(field.cell.column, Words("无法读取", "cannot be read"))
      }
    }
    if faults.isEmpty, day == nil { fault("date", Words("没有日期", "there is no day")) }
    if faults.isEmpty, amount == nil { fault("amount", Words("没有金额", "there is no amount")) }
    guard faults.isEmpty, let day, let amount else { throw StatementFaults(items: faults) }
    line = StatementSource.Line(row: row, day: day, amount: amount, texts: texts)
    (self.balance, balanceColumn) = (balance, column)
  }
}
