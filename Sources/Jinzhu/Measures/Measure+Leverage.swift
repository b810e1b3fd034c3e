extension Measure {
  static let netAssets = Measure(
    "netAssets", Words("净资产", "net assets"),
    basis: Words(
      "资产总额 − 负债总额；应退股东的风险分担计入负债",
      "assets − liabilities; members' credits of losses carried count as liabilities")
  ) { .money(try $0.position().netAssets) }

  static let inForceBalance = Measure(
    "inForceBalance", Words("在保余额", "in-force balance"),
    basis: Words("在保贷款余额合计（全额）", "loan balances under guarantee, whole")
  ) { .money(try $0.portfolio().totals.balance) }

  static let ownShare = Measure(
    "ownShare", Words("在保责任（自担）", "own share in force"),
    basis: Words(
      "各笔四舍五入（担保比例 × 在保余额）之和；再担保不扣减",
      "sum of round(coverage × balance); re-guarantee does not reduce it")
  ) { .money(try $0.ownShare()) }

  static let inForceCount = Measure(
    "inForceCount", Words("在保笔数", "guarantees in force"),
    basis: Words("在保余额大于零的担保", "guarantees with a loan balance")
  ) { .count(try $0.inForceCount()) }

  static let customers = Measure(
    "customers", Words("在保户数", "customers in force"),
    basis: Words("按债务人（含承接人）计", "by obligor, an assumer in the borrower's place")
  ) { .count(try $0.portfolio().customers.count) }

  static let weightedLiability = Measure(
    "weightedLiability", Words("融资担保责任余额", "weighted liability"),
    basis: Words(
      "Σ 在保责任 × 权重（章程 weights），逐行四舍五入到分",
      "Σ own share × weight (the charter's weights), each row rounded to the fen")
  ) { .money(try $0.leverage().weighted) }

  static let multiple = Measure(
    "leverage", Words("放大倍数", "leverage"),
    basis: Words("融资担保责任余额 ÷ 净资产", "weighted liability ÷ net assets")
  ) { .times(try $0.leverage().multiple) }

  static let unweightedMultiple = Measure(
    "unweightedMultiple", Words("放大倍数（不加权）", "leverage, unweighted"),
    basis: Words("在保责任 ÷ 净资产", "own share in force ÷ net assets")
  ) { .times(try $0.leverage().unweighted) }

  static let leverageLimit = Measure(
    "leverageLimit", Words("放大倍数上限", "limit of leverage"),
    basis: Words(
      "小微企业和农户的余额占比与户数占比均达标的，用较高上限",
      "the higher one where farmers and small firms reach both parts of the focus test")
  ) { .count(Int(try $0.leverage().limit)) }

  static let focusBalance = Measure(
    "focusBalance", Words("小微企业和农户余额占比", "farmers and small firms, by balance"),
    basis: Words("其在保余额 ÷ 在保余额", "their balances ÷ in-force balance")
  ) { .quotient(try $0.leverage().focusBalance) }

  static let focusCustomers = Measure(
    "focusCustomers", Words("小微企业和农户户数占比", "farmers and small firms, by number"),
    basis: Words("其在保户数 ÷ 在保户数", "their number ÷ customers in force")
  ) { .quotient(try $0.leverage().focusCustomers) }

  static let headroom = Measure(
    "headroom", Words("可新增责任余额", "headroom"),
    basis: Words(
      "上限 × 净资产 − 融资担保责任余额；负数为超限",
      "limit × net assets − weighted liability; below zero in breach")
  ) { .money(try $0.leverage().headroom) }

  static let netAssetsToWeighted = Measure(
    "netAssetsToWeighted",
    Words("净资产与责任余额之比（内部口径）", "net assets to weighted liability (internal)"),
    basis: Words(
      "净资产 ÷ 融资担保责任余额；本系统内部指标，非监管指标",
      "net assets ÷ weighted liability; a figure of this product, not of the regulator")
  ) { .quotient(try $0.leverage().adequacy) }

  /// What is in force.
  static let size = [netAssets, inForceBalance, ownShare, inForceCount, customers]

  /// What is in force against net assets.
  static let leverage = [
    weightedLiability, multiple, unweightedMultiple, leverageLimit, focusBalance, focusCustomers,
    headroom, netAssetsToWeighted,
  ]
}
