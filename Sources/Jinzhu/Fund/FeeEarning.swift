/// Fees that are earned over the term of the loan (domain §9, `fee.recognition: term`): credited to
/// feeInAdvance, and from there to feeIncome as the days go by.
extension Charter.Fee {
  /// The account that a fee is credited to when it is charged.
  var credited: Account {
    switch recognition {
    case .issue: .feeIncome
    case .term: .feeInAdvance
    }
  }
}

extension Guarantee {
  /// The part of a fee that is not earned by the end of a day: the fee less `round(fee × days elapsed
  /// ÷ days of the term)`, so that what two closes earn is the difference of two rounded shares.
  ///
  /// - Parameter from: the first day of the term; the day itself has not elapsed.
  func unearned(of fee: Money, from: Day, on day: Day) throws -> Money {
    let term = from.days(until: due)
    guard term > 0, day < due else { return .zero }
    let elapsed = max(0, from.days(until: day))
    return try fee - Rate(Int64(elapsed), over: Int64(term)).of(fee)
  }
}

extension Books {
  /// The part of a guarantee's fees that is not earned by the end of a day: nothing once no balance
  /// is in force.
  ///
  /// - Parameter brought: what the fund brought with it of fees in advance.
  fileprivate func unearnedFee(
    of code: ID<Guarantee>, brought: [ID<Guarantee>: Money], on day: Day
  ) throws -> Money {
    guard let guarantee = try shelf.guarantee(code, asOf: day), try guarantee.balance.isPositive
    else { return .zero }
    let charged = try guarantee.unearned(
      of: feesInAdvance(of: code, on: day), from: guarantee.start, on: day)
    guard let opening, let fee = brought[code] else { return charged }
    // What a fund brings with it is earned over the days that are left.
    return try charged + guarantee.unearned(of: fee, from: opening.day, on: day)
  }

  /// What was credited in advance by issues and extensions that stand on a day.
  private func feesInAdvance(of code: ID<Guarantee>, on day: Day) throws -> Money {
    let sub = SubAccount(.feeInAdvance, guarantee: code)
    var sum = Money.zero
    for kind in [EventKind.guaranteeIssue, .guaranteeExtend] {
      for event in try shelf.events(of: code, kind: kind) where try shelf.stands(event, on: day) {
        for posting in try shelf.postings(of: event.number) where posting.credit == sub {
          try sum += posting.signed
        }
      }
    }
    return sum
  }

  /// The fees in advance that the fund brought with it, if it moved in by a day.
  fileprivate func feesBrought(by day: Day) throws -> [ID<Guarantee>: Money] {
    guard let opening, opening.day <= day else { return [:] }
    var fees: [ID<Guarantee>: Money] = [:]
    for posting in try shelf.postings(of: opening.number)
    where posting.credit.account == .feeInAdvance {
      guard let code = posting.credit.guarantee else { continue }
      try fees[code, default: .zero] += posting.signed
    }
    return fees
  }
}

extension Draft {
  /// Books what has been earned of fees in advance by the end of the day, guarantee by guarantee.
  ///
  /// A close of a later period has earned all of it already. What is taken never makes the fee in
  /// advance negative on a later day.
  mutating func earnFees() throws {
    guard let total = try books.accountTotals()[.feeInAdvance],
      !total.isZero || day < books.latestDay
    else { return }
    let day = day
    guard !books.closes.contains(where: { $0.period.last > day }) else { return }
    let balances = try books.balances(of: .feeInAdvance, movedAfter: day)
      .compactMap { known in known.sub.guarantee.map { (code: $0, sub: known.sub) } }
      .sorted { $0.code < $1.code }
    let brought = try books.feesBrought(by: day)
    for (code, sub) in balances {
      let held = try books.held(sub, on: day)
      guard held.isPositive else { continue }
      let earned = try min(
        held - books.unearnedFee(of: code, brought: brought, on: day),
        books.available(sub, from: day))
      try post(sub, SubAccount(.feeIncome, guarantee: code), max(.zero, earned))
    }
  }

  /// Once nothing of a loan is in force, what is left of its fee is earned.
  mutating func earnRest(of code: ID<Guarantee>) throws {
    guard let total = try books.accountTotals()[.feeInAdvance], !total.isZero else { return }
    let sub = SubAccount(.feeInAdvance, guarantee: code)
    let rest = try max(.zero, books.available(sub, from: day))
    try post(sub, SubAccount(.feeIncome, guarantee: code), rest)
  }

  /// A fee that is taken back has been earned in part: that part goes back in red as well.
  mutating func takeBackEarned(of code: ID<Guarantee>) throws {
    let sub = SubAccount(.feeInAdvance, guarantee: code)
    var change = Money.zero
    for posting in postings {
      if posting.debit == sub { try change -= posting.signed }
      if posting.credit == sub { try change += posting.signed }
    }
    guard change.isNegative else { return }
    let short = try -(books.available(sub, from: day) + change)
    let income = SubAccount(.feeIncome, guarantee: code)
    if let red = Posting(debit: sub, credit: income, short, isRed: true) { postings.append(red) }
  }

  /// What the draft adds to fee income.
  var earnedFees: Money {
    get throws {
      try Money.sum(postings.filter { $0.credit.account == .feeIncome }.map { try $0.signed })
    }
  }
}
