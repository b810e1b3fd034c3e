/// What a fund brought with it when it moved in: it happened before, and counts since the founding,
/// but in no year of the book.
struct Opening {
  let day: Day
  /// What had moved in its guarantees by then.
  let flow: Flow
  /// The compensation balance that it brought.
  let compensationBalance: Money
}

extension Books {
  /// What was brought in within a span of days; `nil` where the fund did not move in then.
  func opening(from first: Day, through last: Day) throws -> Opening? {
    guard let event = opening, first <= event.day, event.day <= last else { return nil }
    let body = try BookOpen(event.submission.fields)
    var (flow, balance) = (Flow(), Money.zero)
    for opened in body.guarantees {
      guard let state = try shelf.guarantee(opened.code, leftBy: event.number)?.guarantee else {
        throw Refusal.unknownGuarantee(opened.code)
      }
      try flow.add(Flow(from: nil, to: state))
      try balance += state.compensationBalance
    }
    return Opening(day: event.day, flow: flow, compensationBalance: balance)
  }
}

extension Flow {
  /// What is left without another flow.
  func without(_ other: Flow) throws -> Flow {
    var rest = self
    for part in Flow.parts {
      let (value, overflow) = part.value(in: self).subtractingReportingOverflow(
        part.value(in: other))
      if overflow { throw ValueError.overflow }
      part.set(value, in: &rest)
    }
    return rest
  }
}
