struct RecoveryReceive: EventBody {
  static let title = Words("追偿回收", "receive a recovery")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
