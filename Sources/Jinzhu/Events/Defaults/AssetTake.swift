struct AssetTake: EventBody {
  static let title = Words("接收抵债资产", "take an asset for debt")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
