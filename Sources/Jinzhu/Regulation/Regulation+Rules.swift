/// The dated rules, oldest first, each with the text it stands in.
extension Regulation {
  /// 放大倍数. The condition of the higher limit is the charter's `weights.focusBalance` and
  /// `weights.focusCustomers`.
  static func leverageRules(_ charter: Charter) -> [Rule<LeverageRule>] {
    [
      Rule(
        from: .fiscalRules, LeverageRule(base: .paidInCapital, limit: 10, focusLimit: nil),
        Words("财金〔2001〕77号：一般 5 倍，最高 10 倍", "财金〔2001〕77号: 5 normally, 10 at most"),
        .read),
      Rule(
        from: .interimRules, LeverageRule(base: .netAssets, limit: 10, focusLimit: nil),
        Words("七部委令2010年第3号第二十八条", "七部委令2010年第3号 art. 28"), .recalled,
        setting: "limits.leverage"),
      Rule(
        from: .ordinance, LeverageRule(base: .netAssets, limit: 10, focusLimit: 15),
        Words(
          "国务院令第683号第十五条（15 倍的条件为设置 weights.focus…）",
          "国务院令第683号 art. 15 (the condition of 15 is a setting: weights.focus…)"), .read,
        setting: "weights.focusBalance"),
    ]
  }

  /// 集中度.
  static let concentrationRules: [Rule<ConcentrationRule>] = [
    Rule(
      from: .fiscalRules,
      ConcentrationRule(base: .paidInCapital, customer: .percent(10), related: nil),
      Words("财金〔2001〕77号", "财金〔2001〕77号"), .read),
    Rule(
      from: .interimRules,
      ConcentrationRule(base: .netAssets, customer: .percent(10), related: .percent(15)),
      Words("七部委令2010年第3号第二十七条", "七部委令2010年第3号 art. 27"), .recalled),
    Rule(
      from: .ordinance,
      ConcentrationRule(base: .netAssets, customer: .percent(10), related: .percent(15)),
      Words("国务院令第683号第十六条", "国务院令第683号 art. 16"), .read),
  ]

  /// 最低注册资本, as it rose.
  static func capitalRules(_ charter: Charter) -> [Rule<Money>] {
    [
      Rule(
        from: .interimRules, charter.filing.minimumCapital2010,
        Words(
          "七部委令2010年第3号第十条：不低于 500 万元", "七部委令2010年第3号 art. 10: at least 5,000,000.00"),
        .recalled, setting: "filing.minimumCapital2010"),
      Rule(
        from: .ordinance, Money(fen: 20_000_000_00),
        Words(
          "国务院令第683号第七条：不低于 2,000 万元，实缴货币",
          "国务院令第683号 art. 7: at least 20,000,000.00, paid in money"), .read),
    ]
  }

  /// 资产比例.
  static func assetRules(_ charter: Charter) -> [Rule<AssetRule>] {
    [
      Rule(
        from: .fourDocuments,
        AssetRule(
          capitalFloor: AssetTests.capitalFloor, gradeIandIIFloor: charter.filing.gradeIandII,
          gradeIFloor: AssetTests.gradeIFloor, gradeIIICeiling: AssetTests.gradeIIICeiling),
        Words(
          "银保监发〔2018〕1号《资产比例管理办法》第八、九条", "银保监发〔2018〕1号 资产比例管理办法 arts. 8–9"),
        .read)
    ]
  }

  /// Grades Ⅰ and Ⅱ, of whose part the text was not seen.
  static func gradeIandIIRules(_ charter: Charter) -> [Rule<Rate>] {
    [
      Rule(
        from: .fourDocuments, charter.filing.gradeIandII,
        Words("银保监发〔2018〕1号《资产比例管理办法》第九条", "银保监发〔2018〕1号 资产比例管理办法 art. 9"),
        .recalled, setting: "filing.gradeIandII")
    ]
  }

  /// 其他投资; the tests of assets replaced it.
  static let investmentRules: [Rule<Rate?>] = [
    Rule(
      from: .interimRules, .percent(20),
      Words("七部委令2010年第3号第二十九条", "七部委令2010年第3号 art. 29"), .recalled),
    Rule(
      from: .fourDocuments, nil,
      Words("银保监发〔2018〕1号《资产比例管理办法》", "银保监发〔2018〕1号 资产比例管理办法"), .read),
  ]

  /// 准备金.
  static let reserveRules: [Rule<ReserveRule>] = [
    Rule(
      from: .fiscalRules, .usual, Words("财金〔2001〕77号", "财金〔2001〕77号"), .read),
    Rule(
      from: .interimRules, .usual,
      Words("七部委令2010年第3号第三十一条", "七部委令2010年第3号 art. 31"), .read),
    Rule(
      from: .ordinance, .usual,
      Words(
        "国务院令第683号第十八条未列比例，沿用七部委令2010年第3号第三十一条",
        "国务院令第683号 art. 18 gives no percentages; those of 七部委令2010年第3号 art. 31 are used"),
      .recalled, setting: "reserves"),
  ]

  /// 权重: a rule of 2018, before which a liability counted whole.
  static func weightRules(_ charter: Charter) -> [Rule<Charter.Weights>] {
    var whole = charter.weights
    (whole.farmer, whole.small, whole.other) = (.one, .one, .one)
    return [
      Rule(
        from: .earliest, whole,
        Words("计量办法施行前责任余额不加权", "before 计量办法 a liability counts whole"), .recalled),
      Rule(
        from: .fourDocuments, charter.weights,
        Words(
          "银保监发〔2018〕1号《责任余额计量办法》第六、七条（设置 weights）",
          "银保监发〔2018〕1号 责任余额计量办法 arts. 6–7 (settings: weights)"), .read,
        setting: "weights"),
    ]
  }

  /// 报表制度. The annexes of 2020 are not to be had: the day is a setting.
  static func formRules(_ charter: Charter) -> [Rule<FormSet>] {
    [
      Rule(
        from: .earliest, .g2010,
        Words(
          "国统制〔2010〕97号、银监发〔2010〕80号；更早期间按同一格式补列",
          "国统制〔2010〕97号, 银监发〔2010〕80号; earlier periods in the same layout"), .implemented),
      Rule(
        from: .fourDocuments, .g2018,
        Words(
          "国统制〔2010〕97号，另加银保监发〔2018〕1号责任余额计量表",
          "国统制〔2010〕97号, with the measurement of 银保监发〔2018〕1号"),
        .implemented),
      Rule(
        from: charter.filing.newFormsFrom, .r2020,
        Words(
          "银保监发〔2020〕37号；附件未见，自 \(charter.filing.newFormsFrom) 起为设置 filing.newFormsFrom",
          "银保监发〔2020〕37号; its annexes were not seen: from \(charter.filing.newFormsFrom), a "
            + "setting: filing.newFormsFrom"), .doubtful, setting: "filing.newFormsFrom"),
    ]
  }
}

extension ReserveRule {
  /// Half of the fees; 1 % of the liability a year, up to 10 %.
  static let usual = ReserveRule(
    unearned: .percent(50), compensation: .percent(1), compensationCeiling: .percent(10))
}
