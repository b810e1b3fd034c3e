struct PartyRevision: EventBody {
  static let title = Words("更新往来方", "update a party")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
