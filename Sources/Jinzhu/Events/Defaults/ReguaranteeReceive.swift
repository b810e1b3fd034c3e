struct ReguaranteeReceive: EventBody {
  static let title = Words("收到再担保款", "receive from the re-guarantor")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
