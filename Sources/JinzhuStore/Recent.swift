internal import Jinzhu

/// What a transaction recorded last, kept to be read back without waiting for it to be written:
/// what is taken back is mostly what was recorded just before.
struct Recent {
  /// How many events are kept.
  private static let capacity: Int64 = 16_384

  /// The last event before the transaction.
  private let before: Int64
  private var events: [Int64: (event: Event, postings: [Posting])] = [:]
  private var states: [Int64: GuaranteeRecord] = [:]
  /// Which events of the transaction were reversed, and by which.
  private var reversals: [Int64: Int64] = [:]

  init(after number: Int64) { before = number }

  mutating func keep(_ event: Event, _ postings: [Posting]) {
    events[event.number] = (event, postings)
    let old = event.number - Self.capacity
    events[old] = nil
    states[old] = nil
  }

  mutating func keep(_ state: GuaranteeRecord) { states[state.event] = state }

  mutating func keep(reversalOf event: Int64, by reversal: Int64) { reversals[event] = reversal }

  func event(_ number: Int64) -> Event? { events[number]?.event }

  func postings(of number: Int64) -> [Posting]? { events[number]?.postings }

  /// The state that an event left a guarantee in.
  func state(_ code: ID<Guarantee>, leftBy event: Int64) -> GuaranteeRecord? {
    states[event].flatMap { $0.guarantee.code == code ? $0 : nil }
  }

  /// Whether it is known here if an event was reversed, and by which one it was.
  func reversal(of event: Int64) -> (isKnown: Bool, by: Int64?) {
    (event > before, reversals[event])
  }
}
