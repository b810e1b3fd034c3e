/// What keeps a member's capital in the fund on a day, and how much of it may leave (domain §4,
/// `capital.withdraw`). The event enforces what the report on leaving shows.
struct ExitTerms {
  let member: ID<Party>
  /// What he holds and nothing later takes away.
  let capital: Money
  /// The fund's whole compensation balance: while it is open, nobody's capital leaves.
  let openCompensation: Money
  /// What he carries of losses.
  let carried: Money
  /// Guarantees in force that he stands for, by code.
  let standsFor: [(guarantee: Guarantee, standing: PartyRefusal.Standing)]
  /// Paid-in capital against the charter's minimum.
  let minimum: CapitalFloor
  /// Leverage on the day, and on the latest state for a day before it.
  let leverage: [LeverageFloor]

  /// - Parameter looksAhead: whether what is recorded for later days counts too, as it does for an
  ///   event; a report of a day leaves it out.
  init(
    of member: ID<Party>, in books: Books, under charter: Charter, on day: Day,
    looksAhead: Bool = true
  ) throws {
    self.member = member
    let held = SubAccount(.paidInCapital, party: member)
    capital = try looksAhead ? books.available(held, from: day) : books.held(held, on: day)
    openCompensation =
      try books.total(.compensationReceivable, on: day) + books.total(.jointReceivable, on: day)
    carried = try max(.zero, books.held(SubAccount(.memberRiskShare, party: member), on: day))
    standsFor = try books.guaranteesStoodFor(
      by: member, on: day, looksAhead: looksAhead)
    minimum = try CapitalFloor(in: books, under: charter, on: day, looksAhead: looksAhead)
    let floors = try LeverageFloor.all(in: books, under: charter, on: day)
    // The day's own state comes first.
    leverage = looksAhead ? floors : Array(floors.prefix(1))
  }

  /// What forbids every withdrawal, the gravest first.
  var obstacles: [Refusal] {
    var found: [Refusal] = []
    if openCompensation.isPositive { found.append(.party(.openCompensation(openCompensation))) }
    if carried.isPositive { found.append(.party(.carriesLoss(member, carried))) }
    found += standsFor.map { .party(.standsFor(member, $0.guarantee.code, $0.standing)) }
    return found
  }

  /// What the charter's limits leave room for, whatever they do about it.
  var room: Money {
    get throws { try leverage.map { try $0.room }.reduce(minimum.room) { min($0, $1) } }
  }

  /// The limits that break once an amount has left.
  func breaches(leaving amount: Money) throws -> [Refusal] {
    try [minimum.breach(leaving: amount)].compactMap { $0 }
      + leverage.compactMap { try $0.breach(leaving: amount) }
  }

  /// What he may be paid now: nothing while anything forbids it; else his capital, within the limits
  /// where the charter refuses what breaks them.
  func payable(under charter: Charter) throws -> Money {
    guard obstacles.isEmpty else { return .zero }
    return charter.limits.enforce == .refuse ? try min(capital, room) : capital
  }
}

/// Paid-in capital against the charter's minimum: the least of the day's and the latest.
struct CapitalFloor {
  let capital: Money
  let minimum: Money

  init(in books: Books, under charter: Charter, on day: Day, looksAhead: Bool = true) throws {
    minimum = charter.limits.minimumCapital
    let capital = try books.total(.paidInCapital, on: day)
    self.capital =
      looksAhead
      ? try min(capital, books.total(.paidInCapital, on: max(day, books.latestDay))) : capital
  }

  /// What may leave before the minimum is broken.
  var room: Money { max(.zero, Money(fen: capital.fen - minimum.fen)) }

  /// The breach, once an amount has left; `nil` where there is none.
  func breach(leaving amount: Money) throws -> Refusal? {
    let left = try capital - amount
    guard left < minimum else { return nil }
    return .minimumCapital(capital: left, minimum: minimum, room: room)
  }
}

/// Net assets against what leverage asks for.
struct LeverageFloor {
  let weighted: Money
  let netAssets: Money
  let limit: Int64

  static func all(in books: Books, under charter: Charter, on day: Day) throws -> [LeverageFloor] {
    try books.limitStates(on: day, under: charter).map { state in
      LeverageFloor(
        weighted: try state.totals.weightedLiability(charter.weights), netAssets: state.netAssets,
        limit: try state.totals.leverageLimit(charter))
    }
  }

  /// Net assets must stay at ⌈weighted ÷ limit⌉ at least.
  var needed: Money {
    Money(clamping: (Int128(weighted.fen) + Int128(limit) - 1) / Int128(limit))
  }

  /// What may leave before leverage passes its limit.
  var room: Money { get throws { try max(.zero, netAssets - needed) } }

  /// The breach, once an amount has left; `nil` where there is none.
  func breach(leaving amount: Money) throws -> Refusal? {
    let left = try netAssets - amount
    guard Int128(weighted.fen) > Int128(max(0, left.fen)) * Int128(limit) else { return nil }
    return .distribution(
      .leverage(
        leaving: amount, weighted: weighted, netAssets: left, limit: limit, room: try room))
  }
}

extension Books {
  /// Guarantees in force that a member stands for, and how, by code.
  func guaranteesStoodFor(by member: ID<Party>, on day: Day, looksAhead: Bool) throws
    -> [(guarantee: Guarantee, standing: PartyRefusal.Standing)]
  {
    try settle()
    let farmers = try sponsored(by: member, on: day)
    let borrowers = try borrowersAnsweredFor(by: member)
    var found: [(guarantee: Guarantee, standing: PartyRefusal.Standing)] = []
    for guarantee in try shelf.openGuarantees(asOf: day) where try guarantee.balance.isPositive {
      if guarantee.obligor == member {
        found.append((guarantee, .obligor))
      } else if farmers.contains(guarantee.obligor) {
        found.append((guarantee, .sponsor))
      } else if try borrowers.contains(guarantee.borrower)
        && answers(member, for: guarantee, on: looksAhead ? nil : day)
      {
        found.append((guarantee, .groupMember))
      }
    }
    return found
  }
}

extension Money {
  /// An amount computed in 128 bits, cut to what 64 bits hold; for rooms shown to people.
  fileprivate init(clamping fen: Int128) { self.init(fen: Int64(clamping: fen)) }
}
