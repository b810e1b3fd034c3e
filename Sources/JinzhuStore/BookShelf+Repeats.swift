internal import Jinzhu
internal import SQLite

// What was recorded twice, as far as nothing but its content tells.

extension BookShelf {
  /// An earlier event that stands, has no reference either, and is otherwise the same.
  private static let twin = """
    SELECT min(o.number) FROM event o
    WHERE o.day = e.day AND o.number <= ?1 AND o.ref IS NULL AND o.kind = e.kind
      AND o.date = e.date AND o.content = e.content
      AND o.memo IS e.memo AND o.override IS e.override
      AND NOT EXISTS (SELECT 1 FROM reversal r WHERE r.event = o.number)
    """

  /// What can be the same twice and yet be meant: closes after a reopening, and what takes back.
  private static let repeatable = """
    e.ref IS NULL AND e.kind NOT IN ('period.close', 'period.reopen', 'event.reverse')
    """

  /// How many of the events after one are the same as events up to it, all without a reference, and
  /// the first pair of them.
  ///
  /// Of a long batch only some, evenly spread, are looked at first (each by the index of days): where
  /// none of them is known already, nor are the others looked at. That is 64 look-ups however long the
  /// batch is, and exact for batches of up to 64.
  func repeats(after event: Int64) throws -> Repeats? {
    let count = tail.number - event
    guard event > 1, count > 0 else { return nil }
    let looked = min(count, Self.sample)
    let one = try statement(
      built: "SELECT (\(Self.twin)) FROM event e WHERE e.number = ?2 AND \(Self.repeatable)")
    defer { one.reset() }
    for place in 0..<looked {
      let number = event + 1 + place * count / looked
      one.reset()
      try one.bind(1, event)
      try one.bind(2, number)
      if try one.step(), one.int(0) > 0 { return try allRepeats(after: event) }
    }
    return nil
  }

  /// How many events of a batch are looked at before all are.
  private static let sample: Int64 = 64

  private func allRepeats(after event: Int64) throws -> Repeats? {
    let query = try statement(
      built: """
        SELECT e.number, (\(Self.twin)) AS twin FROM event e
        WHERE e.number > ?1 AND \(Self.repeatable) AND twin IS NOT NULL ORDER BY e.number
        """)
    defer { query.reset() }
    try query.bind(1, event)
    var found: Repeats?
    while try query.step() {
      if found == nil { found = Repeats(count: 0, first: query.int(0), earlier: query.int(1)) }
      found?.count += 1
    }
    return found
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
}
