import Foundation
import Jinzhu
import JinzhuStore
import Testing

/// Two writers and several readers on one book at once.
///
/// `JINZHU_CROWD=50` lets each writer record so many batches.
@Suite(.serialized) struct ManyAtOnceTests {
  static let batches = Campaign.count("JINZHU_CROWD", else: 6)
  private static let size = 5

  @Test func `no event is lost, nobody is turned away, and readers see whole batches`() async throws
  {
    let program = try Program.fund()
    let start = try program.head()
    let (written, read) = try await withThrowingTaskGroup(of: (Bool, [Outcome]).self) { group in
      for writer in 1...2 {
        group.addTask { (true, try Self.write(program, writer)) }
      }
      for reader in 1...3 {
        group.addTask { (false, try Self.read(program, reader)) }
      }
      var (written, read): ([Outcome], [Outcome]) = ([], [])
      for try await (isWriter, outcomes) in group {
        if isWriter { written += outcomes } else { read += outcomes }
      }
      return (written, read)
    }
    for outcome in written + read {
      #expect(outcome.status == 0, "\(outcome.words)")
    }
    // A head is printed in the transaction after the commit: it may be the other writer's already,
    // but it is always that of a whole batch.
    let ends = try Self.endsOfBatches(program).union([start])
    for outcome in written + read {
      let head = try #require(outcome.output.json["head"] as? String)
      #expect(ends.contains(head), "a head in the middle of a batch was seen")
    }
    #expect(ends.count == 1 + 2 * Self.batches)
    #expect(try program.run("verify").status == 0)
    print(
      "at once: \(written.count) batches by two writers, \(read.count) reports by three readers")
  }

  private static func write(_ program: Program, _ writer: Int) throws -> [Outcome] {
    try (1...batches).map { batch in
      let file = "writer-\(writer)-\(batch).jsonl"
      try program.write(Program.payments(size, memo: "\(writer)-\(batch)"), to: file)
      return try program.run("record", file, "--format", "json")
    }
  }

  private static func read(_ program: Program, _ reader: Int) throws -> [Outcome] {
    try (1...batches).map { _ in
      switch reader {
      case 1: try program.run("verify", "--format", "json")
      case 2: try program.run("report", "trial-balance", "--format", "json")
      default: try program.run("list", "parties", "--format", "json")
      }
    }
  }

  /// The hashes of the events that end a batch; that batches do not mix is checked on the way.
  private static func endsOfBatches(_ program: Program) throws -> Set<String> {
    let book = try Book(path: program.path("fund.book").path, mode: .readOnly)
    defer { book.close() }
    return try book.read(at: Instant(parsing: Program.now)) { _, archive in
      let last = try archive.head()?.number ?? 0
      var ends: Set<String> = []
      var (memo, count): (String?, Int) = (nil, 0)
      for number in 1...last {
        guard let next = try archive.event(number)?.submission.memo else { continue }
        count = next == memo ? count + 1 : 1
        memo = next
        if count == size, let hash = try archive.hash(of: number) { ends.insert(hash) }
      }
      return ends
    }
  }
}
