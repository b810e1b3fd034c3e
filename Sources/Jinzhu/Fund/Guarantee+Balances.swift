extension Guarantee {
  /// The loan balance still under guarantee (在保余额).
  public var balance: Money {
    get throws { try principal - repaid - released - compensated }
  }

  /// The fund's part of the loan balance (在保责任): `round(coverage × balance)`.
  public var ownShare: Money {
    get throws { try coverage.of(balance) }
  }

  /// Paid to the bank for the guarantee: principal's share and interest's share.
  public var paid: Money {
    get throws { try compensatedShare + interestShare }
  }

  /// What the bank bore itself of what was compensated.
  public var bankBorne: Money {
    get throws { try compensated + interest - paid }
  }

  /// Called from the group, net of what was cancelled by hand.
  public var called: Money {
    get throws { try Money.sum(jointCalls.map { try $0.called - $0.cancelled }) }
  }

  /// Claimed from re-guarantors, net of rejections.
  public var claimed: Money {
    get throws { try Money.sum(claims.map { try $0.claimed - $0.rejected }) }
  }

  /// Written off to all layers; what was restored is not taken off.
  public var writtenOff: Money {
    get throws { try Money.sum(writeOffs.flatMap(\.layers).map(\.amount)) }
  }

  /// Given back to the layers that bore write-offs.
  public var restored: Money {
    get throws { try Money.sum(writeOffs.flatMap(\.layers).map(\.restored)) }
  }

  /// Written off to the expense, which recoveries do not restore.
  public var chargedToIncome: Money {
    get throws {
      try Money.sum(writeOffs.flatMap(\.layers).filter { $0.layer == .income }.map(\.amount))
    }
  }

  /// Open compensation receivable, CR (domain §5.1).
  public var compensationReceivable: Money {
    get throws {
      try paid + costs - recovered - depositsApplied - forfeited - called - claimed
        - assetsTaken + assetShortfalls - writtenOff
    }
  }

  /// Open joint receivable, JR.
  public var jointReceivable: Money {
    get throws { try Money.sum(jointCalls.map { try $0.open }) }
  }

  /// 代偿余额: CR and JR, since a call on the group is not yet a recovery.
  public var compensationBalance: Money {
    get throws { try compensationReceivable + jointReceivable }
  }

  /// A loss that nobody has made good yet: written off, neither restored nor recovered as income.
  public var lossOutstanding: Money {
    get throws { try max(.zero, writtenOff - restored - recoveryIncome) }
  }

  /// What counts as recovered for the recovery rate: at most what was paid.
  public var recoveredCounted: Money {
    get throws { try min(recoveredInAll, paid) }
  }

  /// Whether anything about the guarantee is unfinished on any later day.
  public var isOpen: Bool {
    get throws {
      try balance.isPositive || compensationBalance.isPositive || lossOutstanding.isPositive
    }
  }

  /// Who owes while it is open.
  var openObligor: ID<Party>? {
    get throws { try isOpen ? obligor : nil }
  }

  /// What it adds to its customer's and its bank's exposure.
  var exposure: Exposure {
    get throws {
      let balance = try balance
      guard balance.isPositive else { return Exposure() }
      return Exposure(balance: balance, ownShare: try coverage.of(balance))
    }
  }

  /// The first day counted as overdue, if the loan is overdue at the end of a day.
  public func overdueStart(on day: Day) throws -> Day? {
    guard try balance.isPositive else { return nil }
    let reported = overdueSince.flatMap { $0 <= day ? $0 : nil }
    let lapsed = due < day ? due : nil
    return [reported, lapsed].compactMap { $0 }.min()
  }

  /// Days overdue at the end of a day; 0 when the loan is not overdue.
  public func daysOverdue(on day: Day) throws -> Int {
    try overdueStart(on: day).map { $0.days(until: day) } ?? 0
  }

  /// The class by days overdue and events, before contagion among an obligor's guarantees
  /// (domain §7, automatic class).
  public func ownClass(on day: Day, under rules: Charter.NonPerforming) throws -> GuaranteeClass {
    var result = rules.gradeOf(daysOverdue: try daysOverdue(on: day))
    if try compensationBalance.isPositive { result = max(result, .substandard) }
    if let extended = extendedOverdue, extended.days(until: day) <= 365 {
      result = max(result, .substandard)
    }
    return max(result, manualClass ?? .normal)
  }

  /// The class of the open compensation balance: substandard, doubtful from one calendar year
  /// after the first payment, loss from two.
  public func receivableClass(on day: Day) throws -> GuaranteeClass {
    guard let first = firstCompensated else { return .substandard }
    if try day >= first.adding(months: 24) { return .loss }
    if try day >= first.adding(months: 12) { return .doubtful }
    return .substandard
  }
}
