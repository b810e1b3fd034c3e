/// The closed list of what can happen to a fund (domain §4), spelled as in event files.
public enum EventKind: String, CaseIterable, Sendable {
  case partyAdd = "party.add"
  case partyUpdate = "party.update"
  case partySanction = "party.sanction"
  case partyReinstate = "party.reinstate"
  case capitalPay = "capital.pay"
  case capitalTransfer = "capital.transfer"
  case capitalWithdraw = "capital.withdraw"
  case capitalConvert = "capital.convert"
  case capitalForfeit = "capital.forfeit"
  case cashTransfer = "cash.transfer"
  case agreementSign = "agreement.sign"
  case marginPlace = "margin.place"
  case marginRelease = "margin.release"
  case guaranteeIssue = "guarantee.issue"
  case guaranteeExtend = "guarantee.extend"
  case guaranteeRelease = "guarantee.release"
  case guaranteeClassify = "guarantee.classify"
  case feeReceive = "fee.receive"
  case feeRefund = "fee.refund"
  case feeWaive = "fee.waive"
  case feeWriteOff = "fee.writeOff"
  case depositReceive = "deposit.receive"
  case depositReturn = "deposit.return"
  case depositApply = "deposit.apply"
  case loanRepay = "loan.repay"
  case loanOverdue = "loan.overdue"
  case loanCure = "loan.cure"
  case defaultCompensate = "default.compensate"
  case recoveryReceive = "recovery.receive"
  case recoveryCost = "recovery.cost"
  case jointCall = "joint.call"
  case jointCancel = "joint.cancel"
  case jointPay = "joint.pay"
  case reguaranteeClaim = "reguarantee.claim"
  case reguaranteeReject = "reguarantee.reject"
  case reguaranteeReceive = "reguarantee.receive"
  case reguaranteeFee = "reguarantee.fee"
  case assetTake = "asset.take"
  case assetSell = "asset.sell"
  case workoutAssume = "workout.assume"
  case lossWriteOff = "loss.writeOff"
  case sharePay = "share.pay"
  case shareAbsorb = "share.absorb"
  case shareRefund = "share.refund"
  case returnPay = "return.pay"
  case lossCover = "loss.cover"
  case dividendDeclare = "dividend.declare"
  case dividendPay = "dividend.pay"
  case voucherPost = "voucher.post"
  case standingSet = "standing.set"
  case standingEnd = "standing.end"
  case balanceAssert = "balance.assert"
  case eventReverse = "event.reverse"
  case draftSubmit = "draft.submit"
  case draftApprove = "draft.approve"
  case draftReject = "draft.reject"
  case charterAdopt = "charter.adopt"
  case reserveProvide = "reserve.provide"
  case periodClose = "period.close"
  case periodReopen = "period.reopen"
  case filingSubmit = "filing.submit"
  case bookOpen = "book.open"
  case bankStatement = "bank.statement"
  case bankMatch = "bank.match"

  /// The type that owns the kind.
  public var body: any EventBody.Type {
    switch self {
    case .partyAdd: PartyAdd.self
    case .partyUpdate: PartyRevision.self
    case .partySanction: PartySanction.self
    case .partyReinstate: PartyReinstate.self
    case .capitalPay: CapitalPay.self
    case .capitalTransfer: CapitalTransfer.self
    case .capitalWithdraw: CapitalWithdraw.self
    case .capitalConvert: CapitalConvert.self
    case .capitalForfeit: CapitalForfeit.self
    case .cashTransfer: CashTransfer.self
    case .agreementSign: AgreementSign.self
    case .marginPlace: MarginPlace.self
    case .marginRelease: MarginRelease.self
    case .guaranteeIssue: GuaranteeIssue.self
    case .guaranteeExtend: GuaranteeExtend.self
    case .guaranteeRelease: GuaranteeRelease.self
    case .guaranteeClassify: GuaranteeClassify.self
    case .feeReceive: FeeReceive.self
    case .feeRefund: FeeRefund.self
    case .feeWaive: FeeWaive.self
    case .feeWriteOff: FeeWriteOff.self
    case .depositReceive: DepositReceive.self
    case .depositReturn: DepositReturn.self
    case .depositApply: DepositApply.self
    case .loanRepay: LoanRepay.self
    case .loanOverdue: LoanOverdue.self
    case .loanCure: LoanCure.self
    case .defaultCompensate: DefaultCompensate.self
    case .recoveryReceive: RecoveryReceive.self
    case .recoveryCost: RecoveryCost.self
    case .jointCall: JointCallOut.self
    case .jointCancel: JointCancel.self
    case .jointPay: JointPay.self
    case .reguaranteeClaim: ReguaranteeClaimOut.self
    case .reguaranteeReject: ReguaranteeReject.self
    case .reguaranteeReceive: ReguaranteeReceive.self
    case .reguaranteeFee: ReguaranteeFee.self
    case .assetTake: AssetTake.self
    case .assetSell: AssetSell.self
    case .workoutAssume: WorkoutAssume.self
    case .lossWriteOff: LossWriteOff.self
    case .sharePay: SharePay.self
    case .shareAbsorb: ShareAbsorb.self
    case .shareRefund: ShareRefund.self
    case .returnPay: ReturnPay.self
    case .lossCover: LossCover.self
    case .dividendDeclare: DividendDeclare.self
    case .dividendPay: DividendPay.self
    case .voucherPost: VoucherPost.self
    case .standingSet: StandingSet.self
    case .standingEnd: StandingEnd.self
    case .balanceAssert: BalanceAssert.self
    case .eventReverse: EventReverse.self
    case .draftSubmit: DraftSubmit.self
    case .draftApprove: DraftApprove.self
    case .draftReject: DraftReject.self
    case .charterAdopt: CharterAdopt.self
    case .reserveProvide: ReserveProvide.self
    case .periodClose: PeriodClose.self
    case .periodReopen: PeriodReopen.self
    case .filingSubmit: FilingSubmit.self
    case .bookOpen: BookOpen.self
    case .bankStatement: BankStatement.self
    case .bankMatch: BankMatch.self
    }
  }

  /// A kind by its name, or by its Chinese title.
  public init?(named name: String) {
    guard let kind = EventKind(rawValue: name) ?? EventKind.byTitle[name] else { return nil }
    self = kind
  }

  private static let byTitle = Dictionary(
    allCases.map { ($0.body.title.zh, $0) }, uniquingKeysWith: { first, _ in first })

  /// The place in the list, from 0: a case is kept as that one byte.
  var place: Int { Int(unsafeBitCast(self, to: UInt8.self)) }

  /// Goes by the place: left to itself, an enumeration of texts hashes its text, and every event
  /// looks kinds up several times.
  public func hash(into hasher: inout Hasher) { hasher.combine(place) }
}
