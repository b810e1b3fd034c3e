struct DepositReceive: EventBody {
  static let title = Words("收取客户保证金", "receive a customer's deposit")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
