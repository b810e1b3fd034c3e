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
  /// An approval whose events must be booked next.
  var awaitsBooking: Pending?
  /// Whether approvals are not asked for: only in what is let go afterwards.
  var waivesApproval = false
  /// Whether what is recorded was recorded before: what was taken once is not refused for what came
  /// to be refused later, where figures do not depend on it.
  package var isReplay = false
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
  /// By which the fund moved in, if it did.
  var opening: Event?
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
  /// Where to look for sponsors, relations and groups; gathered when it is first asked for.
  var ties: Ties {
    if let knownTies { return knownTies }
    var ties = Ties()
    for party in parties.values {
      for change in party.changes { ties.note(party.code, change) }
    }
    knownTies = ties
    return ties
  }
  var knownTies: Ties?
  /// Events of the kinds that were asked for, reversed ones included, by number.
  var sought: [[EventKind]: [Event]] = [:]
  /// Whose size an event changed, so that it may differ from day to day.
  var resized: Set<ID<Party>> = []

  /// What is known of sub-accounts, and where each one's is.
  var balances: [SubBalance] = []
  var places = BalancePlaces()
  /// The places of balances that are not on the shelf yet, each one once.
  var dirtyBalances: [Int] = []
  var isDirty: [Bool] = []
  /// What moved them; `nil` unless all of it went through these books.
  var moves: Moves?
  var months: [MonthKey: MonthDelta] = [:]
  var guarantees: [ID<Guarantee>: GuaranteeRecord] = [:]
  /// Those kept that are not open any more, in the order in which they closed; one may be open again.
  var closed: [GuaranteeRecord] = []
  /// How many of them are kept at least; of twice as many, the older half is let go.
  var closedKept = 4096
  /// Those that were kept once and have to be asked for again, with the event that left them as they
  /// are.
  var letGo: [ID<Guarantee>: Int64] = [:]
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

  /// Reads charters, closes, parties and totals of a shelf, the rest when it is asked for; `now` is
  /// the clock until `advance` sets it. Throws what the shelf throws.
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
    // What only adds a party says nothing that differs from day to day.
    for party in parties.values where party.changes.count > 1 {
      for change in party.changes { note(party.code, change) }
    }
    today = today(at: now)
  }

  /// Takes note of where a change of a party must be looked for later.
  func note(_ code: ID<Party>, _ change: PartyChange) {
    knownTies?.note(code, change)
    if case .updated(let update) = change.what, update.size != nil { resized.insert(code) }
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

  /// The event that adopted the charter in force on a day.
  func adoption(on day: Day) throws -> Int64 { charters[try placeOfCharter(on: day)].event }

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

  /// The rules in force on a day, as `adoptedCharter` finds them. Throws `Refusal.noCharter`.
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

  /// How many balances are put on the shelf at once.
  private static let part = 8192

  /// Puts what is kept back on the shelf.
  public func settle() throws {
    if !dirtyBalances.isEmpty || !months.isEmpty {
      dirtyBalances.sort { balances[$0].id < balances[$1].id }
      // Some at a time, so that those of a long batch are not in memory twice.
      var saved = 0
      while saved < dirtyBalances.count {
        let part = dirtyBalances[saved..<min(saved + Self.part, dirtyBalances.count)]
        try shelf.save(part.map { balances[$0] }, months: [:])
        saved = part.endIndex
      }
      try shelf.save([], months: months)
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
