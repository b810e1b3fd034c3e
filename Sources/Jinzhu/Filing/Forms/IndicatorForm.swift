extension Form {
  private static let name = "indicators"

  /// G5 风险指标: 25 rows.
  static let indicators = Form(
    name, code: "G5", Words("风险指标", "Risk indicators"), in: [.g2010, .g2018, .r2020],
    .implemented,
    columns: [
      FormColumn("A", Words("年初", "start of the year"), .yearStart),
      FormColumn("B", Words("本年期间", "in the year")),
      FormColumn("C", Words("期末", "end"), .end),
    ],
    notes: [
      Words(
        "代偿额为代偿本金；回收率的分母另含代偿利息。损失率分母取累计解除额（据记忆，未核原文）。",
        "Compensation is its principal; the recovery rate's denominator has the interest too. That of "
          + "the loss rate is what was released (recalled, not read in full)."),
      Words(
        "流动性资产 = 货币资金 + 交易性金融资产；流动性负债 = 借款 + 存入保证金 + 应付款项（口径存疑）。",
        "Liquid assets are money and short-term investments; liquid liabilities borrowings, deposits "
          + "and payables (doubtful)."),
      Words(
        "担保准备金的口径为设置 filing.provisions：three 为三项准备金，two 不含未到期责任准备金。",
        "Which reserves are added up is a setting, filing.provisions: three, or two without unearned "
          + "premium."),
    ],
    rows: { basis in try stocks() + compensation() + losses() + provisions(basis) },
    checks: { basis in
      [
        CrossCheck(
          Words(
            "净资产与资产负债表一致（扣除对其他担保公司的股权）", "net assets as in the balance sheet, less equity in others"
          ),
          CellName(name, "2.2", "C"),
          .difference(
            .cell(CellName("balance", "19", "A")),
            less: [
              .input(
                Input(
                  Words("对其他担保公司的股权", "equity in other guarantee companies"), .end,
                  .charter("limits.equityInGuarantors")
                ) { .money(try $0.past(.end).standing.charter.limits.equityInGuarantors) })
            ])),
        CrossCheck(
          Words("责任余额与计量表一致", "the liability as measured"), CellName(name, "2.1", "C"),
          .cell(CellName("liability", "4", "D"))),
        CrossCheck(
          Words("年初代偿余额与业务情况表一一致", "the opening balance as in part one"),
          CellName(name, "4.2", "A"), .cell(CellName("business", "4.2", "A"))),
        CrossCheck(
          Words("期末代偿余额与业务情况表一一致", "the closing balance as in part one"),
          CellName(name, "6.2", "C"), .cell(CellName("business", "4.2", "D"))),
        CrossCheck(
          Words("损失额与业务情况表一一致", "losses as in part one"), CellName(name, "5.1", "B"),
          .cell(CellName("business", "4.3", "B"))),
        CrossCheck(
          Words("解除额与各日发生额之和一致", "released as added up by day"), CellName(name, "3.2", "B"),
          .flow(Words("逐日解除额", "released, day by day")) { try $0.leftShare }),
        CrossCheck(
          Words("代偿额与各日发生额之和一致", "compensated as added up by day"), CellName(name, "3.1", "B"),
          .flow(Words("逐日代偿额", "compensated, day by day")) { $0.compensatedShare }),
        CrossCheck(
          Words("回收额与各日发生额之和一致", "recovered as added up by day"), CellName(name, "4.1", "B"),
          .flow(Words("逐日回收额", "recovered, day by day")) { $0.recovered }),
        CrossCheck(
          Words("6.2 年初 = 4.2 年初", "6.2 = 4.2 at the start"), CellName(name, "6.2", "A"),
          .cell(CellName(name, "4.2", "A"))),
      ]
    })

  private static func ref(_ row: String, _ column: String) -> Formula {
    .cell(CellName(name, row, column))
  }

  /// A row at the start of the year and at the end.
  private static func stock(
    _ code: String, _ zh: String, _ en: String, depth: Int = 0,
    _ formula: (Input.When) throws -> Formula
  ) rethrows -> FormRow {
    FormRow(
      code, zh, en, depth: depth, ["A": try formula(.yearStart), "C": try formula(.end)])
  }

  private static func stocks() -> [FormRow] {
    [
      stock("1.1", "流动性资产", "liquid assets") {
        .held(.cash, .cashOnHand, .otherMoney, .shortInvestment, at: $0)
      },
      stock("1.2", "流动性负债", "liquid liabilities") {
        .sum([
          .held(
            .shortLoan, .customerDeposit, .payroll, .taxPayable, .dividendPayable, .otherPayable,
            .reguaranteePayable, .returnPayable, at: $0), .owedToMembers(at: $0),
        ])
      },
      FormRow(
        "1.3", "流动性比率", "liquidity ratio",
        [
          "A": .quotient(ref("1.1", "A"), of: ref("1.2", "A")),
          "C": .quotient(ref("1.1", "C"), of: ref("1.2", "C")),
        ]),
      stock("2.1", "责任余额", "liability") { when in
        .input(
          Input(
            Words("融资担保责任余额（按当日权重）", "weighted liability, by the rules of the day"), when,
            .measured(Words("在保责任（未加权）", "own share, unweighted")) {
              try $0.parts(of: .ownShare, .all, when)
            }
          ) { .money(try $0.past(when).leverage().weighted) })
      },
      stock("2.2", "净资产", "net assets") { when in
        .leverage(Words("净资产（扣除对其他担保公司的股权）", "net assets less equity in others"), when) {
          $0.netAssets
        }
      },
      FormRow(
        "2.3", "放大倍数", "leverage",
        [
          "A": .multiple(ref("2.1", "A"), of: ref("2.2", "A")),
          "C": .multiple(ref("2.1", "C"), of: ref("2.2", "C")),
        ]),
    ]
  }

  private static func compensation() -> [FormRow] {
    func part(_ code: String, of row: String, _ column: String) -> FormRow {
      FormRow(code, "其中：融资性", "of it: financing", depth: 1, [column: ref(row, column)])
    }
    return [
      FormRow(
        "3.1", "本年累计担保代偿额", "compensated in the year",
        ["B": .guarantees(.compensated, .all, .year)]),
      part("3.1.1", of: "3.1", "B"),
      FormRow(
        "3.2", "本年累计解除的担保额", "released in the year", ["B": .guarantees(.ended, .all, .year)]),
      part("3.2.1", of: "3.2", "B"),
      FormRow(
        "3.3", "担保代偿率", "compensation rate",
        ["B": .quotient(ref("3.1", "B"), of: ref("3.2", "B"))]),
      FormRow(
        "3.4", "融资性担保代偿率", "compensation rate, financing",
        ["B": .quotient(ref("3.1.1", "B"), of: ref("3.2.1", "B"))]),
      FormRow(
        "4.1", "本年累计代偿回收额", "recovered in the year", ["B": .guarantees(.recovered, .all, .year)]),
      part("4.1.1", of: "4.1", "B"),
      FormRow(
        "4.2", "年初担保代偿余额", "compensation balance at the start",
        ["A": .held(.compensationReceivable, .jointReceivable, at: .yearStart)]),
      part("4.2.1", of: "4.2", "A"),
      FormRow(
        "4.3", "代偿回收率", "recovery rate",
        [
          "B": .quotient(
            ref("4.1", "B"),
            of: .sum([ref("4.2", "A"), ref("3.1", "B"), .guarantees(.interest, .all, .year)]))
        ]),
      FormRow(
        "4.4", "融资性担保代偿回收率", "recovery rate, financing",
        [
          "B": .quotient(
            ref("4.1.1", "B"),
            of: .sum([ref("4.2.1", "A"), ref("3.1.1", "B"), .guarantees(.interest, .all, .year)]))
        ]),
    ]
  }

  private static func losses() -> [FormRow] {
    [
      FormRow(
        "5.1", "本年累计担保损失额", "lost in the year", ["B": .guarantees(.writtenOff, .all, .year)]),
      FormRow("5.1.1", "其中：融资性", "of it: financing", depth: 1, ["B": ref("5.1", "B")]),
      FormRow(
        "5.2", "担保损失率", "loss rate", ["B": .quotient(ref("5.1", "B"), of: ref("3.2", "B"))]),
      FormRow(
        "5.3", "融资性担保损失率", "loss rate, financing",
        ["B": .quotient(ref("5.1.1", "B"), of: ref("3.2.1", "B"))]),
    ]
  }

  private static func provisions(_ basis: FilingBasis) throws -> [FormRow] {
    [
      try stock("6.1", "担保准备金", "reserves") { when in
        // Each day by its own charter: what was filed for it stays what it was.
        switch try basis.past(when).standing.charter.filing.provisions {
        case .three:
          .held(.unearnedReserve, .compensationReserve, .generalRiskReserve, at: when)
        case .two: .held(.compensationReserve, .generalRiskReserve, at: when)
        }
      },
      stock("6.2", "担保代偿余额", "compensation balance") {
        .held(.compensationReceivable, .jointReceivable, at: $0)
      },
      FormRow(
        "6.3", "拨备覆盖率", "provision coverage",
        [
          "A": .quotient(ref("6.1", "A"), of: ref("6.2", "A")),
          "C": .quotient(ref("6.1", "C"), of: ref("6.2", "C")),
        ]),
    ]
  }
}

extension Formula {
  /// A figure that leverage is worked out from.
  fileprivate static func leverage(
    _ label: Words, _ when: Input.When,
    _ value: @escaping @Sendable (Leverage) -> Money
  ) -> Formula {
    .input(
      Input(
        label, when, .ledger { try Measure.netAssets.sources(in: $0) ?? Sources() }
      ) { .money(value(try $0.past(when).leverage())) })
  }

  /// What the year's days add up to, as it is kept by day and not by guarantee.
  static func flow(_ label: Words, _ value: @escaping @Sendable (Flow) throws -> Money) -> Formula {
    .input(
      Input(label, .year, .same) { basis in
        .money(
          try value(
            basis.snapshot.archive.flows(from: basis.day.firstOfYear, through: basis.day)))
      })
  }
}
