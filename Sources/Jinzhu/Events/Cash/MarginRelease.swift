struct MarginRelease: EventBody {
  static let title = Words("收回保证金", "get margin back from a bank")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
