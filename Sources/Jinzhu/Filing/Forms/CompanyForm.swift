extension Form {
  /// G1 基本情况.
  static let company = Form(
    "company", code: "G1", Words("基本情况", "The company"), in: [.g2010, .g2018, .r2020],
    .implemented, columns: [FormColumn("A", Words("期末数", "at the end"))],
    notes: [
      Words(
        "账簿不知道的事实取自章程 company 各条；没有写明的留空待填。",
        "What no ledger knows comes from the charter's `company`; what it does not say is left open."
      )
    ],
    rows: { _ in
      [
        FormRow(
          "1", "注册资本", "registered capital",
          [
            "A": .fact("registeredCapital", Words("注册资本", "registered capital")) {
              $0.registeredCapital.map(Cell.money)
            }
          ]),
        FormRow("2", "实收货币资本", "capital paid in money", ["A": .held(.paidInCapital, at: .end)]),
        FormRow(
          "3", "公司性质", "kind of company",
          ["A": .fact("nature", Words("公司性质", "kind of company")) { $0.nature.map(Cell.text) }]),
        count("4", "branches", "分支机构数量", "branches", \.branches),
        count("5", "staff", "职工总数", "staff", \.staff),
        count("6", "professionals", "专业技术人员", "professionals", \.professionals),
        count("7", "postgraduates", "研究生", "postgraduates", \.postgraduates),
        count("8", "bachelors", "本科生", "bachelors", \.bachelors),
        count("9", "others", "大专及以下", "others", \.others),
      ]
    },
    checks: { _ in
      [
        CrossCheck(
          Words("实收货币资本与资产负债表一致", "paid-in capital as in the balance sheet"),
          CellName("company", "2", "A"), .cell(CellName("balance", "20", "A")))
      ]
    })

  private static func count(
    _ code: String, _ key: String, _ zh: String, _ en: String,
    _ value: any KeyPath<Charter.Company, Int64?> & Sendable
  ) -> FormRow {
    FormRow(
      code, zh, en, depth: Int64(code) ?? 0 > 6 ? 1 : 0,
      ["A": .fact(key, Words(zh, en)) { $0[keyPath: value].map { .count(Int($0)) } }])
  }
}
