struct GuaranteeIssue: EventBody {
  static let title = Words("承保", "issue a guarantee")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
