/// Who is paid out of a recovery, in which order (domain §5.3).
///
/// First what is still owed to the fund for the guarantee, then those who paid for it in cash, then
/// the layers that bore what was written off, the latest write-off and its last layer first. What
/// is left is income.
struct RecoveryOrder {
  /// The guarantee as the recovery leaves it.
  private(set) var guarantee: Guarantee
  /// What is credited; the credits add up to the amount exactly.
  private(set) var credits: [(sub: SubAccount, amount: Money)] = []
  /// What came back to members, each below zero.
  private(set) var burdens: [Burden] = []
  private var rest: Money

  /// Spreads an amount of the fund's own part over a guarantee.
  init(of amount: Money, for guarantee: Guarantee) throws {
    (self.guarantee, rest) = (guarantee, amount)
    try self.guarantee.recoveredInAll += amount
    try payCompensation()
    try payJoint()
    try payPayers()
    for index in self.guarantee.writeOffs.indices.reversed() { try restore(writeOff: index) }
    try self.guarantee.recoveryIncome += rest
    credit(SubAccount(.recoveryIncome, guarantee: guarantee.code), rest)
  }

  private mutating func credit(_ sub: SubAccount, _ amount: Money) {
    if amount.isPositive { credits.append((sub, amount)) }
  }

  /// Takes what a creditor is owed out of what is left.
  private mutating func take(_ owed: Money) throws -> Money {
    let part = min(rest, max(.zero, owed))
    try rest -= part
    return part
  }

  private mutating func payCompensation() throws {
    let part = try take(guarantee.compensationReceivable)
    try guarantee.recovered += part
    credit(SubAccount(.compensationReceivable, guarantee: guarantee.code), part)
  }

  /// The group's open calls, each in proportion; what is paid here its members no longer owe.
  private mutating func payJoint() throws {
    let part = try take(guarantee.jointReceivable)
    let open = try guarantee.jointCalls.map { (code: $0.member.text, weight: try $0.open.fen) }
    guard part.isPositive else { return }
    for (index, share) in try Allocation.split(part, over: open).enumerated() {
      let member = guarantee.jointCalls[index].member
      try guarantee.jointCalls[index].settled += share
      credit(SubAccount(.jointReceivable, party: member, guarantee: guarantee.code), share)
    }
  }

  /// Group members and re-guarantors who paid in cash, in proportion to what they have not had
  /// back.
  private mutating func payPayers() throws {
    let calls = guarantee.jointCalls.count
    let owed =
      try guarantee.jointCalls.map { (code: $0.member.text, weight: try $0.paid - $0.returned) }
      + guarantee.claims.map { (code: $0.reguarantor.text, weight: try $0.received - $0.returned) }
    let part = try take(Money.sum(owed.map(\.weight)))
    guard part.isPositive else { return }
    let weights = owed.map { (code: $0.code, weight: $0.weight.fen) }
    for (index, share) in try Allocation.split(part, over: weights).enumerated() {
      if index < calls {
        try guarantee.jointCalls[index].returned += share
      } else {
        try guarantee.claims[index - calls].returned += share
      }
      credit(
        SubAccount(.returnPayable, party: ID(owed[index].code), guarantee: guarantee.code), share)
    }
  }

  /// The layers of one write-off, the last first; income is not restored.
  private mutating func restore(writeOff index: Int) throws {
    for layer in guarantee.writeOffs[index].layers.indices.reversed() {
      let loss = guarantee.writeOffs[index].layers[layer]
      guard let account = loss.layer.restoredAccount else { continue }
      let part = try take(loss.amount - loss.restored)
      guard part.isPositive else { continue }
      try guarantee.writeOffs[index].layers[layer].restored += part
      if loss.layer == .members {
        try restore(part, toMembersOf: layer, writeOff: index)
      } else {
        credit(SubAccount(account), part)
      }
    }
  }

  /// Each member in proportion to what he still bears for the write-off.
  private mutating func restore(
    _ part: Money, toMembersOf layer: Int, writeOff index: Int
  ) throws {
    let writeOff = guarantee.writeOffs[index]
    let members = writeOff.layers[layer].members
    let borne = try members.map { (code: $0.member.text, weight: try $0.borne.fen) }
    for (place, share) in try Allocation.split(part, over: borne).enumerated()
    where share.isPositive {
      let member = members[place].member
      try guarantee.writeOffs[index].layers[layer].members[place].restored += share
      credit(SubAccount(.memberRiskShare, party: member), share)
      burdens.append(
        Burden(
          member: member, guarantee: guarantee.code, writeOff: writeOff.event,
          year: writeOff.day.year, amount: try -share))
    }
  }
}

extension LossLayer {
  /// The account that a recovery gives back to; `nil` for income, which is not restored.
  var restoredAccount: Account? {
    switch self {
    case .compensationReserve: .compensationReserve
    case .generalRiskReserve: .generalRiskReserve
    case .surplusReserve: .surplusReserve
    case .members: .memberRiskShare
    case .income: nil
    }
  }
}

extension Draft {
  /// Books money that came in for a guarantee in the order of domain §5.3.
  ///
  /// - Returns: the guarantee as the recovery leaves it, still to be kept.
  mutating func recover(
    _ amount: Money, into debit: SubAccount, for guarantee: Guarantee
  ) throws -> Guarantee {
    let order = try RecoveryOrder(of: amount, for: guarantee)
    for credit in order.credits { try post(debit, credit.sub, credit.amount) }
    burdens += order.burdens
    return order.guarantee
  }
}
