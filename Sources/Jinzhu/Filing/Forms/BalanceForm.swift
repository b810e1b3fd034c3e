extension Form {
  private static let name = "balance"

  /// G2 资产负债, the rows of 2010.
  static let balance = Form(
    name, code: "G2", Words("资产负债", "Balance sheet"), in: [.g2010, .g2018], .implemented,
    columns: [FormColumn("A", Words("期末数", "at the end"), .end)],
    notes: [
      Words(
        "应收代偿款含应收联保款；应退股东的风险分担计入应付款项；无形资产不单列。",
        "Receivables for compensation include those from joint groups; what is owed to members for "
          + "losses is a payable; intangible assets have no row.")
    ],
    rows: { _ in
      [
        row("1", "资产总额", "assets", .assets),
        row(
          "2", "其中：货币资金", "of it: money", .held(.cash, .cashOnHand, .otherMoney, at: .end), 1),
        row("3", "存出保证金", "margins placed", .held(.marginAtBank, at: .end), 1),
        row("4", "债权投资", "debt investments", .held(.shortInvestment, at: .end), 1),
        row(
          "5", "其他投资合计", "other investments", .held(.longInvestment, .entrustedLoan, at: .end), 1),
        row("6", "其中：长期股权投资", "of it: equity", .held(.longInvestment, at: .end), 2),
        row(
          "7", "固定资产", "fixed assets",
          .held(.fixedAsset, less: [.accumulatedDepreciation], at: .end), 1),
        row("8", "抵债资产", "foreclosed assets", .held(.foreclosedAsset, at: .end), 1),
        row(
          "9", "应收账款合计", "receivables",
          .held(
            .compensationReceivable, .jointReceivable, .reguaranteeReceivable, .subsidyReceivable,
            .feeReceivable, .interestReceivable, .otherReceivable, less: [.badDebtAllowance],
            at: .end), 1),
        row(
          "10", "其中：期限在2年以上（含）的应收代偿款", "of it: compensation of two years or more", .oldCompensation,
          2
        ),
        row("11", "其他应收款", "other receivables", .held(.otherReceivable, at: .end), 2),
        row("12", "负债总额", "liabilities", .liabilities),
        row("13", "其中：借款", "of it: borrowings", .held(.shortLoan, at: .end), 1),
        row("14", "应付款项", "payables", .payables, 1),
        row("15", "存入保证金", "deposits of customers", .held(.customerDeposit, at: .end), 1),
        row("16", "预计负债", "provisions", .held(.provision, at: .end), 1),
        row(
          "17", "未到期责任准备金", "unearned premium reserve", .held(.unearnedReserve, at: .end), 1),
        row("18", "担保赔偿准备金", "compensation reserve", .held(.compensationReserve, at: .end), 1),
        row("19", "净资产", "net assets", .netAssets(at: .end)),
        row("20", "其中：实收资本", "of it: paid-in capital", .held(.paidInCapital, at: .end), 1),
        row(
          "21", "一般风险准备", "general risk reserve", .held(.generalRiskReserve, at: .end), 1),
      ]
    },
    checks: { _ in
      [
        CrossCheck(
          Words("资产 = 负债 + 净资产", "assets = liabilities + net assets"), cell("1"),
          .sum([.cell(cell("12")), .cell(cell("19"))])),
        CrossCheck(
          Words("资产各项之和", "the parts of the assets"), cell("1"),
          .sum(
            ["2", "3", "4", "5", "7", "8", "9"].map { .cell(cell($0)) }
              + [.held(.intangibleAsset, at: .end)])),
        CrossCheck(
          Words("负债各项之和", "the parts of the liabilities"), cell("12"),
          .cells(name, ["13", "14", "15", "16", "17", "18"], "A")),
        CrossCheck(
          Words("其中项不大于合计", "a part is not above its whole"), cell("6"), .atMost, .cell(cell("5"))),
        CrossCheck(
          Words("两年以上应收代偿款不大于代偿余额", "old compensation is not above all of it"), cell("10"),
          .atMost, .held(.compensationReceivable, .jointReceivable, at: .end)),
      ]
    })

  private static func cell(_ row: String) -> CellName { CellName(name, row, "A") }

  private static func row(
    _ code: String, _ zh: String, _ en: String, _ formula: Formula, _ depth: Int = 0
  ) -> FormRow {
    FormRow(code, zh, en, depth: depth, ["A": formula])
  }
}

extension Formula {
  static let assets = position(
    Words("资产总额", "assets"), { try $0.sources(of: .asset) }, at: .end
  ) { try $0.assets }
  static let liabilities = position(
    Words("负债总额（含应退股东的风险分担）", "liabilities, with what is owed to members"),
    { try $0.sources(of: .liability) }, at: .end
  ) { try $0.liabilities }

  static func netAssets(at when: Input.When) -> Formula {
    position(
      Words("净资产", "net assets"), { try Measure.netAssets.sources(in: $0) ?? Sources() }, at: when
    ) { try $0.netAssets }
  }

  /// Losses that the fund owes back to members.
  static func owedToMembers(at when: Input.When) -> Formula {
    position(
      Words("应退股东的风险分担", "owed to members for losses"), { try $0.sources(of: .equity) }, at: when
    ) { try $0.owedToMembers }
  }

  /// What is owed and has no row of its own.
  static let payables = Formula.sum([
    .held(
      .feeInAdvance, .payroll, .taxPayable, .dividendPayable, .otherPayable, .reguaranteePayable,
      .returnPayable, at: .end), .owedToMembers(at: .end),
  ])

  /// Compensation balances two calendar years after the first payment, or older.
  static let oldCompensation = Formula.guarantees(
    GuaranteeAmount("两年以上（含）的代偿余额", "compensation balance of two years or more") {
      guarantee, past in
      guard let first = guarantee.firstCompensated, try past.day >= first.adding(months: 24) else {
        return .zero
      }
      return try guarantee.compensationBalance
    }, .all, .end)
}

extension Standing {
  /// The balances of a class; of liabilities and equity, what is owed to members for losses.
  fileprivate func sources(of kind: AccountClass) throws -> Sources {
    let position = try position()
    var sources = Sources()
    if kind != .equity {
      let side: Side = kind == .asset ? .debit : .credit
      sources.balances = Account.allCases.filter {
        $0.accountClass == kind && position.totals[$0]?.isZero == false
      }.map { .init($0, isSubtracted: $0.normalSide != side) }
    }
    guard kind != .asset else { return sources }
    for (party, balance) in position.risk.sorted(by: { $0.key < $1.key })
    where balance.isNegative {
      sources.balances.append(.init(.memberRiskShare, party: party, isSubtracted: true))
    }
    return sources
  }
}
