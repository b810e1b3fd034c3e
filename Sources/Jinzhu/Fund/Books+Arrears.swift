extension Books {
  /// Why a party is in default on a day (诚信守则): a guarantee of his own or of a farmer he sponsors
  /// that is overdue, has an open compensation balance or left a loss not made good; `nil` when he
  /// is not.
  func arrears(of code: ID<Party>, on day: Day) throws -> Arrears? {
    for obligor in try [code] + sponsored(by: code, on: day) {
      var found: Arrears?
      try eachOpen(of: obligor, on: day) { guarantee in
        found = try guarantee.arrears(on: day)
        return found == nil
      }
      if let found { return found }
    }
    return nil
  }

  /// The class by days overdue and events, with contagion among an obligor's guarantees where the
  /// charter has it, and without any class set by hand on this one (domain §7).
  func automaticClass(
    of guarantee: Guarantee, on day: Day, under rules: Charter.NonPerforming
  ) throws -> GuaranteeClass {
    var plain = guarantee
    plain.manualClass = nil
    var worst = try plain.ownClass(on: day, under: rules)
    guard rules.classByObligor else { return worst }
    for other in try openGuarantees(of: guarantee.obligor, on: day)
    where other.code != guarantee.code {
      guard try other.balance.isPositive || other.compensationBalance.isPositive else { continue }
      worst = max(worst, try other.ownClass(on: day, under: rules))
    }
    return worst
  }
}

extension Guarantee {
  fileprivate func arrears(on day: Day) throws -> Arrears? {
    if let start = try overdueStart(on: day) { return .overdue(code, days: start.days(until: day)) }
    if try compensationBalance.isPositive {
      return .compensated(code, open: try compensationBalance)
    }
    if try lossOutstanding.isPositive { return .lost(code, loss: try lossOutstanding) }
    return nil
  }
}
