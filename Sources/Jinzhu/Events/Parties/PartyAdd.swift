struct PartyAdd: EventBody {
  static let title = Words("新增往来方", "add a party")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
