/// The ties that a change of a party names: sponsor, relations, joint group.
public struct NamedTies: Hashable, Sendable {
  /// Who is tied.
  public let party: ID<Party>
  /// The member who sponsors him, where the change names one.
  public let sponsor: ID<Party>?
  /// The joint group that the change puts him in.
  public let group: String?
  /// Whom the change says he is related to.
  public let related: [ID<Party>]
  /// The day from which on the change, or what took it back, changes nothing any more.
  public let lastDay: Day

  /// Creates it from its parts; nothing is checked.
  public init(
    party: ID<Party>, sponsor: ID<Party>?, group: String?, related: [ID<Party>], lastDay: Day
  ) {
    (self.party, self.sponsor, self.group) = (party, sponsor, group)
    (self.related, self.lastDay) = (related, lastDay)
  }

  /// What a change names; `nil` for one that says nothing of ties.
  init?(of party: ID<Party>, _ change: PartyChange) {
    let lastDay = max(change.day, change.undone ?? change.day)
    switch change.what {
    case .added(let facts):
      self.init(
        party: party, sponsor: facts.sponsor, group: facts.group, related: facts.related,
        lastDay: lastDay)
    case .updated(let update):
      self.init(
        party: party, sponsor: update.sponsor, group: update.group, related: update.related ?? [],
        lastDay: lastDay)
    case .sanctioned, .reinstated, .agreed: return nil
    }
  }
}
