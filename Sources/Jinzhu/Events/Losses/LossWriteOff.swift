struct LossWriteOff: EventBody {
  static let title = Words("核销损失", "write off a loss")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
