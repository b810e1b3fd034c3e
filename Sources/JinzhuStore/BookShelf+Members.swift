internal import Jinzhu
internal import SQLite

// What members' statements read: movements of party sub-ledgers, and parts of losses.

extension BookShelf {
  func partyEntries(
    of accounts: [Account], party: ID<Party>?, through: Day
  ) throws -> [PartyEntry] {
    try flushMentions()
    let query = try statement(built: party == nil ? Self.entriesOfAll : Self.entriesOfOne)
    defer { query.reset() }
    try query.bind(1, JSONWriter.text(.list(accounts.map { .text($0.rawValue) })))
    if let party { try query.bind(2, party.text) }
    try query.bind(3, through.yyyymmdd)
    var entries: [(entry: PartyEntry, line: Int64)] = []
    var taken: (by: Int64, back: (event: Int64, kind: EventKind)?)?
    while try query.step() {
      var row = Columns(query)
      let (event, day) = (row.int(), try row.day())
      let kind = try row.one(of: EventKind.self)
      let memo = row.textIfAny()
      let (line, amount) = (row.int(), row.money())
      for (number, signed) in [(row.int(), amount), (row.int(), try -amount)] {
        let sub = try subAccount(number)
        guard accounts.contains(sub.account), sub.party != nil,
          party == nil || sub.party == party
        else { continue }
        if taken?.by != event { taken = (event, try reversed(by: event, kind)) }
        entries.append(
          (
            PartyEntry(
              event: event, day: day, kind: kind, memo: memo, reversed: taken?.back?.event,
              reversedKind: taken?.back?.kind, sub: sub, amount: signed), line
          ))
      }
    }
    entries.sort {
      ($0.entry.day, $0.entry.event, $0.line) < ($1.entry.day, $1.entry.event, $1.line)
    }
    return entries.map(\.entry)
  }

  private static let entryColumns = """
    e.number, e.day, e.kind, e.memo, p.line, iif(p.red, -p.amount, p.amount), p.debit, p.credit
    """

  private static let isOfSub = """
    e.day <= ?3 AND (p.debit IN (SELECT number FROM sub) OR p.credit IN (SELECT number FROM sub))
    """

  private static let entriesOfOne = """
    WITH sub AS MATERIALIZED (
      SELECT number FROM sub_account
      WHERE account IN (SELECT value FROM json_each(?1)) AND party = ?2)
    SELECT \(entryColumns) FROM mention m CROSS JOIN posting p ON p.event = m.event
      CROSS JOIN event e ON e.number = p.event WHERE m.party = ?2 AND \(isOfSub)
    """

  // Most postings move no member's balance: they are passed over before their event is read.
  private static let entriesOfAll = """
    WITH sub AS MATERIALIZED (
      SELECT number FROM sub_account
      WHERE account IN (SELECT value FROM json_each(?1)) AND party <> '')
    SELECT \(entryColumns) FROM posting p CROSS JOIN event e ON e.number = p.event
    WHERE \(isOfSub)
    """

  func burdenEntries(of member: ID<Party>?, through: Day) throws -> [BurdenEntry] {
    let query = try statement(
      built: """
        SELECT b.member, b.guarantee, b.write_off, b.year, b.amount, b.event, b.day, e.kind
        FROM burden b CROSS JOIN event e ON e.number = b.event
        WHERE \(member == nil ? "" : "b.member = ?1 AND ")b.day <= ?2
        ORDER BY b.member, b.day, b.event, b.write_off, b.guarantee
        """)
    defer { query.reset() }
    if let member { try query.bind(1, member.text) }
    try query.bind(2, through.yyyymmdd)
    var entries: [BurdenEntry] = []
    while try query.step() {
      var row = Columns(query)
      let burden = Burden(
        member: row.code(), guarantee: row.code(), writeOff: row.int(), year: Int(row.int()),
        amount: row.money())
      let (event, day) = (row.int(), try row.day())
      let taken = try reversed(by: event, row.one(of: EventKind.self))
      entries.append(BurdenEntry(burden: burden, event: event, day: day, reversed: taken?.event))
    }
    return entries
  }

  func turnover(of sub: SubAccount, from: Day, through: Day) throws
    -> (opening: Money, moved: MonthDelta)
  {
    try flushMovements()
    let query = try statement(
      built: """
        SELECT
          \(Self.openingAndMoved)
        FROM sub_account s CROSS JOIN movement m ON m.sub_account = s.number AND m.day <= ?2
        WHERE s.account = ?3 AND s.party = ?4 AND s.guarantee = ?5
        """)
    defer { query.reset() }
    try query.bind(1, from.yyyymmdd)
    try query.bind(2, through.yyyymmdd)
    try query.bind(3, sub.account.rawValue)
    try query.bind(4, sub.party?.text ?? "")
    try query.bind(5, sub.guarantee?.text ?? "")
    guard try query.step() else { return (.zero, MonthDelta()) }
    var columns = Columns(query)
    return (columns.money(), columns.delta())
  }

  func subTurnovers(of account: Account, from: Day, through: Day) throws
    -> [(sub: SubAccount, opening: Money, moved: MonthDelta)]
  {
    try flushMovements()
    let query = try statement(
      built: """
        SELECT s.account, s.party, s.guarantee,
          \(Self.openingAndMoved)
        FROM sub_account s CROSS JOIN movement m ON m.sub_account = s.number AND m.day <= ?2
        WHERE s.account = ?3 GROUP BY s.number ORDER BY s.party, s.guarantee
        """)
    defer { query.reset() }
    try query.bind(1, from.yyyymmdd)
    try query.bind(2, through.yyyymmdd)
    try query.bind(3, account.rawValue)
    var turnovers: [(sub: SubAccount, opening: Money, moved: MonthDelta)] = []
    while try query.step() {
      var columns = Columns(query)
      let sub = try columns.subAccount()
      let (opening, moved) = (columns.money(), columns.delta())
      if !opening.isZero || moved != MonthDelta() { turnovers.append((sub, opening, moved)) }
    }
    return turnovers
  }
}
