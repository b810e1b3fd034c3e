/// The re-guarantor turns a claim down.
struct ReguaranteeReject: EventBody {
  static let title = Words("再担保拒赔", "a re-guarantor rejects")
  static let fields: [Field] = [.guarantee, .amount, .claimReguarantor]

  let guarantee: ID<Guarantee>
  let amount: Money
  let reguarantor: ID<Party>?

  init(_ fields: Fields) throws {
    guarantee = try fields.guarantee()
    amount = try fields.money()
    reguarantor = fields.partyIfGiven("reguarantor")
  }

  func book(into draft: inout Draft) throws {
    var guarantee = try draft.open(guarantee)
    let reguarantor = try guarantee.reguarantor(or: reguarantor)
    _ = try draft.books.party(reguarantor, on: draft.day)
    try draft.require(amount, atMost: guarantee[claimOn: reguarantor].open, .reguaranteeReceivable)
    try guarantee[claimOn: reguarantor].rejected += amount
    try draft.post(
      guarantee.sub(.compensationReceivable),
      guarantee.sub(.reguaranteeReceivable, reguarantor), amount)
    try draft.keep(guarantee)
  }
}
