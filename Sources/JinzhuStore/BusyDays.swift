internal import Jinzhu

/// The days of a transaction's events, as far as these stand or have entries.
struct BusyDays {
  /// Days with entries: these stay, whatever is reversed. In their order.
  private var booked: [Day] = []
  /// The events without entries, by day.
  private var others: [Day: [Int64]] = [:]

  mutating func note(_ event: Event, hasEntries: Bool) {
    guard hasEntries else {
      if event.submission.kind != .eventReverse, event.submission.kind != .periodReopen {
        others[event.day, default: []].append(event.number)
      }
      return
    }
    let place = place(of: event.day)
    if place == booked.count || booked[place] != event.day {
      booked.insert(event.day, at: place)
    }
  }

  /// The first one of a span, without its end.
  ///
  /// - Parameter stands: whether an event was not reversed.
  func first(from first: Day, before end: Day, where stands: (Int64) -> Bool) -> Day? {
    let place = place(of: first)
    var found = place < booked.count && booked[place] < end ? booked[place] : nil
    for (day, events) in others
    where first <= day && day < found ?? end && events.contains(where: stands) {
      found = day
    }
    return found
  }

  /// Where the days from one on begin.
  private func place(of day: Day) -> Int {
    if let last = booked.last, last < day { return booked.count }
    return booked.firstPlace(after: { $0 < day })
  }
}
