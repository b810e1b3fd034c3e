/// An open guarantee as it stands on a day, as far as measures ask about it.
///
/// There are thousands of them: each is a fraction of a guarantee, stays where it was read to, and
/// what several share of it is added up instead of kept.
public final class OpenState: Guaranteed, Sendable {
  /// 担保合同编号.
  public let code: ID<Guarantee>
  /// Who took the loan.
  public let borrower: ID<Party>
  /// The borrower, or the member who assumed the loan (兼并).
  public let obligor: ID<Party>
  /// The bank that lent.
  public let bank: ID<Party>
  /// The day of the issue event.
  public let issued: Day
  /// The day the loan began.
  public let start: Day
  /// The day it is to be repaid by, extensions included.
  public let due: Day
  /// The day from which the loan was reported overdue; `nil` when it was not.
  public let overdueSince: Day?
  /// A class set by hand; `nil` for the automatic one.
  public let manualClass: GuaranteeClass?
  /// The last extension of the loan while overdue; `nil` without one.
  public let extendedOverdue: Day?
  /// The first payment to the bank; `nil` before it.
  public let firstCompensated: Day?
  /// The whole loan as it was lent.
  public let principal: Money
  /// The loan balance still under guarantee (在保余额).
  public let balance: Money
  /// The fund's part of the loan balance (在保责任).
  public let ownShare: Money
  /// Open compensation receivable, CR (domain §5.1).
  public let compensationReceivable: Money
  /// Open joint receivable, JR.
  public let jointReceivable: Money

  /// 代偿余额: CR and JR.
  public var compensationBalance: Money {
    get throws { try compensationReceivable + jointReceivable }
  }

  /// What a guarantee's receivables are made of.
  public struct Parts {
    /// Paid to the bank for the guarantee: principal's share and interest's share.
    public var paid = Money.zero
    /// Spent on getting money back.
    public var costs = Money.zero
    /// Recovered from any source against the compensation receivable.
    public var recovered = Money.zero
    /// Taken out of the customer's deposit.
    public var depositsApplied = Money.zero
    /// Taken out of the obligor's own paid-in capital.
    public var forfeited = Money.zero
    /// Taken in assets, at the amount they were booked for.
    public var assetsTaken = Money.zero
    /// What those assets brought less than that when they were sold.
    public var assetShortfalls = Money.zero
    /// What others share of it.
    public var shared = Shared()

    /// Nothing was paid.
    public init() {}

    /// CR (domain §5.1).
    var compensationReceivable: Money {
      get throws {
        try paid + costs - recovered - depositsApplied - forfeited - shared.called
          - shared.claimed - assetsTaken + assetShortfalls - shared.writtenOff
      }
    }
  }

  /// What others share of a default, added up.
  public struct Shared {
    /// Called from the group, net of what was cancelled by hand.
    public var called = Money.zero
    /// Of that, still owed.
    public var owed = Money.zero
    /// Claimed from re-guarantors, net of rejections.
    public var claimed = Money.zero
    /// Written off to all layers; what was restored is not taken off.
    public var writtenOff = Money.zero

    /// Nobody shares anything.
    public init() {}

    /// Counts a call on one of the group in.
    public mutating func add(_ call: JointCall) throws {
      try called += call.called - call.cancelled
      try owed += call.open
    }

    /// Counts a claim on a re-guarantor in.
    public mutating func add(_ claim: ReguaranteeClaim) throws {
      try claimed += claim.claimed - claim.rejected
    }

    /// Counts a write-off in.
    public mutating func add(_ writeOff: WriteOff) throws {
      for layer in writeOff.layers { try writtenOff += layer.amount }
    }
  }

  /// Creates it with its sums; nothing is checked.
  public init(
    code: ID<Guarantee>, borrower: ID<Party>, obligor: ID<Party>, bank: ID<Party>,
    issued: Day, start: Day, due: Day, overdueSince: Day?, manualClass: GuaranteeClass?,
    extendedOverdue: Day?, firstCompensated: Day?, principal: Money, balance: Money,
    ownShare: Money, compensationReceivable: Money, jointReceivable: Money
  ) {
    (self.code, self.borrower, self.obligor, self.bank) = (code, borrower, obligor, bank)
    (self.issued, self.start, self.due) = (issued, start, due)
    (self.overdueSince, self.manualClass) = (overdueSince, manualClass)
    (self.extendedOverdue, self.firstCompensated) = (extendedOverdue, firstCompensated)
    (self.principal, self.balance, self.ownShare) = (principal, balance, ownShare)
    self.compensationReceivable = compensationReceivable
    self.jointReceivable = jointReceivable
  }

  /// Adds it up from its parts.
  ///
  /// - Throws: `ValueError` where a sum is too large.
  public convenience init(
    code: ID<Guarantee>, borrower: ID<Party>, obligor: ID<Party>, bank: ID<Party>,
    issued: Day, start: Day, due: Day, overdueSince: Day?, manualClass: GuaranteeClass?,
    extendedOverdue: Day?, firstCompensated: Day?, principal: Money, balance: Money,
    coverage: Rate, parts: Parts
  ) throws {
    self.init(
      code: code, borrower: borrower, obligor: obligor, bank: bank, issued: issued, start: start,
      due: due, overdueSince: overdueSince, manualClass: manualClass,
      extendedOverdue: extendedOverdue, firstCompensated: firstCompensated, principal: principal,
      balance: balance, ownShare: try coverage.of(balance),
      compensationReceivable: try parts.compensationReceivable,
      jointReceivable: parts.shared.owed)
  }

  /// What measures ask of a whole guarantee.
  ///
  /// - Throws: `ValueError` where a sum is too large.
  public convenience init(_ guarantee: Guarantee) throws {
    try self.init(
      code: guarantee.code, borrower: guarantee.borrower, obligor: guarantee.obligor,
      bank: guarantee.bank, issued: guarantee.issued, start: guarantee.start,
      due: guarantee.due, overdueSince: guarantee.overdueSince,
      manualClass: guarantee.manualClass, extendedOverdue: guarantee.extendedOverdue,
      firstCompensated: guarantee.firstCompensated, principal: guarantee.principal,
      balance: guarantee.balance, coverage: guarantee.coverage, parts: guarantee.parts)
  }
}

extension Guarantee {
  /// What its receivables are made of.
  var parts: OpenState.Parts {
    get throws {
      var parts = OpenState.Parts()
      parts.paid = try paid
      (parts.costs, parts.recovered) = (costs, recovered)
      (parts.depositsApplied, parts.forfeited) = (depositsApplied, forfeited)
      (parts.assetsTaken, parts.assetShortfalls) = (assetsTaken, assetShortfalls)
      parts.shared = try shared
      return parts
    }
  }

  /// What others share of its default, added up.
  var shared: OpenState.Shared {
    get throws {
      var shared = OpenState.Shared()
      for call in jointCalls { try shared.add(call) }
      for claim in claims { try shared.add(claim) }
      for writeOff in writeOffs { try shared.add(writeOff) }
      return shared
    }
  }
}
