extension Measure {
  /// What the measure is made of; `nil` where it is a setting of the charter.
  func sources(in standing: Standing) throws -> Sources? {
    if name == Measure.netAssets.name { return try Self.sourcesOfNetAssets(standing) }
    return Self.sources[name]
  }

  private static let sources: [String: Sources] = [
    paidInCapital.name: .balances(.paidInCapital), ownShare.name: .balances(.inForce),
    compensationReceivable.name: .balances(.compensationReceivable),
    jointReceivable.name: .balances(.jointReceivable),
    compensationBalance.name: .balances(.compensationReceivable, .jointReceivable),
    foreclosedAssets.name: .balances(.foreclosedAsset),
    provisions.name: .balances(.unearnedReserve, .compensationReserve, .generalRiskReserve),
    inForceBalance.name: .guarantees(.inForce), inForceCount.name: .guarantees(.inForce),
    customers.name: .guarantees(.inForce), ownShareByClass.name: .guarantees(.inForce),
    nonPerformingExposure.name: .guarantees(.nonPerforming),
    weightedLiability.name: .figures(ownShare.name),
    multiple.name: .figures(weightedLiability.name, netAssets.name),
    unweightedMultiple.name: .figures(ownShare.name, netAssets.name),
    headroom.name: .figures(leverageLimit.name, netAssets.name, weightedLiability.name),
    netAssetsToWeighted.name: .figures(netAssets.name, weightedLiability.name),
    largestCustomer.name: .figures(weightedLiability.name, netAssets.name),
    largestRelated.name: .figures(weightedLiability.name, netAssets.name),
    topTen.name: .figures(inForceBalance.name),
    nonPerformingRatio.name: .figures(
      nonPerformingExposure.name, ownShare.name, compensationBalance.name),
    provisionCoverage.name: .figures(provisions.name, compensationBalance.name),
    releasedInYear.name: .kinds(.loanRepay, .guaranteeRelease, .defaultCompensate),
    compensatedInYear.name: .kinds(.defaultCompensate),
    paidInYear.name: .kinds(.defaultCompensate),
    recoveredInYear.name: .kinds(
      .recoveryReceive, .jointPay, .reguaranteeReceive, .depositApply, .capitalForfeit,
      .assetTake, .assetSell),
    writtenOffInYear.name: .kinds(.lossWriteOff),
    restoredInYear.name: .kinds(.recoveryReceive, .assetSell),
    compensationRate.name: .figures(compensatedInYear.name, releasedInYear.name),
    compensationRateWithInterest.name: .figures(paidInYear.name, releasedInYear.name),
    recoveryRate.name: .figures(
      recoveredInYear.name, openingCompensationBalance.name, paidInYear.name),
    lossRate.name: .figures(writtenOffInYear.name, releasedInYear.name),
    lossRateNet.name: .figures(
      writtenOffInYear.name, restoredInYear.name, releasedInYear.name),
    compensationRateSinceFounding.name: .figures(
      compensatedSinceFounding.name, releasedSinceFounding.name),
    recoveryRateSinceFounding.name: .figures(
      recoveredSinceFounding.name, compensatedSinceFounding.name),
    lossRateSinceFounding.name: .figures(lostSinceFounding.name, releasedSinceFounding.name),
  ]

  /// All assets, less all liabilities and the credits of losses that the fund owes to members.
  private static func sourcesOfNetAssets(_ standing: Standing) throws -> Sources {
    let position = try standing.position()
    var sources = Sources()
    // Accounts that are empty on the day too: what went through them moved others.
    for account in Account.allCases where position.totals[account] != nil {
      switch account.accountClass {
      case .asset:
        sources.balances.append(.init(account, isSubtracted: account.normalSide == .credit))
      case .liability: sources.balances.append(.init(account, isSubtracted: true))
      case .equity, .income, .expense, .memo: continue
      }
    }
    for (party, balance) in position.risk.sorted(by: { $0.key < $1.key })
    where balance.isNegative {
      sources.balances.append(.init(.memberRiskShare, party: party))
    }
    return sources
  }
}
