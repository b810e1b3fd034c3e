/// What came of an event that was handed in.
public enum Outcome {
  case recorded(Event, postings: [Posting], warnings: [Refusal])
  /// The same content stands under the same reference.
  case alreadyRecorded(Event)
}

extension Books {
  /// Checks an event, and records it with its entries and effects: the one way to change the books.
  ///
  /// - Throws: `Refusal` or `ValueError`, and then nothing of the event is in the books.
  public func record(_ submission: Submission, number: Int64, at instant: Instant) throws -> Outcome
  {
    try submission.requireForm()
    if let ref = submission.ref, let earlier = try shelf.event(ref: ref) {
      guard earlier.submission.saysTheSame(as: submission) else {
        throw Refusal.refTaken(ref, by: earlier.number)
      }
      return .alreadyRecorded(earlier)
    }
    advance(to: instant)
    let draft = try drafted(submission, number: number)
    try requireApproval(of: submission, on: draft.day, number: number)
    let adopted = charters.isEmpty ? number : try adoptedCharter(on: draft.day).event
    let event = Event(
      number: number, recordedAt: instant, day: draft.day, submission: submission,
      rules: Event.currentRules, charter: adopted)
    try commit(draft, as: event)
    return .recorded(event, postings: draft.postings, warnings: draft.warnings)
  }

  /// What an event would do, checked; nothing of it is in the books.
  func drafted(_ submission: Submission, number: Int64) throws -> Draft {
    let body = try submission.kind.body.init(submission.fields)
    let day = body.effectiveDay(submission.date)
    let today = charters.isEmpty ? firstDay(of: submission) : self.today
    guard day <= today else { throw Refusal.futureDate(day, today: today) }
    try requireOpen(day, for: submission.kind)
    var draft = try Draft(books: self, submission: submission, day: day, number: number)
    try body.book(into: &draft)
    if let opening, day < opening.day, !draft.postings.isEmpty {
      throw Refusal.opening(.beforeOpening(day, opened: opening.day))
    }
    try checkBalances(&draft)
    return draft
  }

  /// Today by the offset of the charter that opens the book.
  private func firstDay(of submission: Submission) -> Day {
    guard case .charter(let charter) = submission.fields["charter"] else { return today }
    return now.day(offsetMinutes: charter.utcOffset)
  }

  private func requireOpen(_ day: Day, for kind: EventKind) throws {
    if kind == .periodClose || kind == .periodReopen || charters.isEmpty { return }
    // What the bank says is no entry: it may come in after the month is closed.
    if kind == .bankStatement || kind == .bankMatch { return }
    guard let last = lastClosedDay, day <= last else { return }
    if let close = closes.first(where: { $0.period.first <= day && day <= $0.period.last }) {
      throw Refusal.closedPeriod(day, close.period)
    }
  }

  /// Rule (d): nothing that must not goes negative on any day; rule (e): no assertion is falsified.
  private func checkBalances(_ draft: inout Draft) throws {
    let changes = try Changes(of: draft.postings)
    for (sub, change) in changes.sums where !change.isZero {
      let falls = sub.account.normalSide == .debit ? change.isNegative : change.isPositive
      if falls, sub.account.staysNonNegative || sub.account == .cash {
        let left = try available(sub, from: draft.day) - change.magnitude
        if left.isNegative {
          let refusal = Refusal.negative(sub, short: left)
          guard sub.account == .cash else { throw refusal }
          draft.warnings.append(refusal)
        }
      }
    }
    for assertion in assertions where assertion.day >= draft.day {
      let moved = try Money.sum(changes.sums.filter { assertion.covers($0.sub) }.map(\.amount))
      guard moved.isZero else {
        throw Refusal.assertionFalsified(
          assertion.event, assertion.account, on: assertion.day, amount: assertion.amount,
          by: assertion.account.normalSide == .debit ? moved : try -moved)
      }
    }
  }

  private func commit(_ draft: Draft, as event: Event) throws {
    isBroken = true
    let worthBefore = worth
    var pairs: [(posting: Posting, debit: Int64, credit: Int64)] = []
    pairs.reserveCapacity(draft.postings.count)
    for posting in draft.postings {
      let debit = try move(posting.debit, by: posting.signed, on: event.day, posting)
      let credit = try move(posting.credit, by: -posting.signed, on: event.day, posting)
      pairs.append((posting, debit, credit))
    }
    try shelf.append(event, postings: pairs)
    if event.number > 1 { latestDay = max(latestDay, event.day) }
    try recent.add(worth: worth - worthBefore, on: event.day)
    try keepGuarantee(of: draft, as: event)
    for burden in draft.burdens { try shelf.save(burden, event: event.number, day: event.day) }
    awaitsBooking = awaitsBooking?.following
    for effect in draft.effects { try take(effect, of: event, draft.postings) }
    for kinds in sought.keys where kinds.contains(event.submission.kind) {
      sought[kinds]?.append(event)
    }
    isBroken = false
  }

