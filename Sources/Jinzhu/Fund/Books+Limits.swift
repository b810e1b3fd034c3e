/// The state that limits are measured on.
struct LimitState {
  /// The day of balances.
  var day: Day
  /// The day of what is known of parties.
  var factsDay: Day
  var totals: PortfolioTotals
  /// Net assets, less equity in other guarantee companies.
  var netAssets: Money
  var exposure: (ExposureHolder) throws -> Exposure
}

extension Books {
  /// The states a guarantee is checked on: as of its day, and for a backdated one the latest too.
  func limitStates(on day: Day, under charter: Charter) throws -> [LimitState] {
    let latest = try latestState(on: max(day, latestDay), under: charter)
    guard day < latestDay else { return [latest] }
    return [try pastState(on: day, under: charter), latest]
  }

  /// The state of everything recorded, from the totals that are kept up.
  private func latestState(on day: Day, under charter: Charter) throws -> LimitState {
    LimitState(
      day: day, factsDay: .latest,
      totals: try isWeighed(by: charter)
        ? portfolio : totals(of: allExposures(), under: charter, factsOn: .latest),
      netAssets: try netAssets(on: day) - charter.limits.equityInGuarantors,
      exposure: { try self.exposure(of: $0) })
  }

  /// The state at the end of a past day: told back from the latest one, so that it costs what
  /// happened since, or added up from the guarantees that were open, where that is too long ago.
  private func pastState(on day: Day, under charter: Charter) throws -> LimitState {
    let netAssets = try netAssets(on: day) - charter.limits.equityInGuarantors
    guard recent.reaches(day), try isWeighed(by: charter) else {
      let exposures = try shelf.exposures(asOf: day)
      return LimitState(
        day: day, factsDay: day, totals: try totals(of: exposures, under: charter, factsOn: day),
        netAssets: netAssets, exposure: { exposures[$0] ?? Exposure() })
    }
    let later = try recent.exposures(after: day, through: latestDay)
    func exposure(of holder: ExposureHolder) throws -> Exposure {
      var exposure = try self.exposure(of: holder)
      if let moved = later[holder] { try exposure.add(-moved.balance, -moved.ownShare) }
      return exposure
    }
    var totals = portfolio
    var customers = try resized()
    for case .customer(let code) in later.keys { customers.insert(code) }
    for code in customers {
      try totals.count(
        self.exposure(of: .customer(code)), size: facts(of: code, on: .latest)?.size,
        weights: charter.weights, out: true)
      try totals.count(
        exposure(of: .customer(code)), size: facts(of: code, on: day)?.size,
        weights: charter.weights, out: false)
    }
    return LimitState(
      day: day, factsDay: day, totals: totals, netAssets: netAssets, exposure: exposure(of:))
  }

  /// Whether the totals are kept under the weights of a charter: those of the latest one.
  private func isWeighed(by charter: Charter) throws -> Bool {
    try charter.weights == latestWeights()
  }

  private func allExposures() throws -> [ExposureHolder: Exposure] {
    try settle()
    return try shelf.exposures()
  }

  private func totals(
    of exposures: [ExposureHolder: Exposure], under charter: Charter, factsOn day: Day
  ) throws -> PortfolioTotals {
    let parties = try everybody()
    return try Portfolio(
      exposures: exposures, weights: charter.weights, facts: { parties[$0]?.facts(on: day) }
    ).totals
  }

  /// Who counts together on a day, among all parties: for reports about everybody.
  func relations(on day: Day, groupIsRelated: Bool) throws -> Relations {
    Relations(parties: try everybody().values, on: day, groupIsRelated: groupIsRelated)
  }
}

extension Draft {
  /// Checks the charter's limits with a loan more in force for an obligor at a bank (domain §7).
  mutating func checkLimits(obligor: ID<Party>, bank: ID<Party>, adding loan: LoanAsked) throws {
    if charter.limits.enforce == .off { return }
    for state in try books.limitStates(on: day, under: charter) {
      try checkLeverage(state, obligor: obligor, adding: loan)
      try checkConcentration(state, obligor: obligor, adding: loan)
      try checkBank(state, bank: bank, adding: loan.exposure)
      try checkMemberMultiple(state, obligor: obligor, adding: loan)
    }
  }

  /// Leverage: weighted liability ≤ limit × net assets, and net assets above zero.
  private mutating func checkLeverage(
    _ state: LimitState, obligor: ID<Party>, adding loan: LoanAsked
  ) throws {
    let size = try books.facts(of: obligor, on: state.factsDay)?.size
    let (old, charter) = (try state.exposure(.customer(obligor)), charter)
    func measured(_ loan: LoanAsked) throws -> (weighted: Money, limit: Int64, isAbove: Bool) {
      var totals = state.totals
      try totals.count(old, size: size, weights: charter.weights, out: true)
      var new = old
      try new.add(loan.exposure)
      try totals.count(new, size: size, weights: charter.weights, out: false)
      let weighted = try totals.weightedLiability(charter.weights)
      let limit = try totals.leverageLimit(charter)
      let most = Int128(max(0, state.netAssets.fen)) * Int128(limit)
      return (weighted, limit, Int128(weighted.fen) > most || !state.netAssets.isPositive)
    }
    let (weighted, limit, isAbove) = try measured(loan)
    guard isAbove else { return }
    try breach(
      .leverage(
        weighted: weighted, netAssets: state.netAssets, limit: limit,
        room: loan.most { try !measured($0).isAbove }))
  }

