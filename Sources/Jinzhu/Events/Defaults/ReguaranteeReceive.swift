/// The re-guarantor pays on a claim.
struct ReguaranteeReceive: EventBody {
  static let title = Words("收再担保赔款", "receive from a re-guarantor")
  static let fields: [Field] = [.guarantee, .amount, .claimReguarantor, .cashBank]

  let guarantee: ID<Guarantee>
  let amount: Money
  let reguarantor: ID<Party>?
  let bank: ID<Party>?

  init(_ fields: Fields) throws {
    guarantee = try fields.guarantee()
    amount = try fields.money()
    reguarantor = fields.partyIfGiven("reguarantor")
    bank = fields.partyIfGiven("bank")
  }

  func book(into draft: inout Draft) throws {
    var guarantee = try draft.open(guarantee)
    let reguarantor = try guarantee.reguarantor(or: reguarantor)
    _ = try draft.books.party(reguarantor, on: draft.day)
    try draft.require(amount, atMost: guarantee[claimOn: reguarantor].open, .reguaranteeReceivable)
    try guarantee[claimOn: reguarantor].received += amount
    try guarantee.recoveredInAll += amount
    try draft.post(
      draft.cash(bank), guarantee.sub(.reguaranteeReceivable, reguarantor), amount)
    try draft.keep(guarantee)
  }
}
