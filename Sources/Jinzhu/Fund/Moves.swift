/// All that moved the balances of books that began empty, by day: no past day of theirs needs the
/// shelf, which in a long batch another thread is still writing.
struct Moves {
  /// Debit positive.
  private struct Movement {
    var day: Day
    var amount: Money
    /// The part of it that closing entries moved.
    var closing = Money.zero
  }

  /// By the place of the balance, in the order of days.
  private var movements: [[Movement]] = []
  private var places: [Account: [Int]] = [:]

  /// Takes note of the next place.
  mutating func open(_ account: Account) {
    places[account, default: []].append(movements.count)
    movements.append([])
  }

  mutating func add(_ amount: Money, at place: Int, on day: Day, isClosing: Bool) throws {
    let end = movements[place].endIndex
    let index =
      movements[place].last.map { $0.day < day } ?? true ? end : first(at: place, from: day)
    if index == end || movements[place][index].day != day {
      movements[place].insert(Movement(day: day, amount: .zero), at: index)
    }
    try movements[place][index].amount += amount
    if isClosing { try movements[place][index].closing += amount }
  }

  /// The places of an account's balances.
  func places(of account: Account) -> [Int] { places[account] ?? [] }

  /// What moved a balance on the days after one, day by day.
  func movements(at place: Int, after day: Day) -> [(day: Day, amount: Money)] {
    later(at: place, than: day).map { ($0.day, $0.amount) }
  }

  /// Debits less credits of an account in a span of days, without closing entries.
  func turnover(of account: Account, from: Day, through: Day) throws -> Money {
    var sum = Money.zero
    for place in places(of: account) {
      for movement in movements[place][first(at: place, from: from)...] {
        if movement.day > through { break }
        try sum += movement.amount - movement.closing
      }
    }
    return sum
  }

  /// Whether anything moved an account up to the end of a day.
  func hasMoved(_ account: Account, by day: Day) -> Bool {
    places(of: account).contains { movements[$0].first.map { $0.day <= day } ?? false }
  }

  /// What moved each account after a day.
  func totals(after day: Day) throws -> [Account: Money] {
    try places.mapValues { places in
      var sum = Money.zero
      for place in places {
        for movement in later(at: place, than: day) { try sum += movement.amount }
      }
      return sum
    }
  }

  private func later(at place: Int, than day: Day) -> ArraySlice<Movement> {
    let start = first(at: place, from: day)
    let isOnDay = start < movements[place].count && movements[place][start].day == day
    return movements[place][(isOnDay ? start + 1 : start)...]
  }

  /// Where the movements on a day or later begin.
  private func first(at place: Int, from day: Day) -> Int {
    var (low, high) = (0, movements[place].count)
    while low < high {
      let middle = (low + high) / 2
      if movements[place][middle].day < day { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
