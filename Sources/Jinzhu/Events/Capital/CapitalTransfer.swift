struct CapitalTransfer: EventBody {
  static let title = Words("股权转让", "transfer capital")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
