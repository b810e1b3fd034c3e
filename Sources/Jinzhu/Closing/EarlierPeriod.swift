extension OpenKind {
  /// The month, or of a year the year, before it, where that has events and was not closed: what is
  /// booked in it later changes the balances of the period still.
  static let earlierPeriod = OpenKind(
    "earlierPeriod", Words("前一期间未结账", "the period before it is open"),
    remedy: Words("先 jinzhu close 前一期间", "close it first: `jinzhu close PERIOD`")
  ) { snapshot in
    guard let earlier = try snapshot.period.flatMap({ try snapshot.books.openBefore($0) }) else {
      return []
    }
    return [OpenItem(since: earlier.first, words: Words(earlier.description, earlier.description))]
  }
}

extension Books {
  /// The month before a month, the year before a year, where it has events and stands open; `nil` for
  /// other periods, and for what was closed before the fund moved in.
  func openBefore(_ period: Period) throws -> Period? {
    guard let eve = try? period.first.adding(days: -1) else { return nil }
    let earlier: Period
    switch period {
    case .month: earlier = .month(year: eve.year, month: eve.month)
    case .year: earlier = .year(eve.year)
    case .quarter, .range: return nil
    }
    let isClosed = closes.contains { $0.period.first <= earlier.first && eve <= $0.period.last }
    guard !isClosed, opening.map({ eve > $0.day }) ?? true else { return nil }
    return try shelf.hasEvents(through: eve) ? earlier : nil
  }
}
