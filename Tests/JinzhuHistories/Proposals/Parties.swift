import Jinzhu

extension History {
  /// The fund's first events: its charter, its parties, their capital, its agreements.
  mutating func founding() -> [Proposal] {
    let first = scale.firstDay
    var plans = [charter(on: first)]
    if let charter = scale.charter { plans[0].fields = [("charter", charter)] }
    for index in 1...scale.banks {
      plans.append(party("B\(index)", .bank, []))
    }
    plans.append(party("R1", .reguarantor, []))
    for index in 1...scale.members {
      plans.append(party("M\(index)", .member, memberFields(group: index % (scale.groups + 1))))
    }
    for index in 0..<scale.farmers {
      let sponsor = "M\(dice.between(1, scale.members))"
      plans.append(party("F\(index + 1)", .farmer, farmerFields(sponsor)))
    }
    for index in 1...scale.members {
      var pay = Proposal(
        .capitalPay, first, [("member", "M\(index)"), ("amount", yuan(in: scale.capital))])
      if dice.onceIn(3) { pay.set("premium", yuan(in: 1000...200_000)) }
      plans.append(pay)
    }
    for index in 1...scale.banks where dice.percent(70) {
      plans.append(agreement("B\(index)", on: first))
      plans.append(
        Proposal(
          .marginPlace, first, [("bank", "B\(index)"), ("amount", yuan(in: scale.margin))]))
    }
    codes = scale.members + scale.farmers
    return plans
  }

  private func party(
    _ code: String, _ role: PartyFacts.Role, _ fields: [(String, String)]
  ) -> Proposal {
    Proposal(
      .partyAdd, scale.firstDay,
      [("party", code), ("name", "\(role.words.zh)\(code)"), ("role", role.rawValue)] + fields)
  }

  private mutating func memberFields(group: Int) -> [(String, String)] {
    var fields = [("size", dice.pick(["farmer", "micro", "small", "medium", "large"]) ?? "small")]
    if group > 0 { fields.append(("group", "G\(group)")) }
    if dice.percent(90) { fields.append(("trade", dice.onceIn(15) ? "渔业" : "生猪养殖")) }
    return fields
  }

  private mutating func farmerFields(_ sponsor: String) -> [(String, String)] {
    var fields = [("sponsor", sponsor), ("size", "farmer"), ("trade", "生猪养殖")]
    if dice.onceIn(3) { fields.append(("group", "G\(dice.between(1, scale.groups))")) }
    return fields
  }

  mutating func partyAdded() -> Proposal? {
    codes += 1
    let date = day()
    switch dice.below(5) {
    case 0: return party("O\(codes)", .other, []).dated(date)
    case 1: return party("B\(codes)", .bank, []).dated(date)
    case 2, 3:
      guard let sponsor = dice.pick(known.parties[.member] ?? []) else { return nil }
      return party("F\(codes)", .farmer, farmerFields(sponsor.text)).dated(date)
    default:
      return party("M\(codes)", .member, memberFields(group: dice.between(0, scale.groups)))
        .dated(date)
    }
  }

  /// Somebody who may be guaranteed.
  mutating func borrower() -> ID<Party>? {
    let farmers = known.parties[.farmer] ?? []
    if dice.onceIn(3), let farmer = dice.pick(farmers) { return farmer }
    return dice.pick(known.parties[.member] ?? [])
  }

  mutating func partyUpdated() -> Proposal? {
    guard let code = borrower() else { return nil }
    var fields = [("party", code.text)]
    switch dice.below(6) {
    case 0: fields.append(("group", "G\(dice.between(1, scale.groups))"))
    case 1, 2: fields.append(("size", dice.pick(["farmer", "micro", "small", "large"]) ?? "micro"))
    case 3:
      guard let other = borrower(), other != code else { return nil }
      fields.append(("related", other.text))
    case 4: fields.append(("controller", dice.onceIn(2) ? "yes" : "no"))
    default:
      guard known.sponsors[code] != nil, let sponsor = dice.pick(known.parties[.member] ?? [])
      else { return nil }
      fields.append(("sponsor", sponsor.text))
    }
    return Proposal(.partyUpdate, day(), fields)
  }

  mutating func partySanctioned() -> Proposal? {
    guard let code = borrower() else { return nil }
    return Proposal(.partySanction, day(), [("party", code.text), ("reason", "挪用贷款")])
  }

  mutating func partyReinstated() -> Proposal? {
    guard let code = known.sanctioned.drawn(by: &dice) else { return nil }
    return Proposal(.partyReinstate, day(), [("party", code.text), ("reason", "已整改")])
  }

  mutating func agreementSigned() -> Proposal? {
    guard let bank = dice.pick(known.parties[.bank] ?? []) else { return nil }
    return agreement(bank.text, on: day())
  }

  private mutating func agreement(_ bank: String, on date: Day) -> Proposal {
    var fields = [("bank", bank)]
    if dice.percent(60) {
      fields.append(("coverage", dice.pick(["80%", "70%", "1/3", "100%", "0.85"]) ?? "80%"))
    }
    if dice.percent(60) {
      fields.append(("marginRate", dice.pick(["5%", "10%", "1/30", "2%"]) ?? "5%"))
    }
    if dice.percent(60) { fields.append(("line", yuan(in: scale.line))) }
    return Proposal(.agreementSign, date, fields)
  }
}

extension Proposal {
  /// The same on another day.
  func dated(_ day: Day) -> Proposal {
    var copy = self
    copy.date = day
    return copy
  }
}
