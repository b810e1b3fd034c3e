extension Books {
  /// A guarantee in force that a member stands for, and how; `nil` when there is none.
  func standing(of member: ID<Party>, on day: Day) throws
    -> (guarantee: ID<Guarantee>, PartyRefusal.Standing)?
  {
    try settle()
    let farmers = sponsored(by: member, on: day)
    for guarantee in try shelf.openGuarantees(asOf: day) where try guarantee.balance.isPositive {
      if guarantee.obligor == member { return (guarantee.code, .obligor) }
      if farmers.contains(guarantee.obligor) { return (guarantee.code, .sponsor) }
      if try answers(member, for: guarantee) { return (guarantee.code, .groupMember) }
    }
    return nil
  }
}
