extension Measure {
  static let provisions = Measure(
    "provisions", Words("担保准备金", "reserves"),
    basis: Words(
      "未到期责任准备金 + 担保赔偿准备金 + 一般风险准备",
      "unearned premium reserve + compensation reserve + general risk reserve")
  ) { .money(try $0.provisions()) }

  static let provisionCoverage = Measure(
    "provisionCoverage", Words("拨备覆盖率", "provision coverage"),
    basis: Words("担保准备金 ÷ 代偿余额", "reserves ÷ compensation balance")
  ) { .quotient(Ratio(try $0.provisions(), of: try $0.position().compensationBalance)) }

  static let capitalToAssets = Measure(
    "capitalToAssets", Words("净资产与准备金占资产总额", "net assets and reserves to assets"),
    basis: Words(
      "（净资产 + 未到期责任准备金 + 担保赔偿准备金）÷ 资产总额，不低于 60%",
      "(net assets + unearned + compensation reserve) ÷ assets, at least 60%")
  ) { .quotient(try $0.assetTests().capitalToAssets) }

  static let gradeI = Measure(
    "gradeI", Words("Ⅰ级资产占比", "grade I assets"),
    basis: Words(
      "Ⅰ级资产 ÷（资产总额 − 代偿余额），不低于 20%",
      "grade I ÷ (assets − compensation balance), at least 20%")
  ) { .quotient(try $0.assetTests().gradeI) }

  static let gradeIandII = Measure(
    "gradeIandII", Words("Ⅰ级和Ⅱ级资产占比", "grade I and II assets"),
    basis: Words(
      "Ⅰ级与Ⅱ级资产 ÷（资产总额 − 代偿余额），不低于 70%",
      "grades I and II ÷ (assets − compensation balance), at least 70%")
  ) { .quotient(try $0.assetTests().gradeIandII) }

  static let gradeIII = Measure(
    "gradeIII", Words("Ⅲ级资产占比", "grade III assets"),
    basis: Words(
      "Ⅲ级资产 ÷（资产总额 − 代偿余额），不高于 30%",
      "grade III ÷ (assets − compensation balance), at most 30%")
  ) { .quotient(try $0.assetTests().gradeIII) }

  static let paidInCapital = Measure(
    "paidInCapital", Words("实收资本", "paid-in capital"),
    basis: Words("科目余额", "the account's balance")
  ) { .money(try $0.position().held(.paidInCapital)) }

  static let minimumCapital = Measure(
    "minimumCapital", Words("最低注册资本", "minimum capital"),
    basis: Words("章程 limits.minimumCapital", "the charter's limits.minimumCapital")
  ) { .money($0.charter.limits.minimumCapital) }

  /// What stands behind the guarantees.
  static let capital = [
    provisions, provisionCoverage, capitalToAssets, gradeI, gradeIandII, gradeIII, paidInCapital,
    minimumCapital,
  ]
}
