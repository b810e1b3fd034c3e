/// The liability ends though the loan was not repaid through the fund's books.
struct GuaranteeRelease: EventBody {
  static let title = Words("解除担保", "release a guarantee")
  static let fields: [Field] = [.guarantee]

  let code: ID<Guarantee>

  init(_ fields: Fields) throws { code = try fields.guarantee() }

  func book(into draft: inout Draft) throws {
    var guarantee = try draft.openInForce(code)
    let (balance, share) = (try guarantee.balance, try guarantee.ownShare)
    try guarantee.released += balance
    try guarantee.releasedShare += share
    try draft.keep(guarantee)
  }
}
