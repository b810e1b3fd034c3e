/// A report: its name, what it tells, and how its document is made.
public struct Report: Sendable {
  /// The name on the command line and in machine output.
  public let name: String
  /// The heading.
  public let title: Words
  /// One line for the list of reports.
  public let summary: Words
  /// What it covers.
  public let scope: Scope
  /// What it is about, besides the fund.
  public let asks: Subject
  /// Makes the document of a snapshot.
  public let make: @Sendable (Snapshot) throws -> Document

  /// Whether a report tells of a day or of a stretch of days.
  public enum Scope: Sendable {
    /// The state at the end of a day.
    case day
    /// The movements of a period; without one, those from 1 January of the day's year.
    case period
  }

  /// What a report needs to be told.
  public enum Subject: Sendable {
    /// It is about the whole fund.
    case nothing
    /// It is about one account: `Snapshot.account`.
    case account
    /// It is about one member: `Snapshot.party`.
    case member
    /// It is about one event: `Snapshot.event`.
    case event
  }

  /// A report that fills in a document which already has its head.
  public init(
    _ name: String, _ title: Words, _ summary: Words, scope: Scope, asks: Subject = .nothing,
    fill: @escaping @Sendable (Snapshot, inout Document) throws -> Void
  ) {
    (self.name, self.title, self.summary) = (name, title, summary)
    (self.scope, self.asks) = (scope, asks)
    make = { snapshot in
      var document = try snapshot.document(name, title, scope: scope)
      try fill(snapshot, &document)
      return document
    }
  }

  /// All reports, in the order of the list that people see.
  public static let all: [Report] = [
    trialBalance, balanceSheet, income, journal, ledger, voucher, vouchers, generalLedger,
    threeColumnLedger, dayBook, expenseColumns, due, business, inForce, leverage,
    nonPerforming, rollForward, ageing, rates, concentration, adequacy, members, riskSharing, exit,
    reconciliation, history,
    measures,
  ]
}

/// What a report is made from: a book as of a day, or over a period.
public struct Snapshot {
  /// What is recorded.
  public let books: Books
  /// What reports read besides.
  public let archive: any Archive
  /// The day the figures hold for: the last day of the period, for a report of one.
  public let day: Day
  /// The period asked for; `nil` for a report as of a day.
  public let period: Period?
  /// The account a ledger is asked for.
  public var account: Account?
  /// The member a report is about, or the party a ledger is narrowed to; `nil` for all.
  public var party: ID<Party>?
  /// The event a voucher is asked for, by any of its names.
  public var event: String?
  /// The guarantee a ledger is narrowed to; `nil` for all.
  public var guarantee: ID<Guarantee>?
  /// Trial balance: one row per sub-account.
  public var isDetailed = false
  /// Due list: how many days ahead, where no period is given.
  public var daysAhead = 30
  /// Leave closing entries out.
  public var isBeforeClosing = false

  /// A book as of a day; for a period, of its last day.
  public init(books: Books, archive: any Archive, day: Day, period: Period? = nil) {
    (self.books, self.archive, self.day, self.period) = (books, archive, day, period)
  }

  /// The first day of the movements: that of the period, or 1 January of the day's year.
  public var first: Day { period?.first ?? day.firstOfYear }

  /// What stands on the day.
  func standing() throws -> Standing {
    try Standing(books: books, archive: archive, day: day)
  }

  /// The chart of accounts in force on the day.
  func chart() throws -> Chart { try books.charter(on: day).chart }

  /// Totals of all accounts before the first day, debit positive.
  func openingTotals() throws -> [Account: Money] {
    guard first > .earliest else { return [:] }
    return try books.totals(on: first.adding(days: -1))
  }

  /// A document with its head and nothing else.
  func document(_ name: String, _ title: Words, scope: Report.Scope) throws -> Document {
    var document = Document(
      name: name, title: title, fund: try books.charter(on: day).fund, asOf: day)
    if scope == .period { document.period = period ?? .covering(first, day) }
    if let head = try archive.head() {
      (document.head, document.knownAt) = (head.hash, head.recordedAt.description)
    }
    return document
  }
}

extension Period {
  /// The calendar year where the days make one up, else the range.
  static func covering(_ first: Day, _ last: Day) -> Period {
    let year = Period.year(first.year)
    return year.first == first && year.last == last ? year : .range(first, last)
  }
}
