struct LoanCure: EventBody {
  static let title = Words("逾期消除", "the loan is no longer overdue")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
