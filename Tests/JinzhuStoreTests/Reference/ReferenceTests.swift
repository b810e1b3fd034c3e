internal import Foundation
internal import Jinzhu
internal import JinzhuHistories
internal import JinzhuStore
internal import Testing

/// The program against a second opinion: a plain model written from the specification alone, which
/// shares no code with it. Every balance, sub-ledger, measure, member and guarantee in force is
/// compared.
///
/// `JINZHU_SEEDS=1000` compares more random histories; `JINZHU_SEEDS=17..17` only that one.
@Suite(.enabled(if: Python.isThere, Comment(rawValue: Python.absence)))
struct `A second opinion` {
  static let seeds = HistorySeeds.named("JINZHU_SEEDS", otherwise: 16)

  @Test func `agrees on random histories`() async throws {
    var comparison = Comparison()
    var failures: [String] = []
    await withTaskGroup(of: Comparison.self) { group in
      var left = Self.seeds.makeIterator()
      func start() {
        guard let seed = left.next() else { return }
        group.addTask {
          do {
            return try Comparison(ofHistory: seed)
          } catch {
            return Comparison(differences: ["seed \(seed): \(error)"])
          }
        }
      }
      for _ in 0..<ProcessInfo.processInfo.activeProcessorCount { start() }
      while let found = await group.next() {
        comparison.add(found)
        if !found.differences.isEmpty {
          failures.append(found.differences.prefix(8).joined(separator: "\n  "))
        }
        if failures.count < 5 { start() }
      }
    }
    for failure in failures { Issue.record("\(failure)") }
    print("\(Self.seeds.count) random histories, \(comparison.counted)")
  }

  @Test func `agrees on the constructed fund of Wannian`() throws {
    let raws = try Wannian.raws()
    let ends = try stride(from: 2008, to: 2026, by: 2).map { try Day(parsing: "\($0)-12-31") }
    let others = try ["2010-06-30", "2014-05-15", "2019-08-31", "2025-12-31"]
      .map { try Day(parsing: $0) }
    let comparison = try Comparison(
      of: raws, on: ends + others, now: Instant(parsing: Wannian.now))
    for line in comparison.differences.prefix(20) { Issue.record("\(line)") }
    print("the constructed fund, \(comparison.counted)")
  }

  @Test(
    .enabled(
      if: WorkedExample.isThere,
      "the worked example is not there: put the shared reference beside the repository"))
  func `works the worked example out by itself`() throws {
    let answer = try Python.run(
      "jinzhu_reference.py", ["--self-test", WorkedExample.directory.path])
    #expect(answer.status == 0, "\(answer.text)")
  }
}

/// What a comparison found.
struct Comparison {
  var differences: [String] = []
  private var events = 0
  private var days = 0
  private var figures: [String: Int] = [:]

  init(differences: [String] = []) { self.differences = differences }

  /// A random history: what the program accepted of it, on some days and at every end of a year.
  init(ofHistory seed: UInt64) throws {
    var history = History(seed: seed, scale: .small(seed: seed))
    let book = try Book.inMemory()
    var lines: [String] = []
    var latest = Instant(microseconds: 0)
    while let proposal = history.next() {
      do {
        let outcome = try book.record(at: proposal.instant) {
          try $0.record(try Submission(reading: proposal.raw))
        }
        try history.learn(proposal, outcome)
        guard case .recorded(let event, _, _) = outcome else { continue }
        lines.append(proposal.line)
        latest = event.recordedAt
      } catch let refusal as Refusal {
        history.learn(proposal, refusal)
      } catch is Complaints where proposal.isMischief {
        continue
      }
    }
    let (first, today) = (history.scale.firstDay, history.today)
    let span = first.days(until: today)
    var days = try [span / 7, span / 3, span * 5 / 8, span].map { try first.adding(days: $0) }
    days += (first.year..<today.year).compactMap { Day(year: $0, month: 12, day: 31) }
    try compare(book, lines, on: days, at: latest, name: "seed \(seed), ")
  }

  /// Events from files, all recorded at one instant.
  init(of raws: [[(name: String, tree: Tree)]], on days: [Day], now: Instant) throws {
    let book = try Book.inMemory()
    let submissions = try raws.map { try Submission(reading: $0) }
    try book.record(at: now) { recorder in
      for submission in submissions { _ = try recorder.record(submission) }
    }
    let lines = submissions.map { submission in
      var entries: [Tree.Entry] = [
        .init("kind", .text(submission.kind.rawValue)),
        .init("date", .text(submission.date.description)),
      ]
      if let ref = submission.ref { entries.append(.init("ref", .text(ref))) }
      if case .record(let fields) = submission.fields.tree { entries += fields }
      return JSONWriter.text(.record(entries))
    }
    try compare(book, lines, on: days, at: now, name: "")
  }

  private mutating func compare(
    _ book: Book, _ lines: [String], on days: [Day], at instant: Instant, name: String
  ) throws {
    events = lines.count
    for (day, model) in zip(days, try ReferenceModel.figures(of: lines, on: days)) {
      let ours = try Figures(of: book, on: day, now: instant.description)
      differences += ours.differences(from: model).map { "\(name)\(day): \($0)" }
      figures.merge(model.counts) { $0 + $1 }
      self.days += 1
    }
    if self.days != days.count { differences.append("\(name)days without an answer") }
  }

  mutating func add(_ other: Comparison) {
    differences += other.differences
    events += other.events
    days += other.days
    figures.merge(other.figures) { $0 + $1 }
  }

  /// How much was compared.
  var counted: String {
    let parts = figures.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    return "\(events) events, \(days) days; figures: " + parts.joined(separator: ", ")
      + "; \(differences.count) differ"
  }
}
