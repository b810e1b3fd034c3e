struct DividendPay: EventBody {
  static let title = Words("发放分红", "pay a dividend")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
