public import Jinzhu
internal import SQLite

// What was recorded twice, as far as nothing but its content tells.

extension BookShelf {
  /// What an event says, apart from its day; whatever is the same in all of it is the same event.
  private static let content = "e.kind, e.date, e.content, e.memo, e.override"

  /// What can be the same twice and yet be meant: closes after a reopening, and what takes back.
  private static let repeatable = """
    e.ref IS NULL AND e.kind NOT IN ('period.close', 'period.reopen', 'event.reverse')
    """

  /// How many of the events after one are the same as events up to it, all without a reference, and
  /// the first pair of them.
  ///
  /// Of a batch of more than a thousand only some, evenly spread, are looked at first: where none of
  /// them is known already, nor are the others looked at. Either way each day of theirs is read once.
  func repeats(after event: Int64) throws -> Repeats? {
    let count = tail.number - event
    guard event > 1, count > 0 else { return nil }
    if count > Self.exactly, try repeats(after: event, step: count / Self.sample) == nil {
      return nil
    }
    return try repeats(after: event, step: 1)
  }

  /// Up to how many events all are looked at.
  private static let exactly: Int64 = 1000
  /// How many of a longer batch are looked at before all are.
  private static let sample: Int64 = 64

  private func repeats(after event: Int64, step: Int64) throws -> Repeats? {
    let query = try statement(
      built: """
        SELECT e.number, e.day, \(Self.content) FROM event e
        WHERE e.number > ?1 AND (e.number - ?1 - 1) % ?2 = 0 AND \(Self.repeatable)
        ORDER BY e.number
        """)
    defer { query.reset() }
    try query.bind(1, event)
    try query.bind(2, step)
    // A single event is compared where it lies, so that a day of many does not come out of the file.
    let isSingle = tail.number == event + 1
    var (found, days): (Repeats?, [Int64: [[String?]: Int64]]) = (nil, [:])
    while try query.step() {
      let (number, day) = (query.int(0), query.int(1))
      let content = isSingle ? query.optionalText(4) : nil
      let earlier = try days[day] ?? events(on: day, through: event, saying: content)
      days[day] = earlier
      guard let twin = earlier[said(query, from: 2)] else { continue }
      if found == nil {
        guard let kind = try self.event(number)?.submission.kind else { continue }
        found = Repeats(count: 0, first: number, earlier: twin, kind: kind)
      }
      found?.count += 1
    }
    return found
  }

  /// The events of a day up to one that stand and have no reference, the first of those that are the
  /// same, by what they say; of one content only, where it is given.
  private func events(
    on day: Int64, through event: Int64, saying content: String?
  ) throws -> [[String?]: Int64] {
    let query = try statement(
      built: """
        SELECT e.number, \(Self.content) FROM event e
        WHERE e.day = ?1 AND e.number <= ?2 AND \(Self.repeatable)
          AND (?3 IS NULL OR e.content = ?3)
          AND NOT EXISTS (SELECT 1 FROM reversal r WHERE r.event = e.number)
        ORDER BY e.number
        """)
    defer { query.reset() }
    try query.bind(1, day)
    try query.bind(2, event)
    try query.bind(3, content)
    var found: [[String?]: Int64] = [:]
    while try query.step() {
      let said = said(query, from: 1)
      if found[said] == nil { found[said] = query.int(0) }
    }
    return found
  }

  private func said(_ row: Statement, from column: Int) -> [String?] {
    (column..<column + 5).map { row.optionalText($0) }
  }
}

/// Events without a reference that are the same as earlier ones.
public struct Repeats: Hashable, Sendable {
  /// How many there are.
  public var count: Int
  /// The first of them, by number.
  public let first: Int64
  /// The earlier event that it is the same as.
  public let earlier: Int64
  /// What kind of event it is.
  public let kind: EventKind
}
