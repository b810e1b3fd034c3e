struct RecoveryCost: EventBody {
  static let title = Words("追偿费用", "pay a cost of recovery")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
