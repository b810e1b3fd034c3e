struct PeriodClose: EventBody {
  static let title = Words("结账", "close a period")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
