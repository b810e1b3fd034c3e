struct ReturnPay: EventBody {
  static let title = Words("返还追偿款", "return recoveries to payers")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
