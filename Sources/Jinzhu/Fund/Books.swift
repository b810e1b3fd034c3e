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
  var awaitsBooking: Pending?  // An approval whose event must be booked next.
  /// Whether an error stopped a recording halfway: then only dropping everything helps.
  public internal(set) var isBroken = false
  /// Whether nothing but a first charter had been recorded: then all there is, went through these
  /// books, and the shelf need not be asked for what they have not seen.
  let startedEmpty: Bool

  var charters: [AdoptedCharter] {
    didSet { today = today(at: now) }
  }
  var closes: [Close] {
    didSet { lastClosedDay = closes.map(\.period.last).max() }
  }
  /// The last day of any closed period.
  public private(set) var lastClosedDay: Day?
  var parties: [ID<Party>: Party]
  var assertions: [Assertion]
  var opening: Event?  // By which the fund moved in, if it did.
  /// Totals over everything recorded, debit positive.
  var accountTotals: [Account: Money]
  var portfolio: PortfolioTotals
  /// The latest day of any recorded event but the first: the first charter governs the days before
  /// it as well, and a book that is opened today may take up events of many years.
  var latestDay: Day
  /// What the fund owes to members over everything recorded: their credits of losses carried.
  var owedToMembers = Money.zero
  /// Assets less liabilities over everything recorded, before what is owed to members.
  var worth = Money.zero
  /// What moved since the books were opened, by day.
  var recent = RecentMoves(since: .earliest)
  /// Where to look for sponsors, relations and groups.
  var ties = Ties()
  /// Whose size an event changed, so that it may differ from day to day.
  var resized: Set<ID<Party>> = []

  /// What is known of sub-accounts, and where each one's is.
  var balances: [SubBalance] = []
  var places: [SubAccount: Int] = [:]
  /// The places of balances that are not on the shelf yet, each one once.
  var dirtyBalances: [Int] = []
  var isDirty: [Bool] = []
  /// What moved them; `nil` unless all of it went through these books.
  var moves: Moves?
  var months: [MonthKey: MonthDelta] = [:]
  var guarantees: [ID<Guarantee>: GuaranteeRecord] = [:]
  /// Codes of the open guarantees of obligors who were asked for.
  var openCodes: [ID<Party>: Set<ID<Guarantee>>] = [:]
  /// Codes of guarantees that someone assumed, also if that was taken back since.
  var assumed: Set<ID<Guarantee>> = []
  /// Codes that were not on the shelf when they were first asked for.
  var newGuarantees: Set<ID<Guarantee>> = []
  var exposures: [ExposureHolder: Exposure] = [:]
  var dirtyExposures: Set<ExposureHolder> = []
  /// What moved in guarantees by day, since it was last put on the shelf.
  var flows: [Day: Flow] = [:]

  public init(shelf: any Shelf, at now: Instant) throws {
    (self.shelf, self.now) = (shelf, now)
    let lastDay = try shelf.lastDay()
    (latestDay, startedEmpty) = (lastDay ?? .earliest, lastDay == nil)
    moves = lastDay == nil ? Moves() : nil
    charters = try shelf.charters()
    closes = try shelf.closes()
    lastClosedDay = closes.map(\.period.last).max()
    parties = Dictionary(
      try shelf.parties().map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    (assertions, opening) = (try shelf.assertions(), try shelf.standingOpening())
    accountTotals = try shelf.accountTotals()
    portfolio = try shelf.portfolioTotals()
    for share in try shelf.balances(of: .memberRiskShare, movedAfter: latestDay)
    where share.total.isNegative {
      try owedToMembers -= share.total
    }
    for (account, total) in accountTotals where account.isOfNetAssets { try worth += total }
    recent = RecentMoves(since: latestDay)
    for party in parties.values {
      for change in party.changes { note(party.code, change.what) }
    }
    today = today(at: now)
  }

  /// Takes note of where a change of a party must be looked for later.
  func note(_ code: ID<Party>, _ what: PartyChange.What) {
    ties.note(code, what)
    if case .updated(let update) = what, update.size != nil { resized.insert(code) }
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
    charters[try placeOfCharter(on: day)]
  }

  private func placeOfCharter(on day: Day) throws -> Int {
    var (first, latest): (Int?, Int?)
    for place in charters.indices {
      if let undone = charters[place].undone, undone <= day { continue }
      first = first ?? place
      if charters[place].from <= day { latest = place }
    }
    guard let place = latest ?? first else { throw Refusal.noCharter }
    return place
  }

  public func charter(on day: Day) throws -> Charter {
    charters[try placeOfCharter(on: day)].charter
  }

  /// The weights of the charter of the last day, under which totals are kept.
  func latestWeights() throws -> Charter.Weights {
    charters[try placeOfCharter(on: .latest)].charter.weights
  }

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
    try place(of: sub).map { balances[$0] }
  }

  /// Where the balance of a sub-account is kept; `nil` while nothing ever moved it.
  func place(of sub: SubAccount) throws -> Int? {
    if let known = places[sub] { return known }
    // What moved for a guarantee that was not on the shelf, moved through these books.
    if startedEmpty { return nil }
    if let code = sub.guarantee, newGuarantees.contains(code) { return nil }
    return try shelf.balance(of: sub).map { place($0) }
  }

  /// Keeps a balance that was read, or is new.
  func place(_ balance: SubBalance) -> Int {
    places[balance.sub] = balances.count
    balances.append(balance)
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
    if balances[place].lastDay <= day { return balances[place].total }
    let later = try Money.sum(movements(at: place, after: day).map(\.amount))
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
    var running = try balance(of: sub, on: day)
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
    if day >= latestDay { return accountTotals }
    if let moves {
      let later = try moves.totals(after: day)
      return try Dictionary(
        uniqueKeysWithValues: accountTotals.map { ($0, try $1 - (later[$0] ?? .zero)) })
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
      let balance = try held(known.sub, on: day)
      return balance.isZero ? nil : (party, balance)
    }.sorted { $0.party < $1.party }
  }

  /// Net assets at the end of a day: assets less liabilities, a member's credit of losses carried
  /// counted as a liability (domain §7).
  public func netAssets(on day: Day) throws -> Money {
    if day >= latestDay { return try worth - owedToMembers }
    guard recent.reaches(day) else {
      return try Position(totals: totals(on: day), risk: partyBalances(.memberRiskShare, on: day))
        .netAssets
    }
    let later = try recent.riskShares(after: day, through: latestDay)
    var owed = owedToMembers
    for (member, change) in later {
      let now = try subBalance(SubAccount(.memberRiskShare, party: member))?.total ?? .zero
      owed = try owed + min(.zero, now) - min(.zero, now - change)
    }
    return try worth - recent.worth(after: day, through: latestDay) - owed
  }

  /// Puts what is kept back on the shelf.
  public func settle() throws {
    if !dirtyBalances.isEmpty || !months.isEmpty {
      try shelf.save(dirtyBalances.map { balances[$0] }, months: months)
      for place in dirtyBalances { isDirty[place] = false }
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
