/// The re-guarantor is asked for his part of what the fund paid.
struct ReguaranteeClaimOut: EventBody {
  static let title = Words("再担保索赔", "claim on a re-guarantor")
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
    try draft.books.party(reguarantor, on: draft.day, role: .reguarantor)
    try draft.require(amount, atMost: guarantee.compensationReceivable, .compensationReceivable)
    try requireWithinShare(guarantee)
    try guarantee[claimOn: reguarantor].claimed += amount
    try draft.post(
      guarantee.sub(.reguaranteeReceivable, reguarantor),
      guarantee.sub(.compensationReceivable), amount)
    try draft.keep(guarantee)
  }

  /// Claims that stand are at most the agreed share of what was paid to the bank.
  private func requireWithinShare(_ guarantee: Guarantee) throws {
    guard let share = guarantee.reguaranteeShare else { return }
    let room = try share.of(guarantee.paid) - guarantee.claimed
    guard amount > room else { return }
    throw Refusal.recourse(
      .aboveReguaranteeShare(
        guarantee.code, asked: amount, share: share, paid: try guarantee.paid,
        claimed: try guarantee.claimed, room: max(.zero, room)))
  }
}

extension Field {
  /// The re-guarantor of a claim.
  static let claimReguarantor = optional(
    "reguarantor", .party,
    Words("再担保机构；不填为承保时的再担保机构", "the re-guarantor; that of the issue if absent"), "R01")
}

extension Guarantee {
  /// The re-guarantor named, or that of the issue.
  func reguarantor(or named: ID<Party>?) throws -> ID<Party> {
    guard let code = named ?? reguarantor else { throw Refusal.fieldMissing("reguarantor") }
    return code
  }
}
