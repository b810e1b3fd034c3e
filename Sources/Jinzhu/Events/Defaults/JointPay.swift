struct JointPay: EventBody {
  static let title = Words("联保缴款", "a group member pays")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
