import Jinzhu

extension History {
  /// A proposal of a kind, from what is known; `nil` when there is nothing to propose it for.
  mutating func proposal(of kind: EventKind) -> Proposal? {
    switch kind {
    case .partyAdd: partyAdded()
    case .partyUpdate: partyUpdated()
    case .partySanction: partySanctioned()
    case .partyReinstate: partyReinstated()
    case .capitalPay: capitalPaid()
    case .capitalTransfer: capitalTransferred()
    case .capitalWithdraw: capitalWithdrawn()
    case .capitalConvert: capitalConverted()
    case .capitalForfeit: capitalForfeited()
    case .cashTransfer: cashTransferred()
    case .agreementSign: agreementSigned()
    case .marginPlace: marginPlaced()
    case .marginRelease: marginReleased()
    case .guaranteeIssue: guaranteeIssued()
    case .guaranteeExtend: guaranteeExtended()
    case .guaranteeRelease: guaranteeReleased()
    case .guaranteeClassify: guaranteeClassified()
    case .feeReceive: ofBalance(kind, .feeReceivable)
    case .feeRefund: feeRefunded()
    case .feeWaive: ofBalance(kind, .feeReceivable)
    case .feeWriteOff: ofBalance(kind, .feeReceivable)
    case .depositReceive: depositReceived()
    case .depositReturn: ofBalance(kind, .customerDeposit)
    case .depositApply: depositApplied()
    case .loanRepay: loanRepaid()
    case .loanOverdue: loanOverdue()
    case .loanCure: loanCured()
    case .defaultCompensate: compensated()
    case .recoveryReceive: recovered()
    case .recoveryCost: costPaid()
    case .jointCall: ofBalance(kind, .compensationReceivable)
    case .jointCancel: ofBalance(kind, .jointReceivable, party: "member")
    case .jointPay: ofBalance(kind, .jointReceivable, party: "member")
    case .reguaranteeClaim: reguaranteeClaimed()
    case .reguaranteeReject: ofBalance(kind, .reguaranteeReceivable, party: "reguarantor")
    case .reguaranteeReceive: ofBalance(kind, .reguaranteeReceivable, party: "reguarantor")
    case .reguaranteeFee: reguaranteeFeePaid()
    case .assetTake: assetTaken()
    case .assetSell: assetSold()
    case .workoutAssume: assumed()
    case .lossWriteOff: lossWrittenOff()
    case .sharePay: ofShare(kind, owed: false)
    case .shareAbsorb: ofShare(kind, owed: false)
    case .shareRefund: ofShare(kind, owed: true)
    case .returnPay: ofBalance(kind, .returnPayable, party: "party")
    case .lossCover: lossCovered()
    case .dividendDeclare: dividendDeclared()
    case .dividendPay: dividendPaid()
    case .voucherPost: voucherPosted()
    case .standingSet: standingSet()
    case .standingEnd: standingEnded()
    case .balanceAssert: balanceAsserted()
    case .eventReverse: eventReversed()
    // Approvals need the keys of people.
    case .draftSubmit, .draftApprove, .draftReject: nil
    case .charterAdopt: charterAdopted()
    case .reserveProvide: reservesProvided()
    case .periodClose: monthClosed()
    case .periodReopen: periodReopened()
    case .filingSubmit: formsFiled()
    case .bookOpen: nil
    case .bankStatement: bankStated()
    case .bankMatch: bankMatched()
    }
  }

  /// A sub-account of an account with something in it.
  mutating func drawn(_ account: Account) -> SubAccount? {
    known.open[account]?.drawn(by: &dice)
  }

  /// An event that takes a part of a guarantee's balance; it names the party, where it has one.
  mutating func ofBalance(
    _ kind: EventKind, _ account: Account, party: String? = nil
  ) -> Proposal? {
    guard let sub = drawn(account), let code = sub.guarantee, let guarantee = known.guarantees[code]
    else { return nil }
    var fields = [("guarantee", code.text)]
    if let party, let name = sub.party { fields.append((party, name.text)) }
    fields.append(("amount", yuan(dice.part(of: abs(known.held(sub))))))
    let date = day(of: guarantee)
    switch kind {
    case .jointCall, .jointCancel, .feeWaive, .feeWriteOff, .reguaranteeReject: break
    default: fields += cashBank()
    }
    return Proposal(kind, date, fields)
  }
}
