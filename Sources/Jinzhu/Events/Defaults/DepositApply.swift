struct DepositApply: EventBody {
  static let title = Words("保证金抵偿", "apply a customer's deposit")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
