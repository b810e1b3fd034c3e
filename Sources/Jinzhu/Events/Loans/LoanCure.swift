/// What was overdue has been paid, and the loan runs on.
///
/// A loan past its due date is not cured by a report: it is repaid, extended or compensated.
struct LoanCure: EventBody {
  static let title = Words("逾期消除", "the loan is no longer overdue")
  static let fields: [Field] = [.guarantee]

  let code: ID<Guarantee>

  init(_ fields: Fields) throws { code = try fields.guarantee() }

  func book(into draft: inout Draft) throws {
    var guarantee = try draft.openInForce(code)
    guard draft.day <= guarantee.due else {
      throw Refusal.guarantee(.pastDue(code, due: guarantee.due))
    }
    guard guarantee.overdueSince != nil else {
      throw Refusal.guarantee(.notOverdue(code, on: draft.day))
    }
    guarantee.overdueSince = nil
    try draft.keep(guarantee)
  }
}
