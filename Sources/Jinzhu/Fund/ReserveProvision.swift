/// What the two reserves need as of a day (domain §6.1 and §6.2).
struct ReserveProvision {
  /// Added to the unearned premium reserve; below zero, released from it.
  let unearned: Money
  /// Added to the compensation reserve; never below zero.
  let compensation: Money

  /// - Parameter fees: fee income of the day that is not in the books yet.
  init(
    on day: Day, in books: Books, under rules: Charter.Reserves, adding fees: Money = .zero
  ) throws {
    unearned = try Self.unearned(on: day, in: books, under: rules, adding: fees)
    compensation = try Self.compensation(on: day, in: books, under: rules)
  }

  /// The target is a part of the net fees of the twelve months that end on the day; what the
  /// reserve lacks, or has too much, is the difference.
  private static func unearned(
    on day: Day, in books: Books, under rules: Charter.Reserves, adding earned: Money
  ) throws -> Money {
    let from = try day.adding(months: -12).adding(days: 1)
    let fees = try earned - books.turnover(of: .feeIncome, from: from, through: day)
    let ceded = try books.turnover(of: .reguaranteeFee, from: from, through: day)
    let target = try rules.unearned.of(max(.zero, fees - ceded))
    return try target - books.held(SubAccount(.unearnedReserve), on: day)
  }

  /// The year's part of the liability, less what the calendar year has provided, as far as the
  /// ceiling leaves room; each percentage is rounded to the fen first.
  private static func compensation(
    on day: Day, in books: Books, under rules: Charter.Reserves
  ) throws -> Money {
    let liability = try books.total(.inForce, on: day)
    let provided = try books.turnover(
      of: .compensationProvision, from: day.firstOfYear, through: day)
    let held = try books.held(SubAccount(.compensationReserve), on: day)
    let wanted = try rules.compensation.of(liability) - provided
    let room = try rules.compensationCeiling.of(liability) - held
    return max(.zero, min(wanted, room))
  }
}

extension Draft {
  /// Books what the reserves need as of the event's day.
  mutating func provideReserves() throws {
    let provision = try ReserveProvision(
      on: day, in: books, under: charter.reserves, adding: earnedFees)
    try postSigned(
      SubAccount(.unearnedProvision), SubAccount(.unearnedReserve), provision.unearned)
    try post(
      SubAccount(.compensationProvision), SubAccount(.compensationReserve),
      provision.compensation)
  }
}
