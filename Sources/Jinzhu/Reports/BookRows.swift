/// What the books of account (账簿) have in common: which side a balance is on, and sums by month.

extension Table.Column {
  static let summary = Table.Column("summary", Words("摘要", "summary"))
  static let direction = Table.Column("direction", Words("方向", "side"))
  static let bookBalance = Table.Column("balance", Words("余额", "balance"))
}

extension Cell {
  /// The side that a balance is on, and how much it is: 借, 贷 or 平.
  static func sided(_ balance: Money) throws -> [Cell] {
    let side: Cell =
      balance.isZero
      ? .term("none", Words("平", "–"))
      : balance.isPositive
        ? .term("debit", Words("借", "debit")) : .term("credit", Words("贷", "credit"))
    return [side, .money(try balance.magnitude)]
  }

  // The rows between entries.
  static let broughtForward = Cell.term("opening", Words("期初余额", "brought forward"))
  static let monthTotal = Cell.term("month", Words("本月合计", "month"))
  static let yearTotal = Cell.term("year", Words("本年累计", "year to date"))
}

extension EntryLine {
  /// The account on the other side, or that there are several (多科目).
  func counterCell(in chart: Chart) -> Cell {
    guard let counter else { return .term("multiple", Words("多科目", "several")) }
    let (code, name) = counter.entry(in: chart)
    return .term(counter.rawValue, Words("\(code) \(name.zh)", "\(code) \(name.en)"))
  }
}

/// Debits and credits since some day.
struct RunningSums {
  var debit = Money.zero
  var credit = Money.zero

  mutating func add(_ amount: Money, _ side: Side) throws {
    if side == .debit { try debit += amount } else { try credit += amount }
  }

  /// Both, as rows show them.
  var cells: [Cell] { [.money(debit), .money(credit)] }
}

extension Period {
  /// The months that a span of days touches, each with its first and last day within the span.
  static func months(from: Day, through: Day) throws -> [(first: Day, last: Day)] {
    var months: [(first: Day, last: Day)] = []
    var first = from
    while first <= through {
      let last = min(first.endOfMonth, through)
      months.append((first, last))
      if last == .latest { break }
      first = try last.adding(days: 1)
    }
    return months
  }
}
