struct CapitalForfeit: EventBody {
  static let title = Words("以股抵偿", "forfeit a defaulter's capital")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
