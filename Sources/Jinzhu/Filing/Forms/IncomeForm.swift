extension Form {
  private static let name = "income"

  /// G3 收益.
  static let income = Form(
    name, code: "G3", Words("收益", "Income"), in: [.g2010, .g2018, .r2020], .implemented,
    columns: [FormColumn("A", Words("本年累计", "year to date"))],
    notes: [
      Words(
        "7、8 行为重庆表增列。追偿收入计入担保业务收入；以前年度损益调整在净利润中扣减。",
        "Rows 7 and 8 were added in Chongqing. Recovery income is guarantee income; prior-year "
          + "adjustments are taken from the net profit.")
    ],
    rows: { _ in
      [
        row("1", "担保业务收入", "guarantee income", .moved(.feeIncome, .recoveryIncome, over: .year)),
        row("2", "其中：融资性担保费收入", "of it: fees", .moved(.feeIncome, over: .year), 1),
        row("3", "担保业务成本", "guarantee costs", .cells(name, ["4", "5", "6", "7", "8"], "A")),
        row(
          "4", "其中：融资性担保赔偿支出", "of it: compensation losses",
          .moved(.compensationLoss, over: .year), 1),
        row("5", "融资性分担保费支出", "re-guarantee fees", .moved(.reguaranteeFee, over: .year), 1),
        row("6", "营业税金及附加", "taxes and surcharges", .moved(.taxAndSurcharge, over: .year), 1),
        row(
          "7", "提取未到期责任准备", "provision for unearned premium",
          .moved(.unearnedProvision, over: .year), 1),
        row(
          "8", "提取担保赔偿准备金", "provision for compensation",
          .moved(.compensationProvision, over: .year), 1),
        row(
          "9", "担保业务利润", "guarantee profit",
          .difference(.cell(cell("1")), less: [.cell(cell("3"))])),
        row(
          "10", "利息净收入", "net interest",
          .moved(.interestIncome, less: [.interestExpense], over: .year)),
        row(
          "11", "其他业务利润", "other operating profit",
          .nothing(.money(.zero), Words("账簿没有其他业务科目", "the chart has no other business"))),
        row("12", "业务及管理费", "administration", .moved(.operatingExpense, over: .year)),
        row("13", "投资收益", "investment income", .moved(.investmentIncome, over: .year)),
        row("14", "资产减值损失", "impairment", .moved(.impairment, over: .year)),
        row(
          "15", "营业利润", "operating profit",
          .difference(
            .cells(name, ["9", "10", "11", "13"], "A"),
            less: [.cell(cell("12")), .cell(cell("14"))])),
        row(
          "16", "营业外净收入", "other income, net",
          .moved(.otherIncome, less: [.otherExpense], over: .year)),
        row("17", "所得税", "income tax", .moved(.incomeTax, over: .year)),
        row(
          "18", "净利润", "net profit",
          .difference(
            .cells(name, ["15", "16"], "A"),
            less: [.cell(cell("17")), .moved(.priorYearAdjustment, over: .year)])),
      ]
    },
    checks: { _ in
      [
        CrossCheck(
          Words("净利润与利润表一致", "the net profit of the income statement"), cell("18"),
          .input(
            Input(Words("利润表净利润", "net profit of the income statement"), .year, .same) {
              .money(try $0.income(.year).profit(through: .tax))
            })),
        CrossCheck(
          Words("收入 = 担保费收入 + 追偿收入", "income = fees + recovery income"), cell("1"),
          .sum([.cell(cell("2")), .moved(.recoveryIncome, over: .year)])),
      ]
    })

  private static func cell(_ row: String) -> CellName { CellName(name, row, "A") }

  private static func row(
    _ code: String, _ zh: String, _ en: String, _ formula: Formula, _ depth: Int = 0
  ) -> FormRow {
    FormRow(code, zh, en, depth: depth, ["A": formula])
  }
}
