internal import Jinzhu

/// The identities of one guarantee (domain §5.1), laid out so that an examiner can add them up.
struct Conservation {
  private let guarantee: Guarantee

  init(_ guarantee: Guarantee) { self.guarantee = guarantee }

  /// principal = repaid + released + compensated + still in force.
  var loan: Table {
    get throws {
      let parts: [(Words, Money)] = [
        (Words("已还", "repaid"), guarantee.repaid),
        (Words("已解除", "released"), guarantee.released),
        (Words("已代偿（贷款口径）", "compensated, loan side"), guarantee.compensated),
        (Words("仍在保（贷款口径）", "still in force, loan side"), try guarantee.balance),
      ]
      return try table(
        "loan", Words("勾稽一：本金 = 已还 + 已解除 + 已代偿 + 仍在保", "Identity 1: where the principal is"),
        (Words("本金", "principal"), guarantee.principal), parts)
    }
  }

  /// paid + costs = what came of it + what the ledger still holds as receivable.
  func recourse(_ ledger: Money) throws -> Table {
    let parts: [(Words, Money)] = [
      (Words("追偿收回", "recovered"), guarantee.recovered),
      (Words("保证金抵扣", "deposits applied"), guarantee.depositsApplied),
      (Words("股本抵扣", "capital forfeited"), guarantee.forfeited),
      (Words("联保分摊", "called from the group"), try guarantee.called),
      (Words("再担保应摊", "claimed from re-guarantors"), try guarantee.claimed),
      (
        Words("抵债资产（减变现缺口）", "assets taken, less shortfalls"),
        try guarantee.assetsTaken - guarantee.assetShortfalls
      ),
      (Words("已核销", "written off"), try guarantee.writtenOff),
      (Words("应收代偿款（总账）", "compensation receivable, ledger"), ledger),
    ]
    return try table(
      "recourse", Words("勾稽二：代偿款去向", "Identity 2: what became of what was paid"),
      (Words("已付代偿款 + 费用", "paid for it + costs"), try guarantee.paid + guarantee.costs), parts)
  }

  /// written off = borne by the layers + restored to them + charged to income.
  var losses: Table {
    get throws {
      var parts: [(Words, Money)] = []
      for layer in LossLayer.allCases where layer != .income {
        let losses = guarantee.writeOffs.flatMap(\.layers).filter { $0.layer == layer }
        guard !losses.isEmpty else { continue }
        let borne = try Money.sum(losses.map { try $0.amount - $0.restored })
        let words = layer.words
        parts.append((Words("\(words.zh)仍承担", "still borne by the \(words.en)"), borne))
      }
      parts.append((Words("已恢复", "restored"), try guarantee.restored))
      parts.append((Words("计入损益", "charged to income"), try guarantee.chargedToIncome))
      return try table(
        "losses", Words("勾稽三：损失由谁承担", "Identity 3: who bears the loss"),
        (Words("已核销", "written off"), try guarantee.writtenOff), parts)
    }
  }

  private func table(
    _ key: String, _ title: Words, _ whole: (words: Words, amount: Money),
    _ parts: [(words: Words, amount: Money)]
  ) throws -> Table {
    let sum = try Money.sum(parts.map(\.amount))
    let rows = [whole] + parts
    let isKept = sum == whole.amount
    return Table(
      key: key, title: title,
      columns: [
        Table.Column("item", Words("项目", "item")), Table.Column("amount", Words("金额", "amount")),
      ],
      rows: rows.map { [.text($0.words.spoken), .money($0.amount)] },
      totals: [
        .text(
          isKept ? say("各项合计，相符", "sum of the parts, agrees") : say("各项合计，不符！", "sum, DIFFERS!")),
        .money(sum),
      ])
  }
}
