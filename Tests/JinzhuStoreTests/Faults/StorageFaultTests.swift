import CRecorder
import Foundation
import Jinzhu
import JinzhuHistories
import SQLite
import Testing

@testable import JinzhuStore

/// The power fails, or the file system does: after every request that SQLite makes of it.
///
/// `JINZHU_POWER_CUTS=100000` cuts the power after every one; few of them unless told.
@Suite(.serialized) struct StorageFaultTests {
  private static let cuts =
    ProcessInfo.processInfo.environment["JINZHU_POWER_CUTS"].flatMap(Int.init) ?? 40

  /// A book before the faults, and the history it is part of.
  private let original: [UInt8]
  private let history: History

  init() throws {
    let file = Scratch(in: Scratch.memory)
    var telling = try FileTelling(file, seed: 5)
    for _ in 0..<12 { try telling.tell(1) }
    telling.book.close()
    (original, history) = (try file.bytes(), telling.history)
  }

  @Test func `when the power fails, all that was acknowledged is there`() throws {
    let file = Scratch(in: Scratch.memory)
    try file.write(original)
    recorder_start(file.path)
    var telling = try FileTelling(file, history)
    for round in 0..<3 {
      // The log is folded into the book many times, and opened and closed.
      try telling.book.database.execute("PRAGMA wal_autocheckpoint = \(round == 2 ? 1000 : 24)")
      for commit in 0..<8 { try telling.tell(commit % 4 == 3 ? 6 : 1) }
      try telling.reopen()
    }
    telling.book.close()
    recorder_stop()
    let tally = try play(file, heads: telling.heads)
    print(
      "power cuts: \(tally.cuts) moments of \(recorder_steps()), \(tally.images) disks, \(tally.last) events"
    )
    #expect(tally.images >= 3 * min(Self.cuts, 40))
  }

  /// Plays the recording back and cuts the power on the way.
  private func play(
    _ file: Scratch, heads: [Int64: String]
  ) throws -> (cuts: Int, images: Int, last: Int64) {
    var disk = Disk(file.path, original)
    var dice = Dice(seed: 11)
    var acknowledged = heads.keys.min() ?? 0
    var (cuts, images) = (0, 0)
    let steps = recorder_steps()
    for number in 0..<steps {
      let step = recorder_at(number)
      disk.play(step)
      if step.kind == recorder_mark { acknowledged = step.offset }
      guard dice.below(steps) < Int64(Self.cuts) else { continue }
      cuts += 1
      for survival in [Disk.Survival.nothing, .everything, .chance, .chance] {
        images += 1
        let names = disk.afterPowerLoss(survival, &dice)
        let finding = try finding(in: names, of: file, acknowledged, heads)
        if let finding {
          Issue.record("after step \(number), \(survival) surviving: \(finding)")
          return (cuts, images, acknowledged)
        }
      }
    }
    return (cuts, images, acknowledged)
  }

  /// What is wrong with a book after the power failed; `nil` where nothing is.
  private func finding(
    in names: [String: [UInt8]], of file: Scratch, _ acknowledged: Int64, _ heads: [Int64: String]
  ) throws -> String? {
    let copy = Scratch(in: Scratch.memory)
    for (name, bytes) in names {
      let path = copy.path + name.dropFirst(file.path.count)
      try Data(bytes).write(to: URL(fileURLWithPath: path))
    }
    do {
      let book = try Book(path: copy.path, mode: .readWrite)
      defer { book.close() }
      guard case .sound(let events, let head) = try book.verify() else {
        return "\(try book.verify())"
      }
      guard events >= acknowledged else { return "\(events) events of \(acknowledged)" }
      guard heads[events] == head else { return "half a batch, or another: \(events) events" }
      return nil
    } catch {
      return "\(error)"
    }
  }

