extension Form {
  private static let name = "sharing"

  /// 风险分担表.
  static let sharing = Form(
    name, code: "风险分担", Words("风险分担表", "Risk sharing"), in: [.r2020], .implemented,
    columns: [
      FormColumn("A", Words("在保余额", "loan balances")),
      FormColumn("B", Words("当年代偿金额", "compensated in the year")),
    ],
    notes: [
      Words(
        "机构自身为担保责任减再担保约定分担的部分；代偿金额为代偿本息全额，按约定比例分列。",
        "The company's own part is its liability less what re-guarantors agreed to bear; amounts "
          + "compensated are whole, with interest, and split as agreed.")
    ],
    rows: { _ in
      let none = Formula.nothing(
        .money(.zero), Words("账簿没有此类分担", "the book has no such sharing"))
      return [
        FormRow(
          "1", "机构自身", "the company itself",
          [
            "A": .difference(
              .guarantees(.ownShare, .all, .end), less: [.cell(CellName(name, "3", "A"))]),
            "B": .difference(
              .sum([.guarantees(.compensated, .all, .year), .guarantees(.interest, .all, .year)]),
              less: [.cell(CellName(name, "3", "B"))]),
          ]),
        FormRow(
          "2", "银行", "banks",
          ["A": .guarantees(.bankShare, .all, .end), "B": .guarantees(.bankBorne, .all, .year)]),
        FormRow(
          "3", "再担保机构", "re-guarantors",
          [
            "A": .guarantees(.reguaranteedShare, .all, .end),
            "B": .guarantees(.reguaranteedPaid, .all, .year),
          ]),
        FormRow("4", "政府", "government", ["A": none, "B": none]),
        FormRow("5", "其他", "others", ["A": none, "B": none]),
        FormRow(
          "6", "合计", "total",
          [
            "A": .cells(name, ["1", "2", "3", "4", "5"], "A"),
            "B": .cells(name, ["1", "2", "3", "4", "5"], "B"),
          ]),
      ]
    },
    checks: { _ in
      [
        CrossCheck(
          Words("合计与计量表的合同金额一致", "the total as in the measurement"), CellName(name, "6", "A"),
          .cell(CellName("liability", "4", "A"))),
        CrossCheck(
          Words("机构自身与再担保之和为在保责任", "own and re-guaranteed parts are the own share"),
          CellName(name, "1", "A"),
          .difference(.held(.inForce, at: .end), less: [.cell(CellName(name, "3", "A"))])),
        CrossCheck(
          Words("合计为代偿本息全额", "the total is what was compensated, whole"), CellName(name, "6", "B"),
          .guarantees(.wholePaid, .all, .year)),
      ]
    })
}
