struct ReguaranteeFee: EventBody {
  static let title = Words("再担保费", "pay a re-guarantee fee")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
