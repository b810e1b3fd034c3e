extension Report {
  static let rollForward = Report(
    "roll-forward", Words("不良敞口变动表", "Movement of the non-performing exposure"),
    Words(
      "期初不良 + 新增 − 好转 − 收回 − 核销 … = 期末不良，逐月可加",
      "opening + new − cured − recovered − written off … = closing, month by month"),
    scope: .period
  ) { snapshot, document in
    let movement = try NonPerformingMovement(
      snapshot.books, snapshot.archive, from: snapshot.first, through: snapshot.day)
    let standing = try snapshot.standing()
    let total = try standing.nonPerforming().total
    let addsUp = try movementsAddUp(movement)
    document.figures =
      [
        Figure(
          "opening", Words("期初不良敞口", "exposure at the start"),
          .money(try movement.opening.total)),
        Figure(
          "closing", Words("期末不良敞口", "exposure at the end"), .money(try movement.closing.total)),
        Figure(
          "isReconciled", Words("与期末不良表一致", "agrees with the end's report"),
          .flag(
            movement.closing.loans == total.share
              && movement.closing.receivables == total.compensationBalance
              && addsUp),
          basis: Words(
            "期末 = 期初 + 各项变动；期末 = report non-performing",
            "closing = opening + movements; closing = report non-performing")),
      ] + (try standing.figures([.nonPerformingRatio, .foreclosedAssets]))
    document.tables = [try causes(movement)]
    if movement.steps.count > 1 { document.tables.append(try months(movement)) }
    document.notes = [
      Measure.nonPerformingNote,
      Words(
        "按月末对月末计：月内转为不良又好转的不列示；冲销的事项在冲销日从当期扣减。新增含期初尚非不良、期内即代偿的本金。",
        "Measured from one end of a month to the next: what turned bad and good again in between "
          + "is not shown; a reversal counts below zero on its own day. New includes principal that "
          + "was not bad at the start and was compensated."),
    ]
  }

  private static func movementsAddUp(_ movement: NonPerformingMovement) throws -> Bool {
    var sum = movement.opening
    for cause in NonPerformingMovement.Cause.allCases { try sum.add(movement.moved(cause)) }
    return sum == movement.closing
  }

  /// Opening, what moved by cause, closing.
  private static func causes(_ movement: NonPerformingMovement) throws -> Table {
    func row(_ key: String, _ words: Words, _ amounts: NonPerformingMovement.Amounts) throws
      -> [Cell]
    {
      [
        .term(key, words), .money(amounts.loans), .money(amounts.receivables),
        .money(try amounts.total),
      ]
    }
    return Table(
      columns: [
        .init("item", Words("项目", "item")),
        .init("loans", Words("在保不良", "loans in force")),
        .init("compensationBalance", Words("代偿余额", "compensation balance")),
        .init("exposure", Words("不良敞口", "exposure")),
      ],
      rows: try [row("opening", Words("期初", "at the start"), movement.opening)]
        + NonPerformingMovement.Cause.allCases.map { cause in
          try row(cause.rawValue, cause.words, movement.moved(cause))
        },
      totals: try row("closing", Words("期末", "at the end"), movement.closing))
  }

  /// The exposure month by month, a column for each cause.
  private static func months(_ movement: NonPerformingMovement) throws -> Table {
    Table(
      key: "months", title: Words("逐月（不良敞口）", "Month by month (exposure)"),
      columns: [
        .init("month", Words("月份", "month")), .init("opening", Words("期初", "opening")),
      ]
        + NonPerformingMovement.Cause.allCases.map { .init($0.rawValue, $0.short) } + [
          .init("closing", Words("期末", "closing"))
        ],
      rows: try movement.steps.map { step in
        try [.text(step.period.description), .money(step.opening.total)]
          + NonPerformingMovement.Cause.allCases.map {
            .amount(try step.moved[$0]?.total ?? .zero)
          } + [.money(step.closing.total)]
      })
  }
}

extension NonPerformingMovement.Cause {
  /// What the row is called.
  var words: Words {
    switch self {
    case .new: Words("新增不良", "new")
    case .cured: Words("好转（转为正常、关注）", "cured")
    case .ended: Words("不良贷款还款、解除", "bad loans repaid or released")
    case .compensated: Words("代偿本金（由在保转为代偿余额）", "principal compensated")
    case .charged: Words("代偿利息与追偿费用", "interest paid and costs")
    case .recovered: Words("收回（追偿、联保、保证金、资本抵补）", "recovered")
    case .claimed: Words("转列应收再担保款", "claimed from re-guarantors")
    case .taken: Words("转列抵债资产", "assets taken in settlement")
    case .writtenOff: Words("核销", "written off")
    }
  }

  /// What a narrow column is called.
  var short: Words {
    switch self {
    case .new: Words("新增", "new")
    case .cured: Words("好转", "cured")
    case .ended: Words("还款解除", "ended")
    case .compensated: Words("代偿", "compensated")
    case .charged: Words("利息费用", "charged")
    case .recovered: Words("收回", "recovered")
    case .claimed: Words("再担保", "claimed")
    case .taken: Words("抵债", "taken")
    case .writtenOff: Words("核销", "written off")
    }
  }
}
