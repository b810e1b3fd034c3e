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
  /// Its hash, once all is written.
  var lastHash = Chain.start
  /// Who writes what is recorded, in a long batch.
  private(set) var scribe: Scribe?
  /// What can be read back before it is written; kept while a scribe writes.
  var recent: Recent?
  /// What is stored already, in a replay that proves it.
  var stored: StoredRows?
  /// The numbers of the sub-account made last: of the ordinary ones, and of the memorandum ones.
  var lastSubAccount: (ordinary: Int64, memorandum: Int64) = (0, 0)
  var subAccounts: [Int64: SubAccount] = [:]
  var movements: [MovementKey: MonthDelta] = [:]
  var mentions: [Mention] = []
  /// States of guarantees that a scribe has yet to write.
  var states: [GuaranteeRecord] = []
  /// What came of guarantees that were or are open, since `guarantee_open` was written.
  var openRows: [ID<Guarantee>: OpenRow] = [:]
  /// Whether the book has a table `guarantee_open`: one of an older version has none.
  var hasOpenRows = true
  /// How far the rows of events, and those of states, are written; told and asked in turns.
  var written = Written()
  /// Whether what is read now is written, though others are not yet.
  private var readsBetweenWorks = false
  /// The refs of the transaction's events, if no event had one before it: then they are all here.
  var hadNoRefs = false
  var refs: [String: Int64] = [:]
  /// Rates by their text: a book has few.
  var rates: [String: Rate] = [:]
  var rateTexts: [Rate: String] = [:]

  /// The end of the chain.
  struct Tail {
    var number: Int64 = 0
    var recordedAt = Instant(microseconds: .min)
  }

  /// The last events whose rows are written.
  struct Written {
    var event: Int64 = 0
    var state: Int64 = 0
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

  /// A statement to read with: whatever was handed over to be written, is written first.
  func statement(_ sql: StaticString) throws -> Statement {
    try catchUp()
    return try readable(database.statement(sql))
  }

  func statement(built sql: String) throws -> Statement {
    try catchUp()
    return try readable(database.statement(built: sql))
  }

  /// A statement as it is, once the table that it reads is written.
  private func readable(_ statement: Statement) throws -> Statement {
    if !readsBetweenWorks, !states.isEmpty, statement.sql.contains("guarantee_state") {
      try writeStates()
    }
    try stored?.show()
    return statement
  }

  /// Reads rows of the past: between two works of the scribe if they are written by then, else after
  /// all of them.
  func past<Row>(
    _ isWritten: (Written) -> Bool, _ read: () throws -> Row
  ) throws -> Row {
    var found: Row?
    try scribe?.betweenWorks {
      guard isWritten(written) else { return }
      readsBetweenWorks = true
      defer { readsBetweenWorks = false }
      found = try read()
    }
    return try found ?? read()
  }

  /// Writes something: at once, or behind the books that go on with the next event meanwhile.
  func write(_ work: @escaping (Database) throws -> Void) throws {
    guard let scribe else { return try work(database) }
    scribe.add(.write(database, work))
  }

  /// From now on, what is recorded is written by another thread: for long batches.
  func writeBehind(keeping capacity: Int64 = Recent.most) {
    guard scribe == nil else { return }
    written = Written(event: tail.number, state: tail.number)
    // Pages are written again and again then. Where a page is read once, its room costs more than it
    // saves; and where more room is refused, recording only takes longer.
    try? database.execute("PRAGMA cache_size = -65536")
    (scribe, recent) = (Scribe(), Recent(after: tail.number, keeping: capacity))
  }

  /// Ends that, once all is written.
  func stopWritingBehind() throws {
    defer {
      recent = nil
      scribe = nil
    }
    try catchUp()
    try writeStates()
    // What was kept is let go by the other thread, once this one has done so, while it commits.
    if let scribe, let recent { scribe.add(.forget(recent)) }
  }

  /// What went wrong first: what is written by another thread may have failed before.
  func first(_ error: any Error) -> any Error {
    do { try stopWritingBehind() } catch let earlier { return earlier }
    return error
  }

  /// Waits until all that was handed over is written, unless what is read now is.
  func catchUp() throws {
    if !readsBetweenWorks { try scribe?.catchUp() }
  }

  /// Forgets what was gathered and kept, and reads the end of the chain: to be called when a
  /// transaction starts, since others may have written, and the last one may have been dropped.
  func refresh() throws {
    movements.removeAll(keepingCapacity: true)
    mentions.removeAll(keepingCapacity: true)
    states.removeAll(keepingCapacity: true)
    openRows.removeAll(keepingCapacity: true)
    subAccounts.removeAll(keepingCapacity: true)
    refs.removeAll(keepingCapacity: true)
    try readTail()
    let old = try statement("SELECT EXISTS (SELECT 1 FROM event WHERE ref IS NOT NULL)")
    defer { old.reset() }
    hadNoRefs = try old.step() && old.int(0) == 0
    // Each one looks at an end of the table; both in one would go through all of it.
    let numbers = try statement(
      "SELECT (SELECT max(number) FROM sub_account), (SELECT min(number) FROM sub_account)")
    defer { numbers.reset() }
    _ = try numbers.step()
    lastSubAccount = (max(numbers.int(0), 0), min(numbers.int(1), 0))
  }

  private func readTail() throws {
    (tail, lastHash) = (Tail(), Chain.start)
    let last = try statement(
      "SELECT number, recorded_at, hash FROM event ORDER BY number DESC LIMIT 1")
    defer { last.reset() }
    guard try last.step() else { return }
    tail = Tail(number: last.int(0), recordedAt: Instant(microseconds: last.int(1)))
    lastHash = last.blob(2)
  }

  /// Writes what was gathered.
  func flush() throws {
    try catchUp()
    try writeStates()
    try writeOpenRows()
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
