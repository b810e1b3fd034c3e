/// Who was ever tied to whom: where to look for the ties of a day without asking every party.
///
/// It holds every tie that any event recorded, ended and reversed ones too; what holds on a day, the
/// parties themselves say.
struct Ties {
  private var neighbours: [ID<Party>: Set<ID<Party>>] = [:]
  private var groups: [String: Set<ID<Party>>] = [:]
  /// The groups that each party was ever in.
  private var groupsOf: [ID<Party>: Set<String>] = [:]
  /// The day from which on no tie changes any more.
  private var settled = Day.earliest
  /// Circles as they are from that day on, each kept once for everybody in it; with groups, and
  /// without.
  private var circles: [Bool: [ID<Party>: [ID<Party>]]] = [:]
  /// Whom each member sponsors from that day on.
  private var sponsored: [ID<Party>: [ID<Party>]] = [:]

  /// Takes note of the ties that a change of a party names, or ends.
  mutating func note(_ named: NamedTies) {
    for other in named.related { tie(named.party, other) }
    if let sponsor = named.sponsor { tie(named.party, sponsor) }
    if let group = named.group {
      groups[group, default: []].insert(named.party)
      groupsOf[named.party, default: []].insert(group)
    }
    settle(named.party, from: named.lastDay)
  }

  /// Takes note that ties of a party change on a day: of what is kept, only its own and that of
  /// whoever it was ever tied to may.
  mutating func settle(_ code: ID<Party>, from day: Day) {
    settled = max(settled, day)
    if circles.isEmpty, sponsored.isEmpty { return }
    var touched = neighbours(of: code)
    touched.insert(code)
    for group in groupsOf[code] ?? [] { touched.formUnion(members(of: group)) }
    for other in touched {
      sponsored[other] = nil
      for groupIsRelated in [true, false] {
        for member in circles[groupIsRelated]?[other] ?? [] {
          circles[groupIsRelated]?[member] = nil
        }
      }
    }
  }

  /// A circle that was kept; `nil` where none was, or ties change after the day.
  func circle(of code: ID<Party>, on day: Day, groupIsRelated: Bool) -> [ID<Party>]? {
    day < settled ? nil : circles[groupIsRelated]?[code]
  }

  /// Keeps a circle for everybody in it, where it stays as it is from a day on.
  mutating func keep(_ circle: [ID<Party>], from day: Day, groupIsRelated: Bool) {
    guard day >= settled else { return }
    for code in circle { circles[groupIsRelated, default: [:]][code] = circle }
  }

  /// Whom a member sponsors, if that was kept and no tie changes after the day.
  func sponsored(by member: ID<Party>, on day: Day) -> [ID<Party>]? {
    day < settled ? nil : sponsored[member]
  }

  /// Keeps whom a member sponsors, where it stays so from a day on.
  mutating func keep(sponsored codes: [ID<Party>], by member: ID<Party>, from day: Day) {
    if day >= settled { sponsored[member] = codes }
  }

  private mutating func tie(_ code: ID<Party>, _ other: ID<Party>) {
    neighbours[code, default: []].insert(other)
    neighbours[other, default: []].insert(code)
  }

  /// Whoever named the party, or was named by it.
  func neighbours(of code: ID<Party>) -> Set<ID<Party>> { neighbours[code] ?? [] }

  /// Whoever was in a joint group.
  func members(of group: String) -> Set<ID<Party>> { groups[group] ?? [] }
}

extension Books {
  /// The contract farmers a member sponsors on a day, by code.
  func sponsored(by member: ID<Party>, on day: Day) throws -> [ID<Party>] {
    if let known = try ties().sponsored(by: member, on: day) { return known }
    let codes = try ties().neighbours(of: member)
      .filter { try facts(of: $0, on: day)?.sponsor == member }
      .sorted()
    knownTies?.keep(sponsored: codes, by: member, from: day)
    return codes
  }

  /// A party and all it is related to on a day, transitively, by code: declared relations, sponsor
  /// and sponsored, and joint groups where they count as related (domain §7).
  func circle(of code: ID<Party>, on day: Day, groupIsRelated: Bool) throws -> [ID<Party>] {
    if let known = try ties().circle(of: code, on: day, groupIsRelated: groupIsRelated) {
      return known
    }
    let circle = try walkedCircle(of: code, on: day, groupIsRelated: groupIsRelated)
    knownTies?.keep(circle, from: day, groupIsRelated: groupIsRelated)
    return circle
  }

  private func walkedCircle(
    of code: ID<Party>, on day: Day, groupIsRelated: Bool
  ) throws -> [ID<Party>] {
    let ties = try ties()
    var seen: Set<ID<Party>> = [code]
    var queue = [code]
    while let next = queue.popLast() {
      let facts = try facts(of: next, on: day)
      for other in ties.neighbours(of: next) where !seen.contains(other) {
        let others = try self.facts(of: other, on: day)
        guard facts?.names(other) == true || others?.names(next) == true else { continue }
        seen.insert(other)
        queue.append(other)
      }
      guard groupIsRelated, let group = facts?.group else { continue }
      for other in ties.members(of: group)
      where try self.facts(of: other, on: day)?.group == group && seen.insert(other).inserted {
        queue.append(other)
      }
    }
    return seen.sorted()
  }
}

extension PartyFacts {
  fileprivate func names(_ other: ID<Party>) -> Bool {
    sponsor == other || related.contains(other)
  }
}
