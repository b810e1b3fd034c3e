/// A guarantee, whole or as far as measures ask about it: what its class goes by, and who answers.
public protocol Guaranteed {
  /// 担保合同编号.
  var code: ID<Guarantee> { get }
  /// Who took the loan.
  var borrower: ID<Party> { get }
  /// The borrower, or the member who assumed the loan (兼并).
  var obligor: ID<Party> { get }
  /// The day of the issue event.
  var issued: Day { get }
  /// The day it is to be repaid by, extensions included.
  var due: Day { get }
  /// The day from which the loan was reported overdue; `nil` when it was not.
  var overdueSince: Day? { get }
  /// A class set by hand; `nil` for the automatic one.
  var manualClass: GuaranteeClass? { get }
  /// The last extension of the loan while overdue; `nil` without one.
  var extendedOverdue: Day? { get }
  /// The first payment to the bank; `nil` before it.
  var firstCompensated: Day? { get }
  /// The loan balance still under guarantee (在保余额).
  var balance: Money { get throws }
  /// 代偿余额: CR and JR.
  var compensationBalance: Money { get throws }
}

extension Guarantee: Guaranteed {}

extension Guaranteed {
  /// The first day counted as overdue, if the loan is overdue at the end of a day.
  public func overdueStart(on day: Day) throws -> Day? {
    guard try balance.isPositive else { return nil }
    let lapsed = due < day ? due : nil
    guard let reported = overdueSince, reported <= day else { return lapsed }
    return lapsed.map { min($0, reported) } ?? reported
  }

  /// Days overdue at the end of a day; 0 when the loan is not overdue.
  public func daysOverdue(on day: Day) throws -> Int {
    try overdueStart(on: day).map { $0.days(until: day) } ?? 0
  }

  /// The class by days overdue and events, before contagion among an obligor's guarantees
  /// (domain §7, automatic class).
  public func ownClass(on day: Day, under rules: Charter.NonPerforming) throws -> GuaranteeClass {
    var result = rules.gradeOf(daysOverdue: try daysOverdue(on: day))
    if try compensationBalance.isPositive { result = max(result, .substandard) }
    if let extended = extendedOverdue, extended.days(until: day) <= 365 {
      result = max(result, .substandard)
    }
    return max(result, manualClass ?? .normal)
  }

  /// The class of the open compensation balance: substandard, doubtful from one calendar year
  /// after the first payment, loss from two.
  public func receivableClass(on day: Day) throws -> GuaranteeClass {
    guard let first = firstCompensated else { return .substandard }
    if try day >= first.adding(months: 24) { return .loss }
    if try day >= first.adding(months: 12) { return .doubtful }
    return .substandard
  }
}