  /// SQLite's codes: the disk is full, a write fails, a sync fails.
  @Test(arguments: [13, 778, 1034] as [Int32], [false, true])
  func `when a write or a sync fails, nothing of the batch is kept and nothing before is lost`(
    code: Int32, forever: Bool
  ) throws {
    var number: Int64 = 1
    var (failed, passed) = (0, 0)
    while true {
      let file = Scratch(in: Scratch.memory)
      try file.write(original)
      recorder_start(file.path)
      var telling = try FileTelling(file, history)
      let before = telling.last
      recorder_fail(number, code, forever ? 1 : 0)
      var acknowledged = before
      do {
        try telling.tell(8)
        acknowledged = telling.last
        passed += 1
      } catch let error as BookError {
        failed += 1
        switch error {
        case .diskFull, .inaccessible: break
        default: Issue.record("request \(number): \(error)")
        }
        // When it was for this once, the same book goes on.
        if !forever {
          telling = try FileTelling(telling.book, history)
          try telling.tell(8)
          acknowledged = telling.last
        }
      }
      telling.book.close()
      let requests = recorder_requests()
      recorder_stop()
      try expect(file, events: acknowledged, "request \(number)")
      if requests < number { break }
      number += Self.cuts < 1000 ? 7 : 1
    }
    print(
      "failing requests, code \(code), \(forever ? "for good" : "once"): \(failed) batches failed, \(passed) were durable"
    )
    #expect(failed > 0)
  }

  private func expect(_ file: Scratch, events expected: Int64, _ what: String) throws {
    let book = try Book(path: file.path, mode: .readWrite)
    defer { book.close() }
    guard case .sound(let events, _) = try book.verify() else {
      Issue.record("\(what): \(try book.verify())")
      return
    }
    #expect(events == expected, "\(what)")
  }
}

/// A history told to a book in a file, several proposals a transaction, with the heads that were
/// acknowledged; the recorder is told of them.
struct FileTelling {
  private(set) var book: Book
  private(set) var history: History
  private(set) var heads: [Int64: String] = [:]
  private(set) var last: Int64 = 0
  private let path: String

  /// A new book.
  init(_ file: Scratch, seed: UInt64) throws {
    history = History(seed: seed, scale: .tiny(proposals: 200))
    guard let first = history.next() else { throw BookError.misuse }
    path = file.path
    book = try Book.create(
      path: path, charter: Submission(reading: first.raw), at: first.instant)
    try note()
    let event = try book.read(at: first.instant) { try $1.event(1) }
    if let event {
      try history.learn(first, .recorded(event, postings: [], warnings: []))
    }
  }

  /// A book that is there, and the history that led to it.
  init(_ file: Scratch, _ history: History) throws {
    self.history = history
    path = file.path
    book = try Book(path: path, mode: .readWrite)
    try note()
  }

  init(_ book: Book, _ history: History) throws {
    (self.book, self.history, path) = (book, history, book.path)
    try note()
  }

  /// Records so many proposals in one transaction; refused ones are left out.
  mutating func tell(_ count: Int) throws {
    var told = history
    guard let first = told.next() else { return }
    try book.record(at: first.instant) { recorder in
      try Self.record(first, &told, recorder)
      for _ in 1..<max(1, count) {
        guard let next = told.next(at: first.instant) else { return }
        try Self.record(next, &told, recorder)
      }
    }
    history = told
    try note()
  }

  private static func record(
    _ proposal: Proposal, _ history: inout History, _ recorder: Recorder
  ) throws {
    do {
      try history.learn(proposal, recorder.record(try Submission(reading: proposal.raw)))
    } catch let refusal as Refusal {
      history.learn(proposal, refusal)
    } catch is Complaints {}
  }

  private mutating func note() throws {
    let head = try book.read(at: Instant(microseconds: 0)) { try $1.head() }
    guard let head else { return }
    heads[head.number] = head.hash
    last = head.number
    recorder_note(head.number)
  }

  mutating func reopen() throws {
    book.close()
    book = try Book(path: path, mode: .readWrite)
  }
}

extension Scale {
  /// A fund as small as can be in which something goes wrong before long.
  static func tiny(proposals: Int) -> Scale {
    var scale = Scale()
    (scale.members, scale.farmers, scale.banks, scale.groups) = (3, 2, 2, 1)
    (scale.days, scale.proposals, scale.inForce, scale.tidiness) = (500, proposals, 6, 60)
    (scale.mischief, scale.defaulted, scale.months) = (3, 500, 1...8)
    return scale
  }
}
