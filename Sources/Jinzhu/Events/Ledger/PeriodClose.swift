/// A month earns the fees of its days and is locked; a year does so, provides, closes its results,
/// appropriates and is locked (结账).
struct PeriodClose: EventBody {
  static let title = Words("结账", "close a period")
  static let fields: [Field] = [.closedPeriod]

  let period: Period

  init(_ fields: Fields) throws { period = try fields.closedPeriod() }

  func effectiveDay(_ date: Day) -> Day { period.last }

  func book(into draft: inout Draft) throws {
    let closed = draft.books.closes.map(\.period)
    if let within = closed.first(where: { $0.first <= period.first && period.last <= $0.last }) {
      throw Refusal.period(.alreadyClosed(period, within: within))
    }
    if case .year(let year) = period {
      try requireOrder(of: year, in: draft.books, closed: closed)
      try requireNothingRests(draft.books)
    }
    if case .month = period { try noteEarlierMonth(in: &draft) }
    try draft.earnFees()
    if period.isYear {
      try draft.provideReserves()
      try draft.closeYear()
    }
    draft.effects.append(.close(period))
  }

  /// Years are closed one after the other: a result belongs to the year that earned it.
  private func requireOrder(of year: Int, in books: Books, closed: [Period]) throws {
    if let later = closed.first(where: { $0.isYear && $0.first > period.last }) {
      throw Refusal.period(.laterYearClosed(period, after: later))
    }
    let earlier = Period.year(year - 1)
    guard year > 1, !closed.contains(earlier) else { return }
    // Years up to the day on which the fund moved in were closed elsewhere.
    if let opening = books.opening, earlier.last <= opening.day { return }
    if try books.shelf.firstDay(from: .earliest, before: period.first) != nil {
      throw Refusal.period(.earlierYearOpen(period, before: earlier))
    }
  }

  /// A month may be closed while one before it is open, but its balances are not final then.
  private func noteEarlierMonth(in draft: inout Draft) throws {
    if let earlier = try draft.books.openBefore(period) {
      draft.warnings.append(.period(.earlierMonthOpen(period, before: earlier)))
    }
  }

  /// What was decided on the year's reserves and profit before it was closed would change.
  private func requireNothingRests(_ books: Books) throws {
    let later = try books.shelf.events(
      of: [.lossWriteOff, .recoveryReceive, .dividendDeclare], after: period.last)
    guard later.isEmpty else {
      throw Refusal.period(.restedOn(period, by: later.map(EventMention.init)))
    }
  }
}

extension Field {
  /// A month or a year.
  static let closedPeriod = required(
    "period", .period, Words("月份或年度", "a month or a year"), "2018-03")
}

extension Fields {
  /// The period to close or reopen, which must be a calendar month or year.
  func closedPeriod() throws -> Period {
    let period = try period()
    switch period {
    case .month, .year: return period
    case .quarter, .range: throw Refusal.period(.notMonthOrYear(period))
    }
  }
}
