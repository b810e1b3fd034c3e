/// A standing voucher is no longer booked from this day on.
struct StandingEnd: EventBody {
  static let title = Words("终止定期凭证", "end a standing voucher")
  static let fields: [Field] = [.standingName]

  let name: String

  init(_ fields: Fields) throws { name = try fields.text("name") }

  func book(into draft: inout Draft) throws {
    let standing = try StandingVouchers(draft.books.shelf, asOf: draft.day)
    guard standing.inForce(name, on: draft.day) != nil else {
      throw Refusal.period(.noStandingVoucher(name, on: draft.day))
    }
  }
}
