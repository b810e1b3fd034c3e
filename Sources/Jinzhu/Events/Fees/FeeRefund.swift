struct FeeRefund: EventBody {
  static let title = Words("退还担保费", "refund a fee")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
