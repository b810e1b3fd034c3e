/// All that moved the balances of books that began empty: no past day of theirs needs the shelf,
/// which in a long batch another thread is still writing.
struct Moves {
  private struct Move {
    var day: Day
    /// Debit positive.
    var amount: Money
    var isClosing: Bool
  }

  /// By the place of the balance, in the order of recording.
  private var moves: [[Move]] = []
  private var places: [Account: [Int]] = [:]

  /// Takes note of the next place.
  mutating func open(_ account: Account) {
    places[account, default: []].append(moves.count)
    moves.append([])
  }

  mutating func add(_ amount: Money, at place: Int, on day: Day, isClosing: Bool) {
    moves[place].append(Move(day: day, amount: amount, isClosing: isClosing))
  }

  /// The places of an account's balances.
  func places(of account: Account) -> [Int] { places[account] ?? [] }

  /// What moved a balance on the days after one, day by day.
  func movements(at place: Int, after day: Day) throws -> [(day: Day, amount: Money)] {
    var days: [Day: Money] = [:]
    for move in moves[place] where move.day > day {
      try days[move.day, default: .zero] += move.amount
    }
    return days.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Debits less credits of an account in a span of days, without closing entries.
  func turnover(of account: Account, from: Day, through: Day) throws -> Money {
    var sum = Money.zero
    for place in places(of: account) {
      for move in moves[place] where !move.isClosing && from <= move.day && move.day <= through {
        try sum += move.amount
      }
    }
    return sum
  }

  /// What moved each account after a day.
  func totals(after day: Day) throws -> [Account: Money] {
    try places.mapValues { places in
      var sum = Money.zero
      for place in places {
        for move in moves[place] where move.day > day { try sum += move.amount }
      }
      return sum
    }
  }
}
