/// Somebody the fund deals with: a member, a contract farmer, a bank, a re-guarantor.
///
/// It never changes: what happens to a party makes another one. Whoever looks one up, for every
/// event several times, copies a reference.
public final class Party: Hashable, Sendable {
  /// Its code; no update changes it.
  public let code: ID<Party>
  /// The changes recorded for the party, in the order of recording.
  public let changes: [PartyChange]
  /// The day from which on the party stands as after all changes.
  private let settled: Day
  private let latest: PartyFacts?
  /// The changes in the order of their days, of two on one day in that of recording.
  private let dated: [PartyChange]

  /// Takes changes in the order of recording, which need not be that of their days.
  public init(code: ID<Party>, changes: [PartyChange]) {
    (self.code, self.changes) = (code, changes)
    // Changes are large: they are looked at where they lie.
    var settled = Day.earliest
    for place in changes.indices {
      settled = max(settled, changes[place].day, changes[place].undone ?? .earliest)
    }
    self.settled = settled
    // Most parties never change, and most changes are recorded in the order of their days.
    let isInOrder = changes.indices.dropFirst().allSatisfy {
      (changes[$0 - 1].day, changes[$0 - 1].event) <= (changes[$0].day, changes[$0].event)
    }
    dated =
      isInOrder ? changes : changes.sorted { ($0.day, $0.event) < ($1.day, $1.event) }
    latest = Self.told(dated, on: .latest)
  }

  /// Whether code and changes are the same, those taken back included.
  public static func == (a: Party, b: Party) -> Bool { a.code == b.code && a.changes == b.changes }

  /// Goes by the changes alone.
  public func hash(into hasher: inout Hasher) { hasher.combine(changes) }

  /// The party after one more change.
  public func with(_ change: PartyChange) -> Party {
    Party(code: code, changes: changes + [change])
  }

  /// The party with an event's change taken back from a day on.
  func undoing(_ event: Int64, from day: Day) -> Party {
    Party(
      code: code,
      changes: changes.map { change in
        var change = change
        if change.event == event { change.undone = day }
        return change
      })
  }

  /// The party as it stands at the end of a day; `nil` before it was added.
  public func facts(on day: Day) -> PartyFacts? {
    isSettled(on: day) ? latest : Self.told(dated, on: day)
  }

  /// Whether the party stands on a day as after all changes, so that it is known how.
  func isSettled(on day: Day) -> Bool { day >= settled }

  /// Whether any change ever gave it a role, whatever became of it: where to look for whoever has
  /// the role on a day.
  func wasEver(_ role: PartyFacts.Role) -> Bool {
    changes.contains { change in
      switch change.what {
      case .added(let facts): facts.role == role
      case .updated(let update): update.role == role
      case .sanctioned, .reinstated, .agreed: false
      }
    }
  }

  private static func told(_ dated: [PartyChange], on day: Day) -> PartyFacts? {
    var facts: PartyFacts?
    for place in dated.indices {
      if dated[place].day > day { break }
      if let undone = dated[place].undone, undone <= day { continue }
      if case .added(let first) = dated[place].what {
        facts = first
      } else {
        facts?.apply(dated[place].what)
      }
    }
    return facts
  }
}

/// One recorded change of a party, effective from its day.
public struct PartyChange: Hashable, Sendable {
  /// The number of the event that recorded it.
  public var event: Int64
  /// The first day it holds on; of two on one day the later event's is applied last.
  public var day: Day
  /// What is new, with the values.
  public var what: What
  /// The day from which a reversal took the change back; `nil` while it stands.
  public var undone: Day?

  /// One case for each kind of event that says something of a party.
  public enum What: Hashable, Sendable {
    case added(PartyFacts)
    case updated(PartyUpdate)
    case sanctioned(reason: String)
    case reinstated
    case agreed(Agreement)
  }

  /// Creates it from its parts; nothing is checked.
  public init(event: Int64, day: Day, what: What, undone: Day? = nil) {
    (self.event, self.day, self.what, self.undone) = (event, day, what, undone)
  }
}
