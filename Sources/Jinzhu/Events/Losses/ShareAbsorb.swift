struct ShareAbsorb: EventBody {
  static let title = Words("以股本抵分担", "a member's capital absorbs his share")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
