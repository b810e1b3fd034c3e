struct GuaranteeClassify: EventBody {
  static let title = Words("风险分类", "classify a guarantee")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
