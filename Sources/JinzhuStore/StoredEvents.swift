internal import Dispatch
internal import Jinzhu
internal import SQLite
internal import Synchronization

/// The events of a book in their order, read and understood on a thread of their own, a little ahead
/// of whoever takes them.
final class StoredEvents {
  /// How many events are handed over at once, and how often they may wait.
  private static let (chunk, waiting) = (64, 32)

  /// What both threads see.
  private final class Shared: Sendable {
    /// An empty chunk ends the events.
    let chunks = Mutex<[[Event]]>([])
    let isLeft = Mutex(false)
    let filled = DispatchSemaphore(value: 0)
    let room = DispatchSemaphore(value: 0)

    /// A semaphore may only be let go with no less than it began with, and events may be left early.
    init() { for _ in 0..<StoredEvents.waiting { room.signal() } }
  }

  private let shared: Shared
  private let reading: Aside
  private var current: ArraySlice<Event> = []
  private var hasEnded = false

  /// Begins to read; the shelf is the thread's alone until `leave`.
  init(of shelf: BookShelf) {
    let shared = Shared()
    self.shared = shared
    reading = Aside {
      defer { Self.hand([], to: shared) }
      try Self.read(shelf, to: shared)
    }
  }

  /// The next event; `nil` after the last one.
  ///
  /// - Throws: what the next one cannot be read for.
  func next() throws -> Event? {
    if let event = current.popFirst() { return event }
    if hasEnded { return nil }
    shared.filled.wait()
    current = shared.chunks.withLock { $0.removeFirst() }[...]
    shared.room.signal()
    hasEnded = current.isEmpty
    if hasEnded { try reading.wait() }
    return current.popFirst()
  }

  /// Waits until nothing is read any more.
  func leave() {
    shared.isLeft.withLock { $0 = true }
    shared.room.signal()
    try? reading.wait()
  }

  private static func read(_ shelf: BookShelf, to shared: Shared) throws {
    let rows = try shelf.statement(
      built: "SELECT \(BookShelf.eventColumns) FROM event e ORDER BY e.number")
    defer { rows.reset() }
    var (events, number): ([Event], Int64) = ([], 0)
    while try rows.step() {
      number += 1
      // Where pages are wrong, there may be no end to what is read out of order.
      guard rows.int(0) == number else {
        throw Damage.sequence(found: rows.int(0), expected: number)
      }
      events.append(try shelf.event(from: rows))
      guard events.count == chunk else { continue }
      if shared.isLeft.withLock({ $0 }) { return }
      hand(events, to: shared)
      events.removeAll(keepingCapacity: true)
    }
    if !events.isEmpty { hand(events, to: shared) }
  }

  private static func hand(_ events: [Event], to shared: Shared) {
    if shared.isLeft.withLock({ $0 }) { return }
    shared.room.wait()
    shared.chunks.withLock { $0.append(events) }
    shared.filled.signal()
  }
}
