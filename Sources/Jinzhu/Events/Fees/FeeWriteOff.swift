struct FeeWriteOff: EventBody {
  static let title = Words("核销担保费", "write off a fee")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
