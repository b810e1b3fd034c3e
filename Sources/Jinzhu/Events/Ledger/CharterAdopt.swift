struct CharterAdopt: EventBody {
  static let title = Words("通过章程", "adopt a charter")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
