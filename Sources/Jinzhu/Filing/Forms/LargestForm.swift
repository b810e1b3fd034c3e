extension Form {
  private static let name = "largest"

  /// 最大十家客户.
  static let largest = Form(
    name, code: "十家客户", Words("最大十家客户", "The ten largest customers"),
    in: [.g2010, .g2018, .r2020], .recalled,
    columns: [
      FormColumn("A", Words("客户", "customer")), FormColumn("B", Words("类型", "kind")),
      FormColumn("C", Words("在保余额", "loan balances")),
      FormColumn("D", Words("在保责任", "own share")),
      FormColumn("E", Words("责任余额", "liability")),
      FormColumn("F", Words("占净资产", "of net assets")),
    ],
    notes: [
      Words(
        "按在保贷款余额从大到小，户按债务人计；列式未见原表。",
        "By loan balances, the largest first; customers are obligors. The columns are the product's."
      )
    ],
    rows: { basis in
      let past = try basis.past(.end)
      let (portfolio, roster) = (try past.standing.portfolio(), past.standing.roster)
      let customers = portfolio.customers.sorted {
        $0.value.balance != $1.value.balance
          ? $0.value.balance > $1.value.balance : $0.key < $1.key
      }.prefix(10)
      let rows = customers.enumerated().map { index, customer in
        let (code, row) = (customer.key, "\(index + 1)")
        let called = roster.facts(code)?.name ?? code.text
        let size = roster.facts(code)?.size
        let slice = Slice(Words("\(called)的", called)) { guarantee, _, _ in
          guarantee.obligor == code
        }
        return FormRow(
          row, Words("第\(row)家", "no. \(row)"),
          [
            "A": .told(.text(called), Words("名称", "name"), slice),
            "B": .told(
              size.map { .term($0.rawValue, $0.words) } ?? .none, Words("类型", "kind"), slice),
            "C": .guarantees(.balance, slice, .end), "D": .guarantees(.ownShare, slice, .end),
            "E": .input(
              Input(
                Words("其权重 × 在保责任", "his weight × his own share"), .end,
                .measured(Words("在保责任（未加权）", "own share, unweighted")) {
                  try $0.parts(of: .ownShare, slice, .end)
                }
              ) { basis in
                let past = try basis.past(.end)
                let exposure = try past.standing.portfolio().customers[code] ?? Exposure()
                let weights = Regulation(on: past.day, under: past.standing.charter).weights.value
                return .money(try exposure.weighted(size: size, weights))
              }),
            "F": .quotient(
              .cell(CellName(name, row, "E")), of: .cell(CellName("indicators", "2.2", "C"))),
          ])
      }
      let codes = rows.map(\.code)
      let empty = Formula.nothing(.money(.zero), Words("没有在保客户", "nobody is in force"))
      func total(_ column: String) -> Formula {
        codes.isEmpty ? empty : .cells(name, codes, column)
      }
      return rows + [
        FormRow("11", "合计", "total", ["C": total("C"), "D": total("D"), "E": total("E")]),
        FormRow(
          "12", "占在保余额（集中度）", "of loan balances in force",
          [
            "C": .quotient(
              .cell(CellName(name, "11", "C")), of: .cell(CellName("liability", "4", "A")))
          ]),
      ]
    },
    checks: { _ in
      [
        CrossCheck(
          Words("十家合计不大于在保余额", "the ten are not above all"), CellName(name, "11", "C"), .atMost,
          .cell(CellName("liability", "4", "A"))),
        CrossCheck(
          Words("十家合计与集中度报表一致", "the ten as in the report of concentration"),
          CellName(name, "11", "C"),
          .input(
            Input(Words("前十大客户在保余额", "loan balances of the ten largest"), .end, .same) {
              .money(try $0.past(.end).standing.concentration().topTen)
            })),
      ]
    })
}

extension Formula {
  /// A fact about some guarantees.
  static func told(_ cell: Cell, _ label: Words, _ slice: Slice) -> Formula {
    .input(
      Input(
        label, .always, .guarantees { try $0.parts(of: .balance, slice, .end) }
      ) { _ in cell })
  }
}
