internal import Jinzhu
internal import SQLite

/// A book's tables, as the domain sees them: what is read is what was recorded.
///
/// Movements by day and mentions of parties are gathered here and written in one go, before
/// anything reads them and at the end of a transaction.
final class BookShelf {
  let database: Database
  /// The event recorded last.
  var tail = Tail()
  /// The numbers of the sub-account made last: of the ordinary ones, and of the memorandum ones.
  var lastSubAccount: (ordinary: Int64, memorandum: Int64) = (0, 0)
  var subAccounts: [Int64: SubAccount] = [:]
  var movements: [MovementKey: MonthDelta] = [:]
  var mentions: [Mention] = []
  /// Rates by their text: a book has few.
  var rates: [String: Rate] = [:]
  var rateTexts: [Rate: String] = [:]

  /// The end of the chain.
  struct Tail {
    var number: Int64 = 0
    var recordedAt = Instant(microseconds: .min)
    var hash = Chain.start
  }

  /// A row of `movement`.
  struct MovementKey: Hashable {
    var subAccount: Int64
    var day: Day
  }

  /// A row of `mention`.
  struct Mention {
    var party: ID<Party>
    var event: Int64
  }

  init(database: Database) { self.database = database }

  func statement(_ sql: String) throws -> Statement { try database.statement(sql) }

  /// Forgets what was gathered and kept, and reads the end of the chain: to be called when a
  /// transaction starts, since others may have written, and the last one may have been dropped.
  func refresh() throws {
    movements.removeAll(keepingCapacity: true)
    mentions.removeAll(keepingCapacity: true)
    subAccounts.removeAll(keepingCapacity: true)
    tail = try readTail() ?? Tail()
    let numbers = try statement("SELECT max(number), min(number) FROM sub_account")
    defer { numbers.reset() }
    _ = try numbers.step()
    lastSubAccount = (max(numbers.int(0), 0), min(numbers.int(1), 0))
  }

  private func readTail() throws -> Tail? {
    let last = try statement(
      "SELECT number, recorded_at, hash FROM event ORDER BY number DESC LIMIT 1")
    defer { last.reset() }
    guard try last.step() else { return nil }
    return Tail(
      number: last.int(0), recordedAt: Instant(microseconds: last.int(1)), hash: last.blob(2))
  }

  /// Writes what was gathered.
  func flush() throws {
    try flushMovements()
    try flushMentions()
  }

  func rate(_ text: String) throws -> Rate {
    if let known = rates[text] { return known }
    let rate = try Rate(parsing: text)
    rates[text] = rate
    return rate
  }

  func text(of rate: Rate) -> String {
    if let known = rateTexts[rate] { return known }
    let text = rate.description
    rateTexts[rate] = text
    return text
  }
}
