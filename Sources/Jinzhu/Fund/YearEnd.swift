/// The closing entries of a year: the profit transfer and the appropriation (domain §6.3, §6.4).
extension Draft {
  /// Brings every income and expense account to zero, sub-account by sub-account, and the result
  /// into retained earnings; then sets parts of the profit aside.
  mutating func closeYear() throws {
    try books.settle()
    let current = SubAccount(.currentProfit)
    for (sub, balance) in try results() {
      try postSigned(current, sub, balance, isClosing: true)
    }
    let profit = try -drafted(current)
    try postSigned(current, SubAccount(.retainedEarnings), profit, isClosing: true)
    try appropriate(profit)
  }

  /// The balance on the day with what the draft has moved so far, debit positive.
  private func drafted(_ sub: SubAccount) throws -> Money {
    var balance = try books.balance(of: sub, on: day)
    for posting in postings {
      if posting.debit == sub { try balance += posting.signed }
      if posting.credit == sub { try balance -= posting.signed }
    }
    return balance
  }

  /// Balances of the income and expense accounts on the day, drafted provisions included.
  private func results() throws -> [(sub: SubAccount, balance: Money)] {
    var moved: [SubAccount: Money] = [:]
    for posting in postings {
      moved[posting.debit] = try (moved[posting.debit] ?? .zero) + posting.signed
      moved[posting.credit] = try (moved[posting.credit] ?? .zero) - posting.signed
    }
    var results: [(sub: SubAccount, balance: Money)] = []
    for account in Account.allCases
    where account.accountClass == .income || account.accountClass == .expense {
      var balances = moved.filter { $0.key.account == account }
      for known in try books.balances(of: account, movedAfter: day) {
        let balance = try known.lastDay <= day ? known.total : books.balance(of: known.sub, on: day)
        balances[known.sub] = try (balances[known.sub] ?? .zero) + balance
      }
      let left = balances.filter { !$0.value.isZero }
      for (sub, balance) in left.sorted(by: { Self.byNames($0.key, $1.key) }) {
        results.append((sub, balance))
      }
    }
    return results
  }

  private static let (nobody, nothing) = (ID<Party>(""), ID<Guarantee>(""))

  private static func byNames(_ a: SubAccount, _ b: SubAccount) -> Bool {
    (a.party ?? nobody, a.guarantee ?? nothing) < (b.party ?? nobody, b.guarantee ?? nothing)
  }

  /// Of the lesser of the profit less what members carry of the year's losses and the retained
  /// earnings there are: a part to the surplus reserve up to its ceiling, a part to the general
  /// risk reserve.
  private mutating func appropriate(_ profit: Money) throws {
    let carried = try books.shelf.burdens(from: day.firstOfYear, through: day)
    let earnings = SubAccount(.retainedEarnings)
    let base = min(try profit - carried, try -drafted(earnings))
    guard base.isPositive else { return }
    let rules = charter.appropriation
    let ceiling = try rules.surplusCeiling.of(books.total(.paidInCapital, on: day))
    let surplus = SubAccount(.surplusReserve)
    let room = try max(.zero, ceiling - books.held(surplus, on: day))
    try post(earnings, surplus, min(rules.surplus.of(base), room), isClosing: true)
    try post(
      earnings, SubAccount(.generalRiskReserve), rules.generalRisk.of(base), isClosing: true)
  }
}

extension Period {
  /// Whether it is a calendar year.
  var isYear: Bool {
    switch self {
    case .year: true
    case .month, .quarter, .range: false
    }
  }
}
