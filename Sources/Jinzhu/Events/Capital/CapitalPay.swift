struct CapitalPay: EventBody {
  static let title = Words("股东出资", "pay in capital")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
