extension Form {
  private static let name = "business"

  /// G4 业务情况表一.
  static let business = Form(
    name, code: "G4", Words("业务情况表一", "Business, part one"), in: [.g2010, .g2018],
    .implemented,
    columns: [
      FormColumn("A", Words("年初数", "start of the year"), .yearStart),
      FormColumn("B", Words("本年增加", "increase")),
      FormColumn("C", Words("本年减少（解除）", "decrease (released)")),
      FormColumn("D", Words("期末数", "end"), .end),
    ],
    notes: [.ownShares, .financingOnly, .compensationRows, .customerChange],
    rows: { _ in
      let products: [(String, String, Slice)] = [
        ("1.1", "流动资金贷款", .product(.workingCapital)), ("1.2", "承兑汇票", .product(.acceptance)),
        ("1.3", "固定资产融资", .product(.fixedAsset)), ("1.4", "信用证", .product(.letterOfCredit)),
        ("1.5", "其他", .product(.other)),
      ]
      let english = [
        "working capital loans", "acceptances", "fixed assets", "letters of credit", "other",
      ]
      let financing = zip(products, english).map { product, english in
        FormRow(product.0, product.1, english, depth: 1, .inForce(product.2, year))
      }
      return [FormRow("1", "融资性担保", "financing guarantees", [:])] + financing + [
        FormRow("1.6", "债券发行", "bonds", depth: 1, .nothing(.money(.zero))),
        total("1.7", "金额小计", "amount", of: (1...6).map { "1.\($0)" }),
        FormRow("1.8", "户数", "customers", depth: 1, .customers(.all, year)),
        FormRow("1.9", "代偿金额", "compensation", depth: 1, .compensation(.all, year)),
        FormRow("1.10", "损失金额", "losses", depth: 1, .losses(.all, year)),
        FormRow("2", "非融资性担保", "other guarantees", [:]),
        FormRow("2.1", "诉讼保全", "litigation", depth: 1, .nothing(.money(.zero))),
        FormRow("2.2", "履约", "performance", depth: 1, .nothing(.money(.zero))),
        FormRow("2.3", "其他", "other", depth: 1, .nothing(.money(.zero))),
        total("2.4", "金额小计", "amount", of: ["2.1", "2.2", "2.3"]),
        FormRow("2.5", "代偿金额", "compensation", depth: 1, .nothing(.money(.zero))),
        FormRow("2.6", "损失金额", "losses", depth: 1, .nothing(.money(.zero))),
        FormRow("3", "再担保", "re-guarantees given", [:]),
        FormRow("3.1", "金额", "amount", depth: 1, .nothing(.money(.zero))),
        FormRow("3.2", "代偿金额", "compensation", depth: 1, .nothing(.money(.zero))),
        FormRow("3.3", "损失金额", "losses", depth: 1, .nothing(.money(.zero))),
        FormRow("4", "合计", "total", [:]),
        total("4.1", "金额", "amount", of: ["1.7", "2.4", "3.1"]),
        total("4.2", "代偿金额", "compensation", of: ["1.9", "2.5", "3.2"]),
        total("4.3", "损失金额", "losses", of: ["1.10", "2.6", "3.3"]),
      ]
    },
    checks: { basis in
      try rollForwards(name, basis) + [
        CrossCheck(
          Words("在保责任与表外账一致", "own share as in the memo account"), CellName(name, "4.1", "D"),
          .held(.inForce, at: .end)),
        CrossCheck(
          Words("代偿余额与总账一致", "compensation balance as in the ledger"),
          CellName(name, "4.2", "D"), .held(.compensationReceivable, .jointReceivable, at: .end)),
        CrossCheck(
          Words("在保责任与业务情况表二一致", "own share as in part two"), CellName(name, "4.1", "D"),
          .cell(CellName("exposure", "1.8", "D"))),
        CrossCheck(
          Words("户数与业务情况表二一致", "customers as in part two"), CellName(name, "1.8", "D"),
          .cell(CellName("exposure", "1.8", "d"))),
        CrossCheck(
          Words("解除额与风险指标一致", "released as in the indicators"), CellName(name, "4.1", "C"),
          .cell(CellName("indicators", "3.2", "B"))),
        CrossCheck(
          Words("代偿增加 = 代偿额 + 利息 + 追偿费用", "compensation = principal + interest + costs"),
          CellName(name, "4.2", "B"),
          .sum([
            .cell(CellName("indicators", "3.1", "B")), .guarantees(.interest, .all, .year),
            .guarantees(.costs, .all, .year),
          ])),
      ]
    })

