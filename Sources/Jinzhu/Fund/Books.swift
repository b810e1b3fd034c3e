/// The books of a fund: what is known so far, and the one way to add to it.
///
/// Books read through to their shelf and keep what they have read. After an error thrown by the
/// shelf itself the books must be dropped with the transaction they were opened in.
public final class Books {
  let shelf: any Shelf
  /// The instant that events are recorded at, or reports are asked for at.
  public private(set) var now: Instant
  /// Today in the fund's offset; no event is dated after it.
  public private(set) var today = Day.earliest
  /// Whether an error stopped a recording halfway: then only dropping everything helps.
  public internal(set) var isBroken = false

  var charters: [AdoptedCharter] {
    didSet { today = today(at: now) }
  }
  var closes: [Close]
  var parties: [ID<Party>: Party]
  var assertions: [Assertion]
  /// Totals over everything recorded, debit positive.
  var accountTotals: [Account: Money]
  var portfolio: PortfolioTotals
  /// The latest day of any recorded event but the first: the first charter governs the days before
  /// it as well, and a book that is opened today may take up events of many years.
  var latestDay: Day
  /// What the fund owes to members over everything recorded: their credits of losses carried.
  var owedToMembers = Money.zero
  /// Where to look for sponsors, relations and groups.
  var ties = Ties()

  var balances: [SubAccount: SubBalance] = [:]
  var dirtyBalances: Set<SubAccount> = []
  var months: [MonthKey: MonthDelta] = [:]
  var guarantees: [ID<Guarantee>: GuaranteeRecord] = [:]
  var exposures: [ExposureHolder: Exposure] = [:]
  var dirtyExposures: Set<ExposureHolder> = []
  /// What moved in guarantees by day, since it was last put on the shelf.
  var flows: [Day: Flow] = [:]

