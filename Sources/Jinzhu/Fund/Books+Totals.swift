// Totals over everything recorded, read when they are first asked for and kept up from then on.

extension Books {
  /// Totals of all accounts over everything recorded, debit positive.
  func accountTotals() throws -> [Account: Money] {
    if let knownTotals { return knownTotals }
    try settle()
    let totals = try shelf.accountTotals()
    (worth, owed) = (.zero, .zero)
    for (account, total) in totals where account.isOfNetAssets { try worth += total }
    for share in try shelf.balances(of: .memberRiskShare, movedAfter: latestDay)
    where share.total.isNegative {
      try owed -= share.total
    }
    knownTotals = totals
    return totals
  }

  /// Assets less liabilities over everything recorded, before what is owed to members.
  func netWorth() throws -> Money {
    _ = try accountTotals()
    return worth
  }

  /// What the fund owes to members over everything recorded: their credits of losses carried.
  func owedToMembers() throws -> Money {
    _ = try accountTotals()
    return owed
  }
}
