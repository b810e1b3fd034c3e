@testable import Jinzhu

extension Audit {
  /// The non-performing exposure rolls forward: every month from its opening to its closing, alone as
  /// in the whole; and what was paid, came in and was written off is what the guarantees say.
  mutating func rollForward(to day: Day) throws {
    guard let first = journal.lines.map(\.event.day).min(), first <= day else { return }
    let whole = try NonPerformingMovement(books, archive, from: first, through: day)
    let standing = try Snapshot(books: books, archive: archive, day: day).standing()
    expect(
      try whole.closing.total, is: try standing.nonPerforming().total.exposure,
      "the non-performing exposure rolled forward to \(day)")
    for step in whole.steps {
      let when = "the non-performing exposure in \(step.period)"
      var closing = step.opening
      for amounts in step.moved.values { try closing.add(amounts) }
      expect(closing, is: step.closing, when)
      let alone = try NonPerformingMovement(
        books, archive, from: step.period.first, through: step.period.last)
      expect(alone.opening, is: step.opening, "\(when), opening")
      for cause in NonPerformingMovement.Cause.allCases {
        expect(
          try alone.moved(cause), is: step.moved[cause] ?? .init(), "\(when), \(cause.rawValue)")
      }
    }
    // What was issued, paid and settled on one and the same day was open at the end of none.
    let guarantees = try archive.guarantees(openFrom: first, through: day)
    expect(
      try whole.moved(.compensated).receivables,
      is: try Money.sum(guarantees.map { $0.compensatedShare }), "compensated by \(day)")
    expect(
      try whole.moved(.charged).receivables,
      is: try Money.sum(guarantees.map { try $0.interestShare + $0.costs }), "charged by \(day)")
    expect(
      try whole.moved(.writtenOff).receivables,
      is: try -Money.sum(guarantees.map { try $0.writtenOff }), "written off by \(day)")
  }
}
