import Jinzhu

extension Scale {
  /// A county fund of fifteen years that issues so many guarantees, for benchmarks: alive at its
  /// end, with some eight loans in a hundred still in force.
  public static func fund(guarantees: Int) -> Scale {
    var scale = Scale()
    scale.members = 200
    scale.farmers = 400 + guarantees / 50
    scale.banks = 6
    scale.groups = 40
    scale.firstDay = Day(year: 2010, month: 1, day: 4) ?? .earliest
    scale.days = 15 * 365
    scale.proposals = guarantees * 64 / 10 + 1100
    (scale.mischief, scale.regret) = (0, 0)
    scale.backdated = 2
    scale.inForce = .max
    scale.settled = 99
    scale.defaulted = 25
    scale.months = 8...24
    scale.principal = 20_000...600_000
    scale.capital = 1_500_000...6_000_000
    // What the banks of a large fund lend and ask for grows with it.
    scale.line = guarantees * 8_000...guarantees * 40_000
    scale.margin = guarantees * 50...guarantees * 800
    scale.insistence = 3
    scale.prompt = 95
    scale.charter = .record([
      .init("fund", .text("基准县金猪担保")), .init("fee", .record([.init("rate", .text("7‰"))])),
    ])
    scale.weight = inPractice
    return scale
  }

  /// How often things happen in practice, beside what a loan brings by itself.
  private static func inPractice(_ kind: EventKind) -> Int {
    switch kind {
    case .guaranteeIssue: 880
    case .loanRepay: 1150
    case .eventReverse: 270
    case .voucherPost: 260
    case .feeReceive, .depositReceive: 180
    case .depositReturn: 100
    case .guaranteeExtend, .jointPay, .cashTransfer: 40
    case .recoveryReceive: 12
    case .depositApply, .jointCall, .loanOverdue, .recoveryCost, .returnPay, .sharePay: 20
    case .feeRefund, .feeWaive, .capitalPay, .marginPlace, .partyUpdate, .guaranteeRelease,
      .guaranteeClassify, .reguaranteeFee, .reguaranteeClaim, .reguaranteeReceive, .dividendPay,
      .shareRefund, .loanCure:
      12
    case .assetTake, .assetSell, .balanceAssert, .feeWriteOff, .jointCancel, .capitalTransfer,
      .workoutAssume, .reguaranteeReject, .shareAbsorb, .capitalForfeit,
      .defaultCompensate, .periodClose:
      5
    case .lossWriteOff: 3
    // Everybody joins at founding.
    case .partyAdd, .bookOpen, .bankStatement, .bankMatch: 0
    case .partySanction, .partyReinstate, .marginRelease: 2
    case .dividendDeclare, .agreementSign, .capitalConvert, .lossCover, .reserveProvide,
      .charterAdopt, .periodReopen, .capitalWithdraw:
      1
    // Forms are made of a whole book, not of chance.
    case .filingSubmit: 0
    case .standingSet, .standingEnd, .draftSubmit, .draftApprove, .draftReject: 0
    }
  }
}
