struct ReserveProvide: EventBody {
  static let title = Words("计提准备金", "provide reserves")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
