/// A mistake is taken back in red (红字), on the reversal's own date; what was recorded stays recorded.
struct EventReverse: EventBody {
  static let title = Words("冲销", "reverse an event")
  static let fields: [Field] = [
    .required(
      "event", .event,
      Words("要冲销的事项：序号（如 31 或 #31）或 ref", "the event: its number (31 or #31) or its ref"), "31"),
    .required("reason", .text, Words("原因", "the reason"), "金额录错"),
  ]

  let target: String

  init(_ fields: Fields) throws { target = try fields.text("event") }

  func book(into draft: inout Draft) throws {
    let event = try draft.books.shelf.event(named: target)
    try requireReversible(event, in: draft)
    guard event.day <= draft.day else {
      throw Refusal.dayBefore(field: "date", draft.day, notBefore: event.day)
    }
    try requireNothingRests(on: event, in: draft)
    try draft.takeBack(draft.books.shelf.postings(of: event.number))
    if case .guarantee(let code) = event.submission.fields["guarantee"] {
      try draft.takeBackEarned(of: code)
    }
    draft.effects.append(.reverse(event))
  }

  private func requireReversible(_ event: Event, in draft: Draft) throws {
    if event.submission.kind != .draftSubmit,
      let by = try draft.books.shelf.reversal(of: event.number)
    {
      throw Refusal.correction(.alreadyReversed(event.number, by: by))
    }
    switch event.submission.kind {
    case .eventReverse:
      throw Refusal.correction(.isReversal(event.number))
    case .draftSubmit:
      _ = try draft.waiting(event.number)
      throw Refusal.correction(.takenBackBy(.draftReject, EventMention(event)))
    case .draftApprove, .draftReject:
      throw Refusal.approval(.stays(EventMention(event)))
    // A close is undone on its own day, and computed afresh by the next one: period.reopen does that.
    case .periodClose:
      let later = try draft.books.closes.filter { event.number < $0.event }
        .compactMap { try draft.books.shelf.event($0.event) }
      guard later.isEmpty else { throw Self.rested(on: event, later) }
      throw Refusal.correction(.takenBackBy(.periodReopen, EventMention(event)))
    case .periodReopen:
      throw Refusal.correction(.takenBackBy(.periodClose, EventMention(event)))
    case .charterAdopt where event.number == draft.books.charters.first?.event:
      throw Refusal.correction(.firstCharter(event.number))
    default: break
    }
  }

  private func requireNothingRests(on event: Event, in draft: Draft) throws {
    let shelf = draft.books.shelf
    let resting: [Event]
    switch event.submission.kind {
    case .partyAdd:
      let party = try event.submission.fields.party("party")
      resting = try shelf.events(mentioning: party, after: event.number)
    // Like an adoption (rule f), the return to the charter before is not dated before any event.
    // The first charter governs all days before it: its own does not count.
    case .charterAdopt:
      guard draft.day < draft.books.latestDay else { return }
      resting = try shelf.events(of: EventKind.allCases, after: draft.day)
    case .bookOpen:
      let later = try shelf.every(of: EventKind.allCases.filter(\.mayBook))
        .filter { try $0.number > event.number && shelf.stands($0) }
      resting = Array(later.prefix(20))
    case .bankStatement: resting = try bankEvents(restingOn: event, in: draft.books)
    default:
      guard case .guarantee(let code) = event.submission.fields["guarantee"] else { return }
      let record = try draft.books.record(of: code)
      resting =
        record?.live == event.number ? [] : try shelf.liveEvents(of: code, after: event.number)
      if resting.isEmpty, let record, draft.day < record.day {
        throw Refusal.beforeLatest(
          code, day: draft.day, latest: record.event, kind: .eventReverse, on: record.day)
      }
    }
    guard resting.isEmpty else { throw Self.rested(on: event, resting) }
  }

  /// Later statements of the account, and matches of its lines.
  private func bankEvents(restingOn event: Event, in books: Books) throws -> [Event] {
    let bank = event.submission.fields.partyIfGiven("bank")
    return try books.shelf.standing(of: [.bankStatement, .bankMatch]).filter { other in
      guard other.submission.fields.partyIfGiven("bank") == bank else { return false }
      if other.submission.kind == .bankStatement { return other.day > event.day }
      return try BankMatch(other.submission.fields).groups.contains { group in
        group.lines.contains { $0.statement == event.number }
      }
    }
  }

  private static func rested(on event: Event, _ later: [Event]) -> Refusal {
    .correction(.restedOn(EventMention(event), by: later.map { EventMention($0) }))
  }
}

extension Draft {
  /// Books movements again in red, on the same sides.
  fileprivate mutating func takeBack(_ booked: [Posting]) throws {
    for posting in booked {
      if let red = posting.inRed { postings.append(red) }
    }
    var lost = Money.zero
    for posting in postings {
      if posting.credit.account == .paidInCapital { try lost -= posting.signed }
      if posting.debit.account == .paidInCapital { try lost += posting.signed }
    }
    if lost.isPositive { try noteMinimumCapital(losing: lost) }
  }
}

extension EventKind {
  /// Whether an event of the kind may have postings, or the state of a guarantee to keep.
  fileprivate var mayBook: Bool {
    switch self {
    case .partyAdd, .partyUpdate, .partySanction, .partyReinstate, .agreementSign, .balanceAssert,
      .charterAdopt, .bankStatement, .bankMatch, .bookOpen, .eventReverse, .periodReopen,
      .standingSet, .standingEnd, .draftSubmit, .draftApprove, .draftReject, .filingSubmit:
      false
    default: true  // What is not about parties, rules or records alone.
    }
  }
}
