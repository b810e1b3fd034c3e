internal import Jinzhu
internal import SQLite

// Parties: the changes that events made to them.

extension BookShelf {
  func parties() throws -> [Party] {
    try parties(of: statement("SELECT * FROM party_change ORDER BY party, event"))
  }

  func party(_ code: ID<Party>) throws -> Party? {
    let query = try statement("SELECT * FROM party_change WHERE party = ?1 ORDER BY event")
    try query.bind(1, code.text)
    return try parties(of: query).first
  }

  /// The parties that a query gives, whose rows come by party and event.
  private func parties(of query: Statement) throws -> [Party] {
    defer { query.reset() }
    var parties: [Party] = []
    var (code, changes): (ID<Party>?, [PartyChange]) = (nil, [])
    while try query.step() {
      var row = Columns(query)
      let next: ID<Party> = row.code()
      if let code, code != next {
        parties.append(Party(code: code, changes: changes))
        changes = []
      }
      code = next
      changes.append(try partyChange(from: &row))
    }
    if let code { parties.append(Party(code: code, changes: changes)) }
    return parties
  }

  func ties() throws -> [NamedTies] {
    // What names nobody changes a tie where it ends one, by another role as well as by other
    // relations, or where the party itself is taken back.
    let query = try statement(
      """
      SELECT party, day, undone, sponsor, joint_group, related FROM party_change
      WHERE change = 'updated' OR sponsor IS NOT NULL OR joint_group IS NOT NULL OR related <> ''
        OR (change = 'added' AND undone IS NOT NULL)
      """)
    defer { query.reset() }
    var ties: [NamedTies] = []
    while try query.step() {
      var row = Columns(query)
      let (party, day, undone): (ID<Party>, Day, Day?) =
        (row.code(), try row.day(), try row.dayIfAny())
      ties.append(
        NamedTies(
          party: party, sponsor: row.codeIfAny(), group: row.textIfAny(),
          related: row.codes() ?? [], lastDay: max(day, undone ?? day)))
    }
    return ties
  }

  func resizedParties() throws -> [ID<Party>] {
    let query = try statement(
      "SELECT party FROM party_change WHERE change = 'updated' AND size IS NOT NULL")
    defer { query.reset() }
    var parties: [ID<Party>] = []
    while try query.step() { parties.append(ID(query.text(0))) }
    return parties
  }

  func save(_ party: Party, change: PartyChange) throws {
    try write { [self] database in
      let statement = try database.statement(
        "INSERT INTO party_change VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
      let update = change.what.update
      let agreement = change.what.agreement
      var row = Binder(statement)
      try row.add(party.code)
      try row.add(change.event)
      try row.add(change.day)
      try row.add(change.undone)
      try row.add(change.what.name)
      try row.add(update.name)
      try row.add(update.role?.rawValue)
      try row.add(update.sponsor)
      try row.add(update.group)
      try row.add(update.size?.rawValue)
      try row.add(update.trade)
      try row.add(update.related.map { $0.map(\.text).joined(separator: " ") })
      try row.add(update.isController.map { $0 ? 1 : 0 })
      try row.add(update.idNumber)
      try row.add(change.what.reason)
      try row.add(agreement?.coverage.map(text(of:)))
      try row.add(agreement?.marginRate.map(text(of:)))
      try row.add(agreement?.line)
      try statement.run()
    }
  }

  func undo(_ party: ID<Party>, change event: Int64, from day: Day) throws {
    try write { database in
      let statement = try database.statement(
        "UPDATE party_change SET undone = ?3 WHERE party = ?1 AND event = ?2")
      try statement.bind(1, party.text)
      try statement.bind(2, event)
      try statement.bind(3, day.yyyymmdd)
      try statement.run()
    }
  }

  private func partyChange(from row: inout Columns) throws -> PartyChange {
    let (event, day, undone) = (row.int(), try row.day(), try row.dayIfAny())
    let name = row.text()
    let update = PartyUpdate(
      name: row.textIfAny(), role: try row.oneIfAny(of: PartyFacts.Role.self),
      sponsor: row.codeIfAny(), group: row.textIfAny(),
      size: try row.oneIfAny(of: PartyFacts.Size.self), trade: row.textIfAny(),
      related: row.codes(),
      isController: row.intIfAny().map { $0 != 0 }, idNumber: row.textIfAny())
    let reason = row.textIfAny()
    let agreement = Agreement(
      coverage: try rateIfAny(from: &row), marginRate: try rateIfAny(from: &row),
      line: row.moneyIfAny())
    let what: PartyChange.What?
    switch name {
    case "added": what = PartyFacts(update).map { .added($0) }
    case "updated": what = .updated(update)
    case "sanctioned": what = reason.map { .sanctioned(reason: $0) }
    case "reinstated": what = .reinstated
    case "agreed": what = .agreed(agreement)
    default: what = nil
    }
    guard let what else {
      throw Damage.unreadable(column: "change", value: name)
    }
    return PartyChange(event: event, day: day, what: what, undone: undone)
  }
}

extension Columns {
  /// Codes with blanks between; `nil` for NULL, none for an empty text.
  fileprivate mutating func codes() -> [ID<Party>]? {
    guard let text = textIfAny() else { return nil }
    return text.isEmpty ? [] : text.split(separator: " ").map { ID(String($0)) }
  }
}

extension PartyChange.What {
  /// The name it is stored under.
  fileprivate var name: String {
    switch self {
    case .added: "added"
    case .updated: "updated"
    case .sanctioned: "sanctioned"
    case .reinstated: "reinstated"
    case .agreed: "agreed"
    }
  }

  /// The facts it gives.
  fileprivate var update: PartyUpdate {
    switch self {
    case .added(let facts):
      PartyUpdate(
        name: facts.name, role: facts.role, sponsor: facts.sponsor, group: facts.group,
        size: facts.size, trade: facts.trade, related: facts.related,
        isController: facts.isController, idNumber: facts.idNumber)
    case .updated(let update): update
    case .sanctioned, .reinstated, .agreed: PartyUpdate()
    }
  }

  fileprivate var reason: String? {
    if case .sanctioned(let reason) = self { reason } else { nil }
  }

  fileprivate var agreement: Agreement? {
    if case .agreed(let agreement) = self { agreement } else { nil }
  }
}

extension PartyFacts {
  /// The facts of a party that was added; `nil` without those that every party has.
  fileprivate init?(_ update: PartyUpdate) {
    guard let name = update.name, let role = update.role, let related = update.related,
      let isController = update.isController
    else { return nil }
    self.init(
      name: name, role: role, sponsor: update.sponsor, group: update.group, size: update.size,
      trade: update.trade, related: related, isController: isController,
      idNumber: update.idNumber)
  }
}
