/// A shareholding, or part of one, passes to a member.
struct CapitalTransfer: EventBody {
  static let title = Words("股权转让", "transfer capital")
  static let fields: [Field] = [
    .required("from", .party, Words("出让股东代码", "the code of who gives"), "M03"),
    .required("to", .party, Words("受让股东代码", "the code of the member who takes"), "M04"),
    .amount,
  ]

  let from: ID<Party>
  let to: ID<Party>
  let amount: Money

  init(_ fields: Fields) throws {
    (from, to) = (try fields.party("from"), try fields.party("to"))
    amount = try fields.money()
  }

  func book(into draft: inout Draft) throws {
    // Whoever holds capital may give it, a former member too.
    _ = try draft.books.party(from, on: draft.day)
    try draft.books.party(to, on: draft.day, role: .member)
    let held = SubAccount(.paidInCapital, party: from)
    try draft.require(
      amount, atMost: draft.books.available(held, from: draft.day), .paidInCapital)
    try draft.post(held, SubAccount(.paidInCapital, party: to), amount)
  }
}
