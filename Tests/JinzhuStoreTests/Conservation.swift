internal import Testing

@testable internal import Jinzhu

/// Domain §5.1, checked against the entries alone: what moved on the sub-accounts of a guarantee is
/// added up by the kind of event that moved it, reversals counting against the kind they reversed.
extension TestBook {
  func requireConservation(of code: String, location: SourceLocation = #_sourceLocation) throws {
    guard let guarantee = try guarantee(code) else { return }
    let moved = try movements(of: code)
    func sum(_ account: Account, _ kinds: EventKind..., side: Side? = nil) throws -> Money {
      try Money.sum(
        moved.filter {
          $0.sub.account == account && kinds.contains($0.kind) && (side ?? $0.side) == $0.side
        }.map(\.amount))
    }
    func expect(_ amount: Money, _ stated: Money, _ what: Comment) {
      #expect(amount == stated, what, sourceLocation: location)
    }
    let receivable = Account.compensationReceivable
    expect(
      try guarantee.repaid + guarantee.released + guarantee.compensated + guarantee.balance,
      guarantee.principal, "the loan")
    expect(try sum(receivable, .defaultCompensate), try guarantee.paid, "paid")
    expect(try sum(receivable, .recoveryCost), guarantee.costs, "costs")
    expect(
      try -sum(receivable, .recoveryReceive, .assetSell, side: .credit), guarantee.recovered,
      "recovered against CR, gains on assets included")
    expect(try -sum(receivable, .depositApply), guarantee.depositsApplied, "deposits")
    expect(try -sum(receivable, .capitalForfeit), guarantee.forfeited, "forfeited")
    expect(
      try -sum(receivable, .jointCall, .jointCancel), try guarantee.called, "called")
    expect(
      try -sum(receivable, .reguaranteeClaim, .reguaranteeReject), try guarantee.claimed, "claimed")
    expect(try -sum(receivable, .assetTake), guarantee.assetsTaken, "assets")
    expect(
      try sum(receivable, .assetSell, side: .debit), guarantee.assetShortfalls, "shortfalls")
    expect(try -sum(receivable, .lossWriteOff), try guarantee.writtenOff, "written off")
    for (account, amount) in [
      (receivable, try guarantee.compensationReceivable),
      (.jointReceivable, try guarantee.jointReceivable), (.inForce, try guarantee.ownShare),
      (.reguaranteeReceivable, try Money.sum(guarantee.claims.map { try $0.open })),
    ] as [(Account, Money)] {
      let ledger = try Money.sum(moved.filter { $0.sub.account == account }.map(\.amount))
      expect(ledger, amount, "the ledger of \(account.rawValue)")
    }
    try requireLosses(of: guarantee, location: location)
  }

  /// written off = still borne by the layers + restored to them + charged to income.
  private func requireLosses(of guarantee: Guarantee, location: SourceLocation) throws {
    var (borne, income) = (Money.zero, Money.zero)
    for layer in guarantee.writeOffs.flatMap(\.layers) {
      if layer.layer == .income {
        #expect(layer.restored.isZero, sourceLocation: location)
        try income += layer.amount
      } else {
        #expect(layer.restored <= layer.amount, sourceLocation: location)
        try borne += layer.amount - layer.restored
      }
      guard layer.layer == .members else { continue }
      #expect(
        try Money.sum(layer.members.map(\.amount)) == layer.amount, sourceLocation: location)
      #expect(
        try Money.sum(layer.members.map(\.restored)) == layer.restored, sourceLocation: location)
    }
    #expect(
      try guarantee.writtenOff == borne + guarantee.restored + income, sourceLocation: location)
  }

  /// Signed movements of a guarantee's sub-accounts, debit positive, each under the kind of event
  /// that made it, on the side where it was booked; those of a reversal under the kind reversed.
  private func movements(of code: String) throws
    -> [(kind: EventKind, sub: SubAccount, side: Side, amount: Money)]
  {
    try archive { archive in
      var moved: [(kind: EventKind, sub: SubAccount, side: Side, amount: Money)] = []
      var reversals: [(kind: EventKind, event: Int64)] = []
      var events = try archive.history(of: ID(code)).map {
        (kind: $0.submission.kind, event: $0.number)
      }
      for (kind, event) in events {
        if let reversal = try archive.reversal(of: event) { reversals.append((kind, reversal)) }
      }
      events.removeAll { $0.kind == .eventReverse }
      for (kind, event) in events + reversals {
        for posting in try archive.postings(of: event) {
          let signed = try posting.signed
          if posting.debit.guarantee?.text == code {
            moved.append((kind, posting.debit, .debit, signed))
          }
          if posting.credit.guarantee?.text == code {
            moved.append((kind, posting.credit, .credit, try -signed))
          }
        }
      }
      return moved
    }
  }
}
