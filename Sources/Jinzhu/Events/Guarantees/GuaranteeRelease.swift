struct GuaranteeRelease: EventBody {
  static let title = Words("解除担保", "release a guarantee")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
