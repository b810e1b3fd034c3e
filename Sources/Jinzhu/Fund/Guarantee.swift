/// A guarantee for one drawdown of a loan: what was promised, and what became of it.
///
/// Amounts named `…Share` are the fund's part under the coverage; the others are whole loans.
public struct Guarantee: Hashable, Sendable {
  // What was promised.
  public let code: ID<Guarantee>
  public var borrower: ID<Party>
  public var bank: ID<Party>
  public var principal: Money
  /// The day of the issue event.
  public var issued: Day
  public var start: Day
  public var coverage: Rate
  public var feeRate: Rate
  public var product: Product
  /// What the borrower pledged; `nil` when nothing was recorded.
  public var counterGuarantee: String?
  /// `nil` without re-guarantee.
  public var reguarantor: ID<Party>?
  /// `nil` where no share was agreed.
  public var reguaranteeShare: Rate?

  // Who owes, until when.
  /// The borrower, or the member who assumed the loan (兼并).
  public var obligor: ID<Party>
  public var due: Day
  /// The day from which the loan was reported overdue; `nil` when it was not.
  public var overdueSince: Day?
  /// A class set by hand; `nil` for the automatic one.
  public var manualClass: GuaranteeClass?
  /// The last extension of the loan while overdue; `nil` without one.
  public var extendedOverdue: Day?
  /// The first payment to the bank; `nil` before it.
  public var firstCompensated: Day?

  // The loan.
  public var repaid = Money.zero
  public var repaidShare = Money.zero
  public var released = Money.zero
  public var releasedShare = Money.zero
  public var compensated = Money.zero
  public var compensatedShare = Money.zero
  public var interest = Money.zero
  public var interestShare = Money.zero

  // The fee.
  public var feeBooked = Money.zero
  public var feeReceived = Money.zero
  public var feeRefunded = Money.zero

  // The recourse (domain §5.1): what became of the money paid for the guarantee.
  public var costs = Money.zero
  /// Recovered from any source against the compensation receivable.
  public var recovered = Money.zero
  public var depositsApplied = Money.zero
  public var forfeited = Money.zero
  public var assetsTaken = Money.zero
  public var assetShortfalls = Money.zero
  /// Paid by the group, paid on its behalf by recoveries, received from re-guarantors, returned
  /// to reserves and members, and beyond: everything that came in counts here once.
  public var recoveredInAll = Money.zero
  public var recoveryIncome = Money.zero
  public var jointCalls: [JointCall] = []
  public var claims: [ReguaranteeClaim] = []
  public var writeOffs: [WriteOff] = []

  public enum Product: String, CaseIterable, Sendable {
    case workingCapital, fixedAsset, acceptance, letterOfCredit, other

    public var words: Words {
      switch self {
      case .workingCapital: Words("流动资金贷款", "working capital loan")
      case .fixedAsset: Words("固定资产贷款", "fixed asset loan")
      case .acceptance: Words("承兑汇票", "bank acceptance")
      case .letterOfCredit: Words("信用证", "letter of credit")
      case .other: Words("其他", "other")
      }
    }
  }

  public init(
    code: ID<Guarantee>, borrower: ID<Party>, bank: ID<Party>, principal: Money, issued: Day,
    start: Day, due: Day, coverage: Rate, feeRate: Rate, product: Product = .workingCapital
  ) {
    (self.code, self.borrower, self.bank, self.principal) = (code, borrower, bank, principal)
    (self.issued, self.start, self.due) = (issued, start, due)
    (self.coverage, self.feeRate, self.product, self.obligor) = (
      coverage, feeRate, product, borrower
    )
  }
}

/// What one member of the group was called on to pay, and what became of it.
public struct JointCall: Hashable, Sendable {
  public var member: ID<Party>
  public var called = Money.zero
  public var cancelled = Money.zero
  public var paid = Money.zero
  /// Settled by recoveries from elsewhere: no longer owed.
  public var settled = Money.zero
  /// Given back out of recoveries (booked to returnPayable).
  public var returned = Money.zero

  public init(member: ID<Party>) { self.member = member }

  /// Still owed by the member.
  public var open: Money {
    get throws { try called - cancelled - paid - settled }
  }
}

/// What a re-guarantor was asked for, and what became of it.
public struct ReguaranteeClaim: Hashable, Sendable {
  public var reguarantor: ID<Party>
  public var claimed = Money.zero
  public var rejected = Money.zero
  public var received = Money.zero
  public var returned = Money.zero

  public init(reguarantor: ID<Party>) { self.reguarantor = reguarantor }

  public var open: Money {
    get throws { try claimed - rejected - received }
  }
}

/// A loss spread over the layers of the charter's waterfall.
public struct WriteOff: Hashable, Sendable {
  public var event: Int64
  public var day: Day
  public var layers: [LayerLoss]

  public init(event: Int64, day: Day, layers: [LayerLoss]) {
    (self.event, self.day, self.layers) = (event, day, layers)
  }
}

/// What one layer took of a write-off, and what recoveries gave back to it.
public struct LayerLoss: Hashable, Sendable {
  public var layer: LossLayer
  public var amount: Money
  public var restored = Money.zero
  /// The members' parts; empty for every other layer.
  public var members: [MemberLoss] = []

  public init(layer: LossLayer, amount: Money, members: [MemberLoss] = []) {
    (self.layer, self.amount, self.members) = (layer, amount, members)
  }
}

/// A member's part of a write-off.
public struct MemberLoss: Hashable, Sendable {
  public var member: ID<Party>
  public var amount: Money
  public var restored = Money.zero

  public init(member: ID<Party>, amount: Money) { (self.member, self.amount) = (member, amount) }

  /// What he still bears for the guarantee.
  public var borne: Money {
    get throws { try amount - restored }
  }
}

/// A layer of the loss waterfall (domain §5.2).
public enum LossLayer: String, CaseIterable, Sendable {
  case compensationReserve, generalRiskReserve, surplusReserve, members, income

  public var words: Words {
    switch self {
    case .compensationReserve: Words("担保赔偿准备金", "compensation reserve")
    case .generalRiskReserve: Words("一般风险准备", "general risk reserve")
    case .surplusReserve: Words("盈余公积", "surplus reserve")
    case .members: Words("全体股东", "members")
    case .income: Words("当期损益", "income")
    }
  }
}
