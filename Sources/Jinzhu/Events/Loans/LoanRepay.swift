struct LoanRepay: EventBody {
  static let title = Words("归还贷款", "repay the loan")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
