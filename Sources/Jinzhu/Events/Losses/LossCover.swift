struct LossCover: EventBody {
  static let title = Words("弥补亏损", "cover the accumulated loss")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
