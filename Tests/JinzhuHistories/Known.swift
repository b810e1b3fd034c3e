public import Jinzhu

/// What a history knows of its fund: learnt from the outcomes of its own proposals, and from
/// nothing else.
public struct Known: Sendable {
  /// Balances over everything recorded, in fen, debit positive.
  public internal(set) var balances: [SubAccount: Int64] = [:]
  /// Balances of whole accounts, in fen, debit positive.
  public internal(set) var totals: [Account: Int64] = [:]
  /// The latest day on which a sub-account, or an account, moved.
  var moved: [SubAccount: Day] = [:]
  /// The latest day of a loss written off, a recovery or a dividend: no year before it is closed.
  var settledDay = Day.earliest
  /// Sub-accounts with a balance other than zero, by account.
  var open: [Account: Bag<SubAccount>] = [:]

  var parties: [PartyFacts.Role: [ID<Party>]] = [:]
  var sanctioned = Bag<ID<Party>>()
  var sponsors: [ID<Party>: ID<Party>] = [:]
  var groups: [ID<Party>: String] = [:]

  /// The guarantees whose issue stands, by code.
  public internal(set) var guarantees: [ID<Guarantee>: KnownGuarantee] = [:]
  /// Every guarantee that was issued and stands.
  public internal(set) var issued = Bag<ID<Guarantee>>()
  /// Those with a loan balance.
  public internal(set) var inForce = Bag<ID<Guarantee>>()
  /// Those whose loan was reported overdue.
  var overdue = Bag<ID<Guarantee>>()
  /// Those with something written off.
  var lost = Bag<ID<Guarantee>>()

  /// Which guarantee an event is about.
  var owners: [Int64: ID<Guarantee>] = [:]
  /// Which period an event closed.
  var closes: [Int64: Period] = [:]
  /// Standing events that are not about a guarantee, the latest ones.
  var loose: [Done] = []
  /// Events that carry a reference, the latest ones.
  var referenced: [Done] = []
  /// The latest reversed events and their reversals.
  var reversed: [Int64] = []
  /// What the latest reversal took back.
  var lastReversed: Proposal?
  /// Periods that are closed, in the order of closing.
  public internal(set) var closed: [Period] = []
  /// What events moved on each bank account, the latest ones.
  var cash: [ID<Party>?: [CashMove]] = [:]
  /// Bank statements that stand.
  var statements: [KnownStatement] = []
  /// The latest day of anything recorded.
  public internal(set) var latestDay = Day.earliest
  /// The number of the last event recorded.
  public internal(set) var events: Int64 = 0

  /// A proposal that was recorded.
  struct Done: Sendable {
    var number: Int64
    var day: Day
    var proposal: Proposal
  }

  /// The balance of a sub-account in fen, positive on the account's normal side.
  func held(_ sub: SubAccount) -> Int64 {
    let balance = balances[sub] ?? 0
    return sub.account.normalSide == .debit ? balance : -balance
  }

  /// The balance of an account in fen, positive on its normal side.
  func held(_ account: Account) -> Int64 {
    let total = totals[account] ?? 0
    return account.normalSide == .debit ? total : -total
  }

  /// How many guarantees have an open compensation balance.
  public var compensations: Int { open[.compensationReceivable]?.count ?? 0 }

  /// How many parties of a role there are.
  public func parties(of role: PartyFacts.Role) -> Int { parties[role]?.count ?? 0 }

  /// The first day that no closed period holds, nor any before it.
  var openFrom: Day {
    let last = closed.map(\.last).max()
    return last.flatMap { try? $0.adding(days: 1) } ?? .earliest
  }

  /// Whether a year is closed.
  func isClosed(_ year: Int) -> Bool { closed.contains(.year(year)) }
}

/// What a history knows of a guarantee.
public struct KnownGuarantee: Sendable {
  /// What one of its events left behind.
  struct State: Sendable {
    var obligor: ID<Party>
    /// The loan's balance in fen.
    var balance: Int64
    var due: Day
    var isOverdue = false
    var isLost = false
  }

  /// Its code.
  public let code: ID<Guarantee>
  let bank: ID<Party>
  let borrower: ID<Party>
  let reguarantor: ID<Party>?
  let issued: Day
  /// The loan's principal in fen.
  let principal: Int64
  var state: State
  /// Its live events, with the state each one found.
  var events: [(number: Int64, proposal: Proposal, before: State)] = []
  /// The latest day of its events and reversals.
  var latestDay: Day
}

/// What an event moved on a bank account, in fen.
struct CashMove: Sendable {
  var event: Int64
  var day: Day
  var fen: Int64
}

/// A bank statement that stands.
struct KnownStatement: Sendable {
  var event: Int64
  var bank: ID<Party>?
  var day: Day
  /// Fen, like the lines.
  var closing: Int64
  var lines: [Int64]
}