  private static let year: RollForward = RollForward(opening: .yearStart, over: .year)

  private static func total(_ code: String, _ zh: String, _ en: String, of rows: [String])
    -> FormRow
  {
    FormRow(
      code, zh, en, depth: 1,
      Dictionary(
        uniqueKeysWithValues: ["A", "B", "C", "D"].map { ($0, .cells(name, rows, $0)) }))
  }

  /// Opening + increase − decrease = closing, in every row of a form with columns A to D.
  static func rollForwards(_ name: String, _ basis: FilingBasis) throws -> [CrossCheck] {
    guard let form = named(name) else { return [] }
    return try basis.rows(of: form).compactMap { row in
      guard ["A", "B", "C", "D"].allSatisfy({ row.cells[$0] != nil }) else { return nil }
      return CrossCheck(
        Words("期初 + 增加 − 减少 = 期末", "opening + increase − decrease = closing"),
        CellName(name, row.code, "D"),
        .difference(
          .cells(name, [row.code], "A"),
          less: [
            .difference(
              .cell(CellName(name, row.code, "C")), less: [.cell(CellName(name, row.code, "B"))])
          ]))
    }
  }
}

/// The stretch of days of a form with opening, increase, decrease and closing.
struct RollForward: Sendable {
  var opening: Input.When
  var over: Input.When
}

extension [String: Formula] {
  /// Own share in force by its columns A to D.
  static func inForce(_ slice: Slice, _ span: RollForward) -> Self {
    [
      "A": .guarantees(.ownShare, slice, span.opening),
      "B": .guarantees(.issued, slice, span.over), "C": .guarantees(.ended, slice, span.over),
      "D": .guarantees(.ownShare, slice, .end),
    ]
  }

  /// Customers in force.
  static func customers(_ slice: Slice, _ span: RollForward) -> Self {
    heads(.customers, slice, span)
  }

  /// What is counted, at the start, new, gone, and at the end.
  static func heads(_ count: Headcount, _ slice: Slice, _ span: RollForward) -> Self {
    [
      "A": .count(count, slice, at: span.opening), "B": .came(count, slice, over: span.over),
      "C": .went(count, slice, over: span.over), "D": .count(count, slice, at: .end),
    ]
  }

  /// The compensation balance.
  static func compensation(_ slice: Slice, _ span: RollForward) -> Self {
    let balance = GuaranteeAmount("代偿余额", "compensation balance") { guarantee, _ in
      try guarantee.compensationBalance
    }
    return [
      "A": .guarantees(balance, slice, span.opening), "B": .guarantees(.paid, slice, span.over),
      "C": .guarantees(.settled, slice, span.over), "D": .guarantees(balance, slice, .end),
    ]
  }

  /// Losses since the fund began, net of what came back.
  static func losses(_ slice: Slice, _ span: RollForward) -> Self {
    let net = GuaranteeAmount("累计损失（扣除收回）", "losses since the beginning, net") { guarantee, _ in
      try guarantee.writtenOff - guarantee.restored
    }
    return [
      "A": .guarantees(net, slice, span.opening), "B": .guarantees(.writtenOff, slice, span.over),
      "C": .guarantees(.restored, slice, span.over), "D": .guarantees(net, slice, .end),
    ]
  }

  /// Nothing in columns A to D, by the scope of the book.
  static func nothing(_ cell: Cell) -> Self {
    Dictionary(
      uniqueKeysWithValues: ["A", "B", "C", "D"].map {
        ($0, .nothing(cell, Words("账簿只记贷款类融资担保", "the book holds guarantees of loans only")))
      })
  }
}

extension Words {
  static let ownShares = Words(
    "金额为本公司的担保责任（担保比例 × 贷款额），每笔四舍五入到分。",
    "Amounts are the fund's own share (coverage × loan), rounded to the fen for each guarantee.")
  static let financingOnly = Words(
    "账簿只记贷款类融资担保，其他业务的行为零。", "The book holds guarantees of loans only: other rows are nought.")
  static let compensationRows = Words(
    "代偿金额为代偿余额：增加为代偿本息及追偿费用，减少为回收、转列和核销；损失金额自成立起累计，扣除收回。",
    "Compensation is the balance: up by what was paid, down by what was recovered, claimed or written "
      + "off. Losses are since the beginning, net of what came back.")
  static let customerChange = Words(
    "新增户数：期末在保而期初不在保；减少户数：期初在保而期末不在保。",
    "New customers are in force at the end and were not at the start; gone ones the other way round."
  )
}
