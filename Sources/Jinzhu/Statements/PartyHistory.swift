/// Balances of a party sub-ledger over time, debit positive, from sums by day.
struct PartyHistory {
  /// What moved each party's balance.
  let courses: [ID<Party>: Course]
  private let account: Account

  /// What moved a balance, by day, and its sum up to each of these days.
  struct Course {
    let moves: [(day: Day, amount: Money)]
    private var sums: [Money] = []

    init(_ moves: [(day: Day, amount: Money)]) throws {
      self.moves = moves
      sums.reserveCapacity(moves.count)
      for move in moves { sums.append(try (sums.last ?? .zero) + move.amount) }
    }

    /// How many of the moves come before a day, or before its end.
    func count(before day: Day, orOn counts: Bool = false) -> Int {
      moves.firstPlace(after: { counts ? $0.day <= day : $0.day < day })
    }

    /// What the first so many moves come to.
    func sum(_ count: Int) -> Money { count == 0 ? .zero : sums[count - 1] }

    /// The balance at the end of a day.
    func balance(on day: Day) -> Money { sum(count(before: day, orOn: true)) }
  }

  /// - Parameter day: up to which movements are read.
  init(of account: Account, in archive: any Archive, through day: Day) throws {
    self.account = account
    courses = try Dictionary(
      archive.partyMovements(of: account, through: day).map { ($0.party, try Course($0.moves)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// What is not zero at the end of a day, positive on the account's normal side.
  func held(on day: Day) throws -> [ID<Party>: Money] {
    var held: [ID<Party>: Money] = [:]
    for (party, course) in courses {
      let balance = course.balance(on: day)
      if balance.isZero { continue }
      held[party] = account.normalSide == .debit ? balance : try -balance
    }
    return held
  }
}
