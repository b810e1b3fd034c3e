/// Where the books are kept: what the domain reads from storage, and what it puts there.
///
/// Everything read holds what was put before, in the same transaction.
public protocol Shelf: AnyObject {
  // History
  func event(_ number: Int64) throws -> Event?
  func event(ref: String) throws -> Event?
  /// The hash of an event, as 64 hexadecimal digits.
  func hash(of event: Int64) throws -> String?
  /// Whether a signature, in Base64, is that of a key (Ed25519) over some bytes.
  func isSigned(_ bytes: [UInt8], _ signature: String, by key: String) -> Bool
  /// The event that reversed another, or settled a draft; `nil` while it stands.
  func reversal(of event: Int64) throws -> Int64?
  func postings(of event: Int64) throws -> [Posting]
  /// Standing events of some kinds dated after a day, but for the first event of all; oldest first,
  /// at most 20.
  func events(of kinds: [EventKind], after day: Day) throws -> [Event]
  /// Every event of some kinds, reversed ones included, oldest first. It looks through all events.
  func every(of kinds: [EventKind]) throws -> [Event]
  /// The first event with postings.
  func firstBooked() throws -> Event?
  /// The latest day that any event but the first is dated.
  func lastDay() throws -> Day?
  /// The first day of a span, without its end, on which an event but the first of all stands or has
  /// entries.
  func firstDay(from first: Day, before end: Day) throws -> Day?
  /// Standing events recorded after an event that mention a party, the lines of vouchers included,
  /// oldest first, at most 20.
  func events(mentioning party: ID<Party>, after event: Int64) throws -> [Event]

  // Rules and parties
  /// When charters are in force, in the order of their adoption.
  func charters() throws -> [AdoptedCharter]
  /// What a charter says, by the event that adopted it.
  func charter(adoptedBy event: Int64) throws -> Charter
  func closes() throws -> [Close]
  /// Periods that were closed when an event was recorded.
  func closes(before event: Int64) throws -> [Close]
  func parties() throws -> [Party]
  func party(_ code: ID<Party>) throws -> Party?
  /// What events said of who is tied to whom, those taken back included; but for parties that were
  /// added, name nobody and stand.
  func ties() throws -> [NamedTies]
  /// Parties whose size an event changed.
  func resizedParties() throws -> [ID<Party>]
  func assertions() throws -> [Assertion]

  // Balances, debit positive
  func balance(of sub: SubAccount) throws -> SubBalance?
  /// Balances of a sub-ledger that are not zero, or moved after a day, by party and guarantee.
  func balances(of account: Account, movedAfter day: Day) throws -> [SubBalance]
  func accountTotals() throws -> [Account: Money]
  func accountTotals(asOf day: Day) throws -> [Account: Money]
  /// Movements of a sub-account after a day, summed by day, oldest first.
  func movements(of sub: Int64, after day: Day) throws -> [(day: Day, amount: Money)]
  /// All of them added up.
  func movement(of sub: Int64, after day: Day) throws -> Money
  /// Debit less credit of an account in a span of days, closing entries left out.
  func turnover(of account: Account, from: Day, through: Day) throws -> Money
  /// The same for each guarantee of the sub-ledger.
  func turnoverByGuarantee(of account: Account, from: Day, through: Day) throws
    -> [(guarantee: ID<Guarantee>, amount: Money)]

