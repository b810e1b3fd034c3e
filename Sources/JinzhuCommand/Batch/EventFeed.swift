internal import Dispatch
internal import Jinzhu
internal import JinzhuFormats
internal import Synchronization

/// The events of some files in order, understood on a thread of its own, a little ahead of whoever
/// takes them.
final class EventFeed: Sequence, IteratorProtocol {
  /// How many events are handed over at once, and how often they may wait.
  private static let (chunk, waiting) = (256, 16)

  /// What both threads see.
  private final class Shared: Sendable {
    /// The files that are still to be read, the next one last.
    let files: Mutex<[(name: String, bytes: PiecedBytes)]>
    let chunks = Mutex<[[EventLine]]>([])
    /// Counts the chunks that wait; an empty one ends the feed.
    let filled = DispatchSemaphore(value: 0)
    /// Counts the chunks that may still wait.
    let room = DispatchSemaphore(value: 0)

    /// A semaphore may only be let go with no less than it began with, and a feed may be left early.
    init(_ files: [(name: String, bytes: PiecedBytes)]) {
      self.files = Mutex(files.reversed())
      for _ in 0..<EventFeed.waiting { room.signal() }
    }
  }

  private let shared: Shared
  private var current: ArraySlice<EventLine> = []
  private var hasEnded = false
  private var hasStarted = false
  private let chart: Chart

  /// How many events there are at most: the lines of the files.
  let expected: Int

  /// Reads the files, accounts by the codes of a chart; `-` is standard input.
  /// - Throws: `Failure` or a `FileError`, for a file that is named twice or cannot be read.
  init(_ files: [String], in chart: Chart) throws {
    self.chart = chart
    if let twice = files.first(where: { file in files.count { $0 == file } > 1 }) {
      throw Failure(
        .misuse,
        Words("“\(twice)”给了两次；请只给一次", "`\(twice)` is given twice; give it once"))
    }
    let sources = try files.map {
      (name: $0, bytes: try System.pieces(of: $0, limit: EventReader.fileLimit))
    }
    expected = sources.reduce(0) { $0 + $1.bytes.lineCount }
    shared = Shared(sources)
  }

  func next() -> EventLine? {
    if let line = current.popFirst() { return line }
    if hasEnded { return nil }
    if !hasStarted { start() }
    shared.filled.wait()
    current = shared.chunks.withLock { $0.removeFirst() }[...]
    shared.room.signal()
    hasEnded = current.isEmpty
    return current.popFirst()
  }

  private func start() {
    hasStarted = true
    DispatchQueue.global().async { [shared, chart] in
      var chunk: [EventLine] = []
      func hand() {
        shared.room.wait()
        shared.chunks.withLock { $0.append(chunk) }
        shared.filled.signal()
        chunk.removeAll()
      }
      // Nothing but the reader may hold the bytes, so that it can let them go.
      while let (name, bytes) = shared.files.withLock({ $0.popLast() }) {
        for result in EventReader(file: name, bytes: consume bytes) {
          chunk.append(EventLine(result, in: chart))
          if chunk.count == Self.chunk { hand() }
        }
      }
      if !chunk.isEmpty { hand() }
      hand()
    }
  }
}
