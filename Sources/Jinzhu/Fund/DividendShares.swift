extension Books {
  /// A dividend split over the members on a day, by code, nobody's part of nothing (domain §4).
  ///
  /// By paid-in capital on the day, or by the fees of the last closed year on guarantees of which
  /// the member himself, or a contract farmer he sponsors, is the obligor on the day.
  func dividend(_ amount: Money, by basis: DividendDeclare.Basis, on day: Day) throws
    -> [(member: ID<Party>, amount: Money)]
  {
    let capital = try paidInCapital(on: day)
    let weights: [ID<Party>: Money]
    switch basis {
    case .capital: weights = capital
    case .fees: weights = try feesOfLastYear(before: day)
    }
    let members = members(on: day, capital: capital)
    guard !members.isEmpty else { throw Refusal.distribution(.noMembers(on: day)) }
    let shares = members.map {
      (code: $0.text, weight: max(0, weights[$0]?.fen ?? 0))
    }
    return try zip(members, Allocation.split(amount, over: shares)).compactMap { member, part in
      part.isPositive ? (member, part) : nil
    }
  }

  /// Fee income of the last closed year, by the member it came from or through.
  private func feesOfLastYear(before day: Day) throws -> [ID<Party>: Money] {
    let years = closes.map(\.period).filter { $0.isYear && $0.last < day }
    guard let year = years.max(by: { $0.last < $1.last }) else {
      throw Refusal.distribution(.noClosedYear(before: day))
    }
    try settle()
    var fees: [ID<Party>: Money] = [:]
    let income = try shelf.turnoverByGuarantee(
      of: .feeIncome, from: year.first, through: year.last)
    for (code, turnover) in income {
      guard let obligor = try state(of: code, on: day)?.obligor,
        let facts = parties[obligor]?.facts(on: day)
      else { continue }
      let member = facts.role == .farmer ? facts.sponsor ?? obligor : obligor
      fees[member] = try (fees[member] ?? .zero) - turnover
    }
    return fees
  }

  /// A guarantee as its live events left it at the end of a day; `nil` where its issue was reversed.
  private func state(of code: ID<Guarantee>, on day: Day) throws -> Guarantee? {
    var found = try record(of: code)
    while let record = found, record.day > day {
      found = record.before == 0 ? nil : try shelf.guarantee(code, leftBy: record.before)
    }
    return found.flatMap { $0.live == 0 ? nil : $0.guarantee }
  }
}
