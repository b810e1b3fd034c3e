/// What is known of an account at a bank: its statements, and which of their lines were matched.
public struct BankRecord: Sendable {
  /// The bank; `nil` for the main account.
  public let bank: ID<Party>?
  /// Standing statements, by day.
  public private(set) var statements: [Statement] = []
  /// Their lines, in that order.
  public private(set) var lines: [Line] = []
  /// Standing matches.
  public private(set) var groups: [MatchGroup] = []
  private var amounts: [BankLineID: Money] = [:]

  /// A statement that was taken in.
  public struct Statement: Hashable, Sendable {
    /// The event that took it in.
    public let event: Int64
    /// Its first day.
    public let first: Day
    /// Its last day.
    public let day: Day
    /// The bank's balance before its first line.
    public let opening: Money
    /// The bank's balance after its last line.
    public let closing: Money
  }

  /// A line with its place.
  public struct Line: Hashable, Sendable {
    /// Where it stands.
    public let id: BankLineID
    /// What the bank wrote.
    public let content: StatementLine
  }

  init(bank: ID<Party>?, of events: [Event]) throws {
    self.bank = bank
    for event in events where event.submission.fields.partyIfGiven("bank") == bank {
      switch event.submission.kind {
      case .bankStatement: try take(BankStatement(event.submission.fields), of: event)
      case .bankMatch: groups += try BankMatch(event.submission.fields).groups
      default: continue  // Only these two kinds are asked for.
      }
    }
    statements.sort { $0.day < $1.day }
  }

  private mutating func take(_ body: BankStatement, of event: Event) {
    statements.append(
      Statement(
        event: event.number, first: body.firstDay(endingOn: event.day), day: event.day,
        opening: body.opening, closing: body.closing))
    for (index, line) in body.lines.enumerated() {
      let id = BankLineID(statement: event.number, line: index + 1)
      lines.append(Line(id: id, content: line))
      amounts[id] = line.amount
    }
  }

  /// Lines that are in a match.
  public var matchedLines: Set<BankLineID> { Set(groups.flatMap(\.lines)) }

  /// Events that are in a match.
  public var matchedEvents: Set<Int64> { Set(groups.flatMap(\.events)) }

  func line(_ id: BankLineID) -> (amount: Money, id: BankLineID)? {
    amounts[id].map { ($0, id) }
  }
}

extension Books {
  /// What is known of an account at a bank, or was on a day if one is given. The first time, it looks
  /// through all events of the book.
  public func bankRecord(of bank: ID<Party>?, on day: Day? = nil) throws -> BankRecord {
    let kinds = [EventKind.bankStatement, .bankMatch]
    let events = try sought[kinds] ?? shelf.every(of: kinds)
    sought[kinds] = events
    return try BankRecord(bank: bank, of: events.filter { try shelf.stands($0, on: day) })
  }

  /// By how much an event moved the cash of an account; `nil` where it did not touch it.
  func moved(by event: Int64, at bank: ID<Party>?) throws -> Money? {
    let sub = SubAccount.cash(at: bank)
    var (sum, touches) = (Money.zero, false)
    for posting in try shelf.postings(of: event) {
      if posting.debit == sub { (sum, touches) = (try sum + posting.signed, true) }
      if posting.credit == sub { (sum, touches) = (try sum - posting.signed, true) }
    }
    return touches ? sum : nil
  }
}
