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
  /// The balance that the bank itself gives after the last line; `nil` where the file does not say.
  public var closing: Money?
  /// The number of the account; `nil` where the file does not say.
  public var account: String?
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

  /// What the lines make of a balance before the first.
  public func end(from opening: Money) throws -> Money {
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
      do throws(StatementFaults) {
        let cells = RowCells(row: row, places: places)
        if let line = try Read(cells, by: statement, where: condition, of: table.file) {
          read.append(line)
        }
      } catch {
        faults += error.items
      }
    }
    guard faults.isEmpty else { throw StatementFaults(items: faults) }
    let (lines, opening) = try Self.inOrder(read, file: table.file)
    return StatementSource(
      file: table.file, first: nil, last: lines.map(\.line.day).max(), opening: opening,
      currency: nil, lines: lines.map(\.line))
  }

  /// The lines, oldest first, and the balance before the first one, where lines give theirs.
  ///
  /// Of a day nobody but the balances says which line came first: where they do not run on as the
  /// lines stand, the other way round is tried, and day by day.
  private static func inOrder(
    _ read: [Read], file: String
  ) throws -> (lines: [Read], opening: Money?) {
    guard let first = read.first, let last = read.last else { return (read, nil) }
    let natural = last.line.day < first.line.day ? read.reversed() : read
    do { return (natural, try opening(of: natural, file: file)) } catch let faults {
      for other in [natural.reversed(), natural].map(byDay) {
        if let opening = try? opening(of: other, file: file) { return (other, opening) }
      }
      guard let faults = faults as? StatementFaults,
        (try? opening(of: natural.map { try $0.turned }, file: file)) != nil
      else { throw faults }
      throw StatementFaults(
        items: faults.items.map { item in
          InputError(
            file: item.file, line: item.line, field: item.field,
            words: Words(
              item.words.zh + "；收支对调则各行都接得上：in 与 out 写反了，或该用 negate",
              item.words.en + "; with the signs turned every line follows: `in` and `out` are "
                + "the wrong way round, or `negate` is wanted"))
        })
    }
  }

  private static func byDay(_ read: [Read]) -> [Read] {
    read.enumerated().sorted {
      ($0.element.line.day, $0.offset) < ($1.element.line.day, $1.offset)
    }.map(\.element)
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
        let sum = try running + line.line.amount
        throw StatementFaults(items: [
          InputError(
            file: file, line: line.line.row, field: line.balanceColumn,
            words: Words(
              "余额 \(balance.grouped) 与上一行接不上：\(running.grouped) 加本笔应为 \(sum.grouped)；"
                + "请检查有无漏行",
              "the balance \(balance.grouped) does not follow from the line before: "
                + "\(running.grouped) and this line make \(sum.grouped); look for a line that is "
                + "missing"))
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

  private init(line: StatementSource.Line, balance: Money?, balanceColumn: String?) {
    (self.line, self.balance, self.balanceColumn) = (line, balance, balanceColumn)
  }

  /// The same with what came in and what went out the other way round.
  var turned: Read {
    get throws {
      Read(
        line: StatementSource.Line(
          row: line.row, day: line.day, amount: try -line.amount, texts: line.texts),
        balance: balance, balanceColumn: balanceColumn)
    }
  }

  /// `nil` for a row that is not asked for.
  init?(
    _ cells: RowCells, by rule: ImportMap.StatementRule, where condition: Condition,
    of file: String
  ) throws(StatementFaults) {
    let row = cells.row.line
    do throws(CellRule.Fault) {
      guard try condition.holds(for: cells) else { return nil }
    } catch {
      throw StatementFaults(items: [
        InputError(file: file, line: row, field: error.column, words: error.words)
      ])
    }
    var (day, amount, balance): (Day?, Money?, Money?) = (nil, nil, nil)
    var texts: [(name: String, text: String)] = []
    var faults: [InputError] = []
    var column: String?
    func fault(_ column: String?, _ words: Words) {
      faults.append(InputError(file: file, line: row, field: column, words: words))
    }
    for field in rule.fields {
      do {
        guard let text = try field.cell.text(of: cells) else { continue }
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
