struct FeeWaive: EventBody {
  static let title = Words("减免担保费", "waive a fee")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
