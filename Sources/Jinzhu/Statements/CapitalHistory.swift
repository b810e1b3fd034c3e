/// Every member's capital as it was known when an event was recorded: what is dated up to that
/// event's day, without what was recorded since.
///
/// It is added up from sums by day. Single entries are read only of days on which something was
/// recorded after the event.
final class CapitalHistory {
  /// Capital as it is known now, up to the day asked for.
  let now: PartyHistory
  private let archive: any Archive
  /// The days on which anybody's capital moved, in order, and the last event of each.
  private let days: [(day: Day, lastEvent: Int64)]
  private var entries: [Day: [(event: Int64, party: ID<Party>, amount: Money)]] = [:]

  /// - Parameter day: up to which movements are read.
  init(_ archive: any Archive, through day: Day) throws {
    self.archive = archive
    now = try PartyHistory(of: .paidInCapital, in: archive, through: day)
    days = try Set(now.courses.values.flatMap { $0.moves.map(\.day) }).sorted().map {
      ($0, try archive.lastEvent(on: $0))
    }
  }

  /// Whoever ever had capital.
  var holders: some Collection<ID<Party>> { now.courses.keys }

  /// What was known when an event was recorded.
  func known(at event: Event) throws -> Known {
    var since: [ID<Party>: [(day: Day, amount: Money)]] = [:]
    for (day, lastEvent) in days where day <= event.day && lastEvent >= event.number {
      for entry in try entries(on: day) where entry.event >= event.number {
        since[entry.party, default: []].append((day, entry.amount))
      }
    }
    return Known(now: now, day: event.day, since: since)
  }

  private func entries(on day: Day) throws -> [(event: Int64, party: ID<Party>, amount: Money)] {
    if let known = entries[day] { return known }
    let found = try archive.partyEntries(of: .paidInCapital, on: day)
    entries[day] = found
    return found
  }

  /// What was known at one event.
  struct Known {
    fileprivate let now: PartyHistory
    /// The event's day: nothing later counts.
    fileprivate let day: Day
    /// What was recorded since and is dated up to that day, debit positive, by day.
    fileprivate let since: [ID<Party>: [(day: Day, amount: Money)]]

    /// A member's capital at the end of the event's day.
    func capital(of member: ID<Party>) throws -> Money {
      guard let course = now.courses[member] else { return .zero }
      return try Money.sum((since[member] ?? []).map(\.amount)) - course.balance(on: day)
    }

    /// His capital multiplied by the days it stood in a span of days.
    func shareDays(of member: ID<Party>, over span: Period) throws -> Int64 {
      guard let course = now.courses[member] else { return 0 }
      let since = since[member] ?? []
      let first = course.count(before: span.first)
      let end = course.count(before: min(span.last, day), orOn: true)
      let opening =
        try Money.sum(since.filter { $0.day < span.first }.map(\.amount)) - course.sum(first)
      var moves = try course.moves[first..<max(first, end)].map {
        (day: $0.day, amount: try (-$0.amount).fen)
      }
      moves += since.filter { span.first <= $0.day && $0.day <= span.last }
        .map { (day: $0.day, amount: $0.amount.fen) }
      if !since.isEmpty { moves.sort { $0.day < $1.day } }
      return try ShareDays.sum(
        from: span.first, through: span.last, opening: opening.fen, moves: moves)
    }
  }
}
