struct GuaranteeExtend: EventBody {
  static let title = Words("展期", "extend a guarantee")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
