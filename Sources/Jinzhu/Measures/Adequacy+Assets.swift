/// Assets, capital and investments against their limits.
extension Adequacy {
  func assetLimits() throws -> [Limit] {
    let rule = regulation.assets
    func line(
      _ measure: Measure, _ held: Money, _ what: Words, of whole: Money, _ wholeLabel: Words,
      _ relation: String, _ limit: Rate?, _ text: Words?
    ) throws -> Limit {
      var line = Limit(measure, .quotient(Ratio(held, of: whole)))
      line.inputs = [.init(what, .money(held)), .init(wholeLabel, .money(whole))]
      guard let limit, let text else {
        line.rule = Words(
          "当日无此监管要求：\(regulation.isBinding ? "尚未出台" : "农村互助担保组织不适用（条例第四十六条）")",
          "no such rule on the day: "
            + (regulation.isBinding ? "not yet made" : "a rural mutual body is exempt (art. 46)"))
        return line
      }
      let room =
        relation == "≤"
        ? try Room(held, atMost: Ratio(limit), of: whole, near: near)
        : try Room(held, atLeast: Ratio(limit), of: whole, near: near)
      line.hold(relation, .rate(limit), room)
      line.rule = text
      // Nothing to divide by: the tests say nothing.
      if !whole.isPositive { (line.headroom, line.verdict) = (nil, .none) }
      return line
    }
    let total = Words("资产总额", "assets")
    let rest = Words("资产总额 − 代偿余额", "assets − compensation balance")
    return [
      try line(
        .capitalToAssets, tests.capital, Words("净资产与两项准备金", "net assets and two reserves"),
        of: tests.assets, total, "≥", rule?.value.capitalFloor, rule?.words),
      try line(
        .gradeI, tests.held(.one), Words("Ⅰ级资产", "grade I"), of: tests.base, rest, "≥",
        rule?.value.gradeIFloor, rule?.words),
      try line(
        .gradeIandII, tests.held(.one) + tests.held(.two), Words("Ⅰ级与Ⅱ级资产", "grades I and II"),
        of: tests.base, rest, "≥", rule?.value.gradeIandIIFloor, regulation.gradeIandII?.words),
      try line(
        .gradeIII, tests.held(.three), Words("Ⅲ级资产", "grade III"), of: tests.base, rest, "≤",
        rule?.value.gradeIIICeiling, rule?.words),
    ]
  }

  func minimumCapital() throws -> Limit {
    let held = try standing.position().held(.paidInCapital)
    let (own, rule) = (standing.charter.limits.minimumCapital, regulation.minimumCapital)
    let limit = max(own, rule?.value ?? own)
    var line = Limit(.paidInCapital, .money(held))
    line.inputs = [
      .init(Measure.paidInCapital.label, .money(held)),
      .init(Measure.minimumCapital.label, .money(limit)),
    ]
    line.hold(
      "≥", .money(limit), try Room(held, atLeast: Ratio(whole: 1), of: limit, near: near))
    line.rule =
      rule?.value == limit
      ? rule?.words ?? Limit.noRule : clause("limits.minimumCapital", stricterThan: rule?.words)
    return line
  }

  /// 其他投资, of which the interim rules allowed so much of net assets until the tests of assets.
  func investmentLimit() throws -> Limit {
    let position = try standing.position()
    let (held, whole) = (try position.otherInvestments, max(.zero, try position.netAssets))
    var line = Limit(.otherInvestments, .quotient(Ratio(held, of: whole)))
    line.inputs = [
      .init(Words("长期股权投资 + 委托贷款", "equity investments + entrusted loans"), .money(held)),
      .init(Measure.netAssets.label, .money(whole)),
    ]
    guard let rule = regulation.investment, let limit = rule.value else {
      line.rule = Words(
        "当日无此限额\(regulation.investment.map { "：\($0.words.zh)" } ?? "")",
        "no such limit on the day\(regulation.investment.map { ": \($0.words.en)" } ?? "")")
      return line
    }
    line.hold("≤", .rate(limit), try Room(held, atMost: Ratio(limit), of: whole, near: near))
    line.rule = rule.words
    return line
  }
}

extension Position {
  /// 其他投资合计: equity in other companies, and loans through a bank.
  var otherInvestments: Money {
    get throws { try held(.longInvestment) + held(.entrustedLoan) }
  }
}

extension Measure {
  static let otherInvestments = Measure(
    "otherInvestments", Words("其他投资占净资产", "other investments to net assets"),
    basis: Words(
      "（长期股权投资 + 委托贷款）÷ 净资产", "(equity investments + entrusted loans) ÷ net assets")
  ) { .quotient(Ratio(try $0.position().otherInvestments, of: try $0.position().netAssets)) }
}
