/// A declared dividend is paid to a member.
struct DividendPay: EventBody {
  static let title = Words("付分红", "pay a dividend")
  static let fields: [Field] = [.member, .amount, .cashBank]

  let member: ID<Party>
  let amount: Money
  let bank: ID<Party>?

  init(_ fields: Fields) throws {
    member = try fields.party("member")
    amount = try fields.money()
    bank = fields.partyIfGiven("bank")
  }

  func book(into draft: inout Draft) throws {
    _ = try draft.books.party(member, on: draft.day)
    let payable = SubAccount(.dividendPayable, party: member)
    let owed = try draft.books.available(payable, from: draft.day)
    try draft.require(amount, atMost: owed, .dividendPayable)
    try draft.post(payable, draft.cash(bank), amount)
  }
}
