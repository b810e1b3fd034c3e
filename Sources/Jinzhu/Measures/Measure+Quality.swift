extension Measure {
  static let ownShareByClass = Measure(
    "ownShareByClass", Words("在保责任五级分类", "own share by class"),
    basis: Words(
      "按逾期天数自动分类，人工只能调低；同一债务人从严",
      "by days overdue; by hand only worse; all of an obligor's as his worst where so set")
  ) { standing in
    let shares = try standing.nonPerforming().ownShareByClass()
    return GuaranteeClass.allCases.map {
      Figure.Part($0.rawValue, $0.words, .money(shares[$0] ?? .zero))
    }
  }

  static let compensationReceivable = Measure(
    "compensationReceivable", Words("应收代偿款", "compensation receivable"),
    basis: Words("科目余额", "the account's balance")
  ) { .money(try $0.position().held(.compensationReceivable)) }

  static let jointReceivable = Measure(
    "jointReceivable", Words("应收联保款", "joint receivable"),
    basis: Words("科目余额", "the account's balance")
  ) { .money(try $0.position().held(.jointReceivable)) }

  static let compensationBalance = Measure(
    "compensationBalance", Words("代偿余额", "compensation balance"),
    basis: Words(
      "应收代偿款 + 应收联保款", "compensation receivable + joint receivable")
  ) { .money(try $0.position().compensationBalance) }

  static let nonPerformingExposure = Measure(
    "nonPerformingExposure", Words("不良敞口", "non-performing exposure"),
    basis: Words(
      "次级及以下的在保责任 + 代偿余额（本系统口径）",
      "own share classed substandard or worse + compensation balance (this product's)")
  ) { .money(try $0.nonPerforming().total.exposure) }

  static let nonPerformingRatio = Measure(
    "nonPerformingRatio", Words("不良率", "non-performing ratio"),
    basis: Words(
      "不良敞口 ÷（在保责任 + 代偿余额）（本系统口径）",
      "exposure ÷ (own share in force + compensation balance) (this product's)")
  ) { .quotient(try $0.nonPerforming().total.ratio) }

  static let foreclosedAssets = Measure(
    "foreclosedAssets", Words("抵债资产（另列，不计入不良）", "foreclosed assets (not included)"),
    basis: Words("科目余额", "the account's balance")
  ) { .money(try $0.position().held(.foreclosedAsset)) }

  /// How good what is in force is, and what was paid and is still open.
  static let quality = [
    ownShareByClass, compensationReceivable, jointReceivable, compensationBalance,
    nonPerformingExposure, nonPerformingRatio, foreclosedAssets,
  ]

  /// The part of a breakdown that nobody told anything of.
  static let notGiven = Words("未填", "not given")

  /// Every report that prints the non-performing exposure says whose definition it is.
  static let nonPerformingNote = Words(
    "融资担保公司的不良没有全国统一口径；此处为本系统口径：次级及以下的在保责任 + 代偿余额，比率的分母为在保责任 + 代偿余额。抵债资产另列。",
    "No national formula exists for the non-performing exposure of guarantee companies; this one "
      + "is the product's own: own share in force classed substandard or worse + compensation "
      + "balance, over own share in force + compensation balance. Foreclosed assets stand below it."
  )
}
