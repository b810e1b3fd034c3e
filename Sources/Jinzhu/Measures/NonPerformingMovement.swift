/// How the non-performing exposure moved over a span of days: closing = opening + movements, exactly.
///
/// It is measured from one end of a month to the next, so that months add up to quarters and years.
/// What turned bad and good again between two ends of a month moves nothing; a reversal counts
/// below zero on its own day.
public struct NonPerformingMovement {
  /// Loans (own share in force classed substandard or worse) and the compensation balance.
  public struct Amounts: Hashable, Sendable {
    /// The loans' part.
    public internal(set) var loans = Money.zero
    /// The compensation balance's part.
    public internal(set) var receivables = Money.zero

    /// Both.
    public var total: Money { get throws { try loans + receivables } }

    mutating func add(_ other: Amounts) throws {
      try loans += other.loans
      try receivables += other.receivables
    }
  }

  /// What may happen to the exposure, in the order of the report.
  public enum Cause: String, CaseIterable, Sendable {
    /// Loans that were not bad at the start: what is bad of them now, and what was compensated.
    case new
    /// Loans that are no longer bad.
    case cured
    /// Bad loans that were repaid or released.
    case ended
    /// Principal that the fund paid: it leaves the loans and enters the compensation balance.
    case compensated
    /// Interest paid and costs of recovery.
    case charged
    /// What came in: recoveries, deposits, forfeited capital, payments of the group.
    case recovered
    /// Claims on re-guarantors, less those rejected.
    case claimed
    /// Assets taken in settlement, less shortfalls of their sale.
    case taken
    case writtenOff
  }

  /// One month of the span, or what of it lies in the span.
  public struct Step {
    /// The days.
    public let period: Period
    /// At the end of the day before.
    public let opening: Amounts
    /// What moved.
    public let moved: [Cause: Amounts]
    /// At the end of the last day.
    public let closing: Amounts
  }

  /// Month by month.
  public let steps: [Step]

  /// At the end of the day before the span.
  public var opening: Amounts { steps.first?.opening ?? Amounts() }
  /// At the end of the span.
  public var closing: Amounts { steps.last?.closing ?? Amounts() }

  /// What moved for a cause in the whole span.
  public func moved(_ cause: Cause) throws -> Amounts {
    var sum = Amounts()
    for step in steps { try sum.add(step.moved[cause] ?? Amounts()) }
    return sum
  }

  /// Reads what was open in a span of days, and nothing else.
  init(_ books: Books, _ archive: any Archive, from first: Day, through last: Day) throws {
    var steps: [Step] = []
    var before = Ends()
    if first > .earliest {
      let eve = try first.adding(days: -1)
      before = try Ends(
        archive.openRecords(asOf: eve), on: eve, under: books.charter(on: eve).nonPerforming)
    }
    var day = first
    while day <= last {
      let end = min(day.endOfMonth, last)
      let after = try Ends(
        archive.records(openFrom: day, through: end), on: end,
        under: books.charter(on: end).nonPerforming)
      let eve = day > .earliest ? try day.adding(days: -1) : nil
      var moved: [Cause: Amounts] = [:]
      // Of what was there before only what was open: a guarantee finished last month has not moved in
      // this one, unless it moved and was finished again within a day.
      let there = Set(before.lines.keys).union(after.states.keys)
      let touched = try Self.touched(archive, from: day, through: end).subtracting(there)
        .filter { try archive.wasOpen($0, from: .earliest, through: end) }
      for code in there.union(touched) {
        let new = try after.states[code] ?? archive.guarantee(code, asOf: end)
        var old = before.lines[code] == nil ? nil : before.states[code]
        // It was finished before the month: what it had done by then counts there, if it was open at
        // the end of any day, and here if it never was.
        if old == nil, let eve, let new, new.issued <= eve,
          try archive.wasOpen(code, from: .earliest, through: eve)
        {
          old = try archive.guarantee(code, asOf: eve)
        }
        try Self.add(
          old, new, was: before.lines[code], now: after.lines[code], to: &moved)
      }
      steps.append(
        Step(
          period: .covering(month: day, through: end), opening: try before.amounts, moved: moved,
          closing: try after.amounts))
      before = after
      guard end < last else { break }
      day = try end.adding(days: 1)
    }
    self.steps = steps
  }

