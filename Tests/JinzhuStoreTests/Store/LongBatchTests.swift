@testable import Jinzhu
import JinzhuHistories
import Testing

@testable import JinzhuStore

/// What a batch leaves behind is what the same events leave one by one, however it was written.
struct LongBatchTests {
  @Test(arguments: [1, 2] as [UInt64], [40, Recent.most])
  func `written behind the books, a batch leaves the same rows`(seed: UInt64, kept: Int64) throws {
    let events = try Self.history(seed)
    let whole = Scratch()
    try Self.record(events, into: whole, pieces: events.count) {
      $0.shelf.writeBehind(keeping: kept)
    }
    let apart = Scratch()
    try Self.record(events, into: apart, pieces: 61) { _ in }
    let (behind, plain) = (try LogicalDump(of: whole), try LogicalDump(of: apart))
    #expect(events.count > 600)
    #expect(events.count { $0.kind == .eventReverse } > 20)
    #expect(behind.isIntact)
    #expect(
      behind == plain, "first of \(zip(behind.lines, plain.lines).first { $0 != $1 } ?? ("", ""))")
  }

  /// The events of a lively history that a book accepts, told to one that records them singly.
  private static func history(_ seed: UInt64) throws -> [Submission] {
    var scale = Scale()
    (scale.proposals, scale.mischief, scale.regret, scale.backdated) = (1200, 2, 12, 30)
    var history = History(seed: seed, scale: scale)
    let book = try Book.inMemory()
    var events: [Submission] = []
    while let proposal = history.next() {
      guard let event = try? Submission(reading: proposal.raw) else { continue }
      do {
        let outcome = try book.record(at: instant) { try $0.record(event) }
        try history.learn(proposal, outcome)
        if case .recorded = outcome { events.append(event) }
      } catch let refusal as Refusal {
        history.learn(proposal, refusal)
      } catch is ValueError {}
    }
    return events
  }

  private static func record(
    _ events: [Submission], into file: Scratch, pieces: Int, _ prepare: (Recorder) -> Void
  ) throws {
    let book = try Book.create(path: file.path, charter: events[0], at: instant)
    defer { book.close() }
    for start in stride(from: 1, to: events.count, by: pieces) {
      try book.record(at: instant) { recorder in
        prepare(recorder)
        for event in events[start..<min(events.count, start + pieces)] {
          _ = try recorder.record(event)
        }
      }
    }
  }

  /// All of it is in the past.
  private static let instant = Instant(microseconds: 1_900_000_000_000_000)
}
