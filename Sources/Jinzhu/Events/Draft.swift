/// What an event would do, gathered while it is checked. Nothing of it is in the books yet.
public struct Draft {
  /// The books as they stand before the event.
  public let books: Books
  /// The charter in force on `day`; the defaults, where the event adopts the first one.
  public let charter: Charter
  /// The event as it was handed in; its date is not `day` where the kind takes effect on another.
  public let submission: Submission
  /// The day the event takes effect on.
  public let day: Day
  /// The number the event will have.
  public let number: Int64

  /// The entries so far, in the order of booking; none for an event that only changes a state.
  public internal(set) var postings: [Posting] = []
  /// What the accountant should know though the event stands: limits passed, cash below zero.
  public internal(set) var warnings: [Refusal] = []
  var guarantee: Guarantee?
  var opened: GuaranteeRecord?
  /// Guarantees that the fund brings with it when it moves in.
  var moved: [Guarantee] = []
  var burdens: [Burden] = []
  var effects: [Effect] = []

  /// What an event does besides movements and the state of its guarantee.
  enum Effect {
    case change(ID<Party>, PartyChange.What)
    indirect case adopt(Charter)
    case close(Period)
    case reopen(Close)
    case confirm(Assertion)
    case reverse(Event)
    /// A draft was approved, so that its event is booked next, or rejected.
    indirect case settle(SubmittedDraft, isApproved: Bool)
    case open
  }

  init(books: Books, submission: Submission, day: Day, number: Int64) throws {
    (self.books, self.submission, self.day, self.number) = (books, submission, day, number)
    if submission.kind == .charterAdopt, books.charters.isEmpty {
      charter = Charter(fund: "")
    } else {
      charter = try books.charter(on: day)
    }
  }

  // Movements

  /// Books an amount; a zero amount moves nothing.
  mutating func post(
    _ debit: SubAccount, _ credit: SubAccount, _ amount: Money, isClosing: Bool = false
  ) throws {
    guard !amount.isNegative else { throw Refusal.value(.overflow) }
    if let posting = Posting(debit: debit, credit: credit, amount, isClosing: isClosing) {
      postings.append(posting)
    }
  }

  /// Books a signed amount: below zero, the sides change places.
  mutating func postSigned(
    _ debit: SubAccount, _ credit: SubAccount, _ amount: Money, isClosing: Bool = false
  ) throws {
    if amount.isNegative {
      try post(credit, debit, -amount, isClosing: isClosing)
    } else {
      try post(debit, credit, amount, isClosing: isClosing)
    }
  }

  /// Cash at a bank, which must be one; `nil` is the main account.
  func cash(_ bank: ID<Party>?) throws -> SubAccount {
    if let bank { try books.party(bank, on: day, role: .bank) }
    return .cash(at: bank)
  }

  // Guarantees

  /// The guarantee that the event is about, as its latest event left it.
  mutating func open(_ code: ID<Guarantee>) throws -> Guarantee {
    guard let record = try books.record(of: code), record.live != 0 else {
      throw Refusal.unknownGuarantee(code)
    }
    guard record.day <= day else {
      let latest = try books.shelf.event(record.event)
      throw Refusal.beforeLatest(
        code, day: day, latest: record.event, kind: latest?.submission.kind ?? .guaranteeIssue,
        on: record.day)
    }
    opened = record
    return record.guarantee
  }

  /// Keeps the guarantee as the event leaves it; what leaves the in-force book is booked, and with
  /// the last of it what is left of a fee in advance.
  mutating func keep(_ changed: Guarantee) throws {
    if let opened {
      let left = try opened.guarantee.ownShare - changed.ownShare
      try post(
        SubAccount(.inForceContra), SubAccount(.inForce, guarantee: changed.code), left)
      if try opened.guarantee.balance.isPositive, try !changed.balance.isPositive {
        try earnRest(of: changed.code)
      }
    }
    guarantee = changed
  }

  // Checks

  /// Refuses an amount above what a balance holds.
  func require(_ amount: Money, atMost held: Money, _ quantity: Quantity) throws {
    guard amount <= held else {
      throw Refusal.exceeds(quantity, asked: amount, held: max(.zero, held))
    }
  }

  /// A limit of the charter was passed: refused, warned of, or overridden with a reason.
  mutating func breach(_ clause: Refusal) throws {
    switch charter.limits.enforce {
    case .off: return
    case .warn: warnings.append(clause)
    case .refuse:
      guard submission.override != nil else { throw clause }
      warnings.append(clause)
    }
  }

  /// A rule of conduct was broken: refused unless overridden, whatever `limits.enforce` says.
  mutating func violation(_ rule: Refusal) throws {
    guard submission.override != nil else { throw rule }
    warnings.append(rule)
  }
}