  // Guarantees
  func guarantee(_ code: ID<Guarantee>) throws -> GuaranteeRecord?
  /// The state that an event left a guarantee in.
  func guarantee(_ code: ID<Guarantee>, leftBy event: Int64) throws -> GuaranteeRecord?
  /// Live events of a guarantee recorded after an event.
  func liveEvents(of code: ID<Guarantee>, after event: Int64) throws -> [Event]
  /// Events of a guarantee of one kind, reversed ones included, by number.
  func events(of code: ID<Guarantee>, kind: EventKind) throws -> [Event]
  /// Whether anybody but its borrower ever was the obligor of a guarantee.
  func hadOtherObligor(_ code: ID<Guarantee>) throws -> Bool
  /// Guarantees that are open at the end of a day, as they stand then, by code.
  func openRecords(asOf day: Day) throws -> [GuaranteeRecord]
  /// Codes of guarantees that an obligor may have open at the end of a day, in order.
  func openCodes(of obligor: ID<Party>, asOf day: Day) throws -> [ID<Guarantee>]
  /// A guarantee at the end of a day; `nil` where it was not issued by then, or not for good.
  func guarantee(_ code: ID<Guarantee>, asOf day: Day) throws -> Guarantee?
  func exposure(of holder: ExposureHolder) throws -> Exposure
  /// What every customer and bank has in force over everything recorded.
  func exposures() throws -> [ExposureHolder: Exposure]
  /// What was in force at the end of a day for each customer and at each bank.
  func exposures(asOf day: Day) throws -> [ExposureHolder: Exposure]
  func portfolioTotals() throws -> PortfolioTotals
  /// Sums of the guarantees' movements in a span of days.
  func flows(from: Day, through: Day) throws -> Flow
  func burden(of member: ID<Party>, year: Int, through: Day) throws -> Money
  func burdens(from: Day, through: Day) throws -> Money

  // Writing
  func append(_ event: Event, _ postings: [Posting], between: [(debit: Int64, credit: Int64)])
    throws
  func intern(_ sub: SubAccount) throws -> Int64
  func save(_ party: Party, change: PartyChange) throws
  func undo(_ party: ID<Party>, change event: Int64, from day: Day) throws
  func save(_ record: GuaranteeRecord, replacing: GuaranteeRecord?) throws
  /// Adds to what moved in guarantees on some days.
  func add(_ flows: [Day: Flow]) throws
  func save(_ burden: Burden, event: Int64, day: Day) throws
  func undoBurdens(of event: Int64, by reversal: Int64, on day: Day) throws
  func save(_ charter: AdoptedCharter) throws
  func undoCharter(of event: Int64, from day: Day) throws
  func save(_ close: Close) throws
  func undoClose(of event: Int64, by reopening: Int64) throws
  func save(_ assertion: Assertion) throws
  func undoAssertion(of event: Int64) throws
  func markReversed(_ event: Int64, by reversal: Int64) throws
  /// Puts balances in their place, and adds to months.
  func save(_ balances: [SubBalance], months: [MonthKey: MonthDelta]) throws
  func save(_ exposures: [ExposureHolder: Exposure], totals: PortfolioTotals) throws
}

/// A period that is closed.
public struct Close: Hashable, Sendable {
  /// The number of the event that closed it.
  public var event: Int64
  /// A month or a year; none of its days takes entries any more.
  public var period: Period

  /// Creates it from its parts; nothing is checked.
  public init(event: Int64, period: Period) { (self.event, self.period) = (event, period) }
}

/// A balance that somebody has confirmed from outside, such as a bank statement's.
public struct Assertion: Hashable, Sendable {
  /// The number of the event that asserted it.
  public var event: Int64
  /// The balance is that of the end of this day.
  public var day: Day
  /// The account, by its role.
  public var account: Account
  /// `nil`: the account as a whole; for cash, the main account.
  public var party: ID<Party>?
  /// Positive on the account's normal side.
  public var amount: Money

  /// Creates it from its parts; whether the balance is so is not checked.
  public init(event: Int64, day: Day, account: Account, party: ID<Party>?, amount: Money) {
    (self.event, self.day, self.account) = (event, day, account)
    (self.party, self.amount) = (party, amount)
  }

  func covers(_ sub: SubAccount) -> Bool {
    sub.account == account && (sub.party == party || (party == nil && account != .cash))
  }
}

/// The total of a sub-account over everything recorded.
public struct SubBalance: Hashable, Sendable {
  /// The number that the shelf keeps the sub-account under.
  public var id: Int64
  /// What it is the balance of.
  public var sub: SubAccount
  /// Debit positive.
  public var total: Money
  /// The latest day of any movement.
  public var lastDay: Day

  /// Creates it from its parts; nothing is checked.
  public init(id: Int64, sub: SubAccount, total: Money, lastDay: Day) {
    (self.id, self.sub, self.total, self.lastDay) = (id, sub, total, lastDay)
  }
}

