struct JointCancel: EventBody {
  static let title = Words("取消联保分摊", "cancel a call on a member")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
