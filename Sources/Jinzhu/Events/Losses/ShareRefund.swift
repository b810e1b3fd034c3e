struct ShareRefund: EventBody {
  static let title = Words("退还股东分担", "refund a member's credit")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
