/// A guarantee for one drawdown of a loan: what was promised, and what became of it.
///
/// Amounts named `…Share` are the fund's part under the coverage; the others are whole loans.
public struct Guarantee: Hashable, Sendable {
  // What was promised.
  /// 担保合同编号; free for another guarantee only once the issue was reversed.
  public let code: ID<Guarantee>
  /// Who took the loan; he stays it when somebody else assumes the debt.
  public var borrower: ID<Party>
  /// The bank that lent, and bears what the coverage leaves.
  public var bank: ID<Party>
  /// The whole loan as it was lent.
  public var principal: Money
  /// The day of the issue event; of a fund that moved in with the guarantee, `start`.
  public var issued: Day
  /// The day the loan began, which its fee counts from; it may differ from `issued`.
  public var start: Day
  /// The fund's part of the loan, as a fraction; the bank bears the rest.
  public var coverage: Rate
  /// Of the amount charged, for a year or for a contract, as a fraction (`Charter.Fee`).
  public var feeRate: Rate
  /// What kind of loan it is; forms tell kinds apart, limits do not.
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
  /// The day it is to be repaid by, extensions included; unpaid, it is overdue from the next.
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
  /// Repaid to the bank.
  public var repaid = Money.zero
  /// What own share fell by with it: rounded before and after, so that no fen drifts (domain §2).
  public var repaidShare = Money.zero
  /// The balance that was released from guarantee without a repayment on record; zero without one.
  public var released = Money.zero
  /// What own share fell by with it.
  public var releasedShare = Money.zero
  /// Principal in default that was settled with the bank (代偿), the bank's own part included.
  public var compensated = Money.zero
  /// What own share fell by with it: paid by the fund.
  public var compensatedShare = Money.zero
  /// Interest in default that was settled with the bank, the bank's own part included.
  public var interest = Money.zero
  /// The fund's part of it, which it paid.
  public var interestShare = Money.zero

  // The fee.
  /// Charged at issue and extensions, what was waived or refunded included; where the fund moved in
  /// with the guarantee, what was owed of its fee that day.
  public var feeBooked = Money.zero
  /// Paid for it by the customer as far as this book knows; refunds are not taken off.
  public var feeReceived = Money.zero
  /// Paid back to the customer, out of what he had paid.
  public var feeRefunded = Money.zero

  // The recourse (domain §5.1): what became of the money paid for the guarantee.
  /// Spent on getting money back, and owed like what was paid: court, valuation, sale.
  public var costs = Money.zero
  /// Recovered from any source against the compensation receivable.
  public var recovered = Money.zero
  /// Taken out of the customer's deposit.
  public var depositsApplied = Money.zero
  /// Taken out of the obligor's own paid-in capital (`capital.forfeit`).
  public var forfeited = Money.zero
  /// Taken in assets (抵债), at the amount they were booked for.
  public var assetsTaken = Money.zero
  /// What those assets brought less than that when they were sold: owed again.
  public var assetShortfalls = Money.zero
  /// Paid by the group, paid on its behalf by recoveries, received from re-guarantors, returned
  /// to reserves and members, and beyond: everything that came in counts here once.
  public var recoveredInAll = Money.zero
  /// What came in when nobody was owed anything more: the fund's income (domain §5.3).
  public var recoveryIncome = Money.zero
  /// One for each who was called on, in the order of their first calls.
  public var jointCalls: [JointCall] = []
  /// One for each re-guarantor asked, in the order of their first claims.
  public var claims: [ReguaranteeClaim] = []
  /// In the order of recording; recoveries restore the last one first.
  public var writeOffs: [WriteOff] = []

  /// Kind of loan (业务品种).
  public enum Product: String, CaseIterable, Sendable {
    case workingCapital, fixedAsset, acceptance, letterOfCredit, other

    /// As reports and forms print it.
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

  /// A guarantee as issued: the borrower owes, nothing has moved. Nothing is checked.
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
  /// A member or a contract farmer of the borrower's joint group, or his sponsor.
  public var member: ID<Party>
  /// All calls on him, cancelled ones included.
  public var called = Money.zero
  /// Taken back by hand; the obligor owes it again.
  public var cancelled = Money.zero
  /// Paid by him in cash.
  public var paid = Money.zero
  /// Settled by recoveries from elsewhere: no longer owed.
  public var settled = Money.zero
  /// Given back out of recoveries (booked to returnPayable).
  public var returned = Money.zero

  /// Nothing called yet.
  public init(member: ID<Party>) { self.member = member }

  /// Still owed by the member.
  public var open: Money {
    get throws { try called - cancelled - paid - settled }
  }
}

/// What a re-guarantor was asked for, and what became of it.
public struct ReguaranteeClaim: Hashable, Sendable {
  /// Who was asked.
  public var reguarantor: ID<Party>
  /// All claims on it, rejected ones included.
  public var claimed = Money.zero
  /// Turned down; the obligor owes it again.
  public var rejected = Money.zero
  /// Paid by it in cash.
  public var received = Money.zero
  /// Given back out of recoveries (booked to returnPayable).
  public var returned = Money.zero

  /// Nothing claimed yet.
  public init(reguarantor: ID<Party>) { self.reguarantor = reguarantor }

  /// Still owed by the re-guarantor.
  public var open: Money {
    get throws { try claimed - rejected - received }
  }
}

/// A loss spread over the layers of the charter's waterfall.
public struct WriteOff: Hashable, Sendable {
  /// The number of the event: `loss.writeOff`, or `book.open` for a loss brought along.
  public var event: Int64
  /// The day of that event; the yearly caps of its calendar year count it.
  public var day: Day
  /// In the charter's order; layers that took nothing are left out.
  public var layers: [LayerLoss]

  /// Creates it from its parts; nothing is checked.
  public init(event: Int64, day: Day, layers: [LayerLoss]) {
    (self.event, self.day, self.layers) = (event, day, layers)
  }
}

/// What one layer took of a write-off, and what recoveries gave back to it.
public struct LayerLoss: Hashable, Sendable {
  /// Which layer took it.
  public var layer: LossLayer
  /// What it took, more than zero; what was restored is not taken off.
  public var amount: Money
  /// Given back to it out of recoveries; never to `income`.
  public var restored = Money.zero
  /// The members' parts; empty for every other layer.
  public var members: [MemberLoss] = []

  /// Nothing restored yet; that the members' parts add up is not checked.
  public init(layer: LossLayer, amount: Money, members: [MemberLoss] = []) {
    (self.layer, self.amount, self.members) = (layer, amount, members)
  }
}

/// A member's part of a write-off.
public struct MemberLoss: Hashable, Sendable {
  /// Who was given it: neither the obligor nor his sponsor.
  public var member: ID<Party>
  /// What he was given; what was restored is not taken off.
  public var amount: Money
  /// Given back to him out of recoveries; what he made good himself does not count (domain §5.3).
  public var restored = Money.zero

  /// Nothing restored yet.
  public init(member: ID<Party>, amount: Money) { (self.member, self.amount) = (member, amount) }

  /// What he still bears for the guarantee.
  public var borne: Money {
    get throws { try amount - restored }
  }
}

/// A layer of the loss waterfall (domain §5.2).
public enum LossLayer: String, CaseIterable, Sendable {
  case compensationReserve, generalRiskReserve, surplusReserve, members, income

  /// As reports and messages print it.
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
