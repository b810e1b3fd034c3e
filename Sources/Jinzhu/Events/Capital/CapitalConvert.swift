struct CapitalConvert: EventBody {
  static let title = Words("转增资本", "convert reserves into capital")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
