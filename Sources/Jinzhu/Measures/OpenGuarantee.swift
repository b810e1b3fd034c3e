/// A guarantee with a loan in force or an open compensation balance, as it stands on a day.
public struct OpenGuarantee {
  /// The guarantee itself.
  public let guarantee: OpenState
  /// The loan balance under guarantee (在保余额).
  public var balance: Money { guarantee.balance }
  /// The fund's part of it (在保责任).
  public var ownShare: Money { guarantee.ownShare }
  /// CR and JR (代偿余额).
  public let compensationBalance: Money
  /// 0 when the loan is not overdue.
  public let daysOverdue: Int
  /// The class of the loan in force.
  public internal(set) var loanClass: GuaranteeClass
  /// The class of the compensation balance.
  public internal(set) var receivableClass: GuaranteeClass

  /// `nil` where neither a loan nor a compensation balance is open.
  init?(_ state: OpenState, on day: Day, under rules: Charter.NonPerforming) throws {
    compensationBalance = try state.compensationBalance
    guard state.balance.isPositive || compensationBalance.isPositive else { return nil }
    guarantee = state
    daysOverdue = try state.daysOverdue(on: day)
    loanClass = try state.ownClass(on: day, under: rules)
    receivableClass = max(try state.receivableClass(on: day), state.manualClass ?? .normal)
  }

  /// The worst of what is open.
  var worst: GuaranteeClass {
    let loan = balance.isPositive ? loanClass : .normal
    let receivable = compensationBalance.isPositive ? receivableClass : .normal
    return max(loan, receivable)
  }

  /// The own share in force if its class is substandard or worse.
  public var nonPerformingShare: Money { loanClass.isNonPerforming ? ownShare : .zero }

  /// 不良: the non-performing share and the compensation balance.
  public var nonPerforming: Money {
    get throws { try nonPerformingShare + compensationBalance }
  }

  /// Everything open on a day, in the order given.
  ///
  /// With `classByObligor` all of an obligor's guarantees take his worst class, their compensation
  /// balances included (domain §7).
  static func all(
    _ states: [OpenState], on day: Day, under rules: Charter.NonPerforming
  ) throws -> [OpenGuarantee] {
    var open: [OpenGuarantee] = []
    open.reserveCapacity(states.count)
    for state in states {
      if let line = try OpenGuarantee(state, on: day, under: rules) { open.append(line) }
    }
    guard rules.classByObligor else { return open }
    var worst: [ID<Party>: GuaranteeClass] = [:]
    for line in open where line.worst > .normal {
      let obligor = line.guarantee.obligor
      worst[obligor] = max(worst[obligor] ?? .normal, line.worst)
    }
    for index in open.indices {
      guard let found = worst[open[index].guarantee.obligor] else { continue }
      open[index].loanClass = max(open[index].loanClass, found)
      open[index].receivableClass = max(open[index].receivableClass, found)
    }
    return open
  }
}
