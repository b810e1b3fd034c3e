extension Report {
  static let members = Report(
    "members", Words("股东权益", "Members' equity"),
    Words(
      "每位股东的实收资本、应享公积与损益、承担的损失、应退金额、权益",
      "each member's capital, share of reserves and result, losses carried and equity"),
    scope: .day
  ) { snapshot, document in
    let standing = try snapshot.standing()
    let members = try standing.members()
    func total(_ amount: (MemberEquity) throws -> Money) throws -> Cell {
      .money(try Money.sum(members.map(amount)))
    }
    document.tables = [
      Table(
        key: "members",
        columns: [
          .init("member", Words("股东", "member")), .init("name", Words("名称", "name")),
          .init("paidInCapital", Words("实收资本", "paid-in capital")),
          .init("shareOfReservesAndResult", Words("应享公积与损益", "share of reserves and result")),
          .init("lossesCarried", Words("承担的损失", "losses carried")),
          .init("owedToMember", Words("应退股东", "owed to member")),
          .init("equity", Words("股东权益", "equity")),
        ],
        rows: try members.map { member in
          [
            .code(member.member), .text(standing.roster.name(member.member)),
            .money(member.paidInCapital), .money(member.shareOfReservesAndResult),
            .money(member.lossesCarried), .money(member.owedToMember),
            .money(try member.equity),
          ]
        },
        totals: [
          .term("total", Words("合计", "total")), .none, try total(\.paidInCapital),
          try total(\.shareOfReservesAndResult), try total(\.lossesCarried),
          try total(\.owedToMember), try total { try $0.equity },
        ],
        keyedBy: "member")
    ]
    let equity = try Money.sum(members.map { try $0.equity })
    let netAssets = try standing.position().netAssets
    document.figures = try standing.figures([.netAssets, .paidInCapital, .minimumCapital])
    document.figures.append(
      Figure(
        "isReconciled", Words("股东权益合计 = 净资产", "equity adds up to net assets"),
        .flag(equity == netAssets),
        basis: Words(
          "合计 \(equity.grouped)，净资产 \(netAssets.grouped)",
          "equity \(equity.grouped), net assets \(netAssets.grouped)")))
    document.notes = [
      Words(
        "权益 = 实收资本 + 按资本分享的（净资产 − 实收资本 + 股东承担的损失）− 本人承担的损失；"
          + "应退股东为公司对其负债，不在权益内。",
        "Equity = paid-in capital + the capital-weighted part of (net assets − paid-in capital + "
          + "losses carried by members) − losses he carries. What is owed to him is the fund's "
          + "debt, outside his equity.")
    ]
  }
}
