/// A report: its name, what it tells, and how its document is made.
public struct Report: Sendable {
  /// The name on the command line and in machine output.
  public let name: String
  public let title: Words
  /// One line for the list of reports.
  public let summary: Words
  /// What it covers.
  public let scope: Scope
  public let make: @Sendable (Snapshot) throws -> Document

  public enum Scope: Sendable {
    /// The state at the end of a day.
    case day
    /// The movements of a period.
    case period
  }

  public init(
    _ name: String, _ title: Words, _ summary: Words, scope: Scope,
    make: @escaping @Sendable (Snapshot) throws -> Document
  ) {
    (self.name, self.title, self.summary) = (name, title, summary)
    (self.scope, self.make) = (scope, make)
  }

  /// All reports, in the order of the list that people see.
  public static let all: [Report] = []
}

/// What a report is made from: a book as of a day, or over a period.
public struct Snapshot {
  public let books: Books
  public let archive: any Archive
  /// The day the figures hold for: the last day of the period, for a report of one.
  public let day: Day
  /// The period asked for; `nil` for a report as of a day.
  public let period: Period?
  /// The account a ledger is asked for, with the party and guarantee to narrow it to.
  public var account: Account?
  public var party: ID<Party>?
  public var guarantee: ID<Guarantee>?
  /// Trial balance: one row per sub-account.
  public var isDetailed = false
  /// Leave closing entries out.
  public var isBeforeClosing = false

  public init(books: Books, archive: any Archive, day: Day, period: Period? = nil) {
    (self.books, self.archive, self.day, self.period) = (books, archive, day, period)
  }
}
