struct JointCallOut: EventBody {
  static let title = Words("联保分摊", "call on the joint group")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
