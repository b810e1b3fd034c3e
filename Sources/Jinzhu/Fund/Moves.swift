/// All that moved the balances of books that began empty, by day: no past day of theirs needs the
/// shelf, which in a long batch another thread is still writing.
struct Moves {
  /// Debit positive.
  private struct Movement {
    var day: Day
    var amount = Money.zero
    /// The part of it that closing entries moved.
    var closing = Money.zero
  }

  /// By the place of the balance, in the order of days.
  private var movements: [[Movement]] = []
  private var places: [Account: [Int]] = [:]
  /// Of each account as a whole, in the order of days.
  private var sums: [Account: [Movement]] = [:]

  /// Takes note of the next place.
  mutating func open(_ account: Account) {
    places[account, default: []].append(movements.count)
    movements.append([])
  }

  /// Adds to what moved the balance of a place, which is one of an account.
  mutating func add(
    _ amount: Money, at place: Int, of account: Account, on day: Day, isClosing: Bool
  ) throws {
    try Self.add(amount, to: &movements[place], on: day, isClosing: isClosing)
    try Self.add(amount, to: &sums[account, default: []], on: day, isClosing: isClosing)
  }

  private static func add(
    _ amount: Money, to movements: inout [Movement], on day: Day, isClosing: Bool
  ) throws {
    let index =
      movements.last.map { $0.day < day } ?? true
      ? movements.endIndex
      : movements.firstPlace(after: { $0.day < day })
    if index == movements.endIndex || movements[index].day != day {
      movements.insert(Movement(day: day), at: index)
    }
    try movements[index].amount += amount
    if isClosing { try movements[index].closing += amount }
  }

  /// The places of an account's balances.
  func places(of account: Account) -> [Int] { places[account] ?? [] }

  /// What moved a balance on the days after one, day by day.
  func movements(at place: Int, after day: Day) -> [(day: Day, amount: Money)] {
    Self.later(of: movements[place], than: day).map { ($0.day, $0.amount) }
  }

  /// Debits less credits of an account in a span of days, without closing entries.
  func turnover(of account: Account, from: Day, through: Day) throws -> Money {
    guard let moved = sums[account] else { return .zero }
    var sum = Money.zero
    for movement in moved[moved.firstPlace(after: { $0.day < from })...] {
      if movement.day > through { break }
      try sum += movement.amount - movement.closing
    }
    return sum
  }

  /// Whether anything moved an account up to the end of a day.
  func hasMoved(_ account: Account, by day: Day) -> Bool {
    sums[account]?.first.map { $0.day <= day } ?? false
  }

  /// What moved each account after a day.
  func totals(after day: Day) throws -> [Account: Money] {
    try sums.mapValues { try Money.sum(Self.later(of: $0, than: day).map(\.amount)) }
  }

  private static func later(of movements: [Movement], than day: Day) -> ArraySlice<Movement> {
    movements[movements.firstPlace(after: { $0.day <= day })...]
  }
}
