internal import Dispatch
internal import SQLite
internal import Synchronization

/// Writes on a thread of its own what the books hand over, in the order in which they do: of a long
/// batch, one core checks the next events while the other one writes the last ones.
///
/// The connection is used by one side at a time: whoever reads waits first, with `catchUp`, until
/// all that was handed over is written, or reads between two pieces of it what is written already.
/// Nothing may be shared with what is handed over but values, and what only such work touches.
final class Scribe {
  /// What is handed over at once: less would cost more than it saves.
  private static let size = 32
  /// How many chunks may wait, so that a slow disk does not fill the memory.
  private static let waiting = 64

  /// A piece of work.
  enum Work {
    case write(Database, (Database) throws -> Void)
    /// To let go what nobody reads any more.
    case forget(Recent)
  }

  /// Work in the order in which it is done, and what follows it.
  private struct Chunk: @unchecked Sendable {
    enum End { case more, caughtUp, over }
    var works: [Work] = []
    var end = End.more
  }

  /// What both threads see.
  private final class Shared: Sendable {
    let chunks = Mutex<[Chunk]>([])
    /// What went wrong first; nothing is written after it.
    let fault = Mutex<(any Error)?>(nil)
    /// Taken for one piece of work, or to read between two; whoever waits for it has it next. The
    /// sanitizer does not see what a mutex orders; a semaphore takes a tenth longer for a long batch.
    #if THREAD_SANITIZER
      private let turn = DispatchSemaphore(value: 1)
    #else
      private let turn = Mutex(())
    #endif
    let filled = DispatchSemaphore(value: 0)
    let room = DispatchSemaphore(value: 0)
    let caughtUp = DispatchSemaphore(value: 0)

    /// A semaphore may only be let go with no less than it began with.
    init() { for _ in 0..<Scribe.waiting { room.signal() } }

    /// Does something while the other side leaves the connection alone.
    func inTurn(_ body: () throws -> Void) rethrows {
      #if THREAD_SANITIZER
        turn.wait()
        defer { turn.signal() }
        try body()
      #else
        try turn.withLock { _ in try body() }
      #endif
    }
  }

  private let shared = Shared()
  private var works: [Work] = []
  /// Whether anything was handed over since it last caught up.
  private var isBehind = false

  init() {
    works.reserveCapacity(Self.size)
    DispatchQueue(label: "scribe").async { [shared] in Self.write(shared) }
  }

  deinit { send(.over) }

  /// Hands over a piece of work.
  func add(_ work: Work) {
    works.append(work)
    isBehind = true
    if works.count >= Self.size { send(.more) }
  }

  /// Waits until all is written.
  ///
  /// - Throws: what went wrong first, each time.
  func catchUp() throws {
    if isBehind {
      send(.caughtUp)
      shared.caughtUp.wait()
      isBehind = false
    }
    if let error = shared.fault.withLock({ $0 }) { throw error }
  }

  /// Reads while nothing is being written, but without waiting until all is.
  ///
  /// - Throws: what went wrong first in writing: what was written before may be gone with it.
  func betweenWorks(_ read: () throws -> Void) throws {
    try shared.inTurn {
      if let error = shared.fault.withLock({ $0 }) { throw error }
      try read()
    }
  }

  private func send(_ end: Chunk.End) {
    let chunk = Chunk(works: works, end: end)
    works.removeAll(keepingCapacity: true)
    shared.room.wait()
    shared.chunks.withLock { $0.append(chunk) }
    shared.filled.signal()
  }

  private static func write(_ shared: Shared) {
    /// All that waited when it was looked last, the next one at the end.
    var chunks: [Chunk] = []
    while true {
      shared.filled.wait()
      if chunks.isEmpty {
        shared.chunks.withLock { swap(&$0, &chunks) }
        chunks.reverse()
      }
      let chunk = chunks.removeLast()
      shared.room.signal()
      if shared.fault.withLock({ $0 == nil }) { write(chunk.works, shared) }
      switch chunk.end {
      case .more: break
      case .caughtUp: shared.caughtUp.signal()
      case .over: return
      }
    }
  }

  /// Does pieces of work as long as none fails.
  private static func write(_ works: [Work], _ shared: Shared) {
    for case .write(let database, let write) in works {
      var isWritten = false
      shared.inTurn {
        do {
          try write(database)
          isWritten = true
        } catch {
          shared.fault.withLock { $0 = error }
        }
      }
      guard isWritten else { return }
    }
  }
}
