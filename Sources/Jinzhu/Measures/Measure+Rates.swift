extension Measure {
  static let releasedInYear = Measure(
    "releasedInYear", Words("本年累计解除担保额", "released in the year"),
    basis: Words(
      "自担部分：还款 + 解除 + 代偿", "own share: repaid + released + compensated")
  ) { .money(try $0.rates().flow.leftShare) }

  static let compensatedInYear = Measure(
    "compensatedInYear", Words("本年累计代偿额（本金）", "compensated in the year, principal"),
    basis: Words("代偿本金的自担部分", "the fund's part of the principal paid")
  ) { .money(try $0.rates().flow.compensatedShare) }

  static let paidInYear = Measure(
    "paidInYear", Words("本年累计代偿额（本息）", "compensated in the year, with interest"),
    basis: Words("代偿本息的自担部分", "the fund's part of principal and interest paid")
  ) { .money(try $0.rates().flow.paid) }

  static let openingCompensationBalance = Measure(
    "openingCompensationBalance",
    Words("年初代偿余额", "compensation balance at the start of the year"),
    basis: Words("上年末应收代偿款 + 应收联保款", "as of 31 December before")
  ) { .money(try $0.rates().opening) }

  static let recoveredInYear = Measure(
    "recoveredInYear", Words("本年累计代偿回收额", "recovered in the year"),
    basis: Words(
      "追偿、联保、再担保、保证金、资本抵补、抵债净额；每笔不超过其代偿额",
      "recoveries, group, re-guarantor, deposits, capital, assets taken; per guarantee at most "
        + "what was paid for it")
  ) { .money(try $0.rates().flow.recovered) }

  static let writtenOffInYear = Measure(
    "writtenOffInYear", Words("本年累计担保损失额", "written off in the year"),
    basis: Words("本年核销", "losses written off")
  ) { .money(try $0.rates().flow.writtenOff) }

  static let restoredInYear = Measure(
    "restoredInYear", Words("本年收回已核销损失", "restored in the year"),
    basis: Words("追偿退还各承担层", "given back by recoveries to the layers that bore losses")
  ) { .money(try $0.rates().flow.restored) }

  static let compensationRate = Measure(
    "compensationRate", Words("担保代偿率", "compensation rate"),
    basis: Words(
      "本年累计代偿额（本金）÷ 本年累计解除担保额",
      "principal compensated in the year ÷ released in the year")
  ) { .quotient(try $0.rates().compensation) }

  static let compensationRateWithInterest = Measure(
    "compensationRateWithInterest",
    Words("担保代偿率（含利息）", "compensation rate, with interest"),
    basis: Words(
      "本年累计代偿额（本息）÷ 本年累计解除担保额",
      "principal and interest compensated in the year ÷ released in the year")
  ) { .quotient(try $0.rates().compensationWithInterest) }

  static let recoveryRate = Measure(
    "recoveryRate", Words("代偿回收率", "recovery rate"),
    basis: Words(
      "本年累计代偿回收额 ÷（年初代偿余额 + 本年累计代偿额（本息））",
      "recovered in the year ÷ (compensation balance at its start + compensated with interest)")
  ) { .quotient(try $0.rates().recovery) }

  static let lossRate = Measure(
    "lossRate", Words("担保损失率", "loss rate"),
    basis: Words(
      "本年累计担保损失额 ÷ 本年累计解除担保额",
      "written off in the year ÷ released in the year")
  ) { .quotient(try $0.rates().loss) }

  static let lossRateNet = Measure(
    "lossRateNet", Words("担保损失率（扣除收回）", "loss rate, net of restored"),
    basis: Words(
      "（本年损失 − 本年收回已核销损失）÷ 本年累计解除担保额",
      "(written off − restored in the year) ÷ released in the year")
  ) { .quotient(try $0.rates().lossNet) }

  /// The rates of the year, with what they are made of.
  static let rates = [
    releasedInYear, compensatedInYear, paidInYear, openingCompensationBalance, recoveredInYear,
    writtenOffInYear, restoredInYear, compensationRate, compensationRateWithInterest,
    recoveryRate, lossRate, lossRateNet,
  ]
}
