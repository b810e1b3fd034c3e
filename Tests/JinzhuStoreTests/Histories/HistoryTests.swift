import Foundation
import Jinzhu
import JinzhuHistories
import Testing

/// Random histories, every invariant of domain §5 and §7 checked in each of them.
///
/// `JINZHU_SEEDS=5000` tries more of them; `JINZHU_SEEDS=17..17` only that one.
struct `Random histories` {
  @Test func `hold every invariant, and reach every kind and every refusal`() async throws {
    let seeds = HistorySeeds.named("JINZHU_SEEDS", otherwise: 200)
    var (coverage, failures) = await told(seeds)
    var tried = seeds.count
    // What is rare may want a few histories more than the two hundred.
    var next = seeds.upperBound + 1
    while tried >= 200, tried < 600, failures.isEmpty {
      let rare = try missing(in: coverage)
      if rare.isEmpty { break }
      print("after \(tried) histories: \(rare.joined(separator: "; "))")
      let (more, failed) = await told(next...(next + 19))
      coverage.add(more)
      failures += failed
      (next, tried) = (next + 20, tried + 20)
    }
    for failure in failures { Issue.record("\(failure)") }
    print(coverage.table(histories: tried))
    guard failures.isEmpty, tried >= 200 else { return }
    let missing = try missing(in: coverage)
    #expect(missing.isEmpty, "\(missing.joined(separator: "\n"))")
  }

  /// What histories reached, and what failed in them; it stops after three failures.
  private func told(_ seeds: ClosedRange<UInt64>) async -> (Coverage, [String]) {
    var coverage = Coverage()
    var failures: [String] = []
    await withTaskGroup(of: (Coverage, String?).self) { group in
      var left = seeds.makeIterator()
      func start() {
        guard let seed = left.next() else { return }
        group.addTask { Self.tried(seed) }
      }
      for _ in 0..<ProcessInfo.processInfo.activeProcessorCount { start() }
      while let (reached, failure) = await group.next() {
        coverage.add(reached)
        if let failure { failures.append(failure) }
        if failures.count < 3 { start() }
      }
    }
    return (coverage, failures)
  }

  /// Tells a seed's history; what failed is told with the shortest history that shows it.
  private static func tried(_ seed: UInt64) -> (Coverage, String?) {
    let whole = Trial(seed: seed)
    guard !whole.findings.isEmpty else { return (whole.coverage, nil) }
    // The shortest beginning of the history that fails, by halving.
    var shortest = whole
    var (good, bad) = (0, whole.proposals.count)
    while bad - good > 1 {
      let middle = (good + bad) / 2
      let trial = Trial(seed: seed, limit: middle)
      if trial.findings.isEmpty { good = middle } else { (bad, shortest) = (middle, trial) }
    }
    let what = shortest.findings.prefix(6).joined(separator: "\n  ")
    let last = shortest.proposals.suffix(4).map(\.line).joined(separator: "\n  ")
    return (
      whole.coverage, "seed \(seed), \(bad) proposals:\n  \(what)\n  the last of them:\n  \(last)"
    )
  }

  /// What the histories ought to have reached, and did not.
  private func missing(in coverage: Coverage) throws -> [String] {
    var missing: [String] = []
    func expect(_ isReached: Bool, _ what: String) {
      if !isReached { missing.append(what) }
    }
    // Moving in comes before everything else: OpeningTests, and the second opinion, try it.
    // Approvals need the keys of people: ApprovalTests.
    for kind in EventKind.allCases.filter({ $0 != .bookOpen && !$0.isOfApproval })
      .map(\.rawValue)
    {
      expect(coverage.recorded[kind] ?? 0 > 0, "no \(kind) was recorded")
      // Rule (f): a charter is not dated before any event.
      if kind != EventKind.charterAdopt.rawValue {
        expect(coverage.backdated[kind] ?? 0 > 0, "no \(kind) was backdated")
      }
      // A reversal is not reversed, and a close is taken back by its reopening.
      if !["event.reverse", "period.close", "period.reopen"].contains(kind) {
        expect(coverage.reversed[kind] ?? 0 > 0, "no \(kind) was reversed")
      }
    }
    // Some are warnings, always or under some charters.
    let reached = Set(coverage.refused.keys).union(coverage.warned.keys)
    for name in try RefusalCases.all() where RefusalCases.unreachable[name] == nil {
      let isReached = reached.contains { $0 == name || $0.hasPrefix(name + ".") }
      expect(isReached, "nothing was refused, or warned of, as \(name)")
    }
    expect(coverage.repeated > 0, "no event was repeated")
    expect(coverage.overridden > 0, "no limit was overridden")
    return missing
  }
}

/// The seeds to try: as many as an environment variable says, or those of a range `a..b`.
enum HistorySeeds {
  static func named(_ name: String, otherwise count: UInt64) -> ClosedRange<UInt64> {
    let text = ProcessInfo.processInfo.environment[name] ?? ""
    let ends = text.split(separator: ".").compactMap { UInt64($0) }
    if ends.count == 2, ends[0] <= ends[1] { return ends[0]...ends[1] }
    return 1...max(1, ends.first ?? count)
  }
}
