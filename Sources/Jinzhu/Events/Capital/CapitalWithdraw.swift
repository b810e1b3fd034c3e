struct CapitalWithdraw: EventBody {
  static let title = Words("股东退资", "withdraw capital")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
