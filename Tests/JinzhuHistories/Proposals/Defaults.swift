import Jinzhu

extension History {
  mutating func compensated() -> Proposal? {
    guard let guarantee = inForce() else { return nil }
    let fen = dice.percent(60) ? guarantee.state.balance : dice.part(of: guarantee.state.balance)
    var fields = [("guarantee", guarantee.code.text), ("principal", yuan(fen))]
    if dice.percent(60) { fields.append(("interest", yuan(1 + dice.below(fen / 20 + 10)))) }
    if dice.onceIn(3) { fields.append(("from", dice.onceIn(2) ? "margin" : "cash")) }
    return Proposal(.defaultCompensate, day(of: guarantee), fields)
  }

  /// An open compensation receivable, with its guarantee and its balance in fen.
  private mutating func receivable() -> (KnownGuarantee, Int64)? {
    guard let sub = drawn(.compensationReceivable), let code = sub.guarantee,
      let guarantee = known.guarantees[code]
    else { return nil }
    return (guarantee, known.held(sub))
  }

  mutating func depositApplied() -> Proposal? {
    guard let sub = drawn(.customerDeposit), let code = sub.guarantee,
      let guarantee = known.guarantees[code]
    else { return nil }
    let open = known.held(SubAccount(.compensationReceivable, guarantee: code))
    let most = min(known.held(sub), open)
    guard most > 0 else { return nil }
    return Proposal(
      .depositApply, day(of: guarantee),
      [("guarantee", code.text), ("amount", yuan(dice.part(of: most)))])
  }

  /// Mostly within the receivable, at times beyond it, so that the whole order of domain §5.3 is
  /// paid.
  mutating func recovered() -> Proposal? {
    if waitsForClose() { return nil }
    let guarantee: KnownGuarantee
    if dice.percent(40), let code = known.lost.drawn(by: &dice), let lost = known.guarantees[code] {
      guarantee = lost
    } else if let (open, _) = receivable() {
      guarantee = open
    } else {
      return nil
    }
    let open = known.held(SubAccount(.compensationReceivable, guarantee: guarantee.code))
    let beyond = dice.onceIn(2) ? dice.below(guarantee.principal) : 0
    let fen = max(1, open > 0 && dice.percent(60) ? dice.part(of: open) : open + beyond)
    var fields = [("guarantee", guarantee.code.text), ("amount", yuan(fen))]
    if dice.onceIn(4) { fields.append(("bankPart", yuan(in: 100...20_000))) }
    if dice.percent(60) {
      let sources = ["borrower", "guarantor", "collateral", "subsidy", "other"]
      fields.append(("source", dice.pick(sources) ?? "other"))
    }
    return Proposal(.recoveryReceive, day(of: guarantee), fields + cashBank())
  }

  mutating func costPaid() -> Proposal? {
    guard let (guarantee, _) = receivable() else { return nil }
    let fields = [("guarantee", guarantee.code.text), ("amount", yuan(in: 100...5000))]
    return Proposal(.recoveryCost, day(of: guarantee), fields + cashBank())
  }

  mutating func reguaranteeClaimed() -> Proposal? {
    guard let (guarantee, open) = receivable() else { return nil }
    var fields = [
      ("guarantee", guarantee.code.text), ("amount", yuan(dice.part(of: max(1, open / 3)))),
    ]
    if guarantee.reguarantor == nil { fields.append(("reguarantor", "R1")) }
    return Proposal(.reguaranteeClaim, day(of: guarantee), fields)
  }

  mutating func reguaranteeFeePaid() -> Proposal? {
    let fields = [("reguarantor", "R1"), ("amount", yuan(in: 100...3000))]
    return Proposal(.reguaranteeFee, day(), fields + cashBank())
  }

  mutating func assetTaken() -> Proposal? {
    guard let (guarantee, open) = receivable() else { return nil }
    let amount = yuan(dice.part(of: open))
    var fields = [("guarantee", guarantee.code.text), ("amount", amount)]
    if dice.onceIn(2) { fields.append(("valuation", yuan(in: 1000...500_000))) }
    return Proposal(.assetTake, day(of: guarantee), fields)
  }

  mutating func assetSold() -> Proposal? {
    guard let sub = drawn(.foreclosedAsset), let code = sub.guarantee,
      let guarantee = known.guarantees[code]
    else { return nil }
    let fen = dice.percent(70) ? known.held(sub) : dice.part(of: known.held(sub))
    let proceeds = max(1, fen * Int64(dice.between(60, 130)) / 100)
    let fields = [
      ("guarantee", code.text), ("amount", yuan(fen)), ("proceeds", yuan(proceeds)),
    ]
    return Proposal(.assetSell, day(of: guarantee), fields + cashBank())
  }
}
