struct DividendDeclare: EventBody {
  static let title = Words("宣告分红", "declare a dividend")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
