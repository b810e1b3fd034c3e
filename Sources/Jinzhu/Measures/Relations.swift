/// Who counts together for the related-party limit on a day.
public struct Relations {
  private var links: [ID<Party>: Set<ID<Party>>] = [:]
  private var farmers: [ID<Party>: [ID<Party>]] = [:]

  /// Declared relations, and sponsor and sponsored; joint groups where the charter says so.
  public init(parties: some Sequence<Party>, on day: Day, groupIsRelated: Bool) {
    var groups: [String: ID<Party>] = [:]
    for party in parties {
      guard let facts = party.facts(on: day) else { continue }
      for other in facts.related { join(party.code, other) }
      if let sponsor = facts.sponsor {
        join(party.code, sponsor)
        farmers[sponsor, default: []].append(party.code)
      }
      if groupIsRelated, let group = facts.group {
        if let first = groups[group] { join(party.code, first) } else { groups[group] = party.code }
      }
    }
  }

  private mutating func join(_ a: ID<Party>, _ b: ID<Party>) {
    links[a, default: []].insert(b)
    links[b, default: []].insert(a)
  }

  /// The contract farmers a member sponsors, by code.
  public func sponsored(by member: ID<Party>) -> [ID<Party>] { (farmers[member] ?? []).sorted() }

  /// A party and all it is related to, transitively, by code.
  public func circle(of code: ID<Party>) -> [ID<Party>] {
    var seen: Set<ID<Party>> = [code]
    var queue = [code]
    while let next = queue.popLast() {
      for other in links[next] ?? [] where seen.insert(other).inserted { queue.append(other) }
    }
    return seen.sorted()
  }
}
