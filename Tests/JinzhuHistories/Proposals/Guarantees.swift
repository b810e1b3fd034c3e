import Jinzhu

extension History {
  mutating func guaranteeIssued() -> Proposal? {
    guard let borrower = borrower(), let bank = dice.pick(known.parties[.bank] ?? []) else {
      return nil
    }
    if known.inForce.count > scale.inForce, dice.percent(60) { return nil }
    codes += 1
    let date = day()
    let code = "D\(date.year)-\(codes)"
    let months = dice.between(scale.months.lowerBound, scale.months.upperBound)
    var due = (try? date.adding(months: months)) ?? date
    if dice.onceIn(3) { due = (try? due.adding(days: dice.between(1, 27))) ?? due }
    var fields = [
      ("guarantee", code), ("borrower", borrower.text), ("bank", bank.text),
      ("principal", yuan(in: scale.principal)), ("due", due.description),
    ]
    if dice.onceIn(6) { fields.append(("start", date.description)) }
    if dice.onceIn(4) {
      fields.append(("coverage", dice.pick(["60%", "2/3", "100%", "99.99%", "33%"]) ?? "60%"))
    }
    if dice.onceIn(5) {
      fields.append(("feeRate", dice.pick(["7‰", "5‰", "1.25%", "1/300"]) ?? "7‰"))
    }
    if dice.onceIn(5) {
      fields.append(("product", dice.pick(Guarantee.Product.allCases)?.rawValue ?? "other"))
    }
    if dice.onceIn(8) { fields.append(("counterGuarantee", "能繁母猪 120 头")) }
    if dice.onceIn(3) {
      fields.append(("reguarantor", "R1"))
      if dice.percent(70) {
        fields.append(("reguaranteeShare", dice.pick(["40%", "1/3"]) ?? "40%"))
      }
    }
    return Proposal(.guaranteeIssue, date, fields)
  }

  /// A guarantee with a loan balance.
  mutating func inForce() -> KnownGuarantee? {
    known.inForce.drawn(by: &dice).flatMap { known.guarantees[$0] }
  }

  mutating func guaranteeExtended() -> Proposal? {
    guard let guarantee = inForce(),
      let due = try? guarantee.state.due.adding(months: dice.between(1, 14))
    else { return nil }
    var fields = [("guarantee", guarantee.code.text), ("due", due.description)]
    if dice.onceIn(3) { fields.append(("feeRate", dice.pick(["9‰", "0.5%"]) ?? "9‰")) }
    return Proposal(.guaranteeExtend, day(of: guarantee), fields)
  }

  mutating func guaranteeReleased() -> Proposal? {
    guard let guarantee = inForce() else { return nil }
    return Proposal(
      .guaranteeRelease, day(of: guarantee), [("guarantee", guarantee.code.text)])
  }

  mutating func guaranteeClassified() -> Proposal? {
    guard let guarantee = inForce() else { return nil }
    let classes = GuaranteeClass.allCases.map(\.rawValue) + ["auto"]
    return Proposal(
      .guaranteeClassify, day(of: guarantee),
      [("guarantee", guarantee.code.text), ("class", dice.pick(classes) ?? "auto")])
  }

  mutating func feeRefunded() -> Proposal? {
    guard let sub = drawn(.feeIncome), let code = sub.guarantee,
      let guarantee = known.guarantees[code]
    else { return nil }
    let received = known.held(sub) - known.held(SubAccount(.feeReceivable, guarantee: code))
    guard received > 0 else { return nil }
    let fields = [("guarantee", code.text), ("amount", yuan(dice.part(of: received)))]
    return Proposal(.feeRefund, day(of: guarantee), fields + cashBank())
  }

  mutating func depositReceived() -> Proposal? {
    guard let guarantee = inForce() else { return nil }
    let amount = yuan(dice.part(of: max(1, guarantee.state.balance / 5)))
    let fields = [("guarantee", guarantee.code.text), ("amount", amount)]
    return Proposal(.depositReceive, day(of: guarantee), fields + cashBank())
  }

  mutating func loanRepaid() -> Proposal? {
    guard let guarantee = inForce() else { return nil }
    let isFull = known.inForce.count > scale.inForce && dice.percent(60)
    let fen = isFull ? guarantee.state.balance : dice.part(of: guarantee.state.balance)
    return Proposal(
      .loanRepay, day(of: guarantee), [("guarantee", guarantee.code.text), ("amount", yuan(fen))])
  }

  mutating func loanOverdue() -> Proposal? {
    guard let guarantee = inForce() else { return nil }
    let date = day(of: guarantee)
    var fields = [("guarantee", guarantee.code.text)]
    if dice.onceIn(2) {
      let since = dice.day(from: guarantee.issued, through: date)
      fields.append(("since", since.description))
    }
    return Proposal(.loanOverdue, date, fields)
  }

  mutating func loanCured() -> Proposal? {
    guard let code = known.overdue.drawn(by: &dice), let guarantee = known.guarantees[code] else {
      return nil
    }
    return Proposal(.loanCure, day(of: guarantee), [("guarantee", code.text)])
  }

  mutating func assumed() -> Proposal? {
    guard let guarantee = inForce(), let member = dice.pick(known.parties[.member] ?? []),
      member != guarantee.state.obligor
    else { return nil }
    return Proposal(
      .workoutAssume, day(of: guarantee),
      [("guarantee", guarantee.code.text), ("assumer", member.text)])
  }

  /// What becomes of a loan on the day it is due: most are repaid, some extended, some defaulted on.
  mutating func fallDue(_ code: ID<Guarantee>, on day: Day) {
    guard let guarantee = known.guarantees[code], guarantee.state.balance > 0,
      guarantee.state.due == day, dice.percent(scale.settled)
    else { return }
    let date = max(day, guarantee.latestDay, known.openFrom, floor)
    let balance = yuan(guarantee.state.balance)
    let chance = dice.between(1, 1000)
    if chance <= scale.defaulted {
      var fields = [("guarantee", code.text), ("principal", balance)]
      if dice.onceIn(2) { fields.append(("interest", yuan(1 + guarantee.state.balance / 60))) }
      plans.append(Proposal(.defaultCompensate, date, fields))
    } else if chance <= scale.defaulted + 20, let due = try? day.adding(months: 6) {
      plans.append(
        Proposal(.guaranteeExtend, date, [("guarantee", code.text), ("due", due.description)]))
    } else {
      plans.append(Proposal(.loanRepay, date, [("guarantee", code.text), ("amount", balance)]))
    }
  }
}
