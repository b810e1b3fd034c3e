internal import Jinzhu

/// What a transaction recorded last, kept to be read back without waiting for it to be written:
/// what is taken back is mostly what was recorded just before.
struct Recent {
  /// How many events are kept.
  static let most: Int64 = 14_336

  private let capacity: Int64

  /// The last event before the transaction.
  private let before: Int64
  /// In the order of their numbers; once there are too many, the next one takes the first one's place.
  private var events: [(event: Event, postings: [Posting])] = []
  /// Of an event that leaves several guarantees in a state, the last one.
  private var states: [Int64: GuaranteeRecord] = [:]
  /// The events of each kind, in their order: of all, also of those not kept.
  private var numbers: [EventKind: [Int64]] = [:]
  /// The day of each event, in their order.
  private var dates: [Day] = []
  /// The events that left each guarantee in a state, in their order.
  private var marks: [ID<Guarantee>: [Int64]] = [:]
  /// Which events of the transaction were reversed, and by which.
  private var reversals: [Int64: Int64] = [:]

  private var days = BusyDays()
  /// What members were given to bear of write-offs, or had back.
  private var burdens: [(event: Int64, day: Day, amount: Money)] = []

  /// The last event that names each party, or moves a balance of his.
  private var mentions: [ID<Party>: Int64] = [:]

  init(after number: Int64, keeping capacity: Int64) {
    (before, self.capacity) = (number, capacity)
  }

  /// Keeps an event, and gives back the one that is kept no longer: to let it go takes time, which
  /// others may have.
  mutating func keep(
    _ event: Event, _ postings: [Posting], naming parties: [ID<Party>]
  ) -> (event: Event, postings: [Posting])? {
    let place = place(of: event.number)
    let old = place < events.count ? events[place] : nil
    if let old {
      states[old.event.number] = nil
      events[place] = (event, postings)
    } else {
      events.append((event, postings))
    }
    numbers[event.submission.kind, default: []].append(event.number)
    dates.append(event.day)
    for party in parties { mentions[party] = event.number }
    if event.number > 1 { days.note(event, hasEntries: !postings.isEmpty) }
    return old
  }

  private func place(of number: Int64) -> Int { Int((number - before - 1) % capacity) }

  private func kept(_ number: Int64) -> (event: Event, postings: [Posting])? {
    guard number > before else { return nil }
    let place = place(of: number)
    return place < events.count && events[place].event.number == number ? events[place] : nil
  }

  mutating func keep(_ state: GuaranteeRecord) {
    states[state.event] = state
    marks[state.guarantee.code, default: []].append(state.event)
  }

  mutating func keep(reversalOf event: Int64, by reversal: Int64) { reversals[event] = reversal }

  mutating func keep(burden amount: Money, event: Int64, on day: Day) {
    burdens.append((event, day, amount))
  }

  mutating func undoBurdens(of event: Int64, by reversal: Int64, on day: Day) throws {
    for burden in burdens where burden.event == event {
      burdens.append((reversal, day, try -burden.amount))
    }
  }

  func event(_ number: Int64) -> Event? { kept(number)?.event }

  func postings(of number: Int64) -> [Posting]? { kept(number)?.postings }

  /// The state that an event left a guarantee in.
  func state(_ code: ID<Guarantee>, leftBy event: Int64) -> GuaranteeRecord? {
    states[event].flatMap { $0.guarantee.code == code ? $0 : nil }
  }

  /// The events that left a guarantee in a state, in their order, if these are all that did: of an
  /// empty book, they are.
  func marks(of code: ID<Guarantee>) -> [Int64]? {
    before <= 1 ? marks[code] ?? [] : nil
  }

  /// Those of them that are of a kind.
  func numbers(of kind: EventKind, marking code: ID<Guarantee>) -> [Int64]? {
    guard let marks = marks(of: code) else { return nil }
    let ofKind = numbers[kind] ?? []
    return marks.filter { mark in
      let place = ofKind.firstPlace(after: { $0 < mark })
      return place < ofKind.count && ofKind[place] == mark
    }
  }

  /// The first events of some kinds that stand and are dated after a day, but for the first event of
  /// all, if that is known here: of an empty book, it is.
  func numbers(of kinds: [EventKind], after day: Day, atMost limit: Int) -> [Int64]? {
    guard before <= 1 else { return nil }
    var found: [Int64] = []
    for kind in kinds where kind != .eventReverse && kind != .periodReopen {
      for number in numbers[kind] ?? []
      where dates[Int(number - before - 1)] > day && number > 1 && reversals[number] == nil {
        found.append(number)
      }
    }
    return Array(found.sorted().prefix(limit))
  }

  /// The first day of a span, without its end, on which an event but the first of all stands or has
  /// entries, and whether that is known here: of an empty book, it is.
  func firstDay(from first: Day, before end: Day) -> (isKnown: Bool, day: Day?) {
    guard before <= 1 else { return (false, nil) }
    return (true, days.first(from: first, before: end) { reversals[$0] == nil })
  }

  /// What members were given to bear in a span of days, if that is known here: of an empty book, it is.
  func burdens(from first: Day, through last: Day) throws -> Money? {
    guard before <= 1 else { return nil }
    return try Money.sum(burdens.filter { first <= $0.day && $0.day <= last }.map(\.amount))
  }

  /// Whether it is known here that no event after one concerns a party.
  func isUnmentioned(_ party: ID<Party>, after event: Int64) -> Bool {
    event > before && mentions[party, default: 0] <= event
  }

  /// Whether it is known here if an event was reversed, and by which one it was.
  func reversal(of event: Int64) -> (isKnown: Bool, by: Int64?) {
    (event > before, reversals[event])
  }
}
