extension Form {
  private static let name = "portfolio"

  /// 担保业务状况统计表, the newer one.
  static let portfolio = Form(
    name, code: "状况表", Words("担保业务状况统计表", "State of the business"), in: [.r2020],
    .implemented,
    columns: [
      FormColumn("A", Words("期初数", "opening"), .start),
      FormColumn("B", Words("本期增加", "increase")), FormColumn("C", Words("本期减少", "decrease")),
      FormColumn("D", Words("期末数", "closing"), .end),
    ],
    notes: [
      .ownShares, .financingOnly, .compensationRows, .customerChange,
      Words(
        "政策性业务：中小微、三农按客户规模取数，担保费低于 1% 按合同费率取数，其余各类账簿不区分，待填。",
        "Policy business: small firms and farmers by the customer's size, low fees by the contract's "
          + "rate; the other kinds are not told apart by the book and left open."),
    ],
    rows: { _ in financing() + other() + total() + policy() + fees() },
    checks: { basis in
      try rollForwards(name, basis) + [
        CrossCheck(
          Words("在保责任与表外账一致", "own share as in the memo account"), CellName(name, "3.1", "D"),
          .held(.inForce, at: .end)),
        CrossCheck(
          Words("代偿余额与总账一致", "compensation balance as in the ledger"),
          CellName(name, "3.4", "D"), .held(.compensationReceivable, .jointReceivable, at: .end)),
        CrossCheck(
          Words("金额与计量表的实际在保余额一致", "amount as in the measurement"), CellName(name, "3.1", "D"),
          .cell(CellName("liability", "4", "B"))),
        CrossCheck(
          Words("代偿余额与资产负债表一致", "compensation as in the balance sheet"),
          CellName(name, "3.4", "D"), .cell(CellName("balance2020", "5", "A"))),
        CrossCheck(
          Words("应代偿未代偿不大于在保责任", "overdue is not above own share"), CellName(name, "3.7", "D"),
          .atMost, .cell(CellName(name, "3.1", "D"))),
      ]
    })

  private static let span = RollForward(opening: .start, over: .period)
  private static let columns = ["A", "B", "C", "D"]

  private static func row(
    _ code: String, _ zh: String, _ en: String, _ depth: Int, _ cells: [String: Formula]
  ) -> FormRow {
    FormRow(code, zh, en, depth: depth, cells)
  }

  private static func sum(_ rows: [String]) -> [String: Formula] {
    Dictionary(uniqueKeysWithValues: columns.map { ($0, .cells(name, rows, $0)) })
  }

  private static func financing() -> [FormRow] {
    func bonds(_ code: String, _ cell: Cell) -> FormRow {
      row(code + ".1", "其中：发行债券", "of it: bonds", 2, .nothing(cell))
    }
    let (money, count) = (Cell.money(.zero), Cell.count(0))
    return [
      row("1", "融资担保", "financing guarantees", 0, [:]),
      row("1.1", "金额小计", "amount", 1, sum(["1.1.1", "1.1.2", "1.1.3"])),
      row("1.1.1", "借款担保", "borrowings", 2, sum((1...4).map { "1.1.1.\($0)" })),
      row(
        "1.1.1.1", "贷款", "loans", 3, .inForce(.product(.workingCapital, .fixedAsset), span)),
      row("1.1.1.2", "票据承兑", "acceptances", 3, .inForce(.product(.acceptance), span)),
      row("1.1.1.3", "信用证", "letters of credit", 3, .inForce(.product(.letterOfCredit), span)),
      row("1.1.1.4", "其他", "other", 3, .inForce(.product(.other), span)),
      row("1.1.1.4.1", "其中：消费", "of it: consumption", 4, .nothing(money)),
      row("1.1.1.4.2", "住房置业", "housing", 4, .nothing(money)),
      row("1.1.1.4.3", "互联网", "internet", 4, .nothing(money)),
      row("1.1.2", "发行债券担保", "bonds", 2, .nothing(money)),
      row("1.1.3", "其他融资担保", "other financing", 2, .nothing(money)),
      row("1.2", "笔数", "guarantees", 1, .heads(.guarantees, .all, span)), bonds("1.2", count),
      row("1.3", "户数", "customers", 1, .customers(.all, span)), bonds("1.3", count),
      row("1.4", "代偿金额", "compensation", 1, .compensation(.all, span)), bonds("1.4", money),
      row("1.5", "代偿户数", "customers compensated for", 1, .heads(.compensated, .all, span)),
      bonds("1.5", count), row("1.6", "损失金额", "losses", 1, .losses(.all, span)),
      bonds("1.6", money),
    ]
  }

  private static func other() -> [FormRow] {
    let (money, count) = (Cell.money(.zero), Cell.count(0))
    return [
      row("2", "非融资担保", "other guarantees", 0, [:]),
      row("2.1", "金额小计", "amount", 1, sum((1...4).map { "2.1.\($0)" })),
      row("2.1.1", "投标", "bids", 2, .nothing(money)),
      row("2.1.2", "工程履约", "performance", 2, .nothing(money)),
      row("2.1.3", "诉讼保全", "litigation", 2, .nothing(money)),
      row("2.1.4", "其他", "other", 2, .nothing(money)),
      row("2.2", "笔数", "guarantees", 1, .nothing(count)),
      row("2.3", "户数", "customers", 1, .nothing(count)),
      row("2.4", "代偿金额", "compensation", 1, .nothing(money)),
      row("2.5", "代偿户数", "customers compensated for", 1, .nothing(count)),
      row("2.6", "损失金额", "losses", 1, .nothing(money)),
    ]
  }

