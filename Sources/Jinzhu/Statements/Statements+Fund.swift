extension Statements {
  /// The statement of the whole fund: every member's equity from opening to closing, which adds up to
  /// net assets at both ends, and what all of them carry, default by default.
  public func fundDocument() throws -> Document {
    var document = try snapshot.document(
      "statement", Words("全体股东对账单", "Statement of the whole fund"), scope: .period)
    let (before, after) = (try sum(opening), try sum(closing))
    let position = try standing.position()
    let carried = try losses()
    let ledger = try position.carriedByMembers - position.owedToMembers
    let compared = try BroughtLosses(
      carried: Money.sum(carried.map { try $0.line.open }), ledger: ledger,
      entries: snapshot.archive.partyEntries(
        of: [.memberRiskShare], party: nil, through: snapshot.day))
    document.figures = [
      Figure(
        "netAssetsOpening", Words("期初净资产", "net assets at the start"),
        .money(opening.netAssets)),
      Figure("netAssets", Words("期末净资产", "net assets at the end"), .money(closing.netAssets)),
      Figure(
        "isReconciled", Words("股东权益合计 = 净资产（期初、期末）", "equity adds up to net assets, at both ends"),
        .flag(before == opening.netAssets && after == closing.netAssets),
        basis: Words(
          "权益合计 \(before.grouped)、\(after.grouped)",
          "equity \(before.grouped) and \(after.grouped)")),
      Figure(
        "lossesReconciled", Words("逐笔承担之和 = 总账", "losses, one by one, agree with the ledger"),
        .flag(try compared.agree), basis: compared.words),
    ]
    document.tables = [try members(), try lossesByDefault(carried), try fundAtRisk()]
    return document
  }

  /// Equity of all members; where there is nobody, net assets are nobody's.
  private func sum(_ shares: EquityShares) throws -> Money {
    if shares.members.isEmpty { return shares.netAssets }
    return try Money.sum(shares.members.map { try $0.equity })
  }

  private func losses() throws -> [(member: ID<Party>, line: LossAccount.Line)] {
    try everybody().flatMap { member in
      try losses(of: member).lines.map { (member, $0) }
    }
  }

  private func members() throws -> Table {
    let codes = try everybody()
    typealias Ends = (before: Money, after: Money)
    func ends(_ amount: (EquityShares, ID<Party>) throws -> Money) throws -> [Ends] {
      try codes.map { (try amount(opening, $0), try amount(closing, $0)) }
    }
    let columns: [(key: String, words: Words, ends: [Ends])] = try [
      (
        "paidInCapital", Words("实收资本", "capital"),
        ends { $0.equity(of: $1)?.paidInCapital ?? .zero }
      ),
      (
        "shareOfReservesAndResult", Words("应享公积与损益", "reserves and result"),
        ends { $0.equity(of: $1)?.shareOfReservesAndResult ?? .zero }
      ),
      (
        "lossesCarried", Words("承担的损失", "losses carried"),
        ends { try -($0.equity(of: $1)?.lossesCarried ?? .zero) }
      ),
      ("equity", Words("权益", "equity"), ends { try $0.equity(of: $1)?.equity ?? .zero }),
    ]
    func cells(_ ends: Ends) throws -> [Cell] {
      [.money(ends.before), .money(try ends.after - ends.before), .money(ends.after)]
    }
    return Table(
      key: "members", title: Words("股东权益", "Members' equity"),
      columns: [.init("member", Words("股东", "member")), .init("name", Words("名称", "name"))]
        + columns.flatMap { key, words, _ -> [Table.Column] in
          [
            .init(key + "Opening", Words("期初\(words.zh)", "\(words.en), opening")),
            .init(key + "Movement", Words("变动", "movement")),
            .init(key, Words("期末\(words.zh)", "\(words.en), closing")),
          ]
        },
      rows: try codes.enumerated().map { place, code in
        [.code(code), .text(standing.roster.name(code))]
          + (try columns.flatMap { try cells($0.ends[place]) })
      },
      totals: [.term("total", Words("合计", "total")), .none]
        + (try columns.flatMap { column in
          try cells(
            (
              Money.sum(column.ends.map(\.before)), Money.sum(column.ends.map(\.after))
            ))
        }),
      keyedBy: "member")
  }

  /// What members carry together, by write-off.
  private func lossesByDefault(_ lines: [(member: ID<Party>, line: LossAccount.Line)]) throws
    -> Table
  {
    let writeOffs = Dictionary(grouping: lines.map(\.line), by: \.writeOff)
      .sorted { $0.key < $1.key }
    func cells(_ lines: [LossAccount.Line]) throws -> [Cell] {
      try [
        Money.sum(lines.map(\.share)), Money.sum(lines.map(\.restored)),
        Money.sum(lines.map(\.paid)), Money.sum(lines.map(\.givenUp)),
        Money.sum(lines.map(\.setOff)), Money.sum(lines.map(\.refunded)),
        Money.sum(lines.map { try $0.open }),
      ].map(Cell.money)
    }
    return Table(
      key: "losses", title: Words("股东承担的违约损失", "Defaults that members carry"),
      columns: [
        .date, .event, .guarantee, .init("members", Words("分担人数", "members")),
        .init("share", Words("股东承担", "members' part")),
        .init("restored", Words("追偿退还", "given back")), .init("paid", Words("现金补足", "paid")),
        .init("givenUp", Words("以股抵补", "capital given up")),
        .init("setOff", Words("红利抵扣", "set off")), .init("refunded", Words("已退还", "refunded")),
        .init("open", Words("尚承担", "still carried")),
      ],
      rows: try writeOffs.map { number, lines in
        [
          lines.first.map { .day($0.day) } ?? .none, .count(Int(number)),
          .code(lines.first?.guarantee), .count(lines.count { !$0.share.isZero }),
        ] + (try cells(lines))
      },
      totals: [.term("total", Words("合计", "total")), .none, .none, .none]
        + (try cells(lines.map(\.line))))
  }

  private func fundAtRisk() throws -> Table {
    Table(
      key: "atRisk", title: Words("可能的损失", "At risk"),
      columns: [
        .init("case", Words("情形", "if")),
        .init("borrowers", Words("借款人", "borrowers"), isPrinted: false),
        .init("paid", Words("代偿", "the fund pays")), .init("lost", Words("损失", "lost")),
        .init("members", Words("其中股东承担", "carried by members")),
        .init("netAssets", Words("其后净资产", "net assets after")),
        .init("groupPays", Words("若先联保：小组承担", "with the groups: they pay")),
        .init("lostWithGroup", Words("若先联保：损失", "and lost")),
      ],
      rows: try cases().map { risk in
        [
          .term(risk.key, risk.words),
          .text(risk.borrowers.map(\.text).joined(separator: " ")),
          .money(risk.alone.paid), .money(risk.alone.lost),
          .money(try Money.sum(risk.alone.carried.values)), .money(risk.alone.netAssets),
          try risk.withGroup.map { .money(try Money.sum($0.calls.values)) } ?? .none,
          risk.withGroup.map { .money($0.lost) } ?? .none,
        ]
      })
  }
}
