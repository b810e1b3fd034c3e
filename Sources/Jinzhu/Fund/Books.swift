/// The books of a fund: what is known so far, and the one way to add to it.
///
/// Books read through to their shelf and keep what they have read. After an error thrown by the
/// shelf itself the books must be dropped with the transaction they were opened in.
public final class Books {
  let shelf: any Shelf
  /// The instant that events are recorded at, or reports are asked for at.
  public private(set) var now: Instant
  /// Today in the fund's offset; no event is dated after it.
  public internal(set) var today = Day.earliest
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

  /// When charters are in force, in the order of their adoption.
  var charters: [AdoptedCharter]
  /// What they say, at the same places, where it was asked for.
  var charterTexts: [CharterText?]
  var closes: [Close] {
    didSet { lastClosedDay = closes.map(\.period.last).max() }
  }
  /// The last day of any closed period.
  public private(set) var lastClosedDay: Day?
  /// Parties that were asked for or changed; `party` and `everybody` know the others.
  var knownParties: [ID<Party>: Party] = [:]
  /// Whether these are all that there are.
  var knowsEverybody: Bool
  /// How many parties were read one by one.
  var partiesRead = 0
  var assertions: [Assertion]
  /// By which the fund moved in, if it did.
  var opening: Event?
  /// Totals over everything recorded, debit positive; `nil` until they are asked for.
  var knownTotals: [Account: Money]?
  var portfolio: PortfolioTotals
  /// The latest day of any recorded event but the first: the first charter governs the days before
  /// it as well, and a book that is opened today may take up events of many years.
  var latestDay: Day
  /// What the fund owes to members over everything recorded: their credits of losses carried. Until
  /// totals are known, what it changed by since the books were opened.
  var owed = Money.zero
  /// Assets less liabilities over everything recorded, before what is owed to members. Until totals
  /// are known, what it changed by since the books were opened.
  var worth = Money.zero
  /// What moved since the books were opened, by day.
  var recent = RecentMoves(since: .earliest)
  /// Where to look for sponsors, relations and groups; `nil` until it is asked for.
  var knownTies: Ties?
  /// Events of the kinds that were asked for, reversed ones included, by number.
  var sought: [[EventKind]: [Event]] = [:]
  /// Whose size an event changed, so that it may differ from day to day; `nil` until it is asked for.
  var knownResized: Set<ID<Party>>?

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

  /// Reads of a shelf when charters are in force and what today's one says, what is closed and
  /// confirmed, and the totals of guarantees, the rest when it is asked for; `now` is the clock until
  /// `advance` sets it. Throws what the shelf throws.
  public init(shelf: any Shelf, at now: Instant) throws {
    (self.shelf, self.now) = (shelf, now)
    let lastDay = try shelf.lastDay()
    (latestDay, startedEmpty) = (lastDay ?? .earliest, lastDay == nil)
    moves = lastDay == nil ? Moves() : nil
    charters = try shelf.charters()
    charterTexts = Array(repeating: nil, count: charters.count)
    closes = try shelf.closes()
    lastClosedDay = closes.map(\.period.last).max()
    (assertions, opening) = (try shelf.assertions(), try shelf.standingOpening())
    portfolio = try shelf.portfolioTotals()
    recent = RecentMoves(since: latestDay)
    // What begins empty is known from the start, and kept up.
    knowsEverybody = startedEmpty
    if startedEmpty { (knownTotals, knownTies, knownResized) = ([:], Ties(), []) }
    today = try today(at: now)
  }

  /// Sets the clock: to the instant that the next events are recorded at. Throws what the shelf throws.
  public func advance(to instant: Instant) throws {
    guard instant != now else { return }
    now = instant
    today = try today(at: instant)
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