  /// Moves a balance and its month; returns the sub-account's number.
  private func move(
    _ sub: SubAccount, by amount: Money, on day: Day, _ posting: Posting
  ) throws -> Int64 {
    let place =
      try place(of: sub)
      ?? place(SubBalance(id: shelf.intern(sub), sub: sub, total: .zero, lastDay: day))
    let before = balances[place].total
    let after = try before + amount
    if sub.account == .memberRiskShare {
      if let member = sub.party { try recent.add(riskShare: amount, of: member, on: day) }
      owedToMembers = try owedToMembers + min(before, .zero) - min(after, .zero)
    }
    balances[place].total = after
    try moves?.add(amount, at: place, on: day, isClosing: posting.isClosing)
    balances[place].lastDay = max(balances[place].lastDay, day)
    if !isDirty[place] {
      isDirty[place] = true
      dirtyBalances.append(place)
    }
    try accountTotals[sub.account, default: .zero] += amount
    if sub.account.isOfNetAssets { try worth += amount }
    try months[MonthKey(account: sub.account, month: day.firstOfMonth), default: MonthDelta()]
      .add(
        posting.signed, to: sub == posting.debit ? .debit : .credit, isClosing: posting.isClosing)
    return balances[place].id
  }

  private func keepGuarantee(of draft: Draft, as event: Event) throws {
    for state in draft.moved {
      try keep(
        GuaranteeRecord(
          guarantee: state, event: event.number, live: event.number, before: 0, day: event.day),
        replacing: try record(of: state.code))
    }
    guard let state = draft.guarantee else { return }
    if event.submission.kind == .workoutAssume { assumed.insert(state.code) }
    // An issue replaces only what a reversed issue of the same code left behind.
    let replaced = try draft.opened ?? record(of: state.code)
    try keep(
      GuaranteeRecord(
        guarantee: state, event: event.number, live: event.number,
        before: draft.opened?.live ?? 0, day: event.day),
      replacing: replaced)
  }

  /// Puts a guarantee's new state on the shelf, with what moved and the exposures it adds to.
  func keep(_ record: GuaranteeRecord, replacing old: GuaranteeRecord?) throws {
    let before = old.flatMap { $0.live == 0 ? nil : $0.guarantee }
    let after = record.live == 0 ? nil : record.guarantee
    let flow = try Flow(from: before, to: after)
    try flows[record.day, default: Flow()].add(flow)
    try shelf.save(record, replacing: old)
    let code = record.guarantee.code
    if let before, try before.isOpen {
      openCodes[before.obligor]?.remove(code)
      recent.close(code, of: before.obligor, on: record.day)
    }
    if let after, try after.isOpen { noteOpen(after) }
    guarantees[code] = record
    try expose(before, out: true, on: record.day)
    try expose(after, out: false, on: record.day)
  }

  /// Counts a guarantee into, or out of, its customer's and its bank's exposure.
  private func expose(_ guarantee: Guarantee?, out: Bool, on day: Day) throws {
    guard let guarantee else { return }
    let (balance, share) = (try guarantee.balance, try guarantee.ownShare)
    guard balance.isPositive else { return }
    for holder in [ExposureHolder.customer(guarantee.obligor), .bank(guarantee.bank)] {
      let old = try exposure(of: holder)
      let (balance, share) = out ? (try -balance, try -share) : (balance, share)
      var new = old
      try new.add(balance, share)
      try recent.add(Exposure(balance: balance, ownShare: share), of: holder, on: day)
      if case .customer(let code) = holder {
        let size = parties[code]?.facts(on: .latest)?.size
        let weights = try latestWeights()
        try portfolio.count(old, size: size, weights: weights, out: true)
        try portfolio.count(new, size: size, weights: weights, out: false)
      }
      exposures[holder] = new
      dirtyExposures.insert(holder)
    }
  }
}

/// By how much the entries of an event change each sub-account, debit positive, in their order.
private struct Changes {
  private(set) var sums: [(sub: SubAccount, amount: Money)] = []
  /// Where the sums of a long event are; in a short one, looking beats hashing.
  private var places: [SubAccount: Int] = [:]
  private static let few = 16

  init(of postings: [Posting]) throws {
    sums.reserveCapacity(min(postings.count * 2, Self.few))
    for posting in postings {
      guard posting.debit != posting.credit else { throw Refusal.sameAccount(posting.debit) }
      try add(posting.signed, to: posting.debit)
      try add(-posting.signed, to: posting.credit)
    }
  }

  private mutating func add(_ amount: Money, to sub: SubAccount) throws {
    if let place = place(of: sub) {
      try sums[place].amount += amount
    } else {
      sums.append((sub, amount))
      if sums.count > Self.few { places[sub] = sums.count - 1 }
    }
  }

  private func place(of sub: SubAccount) -> Int? {
    sums.prefix(Self.few).firstIndex { $0.sub == sub } ?? places[sub]
  }
}