  /// Guarantees whose receivables moved in a span of days, also where they came and went in one.
  private static func touched(
    _ archive: any Archive, from first: Day, through last: Day
  ) throws -> Set<ID<Guarantee>> {
    var codes: Set<ID<Guarantee>> = []
    for account in [Account.compensationReceivable, .jointReceivable] {
      for moved in try archive.subTurnovers(of: account, from: first, through: last)
      where moved.moved != MonthDelta() {
        if let code = moved.sub.guarantee { codes.insert(code) }
      }
    }
    return codes
  }

  /// Every guarantee at the end of a day, and what of it is open.
  private struct Ends {
    var states: [ID<Guarantee>: Guarantee] = [:]
    var lines: [ID<Guarantee>: OpenGuarantee] = [:]

    init() {}

    init(_ records: [GuaranteeRecord], on day: Day, under rules: Charter.NonPerforming) throws {
      for record in records { states[record.guarantee.code] = record.guarantee }
      let open = try records.map { try OpenState($0.guarantee) }
      for line in try OpenGuarantee.all(open, on: day, under: rules) {
        lines[line.guarantee.code] = line
      }
    }

    var amounts: Amounts {
      get throws {
        var sum = Amounts()
        for line in lines.values {
          try sum.loans += line.nonPerformingShare
          try sum.receivables += line.compensationBalance
        }
        return sum
      }
    }
  }

  private static func add(
    _ old: Guarantee?, _ new: Guarantee?, was: OpenGuarantee?, now: OpenGuarantee?,
    to moved: inout [Cause: Amounts]
  ) throws {
    func change(_ amount: (Guarantee) throws -> Money) throws -> Money {
      try (new.map(amount) ?? .zero) - (old.map(amount) ?? .zero)
    }
    func add(_ cause: Cause, loans: Money = .zero, receivables: Money = .zero) throws {
      if loans.isZero, receivables.isZero { return }
      var amounts = moved[cause] ?? Amounts()
      try amounts.loans += loans
      try amounts.receivables += receivables
      moved[cause] = amounts
    }
    let paid = try change { $0.compensatedShare }
    let share = now?.nonPerformingShare ?? .zero
    if let was, was.balance.isPositive, was.loanClass.isNonPerforming {
      let ended = try change {
        try $0.repaidShare + $0.releasedShare - $0.coverage.of($0.principal)
      }
      // The day's share in force, less what ended and what was paid, is there still: bad or good.
      let left = try was.ownShare - ended - paid
      try add(.ended, loans: -ended)
      try add(.cured, loans: share - left)
    } else {
      try add(.new, loans: share + paid)
    }
    try add(.compensated, loans: -paid, receivables: paid)
    try add(.charged, receivables: change { try $0.interestShare + $0.costs })
    try add(.recovered, receivables: -(change { try $0.cameIn }))
    try add(.claimed, receivables: -(change { try $0.claimed }))
    try add(.taken, receivables: -(change { try $0.assetsTaken - $0.assetShortfalls }))
    try add(.writtenOff, receivables: -(change { try $0.writtenOff }))
  }
}

extension Guarantee {
  /// What came in against CR and JR, whoever paid it.
  fileprivate var cameIn: Money {
    get throws {
      try recovered + depositsApplied + forfeited
        + Money.sum(jointCalls.map { try $0.paid + $0.settled })
    }
  }
}

extension Period {
  /// The calendar month where the days make one up, else the range.
  fileprivate static func covering(month first: Day, through last: Day) -> Period {
    let month = Period.month(year: first.year, month: first.month)
    return month.first == first && month.last == last ? month : .range(first, last)
  }
}
