struct PartySanction: EventBody {
  static let title = Words("制裁", "sanction a party")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