  /// One customer, and a customer with related parties, against net assets.
  private mutating func checkConcentration(
    _ state: LimitState, obligor: ID<Party>, adding loan: LoanAsked
  ) throws {
    let (books, weights) = (books, charter.weights)
    func weighted(_ code: ID<Party>, adding loan: LoanAsked? = nil) throws -> Money {
      var exposure = try state.exposure(.customer(code))
      if let loan { try exposure.add(loan.exposure) }
      return try exposure.weighted(
        size: books.facts(of: code, on: state.factsDay)?.size, weights)
    }
    let own = try weighted(obligor, adding: loan)
    let customer = charter.limits.customer
    if state.isAbove(own, customer) {
      try breach(
        .customerLimit(
          obligor, weighted: own, netAssets: state.netAssets, limit: customer,
          room: loan.most { try !state.isAbove(weighted(obligor, adding: $0), customer) }))
    }
    let circle = try books.circle(
      of: obligor, on: day, groupIsRelated: charter.limits.groupIsRelated)
    guard circle.count > 1 else { return }
    let others = try Money.sum(circle.filter { $0 != obligor }.map { try weighted($0) })
    let related = charter.limits.related
    if state.isAbove(try own + others, related) {
      try breach(
        .relatedLimit(
          circle, weighted: try own + others, netAssets: state.netAssets, limit: related,
          room: loan.most { try !state.isAbove(weighted(obligor, adding: $0) + others, related) }))
    }
  }

  /// The bank's agreement: loan balances within the line, margin placed against own share.
  private mutating func checkBank(
    _ state: LimitState, bank: ID<Party>, adding added: Exposure
  ) throws {
    guard let agreement = try books.party(bank, on: day).agreement else { return }
    var exposure = try state.exposure(.bank(bank))
    let before = exposure
    try exposure.add(added)
    if let line = agreement.line, exposure.balance > line {
      try breach(
        .bankLine(
          bank, balance: exposure.balance, line: line,
          room: try max(.zero, line - before.balance)))
    }
    if let rate = agreement.marginRate {
      let placed = try books.balance(of: SubAccount(.marginAtBank, party: bank), on: state.day)
      try checkMargin(at: bank, rate, on: exposure.ownShare, placed: placed)
    }
  }

  /// The margin a bank's agreement requires, once some of what is placed there has come back.
  mutating func checkMargin(at bank: ID<Party>, releasing amount: Money) throws {
    guard charter.limits.enforce != .off,
      let rate = try books.party(bank, on: day).agreement?.marginRate
    else { return }
    for state in try books.limitStates(on: day, under: charter) {
      let placed = try books.balance(of: SubAccount(.marginAtBank, party: bank), on: state.day)
      try checkMargin(
        at: bank, rate, on: state.exposure(.bank(bank)).ownShare, placed: placed - amount)
    }
  }

  private mutating func checkMargin(
    at bank: ID<Party>, _ rate: Rate, on share: Money, placed: Money
  ) throws {
    let needed = Int128(share.fen) * Int128(rate.numerator)
    guard needed > Int128(placed.fen) * Int128(rate.denominator) else { return }
    let required = try rate.of(share)
    try breach(
      .bankMargin(
        bank, required: required, placed: placed, rate: rate,
        short: try max(Money(fen: 1), required - placed)))
  }

  /// A member with those he sponsors, against a multiple of his paid-in capital.
  private mutating func checkMemberMultiple(
    _ state: LimitState, obligor: ID<Party>, adding loan: LoanAsked
  ) throws {
    guard let multiple = charter.limits.memberMultiple else { return }
    let facts = try books.party(obligor, on: day)
    let member = facts.role == .farmer ? facts.sponsor ?? obligor : obligor
    let covered = try books.sponsored(by: member, on: day) + [member]
    let before = try Money.sum(covered.map { try state.exposure(.customer($0)).ownShare })
    let capital = try books.held(SubAccount(.paidInCapital, party: member), on: state.day)
    func isAbove(_ share: Money) -> Bool {
      Int128(share.fen) * Int128(multiple.denominator)
        > Int128(capital.fen) * Int128(multiple.numerator)
    }
    let share = try before + loan.exposure.ownShare
    guard isAbove(share) else { return }
    try breach(
      .memberMultiple(
        member, ownShare: share, capital: capital, multiple: multiple,
        room: loan.most { try !isAbove(before + $0.exposure.ownShare) }))
  }
}

extension LimitState {
  /// Whether an exposure is above a part of net assets; equal passes.
  func isAbove(_ weighted: Money, _ limit: Rate) -> Bool {
    Int128(weighted.fen) * Int128(limit.denominator)
      > Int128(max(0, netAssets.fen)) * Int128(limit.numerator)
  }
}
