/// What would follow if borrowers failed: who pays what, what the fund's figures become, and what is
/// left to every member; without the joint groups, and with them.
public struct WhatIf {
  /// The books with what was rehearsed in them.
  public struct Run {
    let standing: Standing
    let rehearsal: Rehearsal
    let sharing: [RiskSharing]

    /// How things stand at the end of a day once a rehearsal is over.
    public init(_ rehearsal: Rehearsal, _ books: Books, _ archive: any Archive, day: Day) throws {
      standing = try Standing(books: books, archive: archive, day: day)
      self.rehearsal = rehearsal
      sharing = try rehearsal.guarantees.flatMap {
        try RiskSharing.all(archive, on: day, only: $0)
      }
    }
  }

  private let before: Snapshot
  private let borrowers: [ID<Party>]
  private let alone: Run
  private let withGroup: Run
  private let groupPays: Rate

  /// - Parameter before: the books as they are, as of the day of the rehearsals.
  public init(
    _ borrowers: [ID<Party>], before: Snapshot, alone: Run, withGroup: Run, groupPays: Rate
  ) {
    (self.before, self.borrowers) = (before, borrowers)
    (self.alone, self.withGroup, self.groupPays) = (alone, withGroup, groupPays)
  }

  /// The whole of it on one page. The entries are those without the groups.
  public func document() throws -> Document {
    let standing = try before.standing()
    let names = borrowers.map { "\($0) \(standing.roster.name($0))" }.joined(separator: "、")
    var document = try before.document(
      "what-if", Words("假如违约：\(names)", "What if: default of \(names)"), scope: .day)
    let lost = try Money.sum(alone.sharing.map(\.lost))
    document.figures = [
      Figure("guarantees", Words("担保笔数", "guarantees"), .count(alone.rehearsal.guarantees.count)),
      Figure(
        "lost", Words("违约本金", "principal unpaid"), .money(lost),
        basis: Words(
          "在保贷款余额，连同其未了的代偿", "loan balances in force, with what is still open for them")),
      Figure(
        "groupPays", Words("联保小组支付所分摊的", "of what it is called on for, the group pays"),
        .rate(groupPays)),
      Figure(
        "isReconciled", Words("各方承担之和 = 损失", "shares add up to what was lost"),
        .flag(
          try (alone.sharing + withGroup.sharing).allSatisfy {
            try Money.sum($0.shares.map(\.amount)) == $0.lost
          })),
    ]
    document.tables = [
      try payers(standing.roster), try measures(standing), try members(standing),
      entries(try before.chart()),
    ]
    document.notes = notes
    return document
  }

