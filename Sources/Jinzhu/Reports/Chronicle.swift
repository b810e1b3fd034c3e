/// The ledger as programs for plain-text accounting keep it: transactions of signed amounts on named
/// accounts, in the order of days and numbers.
///
/// Every sub-account has a name of its own (`LedgerNames`). A red entry is the negative amount on the
/// sides where it was booked; memorandum accounts balance by themselves within each transaction.
public struct Chronicle: Sendable {
  /// The fund's name.
  public let fund: String
  /// The currency's code.
  public let currency: String
  /// The last day that is told of.
  public let asOf: Day
  /// The hash of the last event recorded, in hexadecimal.
  public let head: String?
  /// The accounts that are used, by root, code, party and guarantee.
  public private(set) var accounts: [Account] = []
  /// What was booked, in the order of days and numbers.
  public private(set) var transactions: [Transaction] = []

  /// An account as the journal names it.
  public struct Account: Sendable {
    /// What it belongs to.
    public let root: LedgerRoot
    /// What follows the root: legal in hledger, ledger and beancount, and nobody else's.
    public let path: String
    /// The sub-account that it is.
    public let sub: SubAccount
    /// The day of its first entry.
    public fileprivate(set) var firstDay: Day
    /// Its balance on the last day, debit positive.
    public fileprivate(set) var balance: Money
  }

  /// An event with entries.
  public struct Transaction: Sendable {
    /// The day it takes effect on.
    public let day: Day
    /// The event's number.
    public let number: Int64
    /// What happened.
    public let kind: EventKind
    /// Its summary; `nil` where nobody wrote one.
    public let memo: String?
    /// The caller's reference; `nil` for none.
    public let ref: String?
    /// Amounts that add up to zero, those on memorandum accounts by themselves too.
    public let lines: [Line]
  }

  /// An amount on an account.
  public struct Line: Sendable {
    /// The account's root.
    public let root: LedgerRoot
    /// The account's path below it.
    public let path: String
    /// Debit positive.
    public let amount: Money
    /// 红字.
    public let isRed: Bool
    /// 结转.
    public let isClosing: Bool
  }

  /// All that is booked up to the snapshot's day, account names in a language.
  public init(_ snapshot: Snapshot, in language: Language) throws {
    let charter = try snapshot.books.charter(on: snapshot.day)
    (fund, currency, asOf) = (charter.fund, charter.currency, snapshot.day)
    head = try snapshot.archive.head()?.hash
    var names = LedgerNames(chart: charter.chart, language: language)
    var known: [SubAccount: Account] = [:]
    var told: [Transaction] = []
    try snapshot.archive.entries(from: .earliest, through: snapshot.day) { event, postings in
      let submission = event.submission
      let lines = try EntryLine.lines(of: postings, kind: submission.kind).map { line in
        let amount = line.side == .debit ? line.amount : try -line.amount
        let path = names.path(of: line.sub)
        let root = LedgerRoot(line.sub.account.accountClass)
        known[
          line.sub,
          default: Account(
            root: root, path: path, sub: line.sub, firstDay: event.day, balance: .zero)
        ].balance = try (known[line.sub]?.balance ?? .zero) + amount
        return Line(
          root: root, path: path, amount: amount, isRed: line.isRed, isClosing: line.isClosing)
      }
      told.append(
        Transaction(
          day: event.day, number: event.number, kind: submission.kind, memo: submission.memo,
          ref: submission.ref, lines: lines))
    }
    transactions = told
    accounts = known.values.sorted { a, b in
      if a.root != b.root { return a.root.place < b.root.place }
      return a.path.utf8.lexicographicallyPrecedes(b.path.utf8)
    }
  }
}

/// The top of the tree of accounts.
public enum LedgerRoot: String, CaseIterable, Sendable {
  case assets = "Assets"
  case liabilities = "Liabilities"
  case equity = "Equity"
  case income = "Income"
  case expenses = "Expenses"
  /// 表外.
  case memo = "Memo"

  /// The root of a class of accounts.
  init(_ accountClass: AccountClass) {
    switch accountClass {
    case .asset: self = .assets
    case .liability: self = .liabilities
    case .equity: self = .equity
    case .income: self = .income
    case .expense: self = .expenses
    case .memo: self = .memo
    }
  }

  /// Its place among the roots.
  fileprivate var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