/// What month rows are kept by; parties and guarantees have rows by day instead.
public struct MonthKey: Hashable, Sendable {
  /// The account as a whole, over all its sub-accounts.
  public var account: Account
  /// The first day of the month.
  public var month: Day

  /// Creates it from its parts; that the day is the first of a month is not checked.
  public init(account: Account, month: Day) { (self.account, self.month) = (account, month) }
}

/// Debits and credits of a month; red entries reduce the side they were booked on.
public struct MonthDelta: Hashable, Sendable {
  /// Debits of ordinary entries.
  public var debit = Money.zero
  /// Credits of ordinary entries.
  public var credit = Money.zero
  /// Debits of closing entries.
  public var closingDebit = Money.zero
  /// Credits of closing entries.
  public var closingCredit = Money.zero

  /// Nothing moved.
  public init() {}

  /// Adds a signed amount to one side, or to that side of the closing entries.
  public mutating func add(_ amount: Money, to side: Side, isClosing: Bool) throws {
    switch (side, isClosing) {
    case (.debit, false): try debit += amount
    case (.credit, false): try credit += amount
    case (.debit, true): try closingDebit += amount
    case (.credit, true): try closingCredit += amount
    }
  }
}

/// Whose guarantees are added up for the limits.
public enum ExposureHolder: Hashable, Sendable {
  case customer(ID<Party>)
  case bank(ID<Party>)
}

/// What is in force for a customer or at a bank.
public struct Exposure: Hashable, Sendable {
  /// Whole loan balances.
  public var balance = Money.zero
  /// The fund's part of them, unweighted.
  public var ownShare = Money.zero

  /// Nothing in force, unless given; that the two fit each other is not checked.
  public init(balance: Money = .zero, ownShare: Money = .zero) {
    (self.balance, self.ownShare) = (balance, ownShare)
  }
}

/// A member's part of a loss, or (below zero) what came back to him.
public struct Burden: Hashable, Sendable {
  /// Who bears it, even if he is no member any more.
  public var member: ID<Party>
  /// What the loss was made on.
  public var guarantee: ID<Guarantee>
  /// The write-off it belongs to.
  public var writeOff: Int64
  /// The calendar year of that write-off, whose cap it counts against if it falls in it.
  public var year: Int
  /// Above zero what he was given to bear, below zero what was restored to him.
  public var amount: Money

  /// Creates it from its parts; nothing is checked.
  public init(
    member: ID<Party>, guarantee: ID<Guarantee>, writeOff: Int64, year: Int, amount: Money
  ) {
    (self.member, self.guarantee, self.writeOff) = (member, guarantee, writeOff)
    (self.year, self.amount) = (year, amount)
  }
}

extension Shelf {
  /// Guarantees that are open at the end of a day, by code.
  public func openGuarantees(asOf day: Day) throws -> [Guarantee] {
    try openRecords(asOf: day).map(\.guarantee)
  }

  /// The event by which the fund moved in, if it still stands.
  ///
  /// It is the first with postings; only after it was reversed may another one be.
  func standingOpening() throws -> Event? {
    guard let first = try firstBooked(), first.submission.kind == .bookOpen else { return nil }
    if try reversal(of: first.number) == nil { return first }
    return try standing(of: [.bookOpen]).last
  }

  /// Every event of some kinds that stands, or stood at the end of a day if one is given.
  func standing(of kinds: [EventKind], on day: Day? = nil) throws -> [Event] {
    try every(of: kinds).filter { try stands($0, on: day) }
  }

  /// Whether an event stands, or stood at the end of a day if one is given: it is dated by then, and
  /// what reversed it, or settled a draft, is dated later.
  func stands(_ event: Event, on day: Day? = nil) throws -> Bool {
    guard let day else { return try reversal(of: event.number) == nil }
    guard event.day <= day else { return false }
    return try undone(event.number).map { day < $0.day } ?? true
  }

  /// The event that reversed another, or settled a draft; `nil` while it stands.
  func undone(_ event: Int64) throws -> Event? {
    try reversal(of: event).flatMap { try self.event($0) }
  }
}
