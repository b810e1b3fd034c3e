struct MarginPlace: EventBody {
  static let title = Words("存出保证金", "place margin with a bank")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
