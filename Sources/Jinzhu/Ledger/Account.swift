/// A role in the chart of accounts: the name by which posting rules speak of an account.
///
/// Codes and names belong to a `Chart`; changing the chart never touches a rule.
public enum Account: String, CaseIterable, Sendable {
  case cash
  case cashOnHand
  case otherMoney
  case shortInvestment
  case marginAtBank
  case feeReceivable
  case interestReceivable
  case compensationReceivable
  case reguaranteeReceivable
  case subsidyReceivable
  case otherReceivable
  case jointReceivable
  case badDebtAllowance
  case entrustedLoan
  case foreclosedAsset
  case longInvestment
  case fixedAsset
  case accumulatedDepreciation
  case intangibleAsset
  case shortLoan
  case customerDeposit
  case feeInAdvance
  case payroll
  case taxPayable
  case dividendPayable
  case otherPayable
  case reguaranteePayable
  case returnPayable
  case provision
  case unearnedReserve
  case compensationReserve
  case paidInCapital
  case capitalReserve
  case surplusReserve
  case generalRiskReserve
  case currentProfit
  case retainedEarnings
  case memberRiskShare
  case interestIncome
  case feeIncome
  case recoveryIncome
  case investmentIncome
  case otherIncome
  case taxAndSurcharge
  case interestExpense
  case unearnedProvision
  case compensationProvision
  case compensationLoss
  case reguaranteeFee
  case operatingExpense
  case impairment
  case otherExpense
  case incomeTax
  case priorYearAdjustment
  case inForce
  case inForceContra

  /// The class that decides where a balance is reported.
  public var accountClass: AccountClass { row.accountClass }

  /// Whether balances count in assets less liabilities.
  var isOfNetAssets: Bool { Self.ofNetAssets[place] }

  private static let ofNetAssets = allCases.map {
    $0.accountClass == .asset || $0.accountClass == .liability
  }

  /// The side on which the balance grows.
  public var normalSide: Side { Self.normalSides[place] }

  private static let normalSides = allCases.map(\.row.normalSide)

  /// Whom or what the sub-ledger of this account names.
  public var dimensions: Dimensions { row.dimensions }

  /// The regulator's asset grade (融资担保公司资产比例管理办法 arts. 5–7); `nil` outside Ⅰ–Ⅲ.
  public var grade: AssetGrade? { row.grade }

  /// The account's code and names in a chart.
  public func entry(in chart: Chart) -> (code: String, name: Words) {
    switch chart {
    case .cas: (row.cas.code, Words(row.cas.name, row.english))
    case .y2005: (row.y2005.code, Words(row.y2005.name, row.english))
    }
  }

  /// Whether a balance on the wrong side is refused on any day (domain §4 rule d).
  ///
  /// Cash below zero warns; the result and the members' risk shares may turn over.
  public var staysNonNegative: Bool {
    switch self {
    case .marginAtBank, .feeReceivable, .interestReceivable, .compensationReceivable,
      .reguaranteeReceivable, .subsidyReceivable, .otherReceivable, .jointReceivable,
      .foreclosedAsset, .customerDeposit, .feeInAdvance, .payroll, .taxPayable, .dividendPayable,
      .otherPayable, .reguaranteePayable, .returnPayable, .unearnedReserve, .compensationReserve,
      .paidInCapital, .capitalReserve, .surplusReserve, .generalRiskReserve, .inForce:
      true
    case .cash, .cashOnHand, .otherMoney, .shortInvestment, .badDebtAllowance, .entrustedLoan,
      .longInvestment, .fixedAsset, .accumulatedDepreciation, .intangibleAsset, .shortLoan,
      .provision, .currentProfit, .retainedEarnings, .memberRiskShare, .interestIncome, .feeIncome,
      .recoveryIncome, .investmentIncome, .otherIncome, .taxAndSurcharge, .interestExpense,
      .unearnedProvision, .compensationProvision, .compensationLoss, .reguaranteeFee,
      .operatingExpense, .impairment, .otherExpense, .incomeTax, .priorYearAdjustment,
      .inForceContra:
      false
    }
  }

  private var row: AccountRow { AccountRow.of(self) }

  /// The place in the list, from 0: a case is kept as that one byte.
  var place: Int { Int(unsafeBitCast(self, to: UInt8.self)) }

  /// Goes by the place: left to itself, an enumeration of texts hashes its text, and every entry
  /// looks accounts up a dozen times.
  public func hash(into hasher: inout Hasher) { hasher.combine(place) }
}
