struct PartyReinstate: EventBody {
  static let title = Words("解除制裁", "reinstate a party")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
