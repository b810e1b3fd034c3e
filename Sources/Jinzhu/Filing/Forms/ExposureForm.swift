extension Form {
  private static let name = "exposure"

  /// 业务情况表二: by amount and by kind of customer.
  static let exposure = Form(
    name, code: "W5", Words("业务情况表二", "Business, part two"), in: [.g2010, .g2018],
    .implemented,
    columns: [
      FormColumn("A", Words("责任余额", "own share"), in: opening, .start),
      FormColumn("a", Words("户数", "customers"), in: opening, .start),
      FormColumn("B", Words("金额", "amount"), in: increase),
      FormColumn("n", Words("笔数", "guarantees"), in: increase),
      FormColumn("b", Words("户数", "customers"), in: increase),
      FormColumn("C", Words("金额", "amount"), in: decrease),
      FormColumn("c", Words("户数", "customers"), in: decrease),
      FormColumn("D", Words("责任余额", "own share"), in: closing, .end),
      FormColumn("d", Words("户数", "customers"), in: closing, .end),
    ],
    notes: [
      .ownShares, .customerChange,
      Words(
        "按单笔担保金额分档，上限含本数；同一客户可在几档各计一户，合计按客户计一次。客户按期末类型归类，未登记的归大型。",
        "By each guarantee's amount at issue, upper bounds included; a customer is once in each row "
          + "and once in the total. Customers go by their kind at the end; unrecorded ones are large."
      ),
    ],
    rows: { _ in
      let wan: [Int64] = [0, 100, 300, 500, 1_000, 2_000, 5_000]
      var rows = [FormRow("1", "按单笔金额", "by amount", [:])]
      for (index, least) in wan.enumerated() {
        let most = index + 1 < wan.count ? wan[index + 1] : nil
        let title =
          most.map { least == 0 ? "\($0)万元（含）以下" : "\(least)–\($0)万元（含）" } ?? "\(least)万元以上"
        let english =
          most.map { least == 0 ? "up to \($0) wan" : "\(least)–\($0) wan" } ?? "above \(least) wan"
        let label = Words("单笔\(title)的", english)
        let slice = Slice.amount(
          above: Money(fen: least * 1_000_000), upTo: most.map { Money(fen: $0 * 1_000_000) },
          label: label)
        rows.append(FormRow("1.\(index + 1)", title, english, depth: 1, cells(slice)))
      }
      rows.append(FormRow("1.8", "合计", "total", depth: 1, cells(.all)))
      let kinds: [(String, String, Slice)] = [
        ("个人（含个体工商户、农户）", "persons and farmers", .size(.farmer, label: Words("个人客户的", "persons"))),
        ("微型企业", "micro enterprises", .size(.micro, label: Words("微型企业的", "micro enterprises"))),
        ("小型企业", "small enterprises", .size(.small, label: Words("小型企业的", "small enterprises"))),
        ("中型企业", "medium enterprises", .size(.medium, label: Words("中型企业的", "medium enterprises"))),
        ("大型企业", "large enterprises", .size(.large, label: Words("大型企业的", "large enterprises"))),
      ]
      rows.append(FormRow("2", "按客户类型", "by customer", [:]))
      for (index, kind) in kinds.enumerated() {
        rows.append(
          FormRow(
            "2.\(index + 1)", kind.0, kind.1, depth: 1, isReclassified: true, cells(kind.2)))
      }
      rows.append(FormRow("2.6", "合计", "total", depth: 1, cells(.all)))
      return rows
    },
    checks: { basis in
      let byAmount = (1...7).map { "1.\($0)" }
      let byKind = (1...5).map { "2.\($0)" }
      var checks: [CrossCheck] = []
      for column in ["A", "B", "C", "D"] {
        checks += [
          CrossCheck(
            Words("各档之和 = 合计", "the rows add up"), CellName(name, "1.8", column),
            .cells(name, byAmount, column)),
          CrossCheck(
            Words("各类之和 = 合计", "the rows add up"), CellName(name, "2.6", column),
            .cells(name, byKind, column)),
        ]
      }
      for column in ["a", "d"] {
        checks += [
          CrossCheck(
            Words("户数不大于各档之和", "customers are not above the rows"),
            CellName(name, "1.8", column), .atMost, .cells(name, byAmount, column)),
          CrossCheck(
            Words("各类户数之和 = 合计", "the rows add up"), CellName(name, "2.6", column),
            .cells(name, byKind, column)),
        ]
      }
      for row in byAmount + byKind + ["1.8", "2.6"] {
        for (a, b, c, d) in [("A", "B", "C", "D"), ("a", "b", "c", "d")] {
          checks.append(
            CrossCheck(
              Words("期初 + 增加 − 减少 = 期末", "opening + increase − decrease = closing"),
              CellName(name, row, d),
              .difference(
                .sum([.cell(CellName(name, row, a)), .cell(CellName(name, row, b))]),
                less: [.cell(CellName(name, row, c))])))
        }
      }
      return checks
    })

  private static let opening = Words("期初", "opening")
  private static let increase = Words("本期新增", "new")
  private static let decrease = Words("本期解除", "released")
  private static let closing = Words("期末", "closing")

  private static func cells(_ slice: Slice) -> [String: Formula] {
    [
      "A": .guarantees(.ownShare, slice, .start), "a": .count(.customers, slice, at: .start),
      "B": .guarantees(.issued, slice, .period), "n": .came(.guarantees, slice, over: .period),
      "b": .came(.customers, slice, over: .period), "C": .guarantees(.ended, slice, .period),
      "c": .went(.customers, slice, over: .period), "D": .guarantees(.ownShare, slice, .end),
      "d": .count(.customers, slice, at: .end),
    ]
  }
}
