struct SharePay: EventBody {
  static let title = Words("股东缴付分担", "a member pays his share")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
