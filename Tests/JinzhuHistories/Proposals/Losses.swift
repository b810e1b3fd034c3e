import Jinzhu

extension History {
  /// Whether last year's books are still open: then nothing that would block their close is
  /// recorded, but for once in a while.
  mutating func waitsForClose() -> Bool {
    today.year > scale.firstDay.year && !known.isClosed(today.year - 1)
      && !dice.onceIn(scale.proposals)
  }

  mutating func lossWrittenOff() -> Proposal? {
    guard let sub = drawn(.compensationReceivable), let code = sub.guarantee,
      let guarantee = known.guarantees[code], !waitsForClose()
    else { return nil }
    let deposit = known.held(SubAccount(.customerDeposit, guarantee: code))
    let asset = known.held(SubAccount(.foreclosedAsset, guarantee: code))
    if deposit + asset > 0, dice.percent(90) { return nil }
    return Proposal(
      .lossWriteOff, day(of: guarantee),
      [("guarantee", code.text), ("amount", yuan(dice.part(of: known.held(sub))))])
  }

  /// A member makes good, absorbs, or is paid back what he carries.
  mutating func ofShare(_ kind: EventKind, owed: Bool) -> Proposal? {
    let subs = (known.open[.memberRiskShare]?.elements ?? []).filter {
      ((known.balances[$0] ?? 0) < 0) == owed
    }
    guard let sub = dice.pick(subs), let member = sub.party else { return nil }
    let fields = [("member", member.text), ("amount", yuan(dice.part(of: abs(known.held(sub)))))]
    return Proposal(kind, day(), fields + (kind == .shareAbsorb ? [] : cashBank()))
  }

  mutating func lossCovered() -> Proposal? {
    let sources = [Account.surplusReserve, .generalRiskReserve, .capitalReserve]
    guard known.held(.retainedEarnings) < 0,
      let source = dice.pick(sources.filter { known.held($0) > 0 })
    else { return nil }
    let most = min(known.held(source), -known.held(.retainedEarnings))
    return Proposal(
      .lossCover, day(), [("amount", yuan(dice.part(of: most))), ("from", source.rawValue)])
  }

  mutating func dividendDeclared() -> Proposal? {
    let earnings = known.held(.retainedEarnings)
    guard earnings > 0, !waitsForClose() else { return nil }
    var fields = [("amount", yuan(dice.part(of: dice.onceIn(2) ? earnings : max(1, earnings / 2))))]
    if dice.onceIn(2) {
      let bases = ["fees", "capital", "equal", "exposure", "timeWeighted"]
      fields.append(("basis", dice.pick(bases) ?? bases[0]))
    }
    return Proposal(.dividendDeclare, day(), fields)
  }

  mutating func dividendPaid() -> Proposal? {
    guard let sub = drawn(.dividendPayable), let member = sub.party else { return nil }
    let fields = [("member", member.text), ("amount", yuan(dice.part(of: known.held(sub))))]
    return Proposal(.dividendPay, day(), fields + cashBank())
  }
}
