import Jinzhu

extension History {
  mutating func capitalPaid() -> Proposal {
    let member = dice.pick(known.parties[.member] ?? [])?.text ?? "M1"
    var fields = [("member", member), ("amount", yuan(in: 1000...900_000))]
    if dice.onceIn(4) { fields.append(("premium", yuan(in: 100...50_000))) }
    return Proposal(.capitalPay, day(), fields + cashBank())
  }

  mutating func capitalTransferred() -> Proposal? {
    guard let from = drawn(.paidInCapital), let seller = from.party,
      let buyer = dice.pick(known.parties[.member] ?? []), buyer != seller
    else { return nil }
    let amount = yuan(dice.part(of: max(1, known.held(from) / 3)))
    return Proposal(
      .capitalTransfer, day(), [("from", seller.text), ("to", buyer.text), ("amount", amount)])
  }

  mutating func capitalWithdrawn() -> Proposal? {
    guard let sub = drawn(.paidInCapital), let member = sub.party else { return nil }
    let fields = [
      ("member", member.text), ("amount", yuan(dice.part(of: max(1, known.held(sub) / 4)))),
    ]
    return Proposal(.capitalWithdraw, day(), fields + cashBank())
  }

  mutating func capitalConverted() -> Proposal? {
    let sources = [Account.surplusReserve, .capitalReserve, .retainedEarnings]
    guard let source = dice.pick(sources.filter { known.held($0) > 0 }) else { return nil }
    let amount = yuan(dice.part(of: max(1, known.held(source) / 2)))
    return Proposal(.capitalConvert, day(), [("amount", amount), ("from", source.rawValue)])
  }

  mutating func capitalForfeited() -> Proposal? {
    guard let sub = drawn(.compensationReceivable), let code = sub.guarantee,
      let guarantee = known.guarantees[code]
    else { return nil }
    let capital = known.held(SubAccount(.paidInCapital, party: guarantee.state.obligor))
    let most = min(known.held(sub), capital)
    guard most > 0 else { return nil }
    return Proposal(
      .capitalForfeit, day(of: guarantee),
      [("guarantee", code.text), ("amount", yuan(dice.part(of: most)))])
  }

  mutating func cashTransferred() -> Proposal? {
    guard let bank = dice.pick(known.parties[.bank] ?? []),
      let other = dice.pick(known.parties[.bank] ?? []), bank != other
    else { return nil }
    let fields = [("from", bank.text), ("to", other.text), ("amount", yuan(in: 100...90_000))]
    return Proposal(.cashTransfer, day(), fields)
  }

  mutating func marginPlaced() -> Proposal? {
    guard let bank = dice.pick(known.parties[.bank] ?? []) else { return nil }
    let fields = [("bank", bank.text), ("amount", yuan(in: 1000...scale.margin.upperBound))]
    return Proposal(.marginPlace, day(), fields)
  }

  mutating func marginReleased() -> Proposal? {
    guard let sub = drawn(.marginAtBank), let bank = sub.party else { return nil }
    let amount = yuan(dice.part(of: max(1, known.held(sub) / 3)))
    return Proposal(.marginRelease, day(), [("bank", bank.text), ("amount", amount)])
  }
}
