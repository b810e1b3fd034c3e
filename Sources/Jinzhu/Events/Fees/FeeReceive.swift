struct FeeReceive: EventBody {
  static let title = Words("收取担保费", "receive a fee")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