  public init(shelf: any Shelf, at now: Instant) throws {
    (self.shelf, self.now) = (shelf, now)
    latestDay = try shelf.lastDay() ?? .earliest
    charters = try shelf.charters()
    closes = try shelf.closes()
    parties = Dictionary(
      try shelf.parties().map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    assertions = try shelf.assertions()
    accountTotals = try shelf.accountTotals()
    portfolio = try shelf.portfolioTotals()
    for share in try shelf.balances(of: .memberRiskShare) where share.total.isNegative {
      try owedToMembers -= share.total
    }
    for party in parties.values {
      for change in party.changes { ties.note(party.code, change.what) }
    }
    today = today(at: now)
  }

  /// Sets the clock: to the instant that the next events are recorded at.
  public func advance(to instant: Instant) {
    guard instant != now else { return }
    now = instant
    today = today(at: instant)
  }

  /// The fund's civil day: in the offset of the charter that is in force on the UTC day.
  private func today(at instant: Instant) -> Day {
    let charter = try? charter(on: instant.day(offsetMinutes: 0))
    return instant.day(offsetMinutes: (charter ?? Charter(fund: "")).utcOffset)
  }

  /// The charter in force on a day; the first charter also governs the days before it.
  public func adoptedCharter(on day: Day) throws -> AdoptedCharter {
    let standing = charters.filter { $0.undone.map { day < $0 } ?? true }
    guard let first = standing.first else { throw Refusal.noCharter }
    return standing.last { $0.from <= day } ?? first
  }

  public func charter(on day: Day) throws -> Charter { try adoptedCharter(on: day).charter }

  // Parties

  /// A party as it stands on a day.
  public func party(_ code: ID<Party>, on day: Day) throws -> PartyFacts {
    guard let facts = parties[code]?.facts(on: day) else {
      throw Refusal.unknownParty(code, on: day)
    }
    return facts
  }

  /// A party that must have one of some roles.
  @discardableResult
  func party(_ code: ID<Party>, on day: Day, role: PartyFacts.Role...) throws -> PartyFacts {
    let facts = try party(code, on: day)
    guard role.contains(facts.role) else {
      throw Refusal.wrongRole(code, is: facts.role, needs: role)
    }
    return facts
  }

  // Balances, debit positive

  func subBalance(_ sub: SubAccount) throws -> SubBalance? {
    if let known = balances[sub] { return known }
    let found = try shelf.balance(of: sub)
    if let found { balances[sub] = found }
    return found
  }

  /// The balance at the end of a day, debit positive.
  public func balance(of sub: SubAccount, on day: Day) throws -> Money {
    guard let known = try subBalance(sub) else { return .zero }
    if known.lastDay <= day { return known.total }
    let later = try Money.sum(shelf.movements(of: known.id, after: day).map(\.amount))
    return try known.total - later
  }

  /// The balance at the end of a day, positive on the account's normal side.
  public func held(_ sub: SubAccount, on day: Day) throws -> Money {
    let balance = try balance(of: sub, on: day)
    return sub.account.normalSide == .debit ? balance : try -balance
  }

  /// The least balance from the end of a day on, positive on a side, the account's normal one
  /// unless another is asked for: what may be taken from it.
  func available(_ sub: SubAccount, from day: Day, on side: Side? = nil) throws -> Money {
    guard let known = try subBalance(sub) else { return .zero }
    let side = side ?? sub.account.normalSide
    func counted(_ money: Money) throws -> Money { side == .debit ? money : try -money }
    var running = try balance(of: sub, on: day)
    var least = try counted(running)
    if known.lastDay > day {
      for movement in try shelf.movements(of: known.id, after: day) {
        try running += movement.amount
        least = min(least, try counted(running))
      }
    }
    return least
  }

  /// Totals of all accounts at the end of a day, debit positive.
  public func totals(on day: Day) throws -> [Account: Money] {
    if day >= latestDay { return accountTotals }
    try settle()
    return try shelf.accountTotals(asOf: day)
  }

  /// The total of an account at the end of a day, positive on its normal side.
  func total(_ account: Account, on day: Day) throws -> Money {
    let total = try totals(on: day)[account] ?? .zero
    return account.normalSide == .debit ? total : try -total
  }

  /// Balances of an account's sub-ledger at the end of a day, by party, zero ones left out.
  func partyBalances(_ account: Account, on day: Day) throws
    -> [(party: ID<Party>, balance: Money)]
  {
    try settle()
    return try shelf.balances(of: account).compactMap { known in
      guard let party = known.sub.party else { return nil }
      let balance = try held(known.sub, on: day)
      return balance.isZero ? nil : (party, balance)
    }.sorted { $0.party < $1.party }
  }

  /// Net assets at the end of a day: assets less liabilities, a member's credit of losses carried
  /// counted as a liability (domain §7).
  public func netAssets(on day: Day) throws -> Money {
    guard day >= latestDay else {
      return try Position(totals: totals(on: day), risk: partyBalances(.memberRiskShare, on: day))
        .netAssets
    }
    var net = try -owedToMembers
    for (account, total) in accountTotals
    where account.accountClass == .asset || account.accountClass == .liability {
      try net += total
    }
    return net
  }

  // Guarantees

  func record(of code: ID<Guarantee>) throws -> GuaranteeRecord? {
    if let known = guarantees[code] { return known }
    let found = try shelf.guarantee(code)
    if let found { guarantees[code] = found }
    return found
  }

  func exposure(of holder: ExposureHolder) throws -> Exposure {
    if let known = exposures[holder] { return known }
    let found = try shelf.exposure(of: holder)
    exposures[holder] = found
    return found
  }

  /// Puts what is kept back on the shelf.
  public func settle() throws {
    if !dirtyBalances.isEmpty || !months.isEmpty {
      try shelf.save(dirtyBalances.compactMap { balances[$0] }, months: months)
      dirtyBalances.removeAll(keepingCapacity: true)
      months.removeAll(keepingCapacity: true)
    }
    if !dirtyExposures.isEmpty {
      let dirty = exposures.filter { dirtyExposures.contains($0.key) }
      try shelf.save(dirty, totals: portfolio)
      dirtyExposures.removeAll(keepingCapacity: true)
    }
    if !flows.isEmpty {
      try shelf.add(flows)
      flows.removeAll(keepingCapacity: true)
    }
  }
}
