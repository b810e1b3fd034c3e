/// A guarantee with a loan in force or an open compensation balance, as it stands on a day.
public struct OpenGuarantee {
  /// The guarantee itself.
  public var guarantee: Guarantee { record.guarantee }
  // There are thousands of them, and a guarantee is large: it stays where it was read to.
  private let record: GuaranteeRecord
  /// The loan balance under guarantee (在保余额).
  public let balance: Money
  /// The fund's part of it (在保责任).
  public let ownShare: Money
  /// CR and JR (代偿余额).
  public let compensationBalance: Money
  /// 0 when the loan is not overdue.
  public let daysOverdue: Int
  /// The class of the loan in force.
  public internal(set) var loanClass: GuaranteeClass
  /// The class of the compensation balance.
  public internal(set) var receivableClass: GuaranteeClass

  /// `nil` where neither a loan nor a compensation balance is open.
  init?(_ record: GuaranteeRecord, on day: Day, under rules: Charter.NonPerforming) throws {
    (balance, compensationBalance) = (
      try record.guarantee.balance, try record.guarantee.compensationBalance
    )
    guard balance.isPositive || compensationBalance.isPositive else { return nil }
    self.record = record
    ownShare = try record.guarantee.coverage.of(balance)
    daysOverdue = try record.guarantee.daysOverdue(on: day)
    loanClass = try record.guarantee.ownClass(on: day, under: rules)
    receivableClass = max(
      try record.guarantee.receivableClass(on: day), record.guarantee.manualClass ?? .normal)
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
    _ records: [GuaranteeRecord], on day: Day, under rules: Charter.NonPerforming
  ) throws -> [OpenGuarantee] {
    var open = try records.compactMap { try OpenGuarantee($0, on: day, under: rules) }
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
