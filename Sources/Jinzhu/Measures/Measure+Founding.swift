extension Measure {
  static let guaranteesSinceFounding = Measure(
    "guaranteesSinceFounding", Words("累计担保笔数", "guarantees since founding"),
    basis: Words("已冲销的不计", "reversed ones left out")
  ) { .count(Int(try $0.founding().issuedCount)) }

  static let issuedSinceFounding = Measure(
    "issuedSinceFounding", Words("累计担保贷款额", "loans guaranteed since founding"),
    basis: Words("贷款本金全额", "principals, whole")
  ) { .money(try $0.founding().issued) }

  static let issuedShareSinceFounding = Measure(
    "issuedShareSinceFounding", Words("累计担保责任额", "own share issued since founding"),
    basis: Words("其中自担部分", "the fund's part of them")
  ) { .money(try $0.founding().issuedShare) }

  static let releasedSinceFounding = Measure(
    "releasedSinceFounding", Words("累计解除担保额", "released since founding"),
    basis: Words(
      "自担部分：还款 + 解除 + 代偿", "own share: repaid + released + compensated")
  ) { .money(try $0.founding().leftShare) }

  static let compensatedSinceFounding = Measure(
    "compensatedSinceFounding", Words("累计代偿额", "compensated since founding"),
    basis: Words("代偿本息的自担部分", "the fund's part of principal and interest paid")
  ) { .money(try $0.founding().paid) }

  static let recoveredSinceFounding = Measure(
    "recoveredSinceFounding", Words("累计代偿回收额", "recovered since founding"),
    basis: Words("每笔不超过其代偿额", "per guarantee at most what was paid for it")
  ) { .money(try $0.founding().recovered) }

  static let lostSinceFounding = Measure(
    "lostSinceFounding", Words("累计担保损失额（扣除收回）", "lost since founding, net"),
    basis: Words("核销 − 收回已核销损失", "written off − restored")
  ) { .money(try $0.founding().writtenOff - $0.founding().restored) }

  static let customersServed = Measure(
    "customersServed", Words("累计服务客户数", "customers served since founding"),
    basis: Words("按借款人计", "by borrower")
  ) { .count(try $0.archive.customersServed(through: $0.day)) }

  static let compensationRateSinceFounding = Measure(
    "compensationRateSinceFounding", Words("累计担保代偿率", "compensation rate since founding"),
    basis: Words(
      "累计代偿本金的自担部分 ÷ 累计解除担保额",
      "the fund's part of the principal paid ÷ released, since founding")
  ) {
    let flow = try $0.founding()
    return .quotient(Ratio(flow.compensatedShare, of: try flow.leftShare))
  }

  static let recoveryRateSinceFounding = Measure(
    "recoveryRateSinceFounding", Words("累计代偿回收率", "recovery rate since founding"),
    basis: Words("累计代偿回收额 ÷ 累计代偿额", "recovered ÷ compensated, since founding")
  ) {
    let flow = try $0.founding()
    return .quotient(Ratio(flow.recovered, of: try flow.paid))
  }

  static let lossRateSinceFounding = Measure(
    "lossRateSinceFounding", Words("累计担保损失率（扣除收回）", "loss rate since founding, net"),
    basis: Words(
      "（核销 − 收回已核销损失）÷ 累计解除担保额",
      "(written off − restored) ÷ released, since founding")
  ) {
    let flow = try $0.founding()
    return .quotient(Ratio(try flow.writtenOff - flow.restored, of: try flow.leftShare))
  }

  /// What the fund has done since it was founded.
  static let founding = [
    guaranteesSinceFounding, issuedSinceFounding, issuedShareSinceFounding,
    releasedSinceFounding, compensatedSinceFounding, recoveredSinceFounding, lostSinceFounding,
    compensationRateSinceFounding, recoveryRateSinceFounding, lossRateSinceFounding,
    customersServed,
  ]
}
