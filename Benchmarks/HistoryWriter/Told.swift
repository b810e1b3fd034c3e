import Jinzhu
import JinzhuHistories
import JinzhuStore

/// A history told to its end.
struct Told {
  var charter = ""
  var lines: [String] = []
  /// The events before the first guarantee.
  var founding: [String] = []
  /// Events that may follow all of them, and as well the founding ones alone.
  var later: [String] = []
  /// What the fund is like at the end, as JSON.
  var facts = ""
  private var (refused, backdated, reversed) = (0, 0, 0)

  init(seed: UInt64, guarantees: Int) throws {
    let scale = Scale.fund(guarantees: guarantees)
    var history = History(seed: seed, scale: scale)
    let last = Instant(
      microseconds: (Int64(scale.firstDay.serial) + Int64(scale.days) + 2) * 86_400_000_000)
    let (book, founded) = (try Book.inMemory(), try Book.inMemory())
    try book.record(at: last) { recorder in
      try founded.record(at: last) { foundedRecorder in
        try tell(&history, to: recorder, and: foundedRecorder)
        for each in Later(history.known, on: history.today).guarantees(50) {
          try add(each, to: recorder, and: foundedRecorder)
        }
      }
    }
    facts = summary(of: history.known, seed: seed, on: history.today)
  }

  private mutating func tell(
    _ history: inout History, to recorder: Recorder, and founded: Recorder
  ) throws {
    var isFounding = true
    while let proposal = history.next() {
      let latest = history.known.latestDay
      do {
        let submission = try Submission(reading: proposal.raw)
        let outcome = try recorder.record(submission)
        try history.learn(proposal, outcome)
        guard case .recorded(let event, _, _) = outcome else { continue }
        if proposal.kind == .eventReverse { reversed += 1 }
        if event.day < latest { backdated += 1 }
        isFounding = isFounding && proposal.kind != .guaranteeIssue
        if isFounding { _ = try founded.record(submission) }
        if event.number == 1, let tree = proposal.fields.first?.tree {
          charter = JSONWriter.text(tree)
        } else {
          lines.append(proposal.line)
          if isFounding { founding.append(proposal.line) }
        }
      } catch let refusal as Refusal {
        history.learn(proposal, refusal)
        refused += 1
      }
    }
  }

  /// Adds events unless a limit of either fund forbids the first of them.
  private mutating func add(
    _ proposals: [Proposal], to recorder: Recorder, and founded: Recorder
  ) throws {
    do {
      for proposal in proposals {
        let submission = try Submission(reading: proposal.raw)
        _ = try recorder.record(submission)
        _ = try founded.record(submission)
      }
    } catch is Refusal {
      return
    }
    later += proposals.map(\.line)
  }

  private func summary(of known: Known, seed: UInt64, on day: Day) -> String {
    let members = known.parties(of: .member)
    return """
      {"seed": \(seed), "events": \(lines.count + 1), "guarantees": \(known.guarantees.count), \
      "inForce": \(known.inForce.count), "compensations": \(known.compensations), \
      "members": \(members), "reversals": \(reversed), "backdated": \(backdated), \
      "refused": \(refused), "lastDay": "\(day)", "later": \(later.count)}
      """
  }
}
