struct CashTransfer: EventBody {
  static let title = Words("银行间划款", "transfer cash between banks")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
