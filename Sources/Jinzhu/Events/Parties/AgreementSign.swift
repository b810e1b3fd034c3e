struct AgreementSign: EventBody {
  static let title = Words("签订银担协议", "sign a bank agreement")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
