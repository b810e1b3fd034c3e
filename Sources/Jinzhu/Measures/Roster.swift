/// Parties as they stand on a day, each worked out at most once.
public final class Roster {
  /// The day the parties are seen on.
  public let day: Day
  private let parties: [ID<Party>: Party]
  private var known: [ID<Party>: PartyFacts] = [:]
  private var knownRoles: [PartyFacts.Role: [ID<Party>]] = [:]

  init(of parties: [ID<Party>: Party], on day: Day) {
    (self.parties, self.day) = (parties, day)
  }

  /// What is known of a party; `nil` before it was added.
  public func facts(_ code: ID<Party>) -> PartyFacts? {
    guard let party = parties[code] else { return nil }
    if party.isSettled(on: day) { return party.facts(on: day) }
    if let facts = known[code] { return facts }
    let facts = party.facts(on: day)
    known[code] = facts
    return facts
  }

  /// The name of a party; its code where it has none on the day.
  public func name(_ code: ID<Party>) -> String { facts(code)?.name ?? code.text }

  /// Everybody with a role on the day, by code.
  public func all(_ role: PartyFacts.Role) -> [ID<Party>] {
    if let codes = knownRoles[role] { return codes }
    let codes = parties.values
      .filter { $0.wasEver(role) && $0.facts(on: day)?.role == role }.map(\.code).sorted()
    knownRoles[role] = codes
    return codes
  }

  /// Who controls the fund on the day, by code.
  func controllers() -> [ID<Party>] {
    parties.keys.filter { facts($0)?.isController == true }.sorted()
  }
}
