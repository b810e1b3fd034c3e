extension Report {
  static let leverage = Report(
    "leverage", Words("放大倍数与责任余额", "Leverage"),
    Words(
      "净资产、融资担保责任余额、放大倍数及其上限与余地",
      "net assets, weighted liability, leverage, its limit and the room left"),
    scope: .day
  ) { snapshot, document in
    let standing = try snapshot.standing()
    let leverage = try standing.leverage()
    let weights = standing.charter.weights
    document.figures = try standing.figures([
      .netAssets, .inForceBalance, .ownShare, .weightedLiability, .multiple, .unweightedMultiple,
      .leverageLimit, .focusBalance, .focusCustomers, .headroom, .netAssetsToWeighted,
    ])
    document.figures.append(
      Figure(
        "isBreached", Words("超限", "in breach"), .flag(leverage.isBreached),
        basis: Words(
          "净资产不为正，或责任余额 > 上限 × 净资产",
          "net assets not above zero, or weighted liability > limit × net assets")))
    let ruled = try RuledLeverage(standing)
    document.figures += try ruled.figures()
    document.tables = [
      Table(
        title: Words("融资担保责任余额计量表", "Weighted liability by row of the form"),
        columns: [
          .init("row", Words("项目", "row")), .init("customers", Words("户数", "customers")),
          .balance, .ownShare, .init("weight", Words("权重", "weight")), .weighted,
        ],
        rows: leverage.rows.map { row in
          [
            .term(row.row.rawValue, row.row.words(weights)), .count(row.customers),
            .money(row.balance), .money(row.ownShare), .rate(row.weight), .money(row.weighted),
          ]
        },
        totals: [
          .term("total", Words("合计", "total")), .count(leverage.rows.map(\.customers).reduce(0, +)),
          .money(try Money.sum(leverage.rows.map(\.balance))), .money(leverage.ownShare), .none,
          .money(leverage.weighted),
        ])
    ]
    document.notes = try notes(leverage, charter: standing.charter)
    if let note = ruled.note { document.notes.append(note) }
  }

  /// Why the limit is what it is, and in words whether it is kept.
  private static func notes(_ leverage: Leverage, charter: Charter) throws -> [Words] {
    let (weights, limits) = (charter.weights, charter.limits)
    let (byBalance, byNumber) = (weights.focusBalance.percent, weights.focusCustomers.percent)
    let isFocus = leverage.limit == limits.focusLeverage && limits.focusLeverage != limits.leverage
    var notes = [
      Words(
        "上限：小微企业和农户占在保余额 ≥ \(byBalance) 且占在保户数 ≥ \(byNumber) 的为 "
          + "\(limits.focusLeverage) 倍，否则 \(limits.leverage) 倍；现为 \(leverage.limit) 倍"
          + (isFocus ? "（达标）。" : "。"),
        "Limit: \(limits.focusLeverage) times where farmers and micro or small firms make up at "
          + "least \(byBalance) of the in-force balance and \(byNumber) of the customers, else "
          + "\(limits.leverage); now \(leverage.limit)" + (isFocus ? ", the test is met." : "."))
    ]
    if !leverage.deducted.isZero {
      notes.append(
        Words(
          "净资产已扣除对其他担保公司的股权 \(leverage.deducted.grouped) 元，为 \(leverage.netAssets.grouped) 元。",
          "Net assets are taken less equity in other guarantee companies, "
            + "\(leverage.deducted.grouped): \(leverage.netAssets.grouped)."))
    }
    let room = try leverage.headroom
    if !leverage.netAssets.isPositive {
      notes.append(
        Words(
          "超限：净资产 \(leverage.netAssets.grouped) 元不为正，放大倍数无法计算，不得新增担保。",
          "In breach: net assets of \(leverage.netAssets.grouped) are not above zero, so leverage "
            + "cannot be worked out; no new guarantee may be given."))
    } else if leverage.isBreached {
      notes.append(
        Words(
          "超限：融资担保责任余额超过上限 \(try room.magnitude.grouped) 元，不得新增担保。",
          "In breach: weighted liability is \(try room.magnitude.grouped) above the limit; no new "
            + "guarantee may be given."))
    } else {
      notes.append(
        Words(
          "未超限：还可新增融资担保责任余额 \(room.grouped) 元。",
          "Within the limit: room for \(room.grouped) more of weighted liability."))
    }
    return notes
  }
}

extension WeightRow {
  /// The row's name in the form, with its threshold.
  func words(_ weights: Charter.Weights) -> Words {
    switch self {
    case .farmer:
      Words(
        "单户在保余额 \(weights.farmerThreshold.grouped) 元以下（含）的农户",
        "farmers with at most \(weights.farmerThreshold.grouped) in force")
    case .small:
      Words(
        "单户在保余额 \(weights.smallThreshold.grouped) 元以下（含）的小微企业",
        "micro and small firms with at most \(weights.smallThreshold.grouped) in force")
    case .other: Words("其他借款类担保", "other loan guarantees")
    }
  }
}
