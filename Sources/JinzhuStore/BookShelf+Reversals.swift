internal import Jinzhu
internal import SQLite

// What took an event back, and what an event took back.

extension BookShelf {
  func reversal(of event: Int64) throws -> Int64? {
    if let known = recent?.reversal(of: event), known.isKnown { return known.by }
    let query = try statement("SELECT reversed_by FROM reversal WHERE event = ?1")
    defer { query.reset() }
    try query.bind(1, event)
    return try query.step() ? query.int(0) : nil
  }

  /// The event that one of some kind took back, or settled, with its own kind; `nil` where it did
  /// neither.
  func reversed(by event: Int64, _ kind: EventKind) throws -> (event: Int64, kind: EventKind)? {
    guard [.eventReverse, .periodReopen, .draftApprove, .draftReject].contains(kind) else {
      return nil
    }
    if kind == .eventReverse,
      case .text(let name)? = try self.event(event)?.submission.fields["event"]
    {
      let asNumber = Int64(name.first == "#" ? name.dropFirst() : name[...])
      for candidate in [asNumber, try number(ofRef: name)].compactMap({ $0 })
      where try reversal(of: candidate) == event {
        return try self.kind(of: candidate).map { (candidate, $0) }
      }
    }
    // There is no way in from this side, but for such a name.
    let query = try statement("SELECT event FROM reversal WHERE reversed_by = ?1")
    defer { query.reset() }
    try query.bind(1, event)
    guard try query.step() else { return nil }
    let found = query.int(0)
    return try self.kind(of: found).map { (found, $0) }
  }

  private func number(ofRef ref: String) throws -> Int64? {
    let query = try statement("SELECT number FROM event WHERE ref = ?1")
    defer { query.reset() }
    try query.bind(1, ref)
    return try query.step() ? query.int(0) : nil
  }

  private func kind(of event: Int64) throws -> EventKind? {
    let query = try statement("SELECT kind FROM event WHERE number = ?1")
    defer { query.reset() }
    try query.bind(1, event)
    guard try query.step() else { return nil }
    var row = Columns(query)
    return try row.one(of: EventKind.self)
  }
}
