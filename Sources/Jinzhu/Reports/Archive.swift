/// What reports read of a book, besides what recording reads.
///
/// Movements that are given by day hold everything recorded and dated in that span, reversals on
/// their own days.
public protocol Archive: Shelf {
  /// The hash of the last event, as 64 hexadecimal digits, and when it was recorded.
  func head() throws -> (hash: String, number: Int64, recordedAt: Instant)?

  /// Every event with its hash, in the order of recording, handed over one by one; its entries are
  /// not read.
  func chain(_ body: (Event, String) throws -> Void) throws

  /// The numbers and days of the events with entries in a span of days, by number.
  func entryDays(from: Day, through: Day) throws -> [(event: Int64, day: Day)]

  /// Debits and credits of every account in a span of days.
  func turnovers(from: Day, through: Day) throws -> [Account: MonthDelta]
  /// Opening balance (debit positive) and movements of every sub-account that has any, in the
  /// order of account, party, guarantee.
  func subTurnovers(from: Day, through: Day) throws
    -> [(sub: SubAccount, opening: Money, moved: MonthDelta)]
  /// Events with postings in a span of days, by day and number, handed over one by one.
  func entries(
    from: Day, through: Day, _ body: (Event, [Posting]) throws -> Void
  ) throws
  /// Postings that touch an account, and of it the party and the guarantee if given, by day and
  /// number, handed over one by one.
  func postings(
    touching account: Account, party: ID<Party>?, guarantee: ID<Guarantee>?, from: Day,
    through: Day, _ body: (Event, Posting) throws -> Void
  ) throws
  /// What events up to a day did to some balances together, by day and number; events that left
  /// the sum as it was are left out. The fields of events are not read.
  func effects(on balances: [Sources.Balance], through: Day) throws -> [Effect]
  /// Balances of the party-by-guarantee sub-ledger of an account at the end of a day, zero ones
  /// left out, positive on the account's normal side.
  func subLedger(of account: Account, asOf day: Day) throws -> [(sub: SubAccount, balance: Money)]

  /// Opening balance (debit positive) and movements of one account's sub-accounts that have any, in
  /// the order of party and guarantee.
  func subTurnovers(of account: Account, from: Day, through: Day) throws
    -> [(sub: SubAccount, opening: Money, moved: MonthDelta)]
  /// Opening balance (debit positive) and movements of one sub-account.
  func turnover(of sub: SubAccount, from: Day, through: Day) throws
    -> (opening: Money, moved: MonthDelta)
  /// What moved every account in each calendar year, closing entries included, debit positive, by
  /// year; of what is settled only, not of a recording that is under way.
  func yearlyTurnovers() throws -> [(year: Int, account: Account, amount: Money)]
  /// What moved the party sub-ledger of an account up to a day, debit positive, each party's by day.
  func partyMovements(of account: Account, through: Day) throws
    -> [(party: ID<Party>, moves: [(day: Day, amount: Money)])]
  /// The entries of the party sub-ledger of an account on one day, debit positive, by event.
  func partyEntries(of account: Account, on day: Day) throws
    -> [(event: Int64, party: ID<Party>, amount: Money)]
  /// The number of the event of a day that was recorded last; 0 where it has none.
  func lastEvent(on day: Day) throws -> Int64
  /// What moved the party sub-ledgers of some accounts up to a day, of one party or of all, by day,
  /// event and line.
  func partyEntries(of accounts: [Account], party: ID<Party>?, through: Day) throws -> [PartyEntry]
  /// Members' parts of losses, and what came back of them, up to a day, of one member or of all, by
  /// member, day and event.
  func burdenEntries(of member: ID<Party>?, through: Day) throws -> [BurdenEntry]

