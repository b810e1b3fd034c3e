struct PeriodReopen: EventBody {
  static let title = Words("反结账", "reopen a period")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
