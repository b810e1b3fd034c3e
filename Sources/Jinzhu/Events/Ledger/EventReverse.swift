struct EventReverse: EventBody {
  static let title = Words("冲销", "reverse an event")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
