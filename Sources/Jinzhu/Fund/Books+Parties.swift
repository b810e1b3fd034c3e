// Parties, each read when it is first asked for, and all of them once many are.

extension Books {
  /// How many parties are read one by one before all of them are.
  private static let few = 100

  /// A party with its changes; `nil` for a code that no event gave to one.
  func party(_ code: ID<Party>) throws -> Party? {
    if let known = knownParties[code] { return known }
    if knowsEverybody { return nil }
    guard partiesRead < Self.few else { return try everybody()[code] }
    partiesRead += 1
    let found = try shelf.party(code)
    knownParties[code] = found
    return found
  }

  /// All parties that there ever were, by code.
  func everybody() throws -> [ID<Party>: Party] {
    if knowsEverybody { return knownParties }
    let parties = try shelf.parties()
    knownParties.reserveCapacity(parties.count)
    for party in parties { knownParties[party.code] = party }
    knowsEverybody = true
    return knownParties
  }

  /// A party as it stands on a day; `nil` before it was added.
  func facts(of code: ID<Party>, on day: Day) throws -> PartyFacts? {
    try party(code)?.facts(on: day)
  }

  /// A party as it stands on a day. Throws `Refusal.unknownParty`.
  public func party(_ code: ID<Party>, on day: Day) throws -> PartyFacts {
    guard let facts = try facts(of: code, on: day) else {
      throw Refusal.unknownParty(code, on: day)
    }
    return facts
  }

  /// A party that must have one of some roles.
  @discardableResult
  func party(_ code: ID<Party>, on day: Day, role: PartyFacts.Role...) throws -> PartyFacts {
    let facts = try party(code, on: day)
    guard role.contains(facts.role) else {
      throw Refusal.wrongRole(code, is: facts.role, needs: role)
    }
    return facts
  }

  /// Where to look for sponsors, relations and groups.
  func ties() throws -> Ties {
    if let knownTies { return knownTies }
    var ties = Ties()
    for named in try knowsEverybody ? namedTies() : shelf.ties() { ties.note(named) }
    knownTies = ties
    return ties
  }

  /// What the changes of all parties say of ties.
  private func namedTies() -> [NamedTies] {
    knownParties.values.flatMap { party in
      party.changes.compactMap { NamedTies(of: party.code, $0) }
    }
  }

  /// Whose size an event changed, so that it may differ from day to day.
  func resized() throws -> Set<ID<Party>> {
    if let knownResized { return knownResized }
    let resized = Set(try shelf.resizedParties())
    knownResized = resized
    return resized
  }

  /// Takes note of where a change of a party must be looked for later.
  func note(_ code: ID<Party>, _ change: PartyChange) {
    if let named = NamedTies(of: code, change) { knownTies?.note(named) }
    if case .updated(let update) = change.what, update.size != nil { knownResized?.insert(code) }
  }
}
