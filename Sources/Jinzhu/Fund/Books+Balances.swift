/// Balances, debit positive unless they are said to be held.
extension Books {
  func subBalance(_ sub: SubAccount) throws -> SubBalance? {
    try place(of: sub).map { balances[$0] }
  }

  /// Where the balance of a sub-account is kept; `nil` while nothing ever moved it.
  func place(of sub: SubAccount) throws -> Int? {
    if let known = places.place(of: sub, among: balances) { return known }
    // What moved for a guarantee that was not on the shelf, moved through these books.
    if startedEmpty { return nil }
    if let code = sub.guarantee, newGuarantees.contains(code) { return nil }
    return try shelf.balance(of: sub).map { place($0) }
  }

  /// Keeps a balance that was read, or is new.
  func place(_ balance: SubBalance) -> Int {
    balances.append(balance)
    places.noteLast(of: balances)
    isDirty.append(false)
    moves?.open(balance.sub.account)
    return balances.count - 1
  }

  /// What moved the balance of a place on the days after one, day by day.
  func movements(at place: Int, after day: Day) throws -> [(day: Day, amount: Money)] {
    try moves?.movements(at: place, after: day)
      ?? shelf.movements(of: balances[place].id, after: day)
  }

  /// Debits less credits of an account in a span of days, without closing entries.
  func turnover(of account: Account, from: Day, through: Day) throws -> Money {
    if let moves { return try moves.turnover(of: account, from: from, through: through) }
    try settle()
    return try shelf.turnover(of: account, from: from, through: through)
  }

  /// The balance at the end of a day, debit positive.
  public func balance(of sub: SubAccount, on day: Day) throws -> Money {
    guard let place = try place(of: sub) else { return .zero }
    return try balance(at: place, on: day)
  }

  private func balance(at place: Int, on day: Day) throws -> Money {
    if balances[place].lastDay <= day { return balances[place].total }
    let later =
      try moves.map { try Money.sum($0.movements(at: place, after: day).map(\.amount)) }
      ?? shelf.movement(of: balances[place].id, after: day)
    return try balances[place].total - later
  }

  /// The balance at the end of a day, positive on the account's normal side.
  public func held(_ sub: SubAccount, on day: Day) throws -> Money {
    let balance = try balance(of: sub, on: day)
    return sub.account.normalSide == .debit ? balance : try -balance
  }

  /// The least balance from the end of a day on, positive on a side, the account's normal one
  /// unless another is asked for: what may be taken from it.
  func available(_ sub: SubAccount, from day: Day, on side: Side? = nil) throws -> Money {
    guard let place = try place(of: sub) else { return .zero }
    let side = side ?? sub.account.normalSide
    func counted(_ money: Money) throws -> Money { side == .debit ? money : try -money }
    var running = try balance(at: place, on: day)
    var least = try counted(running)
    if balances[place].lastDay > day {
      for movement in try movements(at: place, after: day) {
        try running += movement.amount
        least = min(least, try counted(running))
      }
    }
    return least
  }

  /// Totals of all accounts at the end of a day, debit positive.
  public func totals(on day: Day) throws -> [Account: Money] {
    if day >= latestDay { return try accountTotals() }
    if let moves {
      let later = try moves.totals(after: day)
      var totals: [Account: Money] = [:]
      // What moved only later has no total on the day, not one of nothing.
      for (account, total) in try accountTotals() where moves.hasMoved(account, by: day) {
        totals[account] = try total - (later[account] ?? .zero)
      }
      return totals
    }
    try settle()
    return try shelf.accountTotals(asOf: day)
  }

  /// The total of an account at the end of a day, positive on its normal side.
  func total(_ account: Account, on day: Day) throws -> Money {
    let total = try totals(on: day)[account] ?? .zero
    return account.normalSide == .debit ? total : try -total
  }

  /// The balances of an account that are not zero, or moved after a day; in no order.
  func balances(of account: Account, movedAfter day: Day) throws -> [SubBalance] {
    guard let moves else {
      try settle()
      return try shelf.balances(of: account, movedAfter: day)
    }
    return moves.places(of: account).compactMap { place in
      guard !balances[place].total.isZero || balances[place].lastDay > day else { return nil }
      return balances[place]
    }
  }

  /// Balances of an account's sub-ledger at the end of a day, by party, zero ones left out.
  func partyBalances(_ account: Account, on day: Day) throws
    -> [(party: ID<Party>, balance: Money)]
  {
    return try balances(of: account, movedAfter: day).compactMap { known in
      guard let party = known.sub.party else { return nil }
      let total = try known.lastDay <= day ? known.total : balance(of: known.sub, on: day)
      guard !total.isZero else { return nil }
      return (party, account.normalSide == .debit ? total : try -total)
    }.sorted { $0.party < $1.party }
  }

  /// Net assets at the end of a day: assets less liabilities, a member's credit of losses carried
  /// counted as a liability (domain §7).
  public func netAssets(on day: Day) throws -> Money {
    if day >= latestDay { return try netWorth() - owedToMembers() }
    guard recent.reaches(day) else {
      return try Position(totals: totals(on: day), risk: partyBalances(.memberRiskShare, on: day))
        .netAssets
    }
    let later = try recent.riskShares(after: day, through: latestDay)
    var owed = try owedToMembers()
    for (member, change) in later {
      let now = try subBalance(SubAccount(.memberRiskShare, party: member))?.total ?? .zero
      owed = try owed + min(.zero, now) - min(.zero, now - change)
    }
    return try netWorth() - recent.worth(after: day, through: latestDay) - owed
  }
}
