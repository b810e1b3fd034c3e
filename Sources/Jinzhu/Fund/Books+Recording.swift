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
    try advance(to: instant)
    let draft = try drafted(submission, number: number)
    try requireApproval(of: submission, on: draft.day, number: number)
    let adopted = charters.isEmpty ? number : try adoption(on: draft.day)
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
    var places: [(debit: Int64, credit: Int64)] = []
    places.reserveCapacity(draft.postings.count)
    let month = event.day.firstOfMonth
    for posting in draft.postings {
      let (amount, isClosing) = (try posting.signed, posting.isClosing)
      let debit = try move(posting.debit, by: amount, on: event.day, isClosing)
      let credit = try move(posting.credit, by: -amount, on: event.day, isClosing)
      places.append((debit, credit))
      try months[MonthKey(account: posting.debit.account, month: month), default: MonthDelta()]
        .add(amount, to: .debit, isClosing: isClosing)
      try months[MonthKey(account: posting.credit.account, month: month), default: MonthDelta()]
        .add(amount, to: .credit, isClosing: isClosing)
    }
    try shelf.append(event, draft.postings, between: places)
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

  /// Moves a balance; returns the sub-account's number.
  private func move(
    _ sub: SubAccount, by amount: Money, on day: Day, _ isClosing: Bool
  ) throws -> Int64 {
    let place =
      try place(of: sub)
      ?? place(SubBalance(id: shelf.intern(sub), sub: sub, total: .zero, lastDay: day))
    let (number, before, after) = try balances[place].move(by: amount, on: day)
    if sub.account == .memberRiskShare {
      if let member = sub.party { try recent.add(riskShare: amount, of: member, on: day) }
      owed = try owed + min(before, .zero) - min(after, .zero)
    }
    try moves?.add(amount, at: place, of: sub.account, on: day, isClosing: isClosing)
    if !isDirty[place] {
      isDirty[place] = true
      dirtyBalances.append(place)
    }
    try knownTotals?[sub.account, default: .zero] += amount
    if sub.account.isOfNetAssets { try worth += amount }
    return number
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
    if !flow.isNothing { try flows[record.day, default: Flow()].add(flow) }
    try shelf.save(record, replacing: old)
    let (owing, owes) = (try before?.openObligor, try after?.openObligor)
    know(record, isOpen: owes != nil)
    if let owing, owing != owes {
      openCodes[owing]?.remove(record.guarantee.code)
      recent.close(record.guarantee.code, of: owing, on: record.day)
    }
    if let after, let owes, owes != owing { noteOpen(after) }
    try expose(before, after, on: record.day)
  }

  /// Counts a guarantee out of the exposure that it was, and into what it is.
  private func expose(_ before: Guarantee?, _ after: Guarantee?, on day: Day) throws {
    let (old, new) = (try before?.exposure ?? Exposure(), try after?.exposure ?? Exposure())
    if let before, let after, before.obligor == after.obligor, before.bank == after.bank {
      return try expose(after, old, new, on: day)
    }
    if let before { try expose(before, old, Exposure(), on: day) }
    if let after { try expose(after, Exposure(), new, on: day) }
  }

  /// Changes what a guarantee adds to its customer's and its bank's exposure; most events of a
  /// guarantee leave it as it is.
  private func expose(
    _ guarantee: Guarantee, _ before: Exposure, _ after: Exposure, on day: Day
  ) throws {
    guard before != after else { return }
    let change = Exposure(
      balance: try after.balance - before.balance,
      ownShare: try after.ownShare - before.ownShare)
    for holder in [ExposureHolder.customer(guarantee.obligor), .bank(guarantee.bank)] {
      let old = try exposure(of: holder)
      var new = old
      try new.add(change)
      try recent.add(change, of: holder, on: day)
      if case .customer(let code) = holder {
        let size = try facts(of: code, on: .latest)?.size
        let weights = try latestWeights()
        try portfolio.count(old, size: size, weights: weights, out: true)
        try portfolio.count(new, size: size, weights: weights, out: false)
      }
      exposures[holder] = new
      dirtyExposures.insert(holder)
    }
  }
}

extension SubBalance {
  /// Moves the balance; tells its number, and what it was and is.
  fileprivate mutating func move(
    by amount: Money, on day: Day
  ) throws -> (id: Int64, before: Money, after: Money) {
    let before = total
    total = try before + amount
    lastDay = max(lastDay, day)
    return (id, before, total)
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
