extension Books {
  /// Carries out what an event does besides its movements and its guarantee's state.
  func take(_ effect: Draft.Effect, of event: Event, _ postings: [Posting]) throws {
    switch effect {
    case .change(let code, let what):
      let change = PartyChange(event: event.number, day: event.day, what: what)
      try reweigh(code) {
        let party = (try party(code) ?? Party(code: code, changes: [])).with(change)
        knownParties[code] = party
        note(code, change)
        try shelf.save(party, change: change)
      }
    case .adopt(let charter):
      try adopt(charter, by: event)
      try reweighAll()
    case .close(let period):
      let close = Close(event: event.number, period: period)
      closes.append(close)
      try shelf.save(close)
    case .reopen(let close):
      closes.removeAll { $0 == close }
      try shelf.undoClose(of: close.event, by: event.number)
      try shelf.markReversed(close.event, by: event.number)
    case .confirm(var assertion):
      assertion.event = event.number
      assertions.append(assertion)
      try shelf.save(assertion)
    case .settle(let draft, let isApproved):
      try shelf.markReversed(draft.event.number, by: event.number)
      guard isApproved else { return }
      awaitsBooking = Pending(
        approval: event.number, draft: draft.event.number, drafted: draft.drafted[...])
    case .reverse(let reversed):
      try undo(reversed, by: event, postings)
    case .open: opening = event
    }
  }

  private func undo(_ reversed: Event, by event: Event, _ postings: [Posting]) throws {
    try shelf.markReversed(reversed.number, by: event.number)
    // What members bear is booked on their risk shares: no such entry, no burden.
    if postings.contains(where: { $0.touches(.memberRiskShare) }) {
      try shelf.undoBurdens(of: reversed.number, by: event.number, on: event.day)
    }
    let fields = reversed.submission.fields
    switch reversed.submission.kind {
    case .partyAdd, .partyUpdate, .partySanction, .partyReinstate:
      try undoChange(of: try fields.party("party"), event: reversed.number, from: event.day)
    case .agreementSign:
      try undoChange(of: try fields.party("bank"), event: reversed.number, from: event.day)
    case .charterAdopt:
      try undoAdoption(by: reversed.number, from: event.day)
      try reweighAll()
    case .balanceAssert:
      assertions.removeAll { $0.event == reversed.number }
      try shelf.undoAssertion(of: reversed.number)
    case .bookOpen:
      opening = nil
      for opened in try fields.records("guarantees") {
        try undoState(of: opened.guarantee(), by: event)
      }
    default:
      break
    }
    if case .guarantee(let code) = fields["guarantee"] { try undoState(of: code, by: event) }
  }

  /// A guarantee falls back to what it was before its latest event.
  private func undoState(of code: ID<Guarantee>, by event: Event) throws {
    guard let latest = try record(of: code) else { return }
    let restored: GuaranteeRecord
    if latest.before == 0 {
      restored = GuaranteeRecord(
        guarantee: latest.guarantee, event: event.number, live: 0, before: 0, day: event.day)
    } else {
      guard let earlier = try shelf.guarantee(code, leftBy: latest.before) else {
        throw Refusal.unknownGuarantee(code)
      }
      restored = GuaranteeRecord(
        guarantee: earlier.guarantee, event: event.number, live: earlier.live,
        before: earlier.before, day: event.day)
    }
    try keep(restored, replacing: latest)
  }

  private func undoChange(of code: ID<Party>, event: Int64, from day: Day) throws {
    try reweigh(code) {
      guard let party = try party(code) else { return }
      knownParties[code] = party.undoing(event, from: day)
      knownTies?.settle(code, from: day)
      try shelf.undo(code, change: event, from: day)
    }
  }

  /// Changes a party, and moves its exposure to the row its new size belongs to.
  private func reweigh(_ code: ID<Party>, _ change: () throws -> Void) throws {
    let before = try facts(of: code, on: .latest)
    try change()
    let size = try facts(of: code, on: .latest)?.size
    guard let before, before.size != size else { return }
    let exposure = try exposure(of: .customer(code))
    let weights = try latestWeights()
    try portfolio.count(exposure, size: before.size, weights: weights, out: true)
    try portfolio.count(exposure, size: size, weights: weights, out: false)
    dirtyExposures.insert(.customer(code))
  }

  /// Adds all customers up afresh, under the weights of the latest charter.
  private func reweighAll() throws {
    guard !charters.isEmpty else { return }
    let weights = try latestWeights()
    var totals = PortfolioTotals()
    for (code, party) in try everybody() {
      let exposure = try exposure(of: .customer(code))
      try totals.count(
        exposure, size: party.facts(on: .latest)?.size, weights: weights, out: false)
      if exposure.balance.isPositive { dirtyExposures.insert(.customer(code)) }
    }
    portfolio = totals
  }
}
