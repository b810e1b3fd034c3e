/// The bank reports the loan overdue, for an instalment or interest, until loan.cure.
///
/// The latest report counts; one that shortens the days of an earlier one is warned of.
struct LoanOverdue: EventBody {
  static let title = Words("贷款逾期", "report the loan overdue")
  static let fields: [Field] = [
    .guarantee,
    .optional(
      "since", .day,
      Words("逾期起算日；不填为业务日期", "the day from which days count; the event's date if absent"),
      "2019-01-20"),
  ]

  let code: ID<Guarantee>
  let since: Day?

  init(_ fields: Fields) throws {
    code = try fields.guarantee()
    since = fields.dayIfGiven("since")
  }

  func book(into draft: inout Draft) throws {
    var guarantee = try draft.openInForce(code)
    let since = since ?? draft.day
    guard since <= draft.day else {
      throw Refusal.dayAfter(field: "since", since, notAfter: draft.day)
    }
    guard guarantee.start <= since else {
      throw Refusal.dayBefore(field: "since", since, notBefore: guarantee.start)
    }
    if let earlier = guarantee.overdueSince, earlier < since {
      draft.warnings.append(.guarantee(.countsFromLater(code, earlier, since)))
    }
    guarantee.overdueSince = since
    try draft.keep(guarantee)
  }
}