  /// Events recorded after one and dated up to a day, of one kind or of all, reversed ones included,
  /// by number.
  func events(of kind: EventKind?, after number: Int64, through day: Day) throws -> [Event]
  /// Every event of some kinds that mentions a party, reversed ones included, by number.
  func events(mentioning party: ID<Party>, of kinds: [EventKind]) throws -> [Event]
  /// Whether a guarantee was open when a span of days began, or at the end of one of them.
  func wasOpen(_ code: ID<Guarantee>, from: Day, through: Day) throws -> Bool
  /// Every event of a guarantee, reversed ones included, by number.
  func history(of guarantee: ID<Guarantee>) throws -> [Event]
  /// Every event that mentions a party, by number, at most the latest `limit`.
  func history(of party: ID<Party>, limit: Int) throws -> [Event]
  /// Guarantees issued up to a day (issues reversed by then left out), by code.
  func guarantees(asOf day: Day) throws -> [Guarantee]
  /// Guarantees as of the end of a span that were open when it began, or at the end of one of its
  /// days, by code.
  func records(openFrom: Day, through: Day) throws -> [GuaranteeRecord]
  /// Guarantees that are open at the end of a day, as far as measures ask about them, by code.
  func openStates(asOf day: Day) throws -> [OpenState]
  /// Guarantees for which the fund had paid by the end of a day, by code.
  func defaults(asOf day: Day) throws -> [Guarantee]
  /// How many borrowers were ever served up to a day.
  func customersServed(through day: Day) throws -> Int
}

extension Archive {
  /// Guarantees as of the end of a span that were open when it began, or at the end of one of its
  /// days, by code.
  public func guarantees(openFrom first: Day, through last: Day) throws -> [Guarantee] {
    try records(openFrom: first, through: last).map(\.guarantee)
  }
}

/// What an event did to some balances together.
public struct Effect: Hashable, Sendable {
  /// The event's number.
  public var event: Int64
  /// The day it takes effect on.
  public var day: Day
  /// Its kind.
  public var kind: EventKind
  /// Its memo; `nil` where nobody wrote one.
  public var memo: String?
  /// Above zero where it added to them.
  public var amount: Money

  /// An event with what it did.
  public init(event: Int64, day: Day, kind: EventKind, memo: String?, amount: Money) {
    (self.event, self.day, self.kind) = (event, day, kind)
    (self.memo, self.amount) = (memo, amount)
  }
}

/// A movement of a party's sub-ledger.
public struct PartyEntry: Hashable, Sendable {
  /// The event that made it.
  public var event: Int64
  /// The day it takes effect on.
  public var day: Day
  /// The event's kind.
  public var kind: EventKind
  /// Its memo; `nil` where nobody wrote one.
  public var memo: String?
  /// The event that this one takes back; `nil` unless it is a reversal.
  public var reversed: Int64?
  /// The kind of the event that this one takes back; `nil` unless it is a reversal.
  public var reversedKind: EventKind?
  /// What moved; it names a party.
  public var sub: SubAccount
  /// Debit positive.
  public var amount: Money

  /// A movement with all that is known of it.
  public init(
    event: Int64, day: Day, kind: EventKind, memo: String?, reversed: Int64?,
    reversedKind: EventKind?, sub: SubAccount, amount: Money
  ) {
    (self.event, self.day, self.kind, self.memo) = (event, day, kind, memo)
    (self.reversed, self.reversedKind) = (reversed, reversedKind)
    (self.sub, self.amount) = (sub, amount)
  }

  /// The kind whose effect it is: for a reversal, that of the event it takes back.
  var cause: EventKind { reversedKind ?? kind }
}

/// A member's part of a loss as an event, or a reversal, moved it.
public struct BurdenEntry: Hashable, Sendable {
  /// The part, or (below zero) what came back of it.
  public var burden: Burden
  /// The event that moved it.
  public var event: Int64
  /// The day it takes effect on.
  public var day: Day
  /// The event that this one takes back; `nil` unless it is a reversal.
  public var reversed: Int64?

  /// A part of a loss, with the event that moved it.
  public init(burden: Burden, event: Int64, day: Day, reversed: Int64?) {
    (self.burden, self.event, self.day) = (burden, event, day)
    self.reversed = reversed
  }
}
