public import Jinzhu
internal import SQLite

extension Book {
  /// Every table of the book, and the journal, as `schema.sql` names them, with typed cells: amounts
  /// in yuan, days, instants and flags, where the file has numbers.
  ///
  /// - Throws: `BookError`.
  public func contents() throws -> [Table] {
    do {
      return try transaction("BEGIN") {
        let names = try database.prepare(
          "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite%' "
            + "ORDER BY rowid")
        var tables: [Table] = []
        while try names.step() { tables.append(try table(named: names.text(0))) }
        return tables
      }
    } catch {
      throw BookError.translating(error, path: path)
    }
  }

  private func table(named name: String) throws -> Table {
    let shape = try database.prepare("SELECT * FROM \"\(name)\" LIMIT 0")
    let keys = (0..<shape.columnCount).map { shape.columnName($0) }
    let meanings = keys.map { StoredColumn($0, of: name) }
    let order = keys.indices.map { String($0 + 1) }.joined(separator: ", ")
    let query = try database.prepare("SELECT * FROM \"\(name)\" ORDER BY \(order)")
    var rows: [[Cell]] = []
    while try query.step() {
      rows.append(try meanings.enumerated().map { try $0.element.cell(query, $0.offset) })
    }
    return Table(
      key: name, title: StoredColumn.titles[name] ?? Words(name, name),
      columns: keys.map { Table.Column($0, Words($0, $0)) }, rows: rows)
  }
}

/// What the numbers of a column mean.
enum StoredColumn {
  case money
  case day
  case instant
  case flag
  case hash
  /// A number that counts, or names a row.
  case number
  /// As it is stored.
  case plain

  /// The column of a table or view, by the names of `schema.sql`.
  init(_ column: String, of table: String) {
    switch column {
    case "recorded_at": self = .instant
    case "hash": self = .hash
    case "red", "closing", "controller": self = .flag
    // The sides of a posting are sub-accounts, those of a movement are amounts.
    case "debit", "credit":
      self = ["movement", "month"].contains(table) ? .money : table == "posting" ? .number : .plain
    case "total": self = table == "balance" ? .money : .plain
    case _ where Self.numbers.contains(column): self = .number
    case _ where Self.days.contains(column): self = .day
    case _ where Self.amounts.contains(column): self = .money
    default: self = .plain
    }
  }

  private static let days: Set = [
    "day", "date", "last_day", "month", "undone", "issued", "start", "due", "overdue_since",
    "extended_overdue", "first_compensated", "closed", "opened",
  ]

  private static let amounts: Set = [
    "amount", "closing_debit", "closing_credit", "credit_line", "principal", "repaid",
    "repaid_share", "released", "released_share", "compensated", "compensated_share", "interest",
    "interest_share", "fee_booked", "fee_received", "fee_refunded", "costs", "recovered",
    "deposits_applied", "forfeited", "assets_taken", "asset_shortfalls", "recovered_in_all",
    "recovery_income", "balance", "own_share", "compensation_receivable", "joint_receivable",
  ]

  private static let numbers: Set = [
    "number", "event", "line", "rules", "charter", "sub_account", "live", "before", "year",
    "write_off", "value", "reopened", "reversed_by",
  ]

  /// Whether nobody said what its numbers mean.
  var isUnknown: Bool { if case .plain = self { true } else { false } }

  func cell(_ row: Statement, _ index: Int) throws -> Cell {
    if row.isNull(index) { return .none }
    var columns = Columns(row, from: index)
    switch self {
    case .money: return .money(columns.money())
    case .day: return .day(try columns.day())
    case .instant: return .text(Instant(microseconds: columns.int()).description)
    case .flag: return .flag(columns.flag())
    case .hash: return .text(Chain.hexadecimal(columns.blob()))
    case .number: return .count(Int(columns.int()))
    case .plain: return .text(columns.text())
    }
  }

  static let titles: [String: Words] = [
    "event": Words("事项", "events"), "sub_account": Words("明细科目", "sub-accounts"),
    "posting": Words("分录", "postings"), "balance": Words("余额", "balances"),
    "movement": Words("逐日发生额", "movements by day"), "month": Words("逐月发生额", "months"),
    "party_change": Words("往来方变动", "changes of parties"),
    "mention": Words("事项提及", "mentions"),
    "guarantee_state": Words("担保合同状态", "states of guarantees"),
    "guarantee_span": Words("担保合同存续", "spans of guarantees"),
    "guarantee_open": Words("未了担保合同", "open guarantees"),
    "exposure": Words("在保敞口", "exposures"), "total": Words("在保合计", "totals"),
    "flow": Words("担保流量", "flows"), "burden": Words("股东分担", "burdens"),
    "charter": Words("章程版本", "charters"), "close": Words("结账", "closes"),
    "assertion": Words("余额确认", "assertions"), "reversal": Words("冲销", "reversals"),
    "journal": Words("序时账", "journal"),
  ]
}
