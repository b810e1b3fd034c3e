extension OpenKind {
  /// The first month, or of a year the first year, before it that has events and was not closed: what
  /// is booked in it later changes the balances of the period still.
  static let earlierPeriod = OpenKind(
    "earlierPeriod", Words("其前有期间未结账", "an earlier period is open"),
    remedy: Words("先 jinzhu close 该期间", "close it first: `jinzhu close PERIOD`")
  ) { snapshot in
    guard let earlier = try snapshot.period.flatMap({ try snapshot.books.openBefore($0) }) else {
      return []
    }
    return [OpenItem(since: earlier.first, words: Words(earlier.description, earlier.description))]
  }
}

extension Books {
  /// The first month before a month, the first year before a year, that has events and stands open;
  /// `nil` for other periods, and for what was closed before the fund moved in.
  func openBefore(_ period: Period) throws -> Period? {
    switch period {
    case .month:
      return try firstOpenDay(before: period.first, closed: closes.map(\.period))
        .map { .month(year: $0.year, month: $0.month) }
    case .year:
      return try firstOpenDay(before: period.first, closed: closes.map(\.period).filter(\.isYear))
        .map { .year($0.year) }
    case .quarter, .range: return nil
    }
  }

  /// The first day before one on which there are events, in none of the closed periods and after the
  /// day of moving in: only the gaps between what is closed are looked into.
  private func firstOpenDay(before end: Day, closed: [Period]) throws -> Day? {
    var start = try opening.map { try $0.day.adding(days: 1) } ?? .earliest
    for period in closed.sorted(by: { $0.first < $1.first }) where period.first < end {
      if start < period.first, let day = try shelf.firstDay(from: start, before: period.first) {
        return day
      }
      guard period.last < end else { return nil }
      start = max(start, try period.last.adding(days: 1))
    }
    return start < end ? try shelf.firstDay(from: start, before: end) : nil
  }
}
