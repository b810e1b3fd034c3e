extension Books {
  /// What members count for in an allocation on a day; who is not listed counts for nothing.
  ///
  /// - Parameter span: the days that share-days and fees are counted over, asked for where the basis
  ///   needs them.
  func weights(
    of codes: [ID<Party>], by basis: Charter.Basis, over span: () throws -> Period, on day: Day
  ) throws -> [ID<Party>: Int64] {
    switch basis {
    case .capital: return try paidInCapital(on: day).mapValues(\.fen)
    case .equal: return Dictionary(uniqueKeysWithValues: codes.map { ($0, 1) })
    case .exposure:
      return Dictionary(
        uniqueKeysWithValues: try codes.map { ($0, try ownShareInForce(of: $0, on: day).fen) })
    case .timeWeighted:
      let span = try span()
      return Dictionary(
        uniqueKeysWithValues: try codes.map {
          ($0, try shareDays(of: $0, from: span.first, through: span.last))
        })
    case .fees:
      let span = try span()
      return try fees(from: span.first, through: span.last, on: day).mapValues(\.fen)
    }
  }

  /// The twelve months that end on a day: what a loss counts share-days and fees over.
  static func twelveMonths(through day: Day) throws -> Period {
    let start = day.year > 1 ? try day.adding(months: -12).adding(days: 1) : .earliest
    return .range(start, day)
  }

  /// Paid-in capital at the end of each day of a span, added up, in fen (domain §9).
  func shareDays(of code: ID<Party>, from first: Day, through last: Day) throws -> Int64 {
    let sub = SubAccount(.paidInCapital, party: code)
    guard let place = try place(of: sub) else { return 0 }
    let before = first > .earliest ? try first.adding(days: -1) : first
    let moves = try movements(at: place, after: before).prefix { $0.day <= last }
    return try ShareDays.sum(
      from: first, through: last, opening: try held(sub, on: before).fen,
      moves: moves.map { ($0.day, try (-$0.amount).fen) })
  }

  /// Fee income of a span by the member it came from: on guarantees of which he himself, or a
  /// contract farmer he sponsors, is the obligor on the day.
  func fees(from first: Day, through last: Day, on day: Day) throws -> [ID<Party>: Money] {
    try settle()
    var fees: [ID<Party>: Money] = [:]
    let income = try shelf.turnoverByGuarantee(of: .feeIncome, from: first, through: last)
    for (code, turnover) in income {
      guard let obligor = try state(of: code, on: day)?.obligor,
        let facts = try facts(of: obligor, on: day)
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

/// Capital multiplied by the days it stood.
enum ShareDays {
  /// Balances at the end of each day of a span, added up. Throws `ValueError.overflow`.
  ///
  /// - Parameter moves: changes within the span, in the order of their days.
  static func sum(
    from first: Day, through last: Day, opening: Int64, moves: [(day: Day, amount: Int64)]
  ) throws -> Int64 {
    var (sum, balance, since) = (Int128(0), Int128(opening), first)
    for move in moves {
      sum += balance * Int128(since.days(until: move.day))
      balance += Int128(move.amount)
      since = move.day
    }
    sum += balance * Int128(since.days(until: last) + 1)
    return try Exact.narrow(sum)
  }
}
