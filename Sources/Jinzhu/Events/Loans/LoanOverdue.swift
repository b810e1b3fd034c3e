struct LoanOverdue: EventBody {
  static let title = Words("贷款逾期", "report the loan overdue")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
