internal import Jinzhu
internal import SQLite

/// What a book has stored in the tables that only grow, beside a replay that proves it: each row that
/// the replay would write there is held against the one that is there already, and not written.
///
/// What the replay reads of these tables is read from the stored ones, as far as they are proven. So
/// each event is judged by rows that came of those before it, and once no row is left over, the
/// stored tables are the ones that a replay into empty tables would have filled. Of the event that is
/// being told again, rows may be read that are compared only a moment later.
final class StoredRows {
  /// Thrown where what is stored is not what the replay would write.
  struct Difference: Error {}

  /// How far each table is proven.
  private struct Extent: Equatable {
    var event: Int64 = 0
    /// Of the events that have postings, mentions, states, the last one.
    var posting: Int64 = 0
    var mention: Int64 = 0
    var state: Int64 = 0
    var ordinary: Int64 = 0
    var memorandum: Int64 = 0
  }

  private let database: Database
  private let events: Statement
  private let postings: Statement
  private let subAccounts: Statement
  private let mentions: Statement
  private let states: Statement
  private var proven = Extent()
  private var shown = Extent()
  private var (mentionCount, stateCount): (Int64, Int64) = (0, 0)
  /// By which event each party was mentioned, and each guarantee left in a state, last: no row is
  /// counted twice.
  private var lastMentions: [ID<Party>: Int64] = [:]
  private var lastStates: [ID<Guarantee>: Int64] = [:]

  /// Puts the tables of a file in the place of those of an empty book in memory.
  init(of path: String, isImmutable: Bool, in empty: Database) throws {
    database = empty
    try database.attach(path, as: "stored", isImmutable: isImmutable)
    try database.execute(Self.layout)
    events = try database.prepare("SELECT * FROM stored.event ORDER BY number")
    postings = try database.prepare("SELECT * FROM stored.posting ORDER BY event, line")
    subAccounts = try database.prepare("SELECT * FROM stored.sub_account WHERE number = ?1")
    mentions = try database.prepare("SELECT * FROM stored.mention WHERE party = ?1 AND event = ?2")
    states = try database.prepare(
      "SELECT * FROM stored.guarantee_state WHERE guarantee = ?1 AND event = ?2")
  }

  private static let layout = """
    PRAGMA foreign_keys = OFF;
    PRAGMA stored.cache_size = -16384;
    DROP VIEW journal;
    DROP TABLE posting; DROP TABLE event; DROP TABLE sub_account;
    DROP TABLE mention; DROP TABLE guarantee_state;
    CREATE TEMP TABLE proven (
      event INTEGER, posting INTEGER, mention INTEGER, state INTEGER, ordinary INTEGER,
      memorandum INTEGER);
    INSERT INTO proven VALUES (0, 0, 0, 0, 0, 0);
    CREATE TEMP VIEW event AS
      SELECT * FROM stored.event WHERE number <= (SELECT event FROM temp.proven);
    CREATE TEMP VIEW posting AS
      SELECT * FROM stored.posting WHERE event <= (SELECT posting FROM temp.proven);
    CREATE TEMP VIEW mention AS
      SELECT * FROM stored.mention WHERE event <= (SELECT mention FROM temp.proven);
    CREATE TEMP VIEW guarantee_state AS
      SELECT * FROM stored.guarantee_state WHERE event <= (SELECT state FROM temp.proven);
    CREATE TEMP VIEW sub_account AS
      SELECT * FROM stored.sub_account
      WHERE number BETWEEN (SELECT memorandum FROM temp.proven)
        AND (SELECT ordinary FROM temp.proven);
    """

  /// Begins to read within the transaction of the connection.
  func begin() throws { _ = try database.prepare("SELECT 1 FROM stored.sqlite_schema").step() }

  /// Closes the file after the transaction, whoever still holds on to this.
  func leave() {
    for rows in [events, postings, subAccounts, mentions, states] { rows.reset() }
    try? database.execute("DETACH stored")
  }

  /// Lets what is proven by now be read.
  func show() throws {
    guard shown != proven else { return }
    let update = try database.statement(
      """
      UPDATE temp.proven SET event = ?1, posting = ?2, mention = ?3, state = ?4, ordinary = ?5,
        memorandum = ?6
      """)
    var row = Binder(update)
    try row.add(proven.event)
    try row.add(proven.posting)
    try row.add(proven.mention)
    try row.add(proven.state)
    try row.add(proven.ordinary)
    try row.add(proven.memorandum)
    try row.finish()
    shown = proven
  }

  func nextEvent() throws -> Binder {
    let row = try next(of: events)
    proven.event = events.int(0)
    return row
  }

  func nextPosting() throws -> Binder {
    let row = try next(of: postings)
    proven.posting = postings.int(0)
    return row
  }

  func subAccount(_ number: Int64) throws -> Binder {
    if number > 0 { proven.ordinary = number } else { proven.memorandum = number }
    subAccounts.reset()
    try subAccounts.bind(1, number)
    return try next(of: subAccounts)
  }

  func mention(of party: ID<Party>, by event: Int64) throws -> Binder {
    guard (lastMentions.updateValue(event, forKey: party) ?? 0) < event else { throw Difference() }
    (mentionCount, proven.mention) = (mentionCount + 1, max(proven.mention, event))
    mentions.reset()
    try mentions.bind(1, party.text)
    try mentions.bind(2, event)
    return try next(of: mentions)
  }

  func state(of code: ID<Guarantee>, leftBy event: Int64) throws -> Binder {
    guard (lastStates.updateValue(event, forKey: code) ?? 0) < event else { throw Difference() }
    (stateCount, proven.state) = (stateCount + 1, max(proven.state, event))
    states.reset()
    try states.bind(1, code.text)
    try states.bind(2, event)
    return try next(of: states)
  }

  private func next(of rows: Statement) throws -> Binder {
    guard try rows.step() else { throw Difference() }
    return Binder(rows, isStored: true)
  }

  /// Requires that no row is left over. To be asked of a file whose pages are in order: in another
  /// one there may be no end to what is counted.
  func requireEnd() throws {
    guard try !events.step(), try !postings.step() else { throw Difference() }
    let counts = [
      ("sub_account", proven.ordinary - proven.memorandum), ("mention", mentionCount),
      ("guarantee_state", stateCount),
    ]
    for (table, count) in counts {
      let query = try database.prepare("SELECT count(*) FROM stored.\(table)")
      guard try query.step(), query.int(0) == count else { throw Difference() }
    }
  }

  /// The tables of the replay's own, in the order of the schema: yet to be compared.
  func others() throws -> [String] {
    let query = try database.prepare(
      "SELECT name FROM main.sqlite_schema WHERE type = 'table' ORDER BY rowid")
    var tables: [String] = []
    while try query.step() { tables.append(query.text(0)) }
    return tables
  }
}
