import Jinzhu
import JinzhuFormats
import JinzhuHistories
import JinzhuStore

/// One seed's history told whole, with everything that must hold checked on the way.
struct Trial {
  let seed: UInt64
  var coverage = Coverage()
  var findings: [String] = []
  var proposals: [Proposal] = []

  /// Tells the history of a seed, or its first so many proposals, and checks.
  init(seed: UInt64, limit: Int = .max) {
    self.seed = seed
    do { try tell(limit) } catch { findings.append("thrown: \(error)") }
  }

  private mutating func tell(_ limit: Int) throws {
    let scale = Scale.small(seed: seed)
    var telling = try Telling(seed: seed, scale: scale)
    let size = min(limit, scale.proposals)
    defer { (coverage, proposals) = (telling.coverage, telling.proposals) }
    var printed: (at: Instant, day: Day, texts: [String])?
    var told = 0
    while told < size, findings.isEmpty {
      let step = min(max(20, size / 3), size - told)
      try telling.tell(step)
      told += step
      findings += telling.findings
      guard findings.isEmpty else { break }
      if told < size {
        try yesterdayStands(&telling, &told, min(25, size - told))
        if printed == nil {
          let day = telling.history.today
          printed = (telling.latest, day, try telling.documents(asOf: day, at: telling.latest))
        }
      } else {
        try check(telling)
      }
    }
    if findings.isEmpty, let printed {
      let known = try telling.book.known(at: printed.at)
      let again = try Telling.documents(of: known, asOf: printed.day, at: printed.at)
      compare(printed.texts, again, "known at \(printed.at)")
    }
  }

  /// What is dated from today on changes nothing of what stood at the end of yesterday.
  private mutating func yesterdayStands(
    _ telling: inout Telling, _ told: inout Int, _ count: Int
  ) throws {
    for _ in 0..<12 where !telling.isCalm && !telling.isOver {
      try telling.tell(1)
      told += 1
    }
    findings += telling.findings
    guard findings.isEmpty, telling.isCalm else { return }
    let today = telling.history.today
    let yesterday = try today.adding(days: -1)
    let before = try telling.documents(asOf: yesterday, at: telling.latest)
    let left = min(count, max(0, telling.history.scale.proposals - telling.history.told))
    try telling.tell(left, from: today)
    told += left
    findings += telling.findings
    let after = try telling.documents(asOf: yesterday, at: telling.latest)
    compare(before.map(Self.withoutHead), after.map(Self.withoutHead), "as of \(yesterday)")
  }

  /// Every invariant, on a few days, and that everything follows from the events.
  private mutating func check(_ telling: Telling) throws {
    let today = telling.history.today
    let span = telling.history.scale.firstDay.days(until: today)
    let days = try [span / 3, span * 3 / 4, span].map {
      try telling.history.scale.firstDay.adding(days: $0)
    }
    findings += try Audit.findings(in: telling.book, at: telling.latest, on: days)
    if case .damaged(let damage) = try telling.book.verify() {
      findings.append("verify: \(damage.words.en)")
    }
  }

  private mutating func compare(_ before: [String], _ after: [String], _ when: String) {
    for (old, new) in zip(before, after) where old != new {
      let (a, b) = (old.split(separator: "\n"), new.split(separator: "\n"))
      let line = zip(a, b).first { $0 != $1 }
      findings.append(
        "\(a.dropFirst().first ?? "") \(when): \(line?.0 ?? "") became \(line?.1 ?? "")")
    }
  }

  private static func withoutHead(_ text: String) -> String {
    text.split(separator: "\n").filter { !$0.contains("\"knownAt\"") && !$0.contains("\"head\"") }
      .joined(separator: "\n")
  }
}

extension Telling {
  func documents(asOf day: Day, at instant: Instant) throws -> [String] {
    try Self.documents(of: book, asOf: day, at: instant)
  }

  /// Every report in its machine form: as of a day, or from its year's first day to it.
  static func documents(of book: Book, asOf day: Day, at instant: Instant) throws -> [String] {
    try book.read(at: instant) { books, archive in
      let whole = Snapshot(books: books, archive: archive, day: day)
      let member = try Statements(whole).everybody().first
      return try Report.all.filter { $0.asks != .event && ($0.asks != .member || member != nil) }
        .map { report in
          let isPeriod = report.scope == .period
          var snapshot = Snapshot(
            books: books, archive: archive, day: day,
            period: isPeriod ? .range(day.firstOfYear, day) : nil)
          if report.asks == .account { snapshot.account = .cash }
          if report.asks == .member { snapshot.party = member }
          var text = ""
          JSONFormat().write(try report.make(snapshot), to: &text)
          return text
        }
    }
  }
}
