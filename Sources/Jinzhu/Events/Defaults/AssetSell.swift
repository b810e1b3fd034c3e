struct AssetSell: EventBody {
  static let title = Words("处置抵债资产", "sell a foreclosed asset")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
