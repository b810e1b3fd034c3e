struct VoucherPost: EventBody {
  static let title = Words("记账凭证", "post a voucher")
  static let fields: [Field] = []

  init(_ fields: Fields) throws {}

  func book(into draft: inout Draft) throws {}
}