  private var notes: [Words] {
    var notes = [
      Words(
        "只在内存副本上推算，账簿未作任何改动。不计利息；保证金先抵偿，其余按章程顺序分担。",
        "Worked out on a copy in memory: nothing was recorded. Without interest; deposits go first, "
          + "the rest down the charter's list.")
    ]
    for refusal in alone.rehearsal.obstacles + withGroup.rehearsal.obstacles {
      notes.append(
        Words("未能核销：\(refusal.words.zh)", "Not written off: \(refusal.words.en)"))
    }
    for warning in alone.rehearsal.warnings {
      notes.append(Words("注意：\(warning.words.zh)", "Warning: \(warning.words.en)"))
    }
    return notes.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// Who bears what of the guarantees that fail, whole.
  private func payers(_ roster: Roster) throws -> Table {
    func sums(_ run: Run) throws -> [RiskSharing.Bearer: Money] {
      var sums: [RiskSharing.Bearer: Money] = [:]
      for (bearer, amount) in run.sharing.flatMap(\.shares) {
        sums[bearer] = try (sums[bearer] ?? .zero) + amount
      }
      return sums
    }
    let (first, second) = (try sums(alone), try sums(withGroup))
    let order = (alone.sharing + withGroup.sharing).flatMap(\.shares).map(\.bearer)
    let bearers = order.reduce(into: [RiskSharing.Bearer]()) {
      if !$0.contains($1) { $0.append($1) }
    }.enumerated().sorted {
      ($0.element.place, $0.offset) < ($1.element.place, $1.offset)
    }.map(\.element)
    return Table(
      key: "payers", title: Words("由谁承担", "Who pays"),
      columns: [
        .init("bearer", Words("承担方", "borne by")), .init("code", Words("代码", "code")),
        .init("name", Words("名称", "name")), .init("alone", Words("不经联保", "without the group")),
        .init("withGroup", Words("先经联保", "with the group")),
      ],
      rows: bearers.map { bearer in
        [
          bearer.cell, .code(bearer.party),
          bearer.party.map { .text(roster.name($0)) } ?? .none,
          .money(first[bearer] ?? .zero), .money(second[bearer] ?? .zero),
        ]
      },
      totals: [
        .term("total", Words("合计", "total")), .none, .none,
        .money(try Money.sum(first.values)), .money(try Money.sum(second.values)),
      ])
  }

  /// What the fund's figures are, and become.
  private func measures(_ standing: Standing) throws -> Table {
    let shown: [Measure] = [
      .netAssets, .paidInCapital, .ownShare, .weightedLiability, .multiple, .leverageLimit,
      .headroom, .compensationBalance, .provisions, .provisionCoverage, .netAssetsToWeighted,
      .capitalToAssets, .gradeI, .gradeIandII, .gradeIII, .largestCustomer,
    ]
    func cell(_ measure: Measure, _ standing: Standing) throws -> Cell {
      guard case .cell(let cell) = try measure.figure(of: standing).value else { return .none }
      return cell
    }
    let stands = [standing, alone.standing, withGroup.standing]
    return Table(
      key: "outcome", title: Words("指标", "Figures"),
      columns: [
        .init("measure", Words("指标", "measure")), .init("before", Words("现在", "now")),
        .init("alone", Words("不经联保", "without the group")),
        .init("withGroup", Words("先经联保", "with the group")),
      ],
      rows: [
        [.term("cash", Account.cash.entry(in: standing.charter.chart).name)]
          + (try stands.map { .money(try $0.position().held(.cash)) })
      ]
        + (try shown.map { measure in
          [.term(measure.name, measure.label)] + (try stands.map { try cell(measure, $0) })
        })
        + [
          [.term("isBreached", Words("放大倍数超限", "leverage in breach"))]
            + (try stands.map { .flag(try $0.leverage().isBreached) })
        ])
  }

  /// What is left to every member.
  private func members(_ standing: Standing) throws -> Table {
    let before = try standing.members()
    func equities(_ run: Run) throws -> [ID<Party>: Money] {
      Dictionary(
        try run.standing.members().map { ($0.member, try $0.equity) },
        uniquingKeysWith: { first, _ in first })
    }
    let (first, second) = (try equities(alone), try equities(withGroup))
    func paid(_ member: ID<Party>) throws -> Money {
      try Money.sum(withGroup.sharing.map { try $0.borne { $0 == .group(member) } })
    }
    let rows = try before.map { member -> [Money] in
      let (code, equity) = (member.member, try member.equity)
      let (alone, withGroup) = (first[code] ?? .zero, second[code] ?? .zero)
      return [
        equity, alone, try equity - alone, withGroup, try paid(code),
        try equity - withGroup + paid(code),
      ]
    }
    return Table(
      key: "members", title: Words("股东", "Members"),
      columns: [
        .init("member", Words("股东", "member")), .init("name", Words("名称", "name")),
        .init("equity", Words("现在权益", "equity now")),
        .init("equityAlone", Words("不经联保：权益", "without the group: equity")),
        .init("lossAlone", Words("减少", "less by")),
        .init("equityWithGroup", Words("先经联保：权益", "with the group: equity")),
        .init("jointPaid", Words("联保支付", "paid as group member")),
        .init("lossWithGroup", Words("合计损失", "lost in all")),
      ],
      rows: zip(before, rows).map { member, amounts in
        [.code(member.member), .text(standing.roster.name(member.member))]
          + amounts.map(Cell.money)
      },
      totals: [.term("total", Words("合计", "total")), .none]
        + (try (0..<6).map { column in .money(try Money.sum(rows.map { $0[column] })) }),
      keyedBy: "member")
  }

  /// The entries that would be booked, without the groups.
  private func entries(_ chart: Chart) -> Table {
    Table(
      key: "entries", title: Words("将记的分录（不经联保）", "Entries, without the group"),
      columns: [
        .kind, .guarantee, .init("debit", Words("借方", "debit")),
        .init("debitParty", Words("往来方", "party")), .init("credit", Words("贷方", "credit")),
        .init("creditParty", Words("往来方", "party")), .amount,
      ],
      rows: alone.rehearsal.entries.flatMap { event, postings in
        postings.map { posting -> [Cell] in
          let kind = event.submission.kind
          let code = posting.debit.guarantee ?? posting.credit.guarantee
          func name(_ sub: SubAccount) -> Cell {
            .term(sub.account.rawValue, sub.account.entry(in: chart).name)
          }
          return [
            .term(kind.rawValue, kind.body.title), .code(code), name(posting.debit),
            .code(posting.debit.party), name(posting.credit), .code(posting.credit.party),
            .money(posting.amount),
          ]
        }
      })
  }
}

extension RiskSharing.Bearer {
  /// Its place in the order of the waterfall.
  fileprivate var place: Int {
    switch self {
    case .deposit: 0
    case .capital: 1
    case .recovery: 2
    case .assets: 3
    case .group: 4
    case .reguarantor: 5
    case .bank: 6
    case .reserve(let layer): 7 + (LossLayer.allCases.firstIndex(of: layer) ?? 0)
    case .member: 20
    case .result: 21
    case .open: 22
    }
  }
}
