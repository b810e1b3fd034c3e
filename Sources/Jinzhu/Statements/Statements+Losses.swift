// The losses he carries, the dividends he got, and what could still hit him.

extension Statements {
  /// Every default that he was given a part of, whenever it was: his part, and what came of it.
  func carried(by member: ID<Party>, _ losses: LossAccount) throws -> Table? {
    guard !losses.lines.isEmpty else { return nil }
    let rows = try losses.lines.map { line -> [Cell] in
      let found = try allocations.loss(line.writeOff, of: line.guarantee)
      let layer = found?.loss.layers.first { $0.layer == .members }
      let borrower = found?.guarantee.borrower
      return
        [
          .day(line.day), .count(Int(line.writeOff)), .code(borrower),
          borrower.map { .text(standing.roster.name($0)) } ?? .none, .code(line.guarantee),
          .money(try Money.sum(found?.loss.layers.map(\.amount) ?? [])),
          .term(LossLayer.members.rawValue, LossLayer.members.words),
          .money(layer?.amount ?? .zero),
        ]
        + (try found?.terms.map {
          [.term($0.basis.rawValue, $0.basis.words)] + (try $0.cells(for: member))
        } ?? [.none, .none, .none])
        + [
          .money(line.share), .money(line.restored), .money(line.paid), .money(line.givenUp),
          .money(line.setOff), .money(line.refunded), .money(try line.open),
        ]
    }
    func total(_ amount: (LossAccount.Line) throws -> Money) throws -> Cell {
      .money(try Money.sum(losses.lines.map(amount)))
    }
    var table = Table(
      key: "losses", title: Words("承担的违约损失", "Defaults he carries"),
      columns: [
        .date, .event, .init("borrower", Words("借款人", "borrower")),
        .init("borrowerName", Words("名称", "name")), .guarantee,
        .init("loss", Words("核销金额", "written off")), .init("layer", Words("承担层", "layer")),
        .init("layerPart", Words("该层承担", "the layer's part")),
      ] + Self.termColumns + [
        .init("share", Words("本人承担", "his part")),
        .init("restored", Words("追偿退还", "given back")), .init("paid", Words("现金补足", "paid")),
        .init("givenUp", Words("以股抵补", "capital given up")),
        .init("setOff", Words("红利抵扣", "set off")), .init("refunded", Words("已退还", "refunded")),
        .init("open", Words("尚承担", "still carried")),
      ],
      rows: rows,
      totals: [.term("total", Words("合计", "total"))]
        + [Cell](repeating: .none, count: 10)
        + [
          try total(\.share), try total(\.restored), try total(\.paid), try total(\.givenUp),
          try total(\.setOff), try total(\.refunded), try total { try $0.open },
        ])
    table.sources = losses.lines.map { .events($0.events) }
    return table
  }

  /// What an allocation went by: the basis, what he counted for, what all did.
  private static let termColumns: [Table.Column] = [
    .init("basis", Words("分配依据", "shared by")), .init("weight", Words("本人权数", "his weight")),
    .init("base", Words("权数合计", "all weights")),
  ]

  /// His dividends of the period.
  func dividends(of member: ID<Party>) throws -> Table? {
    let entries = try entries(of: member).filter {
      $0.cause == .dividendDeclare && $0.day >= snapshot.first
    }
    guard !entries.isEmpty else { return nil }
    let byEvent = Dictionary(grouping: entries, by: \.event).values
      .compactMap { group in group.first.map { ($0, group) } }
      .sorted { ($0.0.day, $0.0.event) < ($1.0.day, $1.0.event) }
    func part(_ group: [PartyEntry], _ account: Account) throws -> Money {
      try -Money.sum(group.filter { $0.sub.account == account }.map(\.amount))
    }
    let rows = try byEvent.map { first, group -> [Cell] in
      let found = try allocations.dividend(first.reversed ?? first.event)
      let terms = try found.map {
        [
          .money(try first.reversed == nil ? $0.declared : -$0.declared),
          .term($0.terms.basis.rawValue, $0.terms.basis.words),
        ] + (try $0.terms.cells(for: member))
      }
      let (setOff, payable) = (
        try part(group, .memberRiskShare), try part(group, .dividendPayable)
      )
      return [.day(first.day), .count(Int(first.event))]
        + (terms ?? [.none, .none, .none, .none])
        + [.money(try setOff + payable), .money(setOff), .money(payable)]
    }
    var table = Table(
      key: "dividends", title: Words("分红", "Dividends"),
      columns: [.date, .event, .init("declared", Words("宣告总额", "declared"))] + Self.termColumns + [
        .init("part", Words("本人部分", "his part")), .init("setOff", Words("抵扣分担", "set off")),
        .init("payable", Words("应付本人", "payable to him")),
      ],
      rows: rows,
      totals: [.term("total", Words("合计", "total"))] + [Cell](repeating: .none, count: 5)
        + [
          .money(try -Money.sum(entries.map(\.amount))),
          .money(try part(entries, .memberRiskShare)), .money(try part(entries, .dividendPayable)),
        ])
    table.sources = byEvent.map { .events([$0.0.event]) }
    return table
  }

  /// What he would lose: the fall of his equity, and what his joint groups would call from him.
  func atRisk(of member: ID<Party>) throws -> Table {
    let equity = try closing.equity(of: member)?.equity ?? .zero
    func fall(_ setback: Setback) throws -> Money {
      try equity - (setback.members.equity(of: member)?.equity ?? .zero)
    }
    return Table(
      key: "atRisk", title: Words("可能的损失", "At risk"),
      columns: [
        .init("case", Words("情形", "if")),
        .init("borrowers", Words("借款人", "borrowers"), isPrinted: false),
        .init("lost", Words("公司损失", "the fund loses")),
        .init("equityFall", Words("本人权益减少", "his equity falls by")),
        .init("jointCall", Words("若先联保：本人分摊", "with the group: he pays")),
        .init("equityFallWithGroup", Words("若先联保：权益减少", "and his equity falls by")),
        .init("atRisk", Words("若先联保：合计", "with the group: in all")),
      ],
      rows: try cases().map { risk in
        let alone = try fall(risk.alone)
        let called = risk.withGroup.map { $0.calls[member] ?? .zero }
        let withGroup = try risk.withGroup.map(fall)
        return [
          .term(risk.key, risk.words),
          .text(risk.borrowers.map(\.text).joined(separator: " ")), .money(risk.alone.lost),
          .money(alone), called.map(Cell.money) ?? .none, withGroup.map(Cell.money) ?? .none,
          try called.map { .money(try $0 + (withGroup ?? .zero)) } ?? .none,
        ]
      })
  }
}
