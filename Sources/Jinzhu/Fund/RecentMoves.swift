/// What moved since the books were opened, by day: the state of a past day is told back from the
/// latest one without asking the shelf, so that a backdated event costs what happened since its day.
struct RecentMoves {
  /// What is dated after this day is all held here.
  private(set) var since: Day
  private var days: [Day: Moves] = [:]

  private struct Moves {
    var worth = Money.zero
    var exposures: [ExposureHolder: Exposure] = [:]
    var riskShares: [ID<Party>: Money] = [:]
    var closed: [ID<Party>: [ID<Guarantee>]] = [:]
  }

  /// Days that are held at most; older ones are let go, down to half as many.
  private static let capacity = 800

  init(since: Day) { self.since = since }

  /// Whether a day can be told back.
  func reaches(_ day: Day) -> Bool { since <= day }

  /// Takes note of a change of assets less liabilities.
  mutating func add(worth: Money, on day: Day) throws {
    guard !worth.isZero, day > since else { return }
    try days[day, default: Moves()].worth += worth
    forget()
  }

  /// Takes note of a change of what is in force for a holder.
  mutating func add(_ change: Exposure, of holder: ExposureHolder, on day: Day) throws {
    guard day > since else { return }
    try days[day, default: Moves()].exposures[holder, default: Exposure()]
      .add(change.balance, change.ownShare)
  }

  /// Takes note of a change of what a member carries of losses.
  mutating func add(riskShare change: Money, of member: ID<Party>, on day: Day) throws {
    guard day > since else { return }
    try days[day, default: Moves()].riskShares[member, default: .zero] += change
  }

  /// Takes note of a guarantee that is not open any more.
  mutating func close(_ code: ID<Guarantee>, of obligor: ID<Party>, on day: Day) {
    guard day > since else { return }
    days[day, default: Moves()].closed[obligor, default: []].append(code)
  }

  /// The changes of what members carry of losses in the days after one.
  func riskShares(after day: Day, through last: Day) throws -> [ID<Party>: Money] {
    var sums: [ID<Party>: Money] = [:]
    try each(after: day, through: last) { moves in
      for (member, change) in moves.riskShares { try sums[member, default: .zero] += change }
    }
    return sums
  }

  /// An obligor's guarantees that stopped being open in the days after one.
  func closed(of obligor: ID<Party>, after day: Day, through last: Day) -> [ID<Guarantee>] {
    var codes: [ID<Guarantee>] = []
    each(after: day, through: last) { codes += $0.closed[obligor] ?? [] }
    return codes
  }

  /// The change of assets less liabilities in the days after one.
  func worth(after day: Day, through last: Day) throws -> Money {
    var sum = Money.zero
    try each(after: day, through: last) { try sum += $0.worth }
    return sum
  }

  /// The changes of exposures in the days after one.
  func exposures(after day: Day, through last: Day) throws -> [ExposureHolder: Exposure] {
    var sums: [ExposureHolder: Exposure] = [:]
    try each(after: day, through: last) { moves in
      for (holder, change) in moves.exposures {
        try sums[holder, default: Exposure()].add(change.balance, change.ownShare)
      }
    }
    return sums
  }

  private func each(after day: Day, through last: Day, _ body: (Moves) throws -> Void) rethrows {
    var next = Int(day.serial) + 1
    while next <= Int(last.serial), let day = Day(serial: next) {
      if let moves = days[day] { try body(moves) }
      next += 1
    }
  }

  private mutating func forget() {
    guard days.count > Self.capacity else { return }
    let order = days.keys.sorted()
    since = order[order.count - Self.capacity / 2 - 1]
    days = days.filter { $0.key > since }
  }
}
