extension Form {
  private static let name = "balance2020"

  /// 资产负债, the newer rows.
  static let balance2020 = Form(
    name, code: "资产负债", Words("资产负债表（新）", "Balance sheet (new)"), in: [.r2020],
    .implemented, columns: [FormColumn("A", Words("期末数", "at the end"), .end)],
    notes: [
      Words("应收代偿款含应收联保款。", "Receivables for compensation include those from joint groups.")
    ],
    rows: { _ in
      [
        row("1", "资产总额", "assets", .assets),
        row("2", "货币资金", "money", .held(.cash, .cashOnHand, .otherMoney, at: .end), 1),
        row("3", "存出保证金", "margins placed", .held(.marginAtBank, at: .end), 1),
        row("4", "债权投资", "debt investments", .held(.shortInvestment, at: .end), 1),
        row(
          "5", "应收代偿款", "compensation receivable",
          .held(.compensationReceivable, .jointReceivable, at: .end), 1),
        row("6", "其中：2年以上", "of it: two years or more", .oldCompensation, 2),
        row("7", "其他应收款", "other receivables", .held(.otherReceivable, at: .end), 1),
        row("8", "委托贷款", "entrusted loans", .held(.entrustedLoan, at: .end), 1),
        row(
          "9", "其他资产", "other assets",
          .held(
            .feeReceivable, .interestReceivable, .reguaranteeReceivable, .subsidyReceivable,
            .longInvestment, .fixedAsset, .intangibleAsset, .foreclosedAsset,
            less: [.badDebtAllowance, .accumulatedDepreciation], at: .end), 1),
        row("10", "负债总额", "liabilities", .liabilities),
        row("11", "借款", "borrowings", .held(.shortLoan, at: .end), 1),
        row("12", "存入保证金", "deposits of customers", .held(.customerDeposit, at: .end), 1),
        row(
          "13", "未到期责任准备金", "unearned premium reserve", .held(.unearnedReserve, at: .end), 1),
        row("14", "担保赔偿准备金", "compensation reserve", .held(.compensationReserve, at: .end), 1),
        row(
          "15", "其他负债", "other liabilities", .sum([.payables, .held(.provision, at: .end)]), 1),
        row("16", "净资产", "net assets", .netAssets(at: .end)),
        row("17", "实收资本", "paid-in capital", .held(.paidInCapital, at: .end), 1),
        row(
          "18", "一般风险准备", "general risk reserve", .held(.generalRiskReserve, at: .end), 1),
        row(
          "19", "其他净资产", "other net assets",
          .difference(
            .netAssets(at: .end), less: [.held(.paidInCapital, .generalRiskReserve, at: .end)]), 1),
      ]
    },
    checks: { _ in
      [
        CrossCheck(
          Words("资产 = 负债 + 净资产", "assets = liabilities + net assets"), cell("1"),
          .cells(name, ["10", "16"], "A")),
        CrossCheck(
          Words("资产各项之和", "the parts of the assets"), cell("1"),
          .cells(name, ["2", "3", "4", "5", "7", "8", "9"], "A")),
        CrossCheck(
          Words("负债各项之和", "the parts of the liabilities"), cell("10"),
          .cells(name, ["11", "12", "13", "14", "15"], "A")),
        CrossCheck(
          Words("净资产各项之和", "the parts of net assets"), cell("16"),
          .cells(name, ["17", "18", "19"], "A")),
        CrossCheck(
          Words("其中项不大于合计", "a part is not above its whole"), cell("6"), .atMost,
          .cell(cell("5"))),
      ]
    })

  private static func cell(_ row: String) -> CellName { CellName(name, row, "A") }

  private static func row(
    _ code: String, _ zh: String, _ en: String, _ formula: Formula, _ depth: Int = 0
  ) -> FormRow {
    FormRow(code, zh, en, depth: depth, ["A": formula])
  }
}
