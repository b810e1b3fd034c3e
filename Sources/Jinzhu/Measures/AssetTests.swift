/// The tests of 融资担保公司资产比例管理办法 arts. 8–9, on the balances of a day.
///
/// Grades come from the chart. Receivables for compensation are in no grade, and the compensation
/// balance is taken out of the denominator of the grades.
public struct AssetTests: Hashable, Sendable {
  /// 资产总额.
  public let assets: Money
  /// Net assets and the reserves for unearned premium and compensation.
  public let capital: Money
  /// 资产总额 − 代偿余额.
  public let base: Money
  /// Assets by grade.
  public let grades: [AssetGrade: Money]

  /// The least part of assets that net assets and reserves make up (art. 8).
  public static let capitalFloor = Rate.percent(60)
  /// The least part of grades Ⅰ and Ⅱ together (art. 9).
  public static let gradeIandIIFloor = Rate.percent(70)
  /// The least part of grade Ⅰ (art. 9).
  public static let gradeIFloor = Rate.percent(20)
  /// The largest part of grade Ⅲ (art. 9).
  public static let gradeIIICeiling = Rate.percent(30)

  /// The tests on a balance sheet.
  public init(_ position: Position) throws {
    assets = try position.assets
    capital = try Money.sum([
      position.netAssets, position.held(.unearnedReserve), position.held(.compensationReserve),
    ])
    base = try assets - position.compensationBalance
    var grades: [AssetGrade: Money] = [:]
    for (account, total) in position.totals {
      guard let grade = account.grade else { continue }
      grades[grade] = try (grades[grade] ?? .zero) + total
    }
    self.grades = grades
  }

  /// What is in a grade.
  public func held(_ grade: AssetGrade) -> Money { grades[grade] ?? .zero }

  /// Test (a); `nil` without assets.
  public var capitalToAssets: Ratio? { Ratio(capital, of: assets) }

  /// Grade Ⅰ ÷ base; `nil` where there is nothing to divide by.
  public var gradeI: Ratio? { Ratio(held(.one), of: base) }

  /// Grades Ⅰ and Ⅱ ÷ base.
  public var gradeIandII: Ratio? {
    get throws { Ratio(try held(.one) + held(.two), of: base) }
  }

  /// Grade Ⅲ ÷ base.
  public var gradeIII: Ratio? { Ratio(held(.three), of: base) }
}
