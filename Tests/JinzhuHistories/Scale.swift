public import Jinzhu

/// How large a history is, and what happens in it how often.
public struct Scale: Sendable {
  /// Members at founding.
  public var members = 8
  /// Contract farmers at founding.
  public var farmers = 6
  /// Banks at founding.
  public var banks = 3
  /// Joint-liability groups.
  public var groups = 3
  /// The first day of the fund.
  public var firstDay = Day(year: 2015, month: 3, day: 2) ?? .earliest
  /// Over how many days it lives.
  public var days = 1400
  /// How many proposals there are, the fund's first ones included.
  public var proposals = 300
  /// How many proposals in a hundred are made to be refused.
  public var mischief = 10
  /// How many events in a hundred are dated before the day they are handed in on.
  public var backdated = 25
  /// How many proposals in a hundred close the year before, while it is open.
  public var tidiness = 12
  /// How many events in a hundred are taken back at once.
  public var regret = 2
  /// How many guarantees are meant to be in force at a time.
  public var inForce = 25
  /// How many loans in a hundred come to an end on the day they are due.
  public var settled = 30
  /// How many of a thousand of those are defaulted on.
  public var defaulted = 150
  /// The months a loan runs for.
  public var months = 1...30
  /// How many guarantees in a hundred have their fee paid at once.
  public var prompt = 0
  /// The charter of the first day; by chance if there is none.
  public var charter: Tree?
  /// The range of a loan's principal, in yuan.
  public var principal = 500...2_500_000
  /// What a member pays in, in yuan.
  public var capital = 200_000...4_000_000
  /// A bank's credit line, in yuan.
  public var line = 1_000_000...30_000_000
  /// What is placed with a bank at a time, in yuan.
  public var margin = 5_000...900_000
  /// Of three proposals that a limit refused, how many are made again, with a reason.
  public var insistence: Int64 = 1
  /// How often a kind is proposed, beside the others.
  public var weight: @Sendable (EventKind) -> Int = Scale.evenly

  /// A small fund, for tests.
  public init() {}

  /// A small fund of a seed: three to five years, and a size of its own.
  public static func small(seed: UInt64) -> Scale {
    var dice = Dice(seed: seed &* 0x5851_F42D_4C95_7F2D)
    var scale = Scale()
    scale.members = dice.between(3, 9)
    scale.farmers = dice.between(1, 6)
    scale.banks = dice.between(2, 3)
    scale.groups = dice.between(1, 3)
    scale.days = dice.between(900, 1600)
    scale.proposals = dice.between(120, 420)
    scale.inForce = dice.between(5, 30)
    scale.mischief = dice.between(5, 15)
    if dice.onceIn(6) { scale.tidiness = 1 }
    return scale
  }

  /// Every kind often enough to meet every other.
  static func evenly(_ kind: EventKind) -> Int {
    switch kind {
    case .guaranteeIssue: 60
    case .loanRepay, .defaultCompensate: 16
    case .feeReceive, .depositReceive, .recoveryReceive, .lossWriteOff, .jointCall, .eventReverse:
      14
    case .loanOverdue, .loanCure, .depositApply, .jointPay, .jointCancel, .recoveryCost,
      .reguaranteeClaim, .reguaranteeReceive, .assetTake, .assetSell, .guaranteeExtend, .returnPay,
      .dividendDeclare, .shareRefund, .dividendPay:
      9
    case .capitalPay, .capitalTransfer, .capitalWithdraw, .capitalConvert, .capitalForfeit,
      .marginPlace, .voucherPost, .sharePay, .shareAbsorb,
      .partyUpdate, .reguaranteeReject, .depositReturn, .feeWaive, .feeRefund,
      .feeWriteOff, .guaranteeRelease, .guaranteeClassify, .workoutAssume, .partyAdd:
      6
    case .partySanction, .partyReinstate, .cashTransfer, .agreementSign, .marginRelease,
      .reguaranteeFee, .lossCover, .balanceAssert, .standingSet, .standingEnd,
      .reserveProvide, .charterAdopt:
      4
    case .periodClose, .periodReopen, .filingSubmit: 3
    case .bankStatement: 5
    case .bankMatch: 12
    // Only the first event of a book that books anything.
    case .bookOpen: 0
    // Approvals need the keys of people.
    case .draftSubmit, .draftApprove, .draftReject: 0
    }
  }
}
