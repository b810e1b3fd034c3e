@testable import Jinzhu
import JinzhuFormats
import JinzhuHistories
@testable import JinzhuStore

/// A history being told to a book, and what was seen on the way.
struct Telling {
  let book: Book
  private(set) var history: History
  private(set) var coverage = Coverage()
  /// Everything proposed so far, for a shorter telling.
  private(set) var proposals: [Proposal] = []
  private(set) var findings: [String] = []
  /// The instant of the last event recorded.
  private(set) var latest = Instant(microseconds: 0)
  private var kinds: [Int64: EventKind] = [:]
  /// Whether the book goes on with the books of the last recording, for a while each; otherwise they
  /// are read anew for each one.
  private let keepsBooks: Bool
  /// The figures of a year just reopened, as its close had left them.
  private var reopened: (period: String, totals: [Account: Money])?

  init(seed: UInt64, scale: Scale) throws {
    book = try Book.inMemory()
    history = History(seed: seed, scale: scale)
    keepsBooks = seed % 2 == 1
  }

  /// Tells so many proposals, or all that are left; some of them share an instant.
  mutating func tell(_ count: Int = .max, from floor: Day = .earliest) throws {
    history.floor = floor
    defer { history.floor = .earliest }
    var left = count
    while left > 0, let first = history.next() {
      left -= 1
      let size = history.told % 7 == 0 ? min(left, 5) : 0
      if !keepsBooks || history.told % 11 == 0 { book.kept = nil }
      try book.record(at: first.instant) { recorder in
        try record(first, with: recorder)
        for _ in 0..<size {
          guard let next = history.next(at: first.instant) else { return }
          left -= 1
          try record(next, with: recorder)
        }
      }
      if !findings.isEmpty { return }
    }
  }

  var isOver: Bool { history.isOver }
  /// Whether nothing is decided that may be dated before today.
  var isCalm: Bool { history.hasNoPlans }

  private mutating func record(_ proposal: Proposal, with recorder: Recorder) throws {
    proposals.append(proposal)
    let watched = proposals.count % 3 == 0 || proposal.isMischief
    let before = watched ? try Fingerprint(of: recorder.books) : nil
    let totals =
      proposal.kind == .periodReopen ? try recorder.books.totals(on: proposal.date) : [:]
    let latestDay = history.known.latestDay
    do {
      let outcome = try recorder.record(try Submission(reading: proposal.raw))
      note(proposal, outcome, latestDay)
      try history.learn(proposal, outcome)
      if case .recorded(let event, _, _) = outcome {
        try compare(proposal, event, totals, recorder.books)
      } else if let before, try before != Fingerprint(of: recorder.books) {
        findings.append("a repeated event changed the books: \(proposal.line)")
      }
    } catch let refusal as Refusal {
      coverage.count(refusal.caseName)
      history.learn(proposal, refusal)
      if let before, try before != Fingerprint(of: recorder.books) {
        findings.append("a refused event changed the books: \(proposal.line)")
      }
    } catch let complaints as Complaints where proposal.isMischief {
      for item in complaints.items { coverage.count(item.refusal.caseName) }
    }
  }

  private mutating func note(_ proposal: Proposal, _ outcome: Outcome, _ latestDay: Day) {
    var reversing: EventKind?
    if case .recorded(let event, _, _) = outcome {
      kinds[event.number] = proposal.kind
      latest = event.recordedAt
      if proposal.kind == .eventReverse, let number = Int64(proposal.text("event") ?? "") {
        reversing = kinds[number]
      }
    }
    coverage.count(outcome, after: latestDay, reversing: reversing)
  }

  /// A year reopened and closed again, with nothing between, has the same figures.
  private mutating func compare(
    _ proposal: Proposal, _ event: Event, _ totals: [Account: Money], _ books: Books
  ) throws {
    let period = proposal.text("period") ?? ""
    if proposal.kind == .periodReopen {
      reopened = (period, totals)
      return
    }
    if let before = reopened, proposal.kind == .periodClose, before.period == period {
      let after = try books.totals(on: event.day)
      if before.totals.filter({ !$0.value.isZero }) != after.filter({ !$0.value.isZero }) {
        findings.append("\(period) reopened and closed again has other figures")
      }
    }
    reopened = nil
  }
}

/// What the books hold, apart from what they merely remember having read.
struct Fingerprint: Equatable {
  private let totals: [Account: Money]
  private let portfolio: PortfolioTotals
  private let latestDay: Day
  private let owed: Money
  private let parties: [ID<Party>: Party]
  private let charters: [AdoptedCharter]
  private let rules: [Charter?]
  private let closes: [Close]
  private let assertions: [Assertion]

  init(of books: Books) throws {
    (totals, portfolio) = (try books.accountTotals(), books.portfolio)
    (owed, latestDay) = (try books.owedToMembers(), books.latestDay)
    (parties, charters, closes) = (try books.everybody(), books.charters, books.closes)
    rules = try charters.map { try books.charter(adoptedBy: $0.event) }
    assertions = books.assertions
  }
}
