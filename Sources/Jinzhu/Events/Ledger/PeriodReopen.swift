/// The newest closed period is opened again; a year's provisions and closing entries are taken
/// back in red on its last day, and the next close computes them afresh.
struct PeriodReopen: EventBody {
  static let title = Words("反结账", "reopen a period")
  static let fields: [Field] = [.closedPeriod, .reason]

  let period: Period

  init(_ fields: Fields) throws { period = try fields.closedPeriod() }

  func effectiveDay(_ date: Day) -> Day { period.last }

  func book(into draft: inout Draft) throws {
    let closes = draft.books.closes
    guard let close = closes.last(where: { $0.period == period }) else {
      throw Refusal.period(.notClosed(period))
    }
    let newest = closes.max { ($0.period.last, $0.event) < ($1.period.last, $1.event) }
    if let newest, newest != close {
      throw Refusal.period(.notNewest(period, newest: newest.period))
    }
    draft.postings = try draft.books.shelf.postings(of: close.event).compactMap(\.inRed)
    draft.effects.append(.reopen(close))
  }
}
