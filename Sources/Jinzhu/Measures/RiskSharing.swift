/// Who bore what of a default (domain §5.4): what came back, what others paid, what the fund's layers
/// and its members carry, and what is still open.
///
/// The shares add up to the principal and interest unpaid at default, plus the costs of recovery.
public struct RiskSharing {
  /// Somebody who bore a part, or what a part came from.
  public enum Bearer: Hashable, Sendable {
    /// The bank, of what the guarantee did not cover, less what was passed on to it.
    case bank(ID<Party>)
    /// The customer's deposit.
    case deposit
    /// The defaulter's own capital.
    case capital(ID<Party>)
    /// A recovery, by where it came from: one of the sources of `recovery.receive`.
    case recovery(source: String, Words)
    /// Foreclosed assets: held at what they settled, or sold for.
    case assets
    /// A member of the joint group, of what he paid, less what he is owed back.
    case group(ID<Party>)
    /// A re-guarantor, of what it paid, less what it is owed back.
    case reguarantor(ID<Party>)
    /// A reserve, less what came back to it.
    case reserve(LossLayer)
    /// A member, of what was written off to him, less what came back to him.
    case member(ID<Party>)
    /// The expense, less recoveries beyond everything else, which are income.
    case result
    /// Not decided yet: still receivable from the borrower, the group or a re-guarantor.
    case open
  }

  /// The guarantee as it stands on the day.
  public let guarantee: Guarantee
  /// Principal and interest compensated, whole, and costs.
  public let lost: Money
  /// Who bore what, in the order of the waterfall; nobody's part of nothing is left out.
  public private(set) var shares: [(bearer: Bearer, amount: Money)] = []

  /// - Parameter recoveries: what `recovery.receive` brought, by source, for the fund and for the bank.
  init(_ guarantee: Guarantee, recoveries: [Recovery]) throws {
    self.guarantee = guarantee
    lost = try guarantee.compensated + guarantee.interest + guarantee.costs
    func bears(_ bearer: Bearer, _ amount: Money) {
      if !amount.isZero { shares.append((bearer, amount)) }
    }
    bears(.deposit, guarantee.depositsApplied)
    bears(.capital(guarantee.obligor), guarantee.forfeited)
    for source in RecoveryReceive.Source.allCases {
      let found = recoveries.filter { $0.source == source }
      bears(
        .recovery(source: source.rawValue, source.words),
        try Money.sum(found.map { try $0.amount + $0.bankPart }))
    }
    // What came in and went down the order of recovery, less what events say came from elsewhere, is
    // the gain on assets sold.
    let calls = guarantee.jointCalls
    let came = try Money.sum(
      [guarantee.recovered, guarantee.restored, guarantee.recoveryIncome]
        + calls.map(\.settled) + calls.map(\.returned) + guarantee.claims.map(\.returned))
    let gains = try came - Money.sum(recoveries.map(\.amount))
    bears(.assets, try guarantee.assetsTaken - guarantee.assetShortfalls + gains)
    for call in calls.sorted(by: { $0.member < $1.member }) {
      bears(.group(call.member), try call.paid - call.returned)
    }
    for claim in guarantee.claims.sorted(by: { $0.reguarantor < $1.reguarantor }) {
      bears(.reguarantor(claim.reguarantor), try claim.received - claim.returned)
    }
    bears(
      .bank(guarantee.bank),
      try guarantee.bankBorne - Money.sum(recoveries.map(\.bankPart)))
    let layers = guarantee.writeOffs.flatMap(\.layers)
    for layer in LossLayer.allCases where layer != .members && layer != .income {
      let taken = layers.filter { $0.layer == layer }
      bears(.reserve(layer), try Money.sum(taken.map { try $0.amount - $0.restored }))
    }
    var members: [ID<Party>: Money] = [:]
    for loss in layers.flatMap(\.members) {
      members[loss.member] = try (members[loss.member] ?? .zero) + loss.borne
    }
    for (member, borne) in members.sorted(by: { $0.key < $1.key }) { bears(.member(member), borne) }
    bears(.result, try guarantee.chargedToIncome - guarantee.recoveryIncome)
    let claims = try Money.sum(guarantee.claims.map { try $0.open })
    bears(.open, try guarantee.compensationBalance + claims)
  }

  /// What came in by one `recovery.receive` that stands.
  struct Recovery {
    var source: RecoveryReceive.Source
    /// The fund's part.
    var amount: Money
    var bankPart: Money
  }

  /// What all of some kind bore.
  public func borne(_ isMeant: (Bearer) -> Bool) throws -> Money {
    try Money.sum(shares.filter { isMeant($0.bearer) }.map(\.amount))
  }

  /// Every default up to a day, by code.
  static func all(_ archive: any Archive, on day: Day, only code: ID<Guarantee>? = nil) throws
    -> [RiskSharing]
  {
    let defaults =
      try code.map { try [archive.guarantee($0, asOf: day)].compactMap { $0 } }
      ?? archive.defaults(asOf: day)
    return try defaults.filter { $0.firstCompensated != nil }.map { guarantee in
      try RiskSharing(guarantee, recoveries: recoveries(of: guarantee.code, archive, on: day))
    }
  }

  /// Recoveries that stand at the end of a day.
  private static func recoveries(
    of code: ID<Guarantee>, _ archive: any Archive, on day: Day
  ) throws -> [Recovery] {
    try archive.history(of: code).compactMap { event in
      let kind = event.submission.kind
      guard kind == .recoveryReceive || kind == .bookOpen, try archive.stands(event, on: day)
      else { return nil }
      let fields = event.submission.fields
      if kind == .bookOpen {
        let brought = try BookOpen(fields).guarantees.first { $0.code == code }
        return brought.map { Recovery(source: .other, amount: $0.recovered, bankPart: .zero) }
      }
      let recovery = try RecoveryReceive(fields)
      return Recovery(
        source: fields.choiceIfGiven("source", RecoveryReceive.Source.self) ?? .borrower,
        amount: recovery.amount, bankPart: recovery.bankPart)
    }
  }
}
