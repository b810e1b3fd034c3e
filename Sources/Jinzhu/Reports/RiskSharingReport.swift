extension Report {
  static let riskSharing = Report(
    "risk-sharing", Words("风险分担表", "Risk sharing"),
    Words(
      "每笔违约由谁承担：银行、保证金、追偿、联保、再担保、准备金、每位股东；合计等于损失",
      "who bore what of every default: bank, deposit, recoveries, group, reserves, each member"),
    scope: .day
  ) { snapshot, document in
    let roster = Roster(of: try snapshot.books.everybody(), on: snapshot.day)
    let defaults = try RiskSharing.all(
      snapshot.archive, on: snapshot.day, only: snapshot.guarantee)
    let lost = try Money.sum(defaults.map(\.lost))
    let borne = try Money.sum(defaults.flatMap(\.shares).map(\.amount))
    let open = try Money.sum(defaults.map { try $0.borne { $0 == .open } })
    let adds = try defaults.allSatisfy { try Money.sum($0.shares.map(\.amount)) == $0.lost }
    document.figures = [
      Figure("defaults", Words("违约笔数", "defaults"), .count(defaults.count)),
      Figure(
        "lost", Words("违约本息及费用", "unpaid at default, with costs"), .money(lost),
        basis: Words("代偿涉及的本金 + 利息（全额）+ 追偿费用", "principal + interest compensated, whole, + costs")),
      Figure(
        "open", Words("尚未落定", "not decided yet"), .money(open),
        basis: Words(
          "应收代偿款 + 应收联保款 + 应收再担保款", "receivable from borrowers, groups and re-guarantors")),
      Figure(
        "isReconciled", Words("各方承担之和 = 损失", "shares add up to what was lost"),
        .flag(adds && lost == borne),
        basis: Words(
          "各方合计 \(borne.grouped)，损失 \(lost.grouped)",
          "shares \(borne.grouped), lost \(lost.grouped)")),
    ]
    document.tables =
      [try overview(defaults, roster), try members(defaults, roster)]
      + (try defaults.map { try waterfall($0, roster) })
    document.notes = [
      Words(
        "各方承担额已扣除追偿中退还其的部分；“当期损益”为负时，是追偿超过全部损失的收入。",
        "Every share is net of what recoveries gave back; a result below zero is what came in beyond "
          + "everything that was lost.")
    ]
  }

  /// The columns of the overview, and whom each stands for.
  private static let parties:
    [(key: String, words: Words, isMeant: @Sendable (RiskSharing.Bearer) -> Bool)] = [
      ("deposit", Words("保证金", "deposit"), { $0 == .deposit }),
      ("capital", Words("违约人股本", "his capital"), { if case .capital = $0 { true } else { false } }),
      ("recoveries", Words("追偿", "recoveries"), { if case .recovery = $0 { true } else { false } }),
      ("assets", Words("抵债资产", "assets"), { $0 == .assets }),
      ("group", Words("联保小组", "group"), { if case .group = $0 { true } else { false } }),
      (
        "reguarantor", Words("再担保", "re-guarantor"),
        { if case .reguarantor = $0 { true } else { false } }
      ),
      ("bank", Words("银行", "bank"), { if case .bank = $0 { true } else { false } }),
      (
        LossLayer.compensationReserve.rawValue, LossLayer.compensationReserve.words,
        { $0 == .reserve(.compensationReserve) }
      ),
      (
        LossLayer.generalRiskReserve.rawValue, LossLayer.generalRiskReserve.words,
        { $0 == .reserve(.generalRiskReserve) }
      ),
      (
        LossLayer.surplusReserve.rawValue, LossLayer.surplusReserve.words,
        { $0 == .reserve(.surplusReserve) }
      ),
      (
        LossLayer.members.rawValue, LossLayer.members.words,
        { if case .member = $0 { true } else { false } }
      ),
      (LossLayer.income.rawValue, LossLayer.income.words, { $0 == .result }),
      ("open", Words("尚未落定", "open"), { $0 == .open }),
    ]

  /// One row a default.
  private static func overview(_ defaults: [RiskSharing], _ roster: Roster) throws -> Table {
    func amounts(_ defaults: [RiskSharing]) throws -> [Cell] {
      [.money(try Money.sum(defaults.map(\.lost)))]
        + (try parties.map { party in
          .money(try Money.sum(defaults.map { try $0.borne(party.isMeant) }))
        })
    }
    var table = Table(
      title: Words("各笔违约", "Defaults"),
      columns: [
        .guarantee, .init("borrower", Words("借款人", "borrower")),
        .init("borrowerName", Words("名称", "name")),
        .init("firstCompensated", Words("首次代偿", "first paid")), .init("lost", Words("损失", "lost")),
      ] + parties.map { .init($0.key, $0.words) },
      rows: try defaults.map { sharing in
        let guarantee = sharing.guarantee
        return [
          .code(guarantee.code), .code(guarantee.borrower), .text(roster.name(guarantee.borrower)),
          guarantee.firstCompensated.map(Cell.day) ?? .none,
        ] + (try amounts([sharing]))
      },
      totals: [.term("total", Words("合计", "total")), .none, .none, .none]
        + (try amounts(defaults)))
    table.sources = defaults.map { .guarantees(.one($0.guarantee.code)) }
    return table
  }

  /// Every member in all: what he paid for others in his groups, and what he bears of losses.
  private static func members(_ defaults: [RiskSharing], _ roster: Roster) throws -> Table {
    var sums: [ID<Party>: (group: Money, layer: Money)] = [:]
    for (bearer, amount) in defaults.flatMap(\.shares) {
      switch bearer {
      case .group(let code):
        sums[code, default: (.zero, .zero)].group = try (sums[code]?.group ?? .zero) + amount
      case .member(let code):
        sums[code, default: (.zero, .zero)].layer = try (sums[code]?.layer ?? .zero) + amount
      case .bank, .deposit, .capital, .recovery, .assets, .reguarantor, .reserve, .result, .open:
        continue
      }
    }
    return Table(
      key: "members", title: Words("股东与联保户", "Members and groups"),
      columns: [
        .init("member", Words("代码", "code")), .init("name", Words("名称", "name")),
        .init("asGroup", Words("联保承担", "as a group member")),
        .init("asMember", Words("股东承担", "as a member")), .init("inAll", Words("合计", "in all")),
      ],
      rows: try sums.sorted { $0.key < $1.key }.map { code, sum in
        [
          .code(code), .text(roster.name(code)), .money(sum.group), .money(sum.layer),
          .money(try sum.group + sum.layer),
        ]
      },
      totals: try [
        .term("total", Words("合计", "total")), .none,
        .money(Money.sum(sums.values.map(\.group))), .money(Money.sum(sums.values.map(\.layer))),
        .money(Money.sum(sums.values.map { try $0.group + $0.layer })),
      ],
      keyedBy: "member")
  }

  /// One default from what was lost down to what is open.
  private static func waterfall(_ sharing: RiskSharing, _ roster: Roster) throws -> Table {
    let guarantee = sharing.guarantee
    let name = roster.name(guarantee.borrower)
    let shares = sharing.shares.filter { $0.bearer != .open }
    let open = try sharing.borne { $0 == .open }
    return Table(
      key: "default:\(guarantee.code)",
      title: Words("\(guarantee.code) \(name)", "\(guarantee.code) \(name)"),
      columns: [
        .init("bearer", Words("承担方", "borne by")), .init("code", Words("代码", "code")),
        .init("name", Words("名称", "name")), .amount,
      ],
      rows: [
        [
          .term("lost", Words("损失", "lost")), .code(guarantee.borrower), .text(name),
          .money(sharing.lost),
        ]
      ]
        + shares.map { share in
          let party = share.bearer.party
          return [
            share.bearer.cell, .code(party), party.map { .text(roster.name($0)) } ?? .none,
            .money(share.amount),
          ]
        } + [[.term("open", Words("尚未落定", "open")), .none, .none, .money(open)]],
      drawing: .steps(
        named: "bearer", by: "amount",
        [.level] + shares.map { _ in .down } + [.level]))
  }
}

extension RiskSharing.Bearer {
  /// The party that bears it; `nil` where none does.
  var party: ID<Party>? {
    switch self {
    case .bank(let code), .capital(let code), .group(let code), .reguarantor(let code),
      .member(let code):
      code
    case .deposit, .recovery, .assets, .reserve, .result, .open: nil
    }
  }

  /// What it is called.
  var cell: Cell {
    switch self {
    case .bank: .term("bank", Words("银行", "bank"))
    case .deposit: .term("deposit", Words("客户保证金", "customer's deposit"))
    case .capital: .term("capital", Words("违约人股本", "defaulter's capital"))
    case .recovery(let source, let words):
      .term("recovery.\(source)", Words("追偿：\(words.zh)", "recovered: \(words.en)"))
    case .assets: .term("assets", Words("抵债资产", "foreclosed assets"))
    case .group: .term("group", Words("联保小组成员", "group member"))
    case .reguarantor: .term("reguarantor", Words("再担保机构", "re-guarantor"))
    case .reserve(let layer): .term(layer.rawValue, layer.words)
    case .member: .term("member", Words("股东", "member"))
    case .result: .term("income", LossLayer.income.words)
    case .open: .term("open", Words("尚未落定", "open"))
    }
  }
}
