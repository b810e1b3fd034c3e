import Foundation
import Jinzhu
import JinzhuStore
import Testing

/// `kill -9` at any moment: what was acknowledged is there, and a batch is there whole or not at all.
///
/// `JINZHU_KILLS=500` kills so many.
@Suite(.serialized) struct KillTests {
  static let kills = Campaign.count("JINZHU_KILLS", else: 12)
  private static let perBook = 50

  @Test func `what was acknowledged survives, and no batch is halved`() throws {
    var tally = Siege.Tally()
    while tally.killed < Self.kills {
      let siege = try Siege()
      let goal = min(Self.kills, tally.killed + Self.perBook)
      while tally.killed < goal {
        try siege.round(&tally)
        if !siege.findings.isEmpty { break }
      }
      try siege.verify()
      for finding in siege.findings { Issue.record("\(finding)") }
      guard siege.findings.isEmpty else { break }
    }
    print(
      """
      kills: \(tally.killed) runs killed, \(tally.writing) of them after they had begun to write, \
      \(tally.whole) after everything was durable; \
      \(tally.acknowledged) acknowledged runs, \(tally.events) events, all there
      """)
  }

  @Test func `a book that was being made is there whole or not at all`() throws {
    let rounds = max(4, Self.kills / 5)
    let arguments = ["init", "--fund", "甲", "--date", "2018-01-01"]
    var (begun, made) = (0, 0)
    for round in 0..<rounds {
      let program = try Program()
      let running = try Running(program, arguments)
      // Half of them while the file is being written.
      if round % 2 == 0 {
        try running.wait(until: { try !program.files().isEmpty })
        usleep(.random(in: 0...20_000))
      } else {
        usleep(.random(in: 0...100_000))
      }
      running.send(SIGKILL)
      _ = try running.end()
      let files = try program.files()
      if !files.isEmpty { begun += 1 }
      guard files.contains("fund.book") else {
        #expect(try program.run(arguments).status == 0)
        continue
      }
      made += 1
      #expect(try program.run("verify").status == 0)
    }
    print("kills of init: \(rounds), \(begun) with a file begun, \(made) with the book there")
  }
}

/// One book, recorded into by programs that are killed.
private final class Siege {
  struct Tally {
    var killed = 0
    /// Killed runs that left something in the log.
    var writing = 0
    /// Killed runs whose events are there nevertheless.
    var whole = 0
    var acknowledged = 0
    var events = 0
  }

  /// What one run records: so many events under one memo.
  private struct Load {
    let memo: String
    let size: Int
  }

  private(set) var findings: [String] = []
  private let program: Program
  private var rounds = 0
  /// The hash of every event, as it was first seen.
  private var hashes: [String] = []
  /// How long a run takes when nobody kills it, in microseconds, by its size.
  private var durations: [Int: UInt32] = [:]
  /// The longest is read, checked and written by three threads.
  private static let sizes = [1, 1, 60, 1200]

  init() throws {
    program = try Program.fund()
    hashes = try seen(after: 0).map(\.hash)
    for size in Set(Self.sizes) {
      let start = DispatchTime.now().uptimeNanoseconds
      let load = Load(memo: "measured \(size)", size: size)
      let outcome = try started(load).end()
      durations[size] = UInt32((DispatchTime.now().uptimeNanoseconds - start) / 1000)
      guard outcome.status == 0 else { findings.append(outcome.words); continue }
      check([(load, outcome)], try newEvents())
    }
  }

  private func started(_ load: Load) throws -> Running {
    if load.size == 1 {
      return try Running(
        program,
        [
          "record", "capital.pay", "--date", "2019-01-02", "--member", "M01", "--amount", "0.01",
          "--memo", load.memo, "--format", "json",
        ])
    }
    let file = "\(load.memo).jsonl"
    try program.write(Program.payments(load.size, memo: load.memo), to: file)
    return try Running(program, ["record", file, "--format", "json"])
  }

  /// One or two writers at once, all killed at one moment.
  func round(_ tally: inout Tally) throws {
    rounds += 1
    let loads = (0..<(rounds % 3 == 0 ? 2 : 1)).map { writer in
      Load(memo: "round \(rounds) writer \(writer)", size: Self.sizes.randomElement() ?? 1)
    }
    let longest = loads.compactMap { durations[$0.size] }.max() ?? 100_000
    let before = log
    let running = try loads.map { try started($0) }
    // Every other time while the log is being written, which is over in a moment.
    if rounds % 2 == 0 {
      running[0].wait(until: { log != nil && log != before })
      usleep(.random(in: 0...3000))
    } else {
      usleep(.random(in: 0...(longest + longest / 5)))
    }
    for run in running { run.send(SIGKILL) }
    let ended = try zip(loads, running).map { ($0, try $1.end()) }
    if let after = log, after != before {
      tally.writing += ended.count { $1.status == 128 + SIGKILL }
    }
    let events = try newEvents()
    check(ended, events)
    for (load, outcome) in ended {
      if outcome.status == 128 + SIGKILL {
        tally.killed += 1
        if events.contains(where: { $0.memo == load.memo }) { tally.whole += 1 }
      }
      if outcome.output.json["head"] != nil { tally.acknowledged += 1 }
    }
    tally.events += events.count
    if rounds % 10 == 0 { try verify() }
  }

  /// Every acknowledged run is there, and every run is there whole or not at all.
  private func check(
    _ ended: [(load: Load, outcome: Outcome)], _ events: [(memo: String?, hash: String)]
  ) {
    for (load, outcome) in ended {
      let count = events.count { $0.memo == load.memo }
      if count != 0, count != load.size {
        findings.append("\(load.memo): \(count) of \(load.size) events are there")
      }
      // The document comes after the commit: whoever reads it whole has been told.
      guard let head = outcome.output.json["head"] as? String else { continue }
      if count == 0 { findings.append("\(load.memo): acknowledged, and not there") }
      if !hashes.contains(head) { findings.append("\(load.memo): its head \(head) is not there") }
    }
  }

  private struct Log: Equatable {
    let size: Int
    let written: Date
  }

  /// The log as it lies there; `nil` where it is empty.
  private var log: Log? {
    let path = program.path("fund.book-wal").path
    guard let facts = try? FileManager.default.attributesOfItem(atPath: path),
      let size = facts[.size] as? Int, let written = facts[.modificationDate] as? Date, size > 0
    else { return nil }
    return Log(size: size, written: written)
  }

  private func newEvents() throws -> [(memo: String?, hash: String)] {
    let new = try seen(after: hashes.count)
    hashes += new.map(\.hash)
    return new
  }

  private func seen(after count: Int) throws -> [(memo: String?, hash: String)] {
    let book = try Book(path: program.path("fund.book").path, mode: .readOnly)
    defer { book.close() }
    return try book.read(at: Instant(parsing: Program.now)) { _, archive in
      let last = try archive.head()?.number ?? 0
      guard last > count else { return [] }
      return try (Int64(count) + 1...last).map { number in
        (try archive.event(number)?.submission.memo, try archive.hash(of: number) ?? "")
      }
    }
  }

  /// The program's own word, and that nothing acknowledged earlier has changed since.
  func verify() throws {
    let outcome = try program.run("verify", "--format", "json")
    if outcome.status != 0 { findings.append("verify: \(outcome.words)") }
    if outcome.output.json["head"] as? String != hashes.last { findings.append("another head") }
    if try seen(after: 0).map(\.hash) != hashes { findings.append("earlier events have changed") }
  }
}
