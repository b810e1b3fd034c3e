struct BalanceAssert: EventBody {
  static let title = Words("余额核对", "assert a balance")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
