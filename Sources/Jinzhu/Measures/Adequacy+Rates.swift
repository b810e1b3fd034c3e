extension Adequacy {
  /// The reserves held against what they would be after a provision on the day (domain §6).
  func reserveLimits() throws -> [Limit] {
    let position = try standing.position()
    var rates = standing.charter.reserves
    if let rule = regulation.reserves?.value {
      rates.unearned = max(rates.unearned, rule.unearned)
      rates.compensation = max(rates.compensation, rule.compensation)
      rates.compensationCeiling = max(rates.compensationCeiling, rule.compensationCeiling)
    }
    let (own, rule) = (standing.charter.reserves, regulation.reserves)
    let missing = try ReserveProvision(on: standing.day, in: standing.books, under: rates)
    let from = try standing.day.adding(months: -12).adding(days: 1)
    let fees = try -standing.books.turnover(of: .feeIncome, from: from, through: standing.day)
    let ceded = try standing.books.turnover(
      of: .reguaranteeFee, from: from, through: standing.day)
    func line(
      _ measure: Measure, _ account: Account, _ missing: Money, _ key: String, isStricter: Bool,
      _ terms: [Limit.Input]
    ) throws -> Limit {
      let held = try position.held(account)
      let required = try held + missing
      var line = Limit(measure, .money(held))
      (line.relation, line.limit) = ("≥", .money(required))
      line.headroom = try held - required
      if held >= required {
        line.verdict = .within
      } else {
        // Reserves are set aside at the end of a year (七部委令2010年第3号 art. 31).
        line.verdict = standing.day == standing.day.endOfYear ? .breached : .pending
      }
      line.inputs =
        [
          .init(Words("实提", "held"), .money(held), hasColumn: true),
          .init(Words("应提", "required"), .money(required), hasColumn: true),
        ] + terms
      line.rule = isStricter ? clause(key, stricterThan: rule?.words) : rule?.words ?? Limit.noRule
      return line
    }
    return [
      try line(
        .unearnedReserve, .unearnedReserve, missing.unearned, "reserves.unearned",
        isStricter: own.unearned > rule?.value.unearned ?? .zero,
        [
          .init(Words("近十二个月担保费", "fees of twelve months"), .money(fees)),
          .init(Words("再担保费", "re-guarantee fees"), .money(ceded)),
          .init(Words("提取比例", "rate"), .rate(rates.unearned)),
        ]),
      try line(
        .compensationReserve, .compensationReserve, missing.compensation,
        "reserves.compensation",
        isStricter: own.compensation > rule?.value.compensation ?? .zero
          || own.compensationCeiling > rule?.value.compensationCeiling ?? .zero,
        [
          .init(Measure.ownShare.label, .money(leverage.ownShare)),
          .init(Words("每年", "a year"), .rate(rates.compensation)),
          .init(Words("累计", "in all"), .rate(rates.compensationCeiling)),
        ]),
    ]
  }

  /// Rates and coverages, which no rule limits.
  func rateLines() throws -> [Limit] {
    let (year, position) = (try standing.rates(), try standing.position())
    let open = try standing.nonPerforming().total
    func line(_ measure: Measure, _ value: Ratio?, _ inputs: [(Measure, Money)]) -> Limit {
      var line = Limit(measure, .quotient(value))
      line.inputs = inputs.map { .init($0.0.label, .money($0.1)) }
      return line
    }
    let (flow, released) = (year.flow, try year.flow.leftShare)
    var lines = try [
      line(
        .compensationRate, year.compensation,
        [(.compensatedInYear, flow.compensatedShare), (.releasedInYear, released)]),
      line(
        .compensationRateWithInterest, year.compensationWithInterest,
        [(.paidInYear, flow.paid), (.releasedInYear, released)]),
      line(
        .recoveryRate, year.recovery,
        [
          (.recoveredInYear, flow.recovered), (.openingCompensationBalance, year.opening),
          (.paidInYear, flow.paid),
        ]),
      line(
        .lossRate, year.loss, [(.writtenOffInYear, flow.writtenOff), (.releasedInYear, released)]),
      line(
        .lossRateNet, year.lossNet,
        [
          (.writtenOffInYear, flow.writtenOff), (.restoredInYear, flow.restored),
          (.releasedInYear, released),
        ]),
      line(
        .provisionCoverage, Ratio(standing.provisions(), of: position.compensationBalance),
        [
          (.provisions, standing.provisions()),
          (.compensationBalance, position.compensationBalance),
        ]),
    ]
    var ratio = Limit(.nonPerformingRatio, .quotient(try open.ratio))
    ratio.inputs = [
      .init(Measure.nonPerformingExposure.label, .money(try open.exposure)),
      .init(Measure.ownShare.label, .money(open.ownShare)),
      .init(Measure.compensationBalance.label, .money(open.compensationBalance)),
    ]
    ratio.rule = Words("本系统口径，全国无统一公式", "this product's definition; there is no national one")
    lines.append(ratio)
    return lines
  }
}

extension Measure {
  static let unearnedReserve = Measure(
    "unearnedReserve", Words("未到期责任准备金", "unearned premium reserve"),
    basis: Words(
      "应提 = 提取比例 ×（近十二个月担保费收入 − 再担保费）",
      "required = rate × (fees − re-guarantee fees of the last twelve months)")
  ) { .money(try $0.position().held(.unearnedReserve)) }

  static let compensationReserve = Measure(
    "compensationReserve", Words("担保赔偿准备金", "compensation reserve"),
    basis: Words(
      "应提 = 余额 + 当年应提而未提的在保责任 1%，累计至 10% 后差额提取",
      "required = held + what the year still asks for of 1% of own share, up to 10% in all")
  ) { .money(try $0.position().held(.compensationReserve)) }
}
