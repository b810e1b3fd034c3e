struct DefaultCompensate: EventBody {
  static let title = Words("代偿", "compensate the bank")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
