extension Form {
  private static let name = "liability"

  /// 融资担保责任余额计量表.
  static let liability = Form(
    name, code: "计量表", Words("融资担保责任余额计量表", "Measurement of the liability"),
    in: [.g2018, .r2020], .implemented,
    columns: [
      FormColumn("A", Words("在保余额（合同金额）", "loan balances (contracts)")),
      FormColumn("B", Words("实际在保余额", "own share")), FormColumn("C", Words("权重", "weight")),
      FormColumn("D", Words("融资担保责任余额", "liability")),
    ],
    notes: [
      Words(
        "按客户归类：其全部在保贷款余额不超过上限（含）的适用低权重；每行四舍五入到分。",
        "By customer: the lower weight is for those whose loan balances all together are up to the "
          + "threshold, inclusive; each row is rounded to the fen."),
      .financingOnly,
    ],
    rows: { basis in
      let weights = try basis.regulation().weights.value
      func row(_ code: String, _ title: String, _ en: String, _ row: WeightRow) -> FormRow {
        let slice = Slice.weight(row, label: Words("\(title)的", en))
        let rate = row.weight(weights)
        return FormRow(
          code, title, en, depth: 1,
          [
            "A": .guarantees(.balance, slice, .end), "B": .guarantees(.ownShare, slice, .end),
            "C": .input(
              Input(Words("权重", "weight"), .always, .charter("weights.\(row.rawValue)")) { _ in
                .rate(rate)
              }),
            "D": .product(ref(code, "B"), ref(code, "C")),
          ])
      }
      func none(_ code: String, _ title: String, _ en: String, _ percent: Int64) -> FormRow {
        let why = Words("账簿只记贷款类融资担保", "the book holds guarantees of loans only")
        return FormRow(
          code, title, en, depth: 1,
          [
            "A": .nothing(.money(.zero), why), "B": .nothing(.money(.zero), why),
            "C": .nothing(
              .rate(.percent(percent)), Words("办法规定的权重", "the weight of the rule")),
            "D": .product(ref(code, "B"), ref(code, "C")),
          ])
      }
      func sum(_ code: String, _ title: String, _ en: String, _ rows: [String]) -> FormRow {
        FormRow(
          code, title, en,
          [
            "A": .cells(name, rows, "A"), "B": .cells(name, rows, "B"),
            "D": .cells(name, rows, "D"),
          ])
      }
      let (small, farmer) = (weights.smallThreshold.wanText, weights.farmerThreshold.wanText)
      return [
        sum("1", "借款类担保", "guarantees of borrowings", ["1.1", "1.2", "1.3", "1.4"]),
        row("1.1", "单户在保余额\(small)万元人民币以下的小微企业", "micro and small enterprises", .small),
        row("1.2", "单户在保余额\(farmer)万元人民币以下的农户", "farmers", .farmer),
        none("1.3", "住房置业担保业务", "housing", 30),
        row("1.4", "其他借款类担保", "other borrowings", .other),
        sum("2", "发行债券担保", "guarantees of bonds", ["2.1", "2.2"]),
        none("2.1", "主体信用评级AA级以上", "rated AA or higher", 80),
        none("2.2", "其他发行债券担保", "other bonds", 100),
        FormRow("3", "其他融资担保", "other financing", none("3", "", "", 100).cells),
        sum("4", "合计", "total", ["1", "2", "3"]),
      ]
    },
    checks: { _ in
      [
        CrossCheck(
          Words("责任余额与按户汇总一致", "the liability as added up by customer"), cell("4", "D"),
          .input(
            Input(Words("按户汇总的责任余额", "liability by customer"), .end, .same) {
              .money(try $0.past(.end).leverage().weighted)
            })),
        CrossCheck(
          Words("实际在保余额与表外账一致", "own share as in the memo account"), cell("4", "B"),
          .held(.inForce, at: .end)),
        CrossCheck(
          Words("实际在保余额不大于合同金额", "own share is not above the contracts"), cell("4", "B"),
          .atMost, .cell(cell("4", "A"))),
      ]
    })

  private static func cell(_ row: String, _ column: String) -> CellName {
    CellName(name, row, column)
  }

  private static func ref(_ row: String, _ column: String) -> Formula { .cell(cell(row, column)) }
}

extension Money {
  /// A threshold in 万元 without what it does not need: `500`, `0.5`.
  var wanText: String {
    var text = wan[...]
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text.filter { $0 != "," }
  }
}
