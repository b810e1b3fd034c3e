extension Draft {
  /// Whether the fund may guarantee a new loan of a party (domain §1 and §7): a member, or a contract
  /// farmer of a member, no controller, in the members' trade, neither under sanction nor in default.
  ///
  /// A farmer stands on his own conduct. His sponsor's sanction or default is warned of, since the
  /// sponsor answers for him, but it is not the sponsor who gets the guarantee.
  mutating func checkEligibility(of code: ID<Party>) throws {
    let facts = try books.party(code, on: day)
    let sponsor = facts.role == .farmer ? facts.sponsor : nil
    let sponsorFacts = try sponsor.flatMap { try books.facts(of: $0, on: day) }
    guard facts.role == .member || sponsorFacts?.role == .member else {
      throw Refusal.notMember(code)
    }
    if facts.isController { throw Refusal.controller(code) }
    if let trade = charter.trade, facts.trade != trade {
      try violation(.otherTrade(code, trade: facts.trade, required: trade))
    }
    for rule in try offences(of: code, facts) { try violation(rule) }
    if let sponsor, let sponsorFacts {
      warnings += try offences(of: sponsor, sponsorFacts)
    }
  }

  /// A sanction and a default, if there are such.
  private func offences(of code: ID<Party>, _ facts: PartyFacts) throws -> [Refusal] {
    var found: [Refusal] = []
    if let reason = facts.sanction { found.append(.sanctioned(code, reason: reason)) }
    if let arrears = try books.arrears(of: code, on: day) {
      found.append(.inDefault(code, because: arrears))
    }
    return found
  }

  /// Opens a guarantee whose loan is still in force.
  mutating func openInForce(_ code: ID<Guarantee>) throws -> Guarantee {
    let guarantee = try open(code)
    guard try guarantee.balance.isPositive else { throw Refusal.nothingHeld(.loanBalance, code) }
    return guarantee
  }
}

extension Charter.Fee {
  /// The fee of a guarantee: rate × share, or whole balance, × term, rounded once.
  func charge(_ rate: Rate, on share: Money, of balance: Money, for term: Term) throws -> Money {
    try rate.of(on == .share ? share : balance, for: term)
  }

  /// What a fee is charged for: the days of the loan, or the contract as such.
  func term(from start: Day, to due: Day) -> Term {
    switch basis {
    case .annual: Term(from: start, to: due)
    case .contract: .one
    }
  }
}