  private static func total() -> [FormRow] {
    let titles = [
      ("金额", "amount"), ("笔数", "guarantees"), ("户数", "customers"), ("代偿金额", "compensation"),
      ("代偿户数", "customers compensated for"), ("损失金额", "losses"),
    ]
    return [row("3", "合计", "total", 0, [:])]
      + titles.enumerated().map { index, title in
        row(
          "3.\(index + 1)", title.0, title.1, 1, sum(["1.\(index + 1)", "2.\(index + 1)"]))
      } + [
        row(
          "3.7", "应代偿未代偿", "due for compensation and not paid yet", 1,
          ["A": .guarantees(.overdue, .all, .start), "D": .guarantees(.overdue, .all, .end)])
      ]
  }

  private static func policy() -> [FormRow] {
    let small = Slice.size(.micro, .small, .medium, label: Words("中小微企业的", "small and medium"))
    let farm = Slice.size(.farmer, label: Words("三农的", "farmers"))
    let kinds: [(String, String, Slice?)] = [
      ("中小微", "small and medium", small), ("三农", "farmers", farm), ("个体工商户", "sole traders", nil),
      ("战新", "strategic industries", nil), ("首贷户", "first loans", nil), ("科创", "technology", nil),
      ("绿色", "green", nil), ("航运", "shipping", nil), ("创业", "start-ups", nil),
      ("民营", "private", nil),
    ]
    let sections: [(String, String, @Sendable (Slice) -> [String: Formula])] = [
      ("金额", "amount", { .inForce($0, span) }),
      ("笔数", "guarantees", { .heads(.guarantees, $0, span) }),
      ("户数", "customers", { .customers($0, span) }),
      ("代偿金额", "compensation", { .compensation($0, span) }),
      ("代偿户数", "customers compensated for", { .heads(.compensated, $0, span) }),
    ]
    let unknown = Formula.open(Words("账簿不区分", "the book does not tell them apart"))
    let open = Dictionary(uniqueKeysWithValues: columns.map { ($0, unknown) })
    var rows = [row("4", "政策性业务", "policy business", 0, [:])]
    for (place, section) in sections.enumerated() {
      let code = "4.\(place + 1)"
      rows.append(row(code, section.0, section.1, 1, open))
      for (index, kind) in kinds.enumerated() {
        rows.append(
          FormRow(
            "\(code).\(index + 1)", kind.0, kind.1, depth: 2, isReclassified: true,
            kind.2.map(section.2) ?? open))
      }
      guard place == 0 else { continue }
      rows.append(
        row("4.1.11", "担保费低于1%", "fees below 1%", 2, .inForce(.feeBelow(.percent(1)), span)))
    }
    return rows
  }

  private static func fees() -> [FormRow] {
    let small = Slice.size(.micro, .small, .medium, label: Words("中小微企业的", "small and medium"))
    let farm = Slice.size(.farmer, label: Words("涉农的", "farmers"))
    let open = Formula.open(Words("账簿不知道", "the book does not know"))
    return [
      row("5", "综合担保费", "fees", 0, [:]),
      row("5.1", "担保费收入", "fee income", 1, ["B": .moved(.feeIncome, over: .period)]),
      row("5.1.1", "其中：中小微", "of it: small and medium", 2, ["B": .fees(small)]),
      row("5.1.2", "涉农", "farmers", 2, ["B": .fees(farm)]),
      row("5.2", "担保费率", "fee rate", 1, ["B": .feeRate(.all)]),
      row("5.2.1", "其中：中小微", "of it: small and medium", 2, ["B": .feeRate(small)]),
      row("5.2.2", "涉农", "farmers", 2, ["B": .feeRate(farm)]),
      row("6", "奖补资金", "subsidies", 0, ["B": open]),
      row("7", "跨省业务", "business in other provinces", 0, ["D": open]),
    ]
  }
}

extension Formula {
  /// Fees booked in the period on some guarantees.
  fileprivate static func fees(_ slice: Slice) -> Formula {
    let parts: @Sendable (FilingBasis) throws -> [(code: ID<Guarantee>, part: Cell)] = { basis in
      let past = try basis.past(.end)
      let meant = try Set(
        past.guarantees.filter { try slice.includes($0, past, basis) }.map(\.code))
      return try basis.snapshot.archive.turnoverByGuarantee(
        of: .feeIncome, from: basis.period.first, through: basis.day
      ).filter { meant.contains($0.guarantee) }.map { ($0.guarantee, .money(try -$0.amount)) }
        .sorted { $0.code < $1.code }
    }
    return .input(
      Input(slice.label.joined(Words("担保费收入", "fee income")), .period, .guarantees(parts)) {
        basis in
        .money(
          try Money.sum(
            parts(basis).map { part in
              if case .money(let money) = part.part { money } else { .zero }
            }))
      })
  }

  /// The contracts' rates, weighted by what was guaranteed in the period.
  fileprivate static func feeRate(_ slice: Slice) -> Formula {
    let fee = GuaranteeAmount("合同费率 × 发生额", "contract rate × own share issued") { guarantee, _ in
      try guarantee.feeRate.of(guarantee.coverage.of(guarantee.principal))
    }
    return .quotient(.guarantees(fee, slice, .period), of: .guarantees(.issued, slice, .period))
  }
}
