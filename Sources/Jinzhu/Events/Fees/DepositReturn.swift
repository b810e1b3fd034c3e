struct DepositReturn: EventBody {
  static let title = Words("退还客户保证金", "return a customer's deposit")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
