extension Statements {
  /// A member's statement.
  public func document(for member: ID<Party>) throws -> Document {
    let name = standing.roster.name(member)
    var document = try snapshot.document(
      "statement", Words("股东对账单：\(member) \(name)", "Statement of \(member) \(name)"),
      scope: .period)
    let losses = try losses(of: member)
    document.figures = try figures(of: member, losses)
    document.tables = [try equity(of: member), try claims(of: member)]
    document.tables += [try course(of: member)]
    for account in Self.accounts {
      if let table = try movements(of: member, in: account) { document.tables.append(table) }
    }
    document.tables +=
      try [
        carried(by: member, losses), dividends(of: member), loans(of: member), fees(of: member),
        deposits(of: member), calls(on: member), obligations(of: member), atRisk(of: member),
      ].compactMap { $0 }
    document.notes = Self.notes
    return document
  }

  private func figures(of member: ID<Party>, _ losses: LossAccount) throws -> [Figure] {
    let end = closing.equity(of: member)
    let capital = try Money.sum(closing.members.map(\.paidInCapital))
    let carried = try Money.sum(losses.lines.map { try $0.open })
    let ledger = try snapshot.books.balance(
      of: SubAccount(.memberRiskShare, party: member), on: snapshot.day)
    let compared = try BroughtLosses(
      carried: carried, ledger: ledger, entries: entries(of: member))
    let equity = try end?.equity ?? .zero
    var figures = [
      Figure("member", Words("股东", "member"), .code(member)),
      Figure("name", Words("名称", "name"), .text(standing.roster.name(member))),
      Figure(
        "equity", Words("期末权益", "equity at the end"), .money(equity),
        basis: Words(
          "实收资本 + 应享公积与损益 − 承担的损失",
          "paid-in capital + part of reserves and result − losses carried")),
      Figure(
        "paidInCapital", Words("实收资本", "paid-in capital"), .money(end?.paidInCapital ?? .zero)),
      Figure(
        "capitalPart", Words("持股比例", "part of the capital"),
        .quotient(Ratio(end?.paidInCapital ?? .zero, of: capital))),
      Figure(
        "shareOfReservesAndResult", Words("应享公积与损益", "part of reserves and result"),
        .money(end?.shareOfReservesAndResult ?? .zero)),
      Figure(
        "lossesCarried", Words("承担的损失", "losses carried"), .money(end?.lossesCarried ?? .zero)),
      Figure(
        "owedToMember", Words("应退股东的分担", "owed to the member for losses"),
        .money(end?.owedToMember ?? .zero),
        basis: Words("公司对股东的负债，不在权益内", "the fund's debt to him, outside his equity")),
      Figure(
        "isReconciled", Words("各项承担之和 = 总账", "losses, one by one, agree with the ledger"),
        .flag(try compared.agree), basis: compared.words),
    ]
    let sources = try self.sources(of: member)
    for place in figures.indices { figures[place].sources = sources[figures[place].name] }
    return figures
  }

  /// What his figures are made of: his own sub-ledgers with their events, and the fund's accounts that
  /// he has a part of.
  private func sources(of member: ID<Party>) throws -> [String: Sources] {
    let entries = try entries(of: member)
    func own(_ account: Account, isSubtracted: Bool = false) -> Sources {
      var sources = Sources.events(
        entries.filter { $0.sub.account == account }.map(\.event))
      sources.balances = [.init(account, party: member, isSubtracted: isSubtracted)]
      return sources
    }
    return [
      "paidInCapital": own(.paidInCapital), "lossesCarried": own(.memberRiskShare),
      "owedToMember": own(.memberRiskShare, isSubtracted: true),
      "dividendPayable": own(.dividendPayable), "returnPayable": own(.returnPayable),
      "jointReceivable": own(.jointReceivable),
      "equity": .figures("paidInCapital", "shareOfReservesAndResult", "lossesCarried"),
      "shareOfReservesAndResult": .balances(
        .capitalReserve, .surplusReserve, .generalRiskReserve, .retainedEarnings,
        .currentProfit),
    ]
  }

  private static let notes = [
    Words(
      "权益按实收资本分享公积与损益；逐项按累计金额分配之差取整，故各项之和与合计分毫不差，全体股东合计等于净资产。",
      "Reserves and result belong to members by paid-in capital; each line is the difference of two "
        + "allocations of the running sum, so lines add up to the whole and members to net assets, "
        + "to the fen."),
    Words(
      "补足、以股抵补、红利抵扣按时间先后冲减尚未补足的损失；追偿退还归其所属核销。",
      "What he paid, gave up or had set off counts against the oldest loss still open; what a "
        + "recovery gave back belongs to its own write-off."),
    Words(
      "“可能的损失”为纸面推算：不良敞口全部损失且无追回；所列借款人的在保责任全部代偿（不计利息），保证金抵偿后按章程顺序分担，或由联保小组全额承担。",
      "The section on risk is worked out on paper: non-performing exposure is lost with no recovery; "
        + "a borrower's own share in force is compensated without interest, deposits are applied, "
        + "and the rest goes down the charter's list, or is paid by the joint group."),
  ]

  // MARK: - What he owns

  /// Opening, movement and closing of every line of his equity.
  private func equity(of member: ID<Party>) throws -> Table {
    let (start, end) = (opening.equity(of: member), closing.equity(of: member))
    func row(_ key: String, _ words: Words, _ before: Money, _ after: Money, _ fund: Money) throws
      -> [Cell]
    {
      [
        .term(key, words), .money(before), .money(try after - before), .money(after), .money(fund),
      ]
    }
    func fund(_ amount: (MemberEquity) -> Money) throws -> Money {
      try Money.sum(closing.members.map(amount))
    }
    var rows = [
      try row(
        "paidInCapital", Words("实收资本", "paid-in capital"), start?.paidInCapital ?? .zero,
        end?.paidInCapital ?? .zero, fund(\.paidInCapital))
    ]
    for part in EquityPart.allCases {
      rows.append(
        try row(
          part.rawValue, part.words, opening.share(of: member, in: part),
          closing.share(of: member, in: part), closing.held[part] ?? .zero))
    }
    rows.append(
      try row(
        "lossesCarried", Words("减：承担的损失", "less: losses carried"),
        -(start?.lossesCarried ?? .zero), -(end?.lossesCarried ?? .zero), -fund(\.lossesCarried)))
    var table = Table(
      key: "equity", title: Words("权益", "Equity"),
      columns: [
        .init("item", Words("项目", "item")), .opening, .init("movement", Words("本期变动", "movement")),
        .closing, .init("fund", Words("全公司期末", "whole fund, closing")),
      ],
      rows: rows,
      totals: try row(
        "equity", Words("权益合计", "equity"), start?.equity ?? .zero, end?.equity ?? .zero,
        closing.netAssets))
    let own = try sources(of: member)
    table.sources =
      [own["paidInCapital"] ?? Sources()] + EquityPart.allCases.map(\.sources)
      + [own["lossesCarried"] ?? Sources()]
    return table
  }

  /// What the fund owes him, and he the fund, beside his equity.
  private func claims(of member: ID<Party>) throws -> Table {
    let entries = try entries(of: member)
    func balance(_ account: Account, before day: Day?) throws -> Money {
      let sum = try Money.sum(
        entries.filter { entry in entry.sub.account == account && day.map { entry.day < $0 } ?? true
        }
        .map(\.amount))
      return account.normalSide == .debit ? sum : try -sum
    }
    func row(_ key: String, _ words: Words, _ before: Money, _ after: Money) throws -> [Cell] {
      [.term(key, words), .money(before), .money(try after - before), .money(after)]
    }
    func row(_ account: Account, _ words: Words) throws -> [Cell] {
      try row(
        account.rawValue, words, balance(account, before: snapshot.first),
        balance(account, before: nil))
    }
    let loans = try loanLines(of: member).filter { $0.guarantee.obligor == member }
    var table = Table(
      key: "claims", title: Words("往来", "Owed to him, and by him"),
      columns: [
        .init("item", Words("项目", "item")), .opening, .init("movement", Words("本期变动", "movement")),
        .closing,
      ],
      rows: try [
        row(
          "owedToMember", Words("应退分担", "owed to him for losses"),
          opening.equity(of: member)?.owedToMember ?? .zero,
          closing.equity(of: member)?.owedToMember ?? .zero),
        row(.dividendPayable, Words("应付股利", "dividends owed to him")),
        row(.returnPayable, Words("应返还的追偿款", "recoveries owed back to him")),
        row(
          "customerDeposit", Words("其存入的保证金", "his deposits"),
          Money.sum(loans.map(\.deposit.opening)), Money.sum(loans.map { try $0.deposit.closing })),
        row(.jointReceivable, Words("其应付联保款", "he owes for joint calls")),
        row(
          "feeReceivable", Words("其应付担保费", "he owes for fees"),
          Money.sum(loans.map(\.fee.opening)), Money.sum(loans.map { try $0.fee.closing })),
      ])
    func ofLoans(_ account: Account) -> Sources {
      var sources = Sources()
      sources.balances = loans.map { .init(account, guarantee: $0.guarantee.code) }
      return sources
    }
    let own = try sources(of: member)
    table.sources = [
      own["owedToMember"] ?? Sources(), own["dividendPayable"] ?? Sources(),
      own["returnPayable"] ?? Sources(), ofLoans(.customerDeposit),
      own["jointReceivable"] ?? Sources(), ofLoans(.feeReceivable),
    ]
    return table
  }

  /// His equity at the end of every year.
  private func course(of member: ID<Party>) throws -> Table {
    let start = try entries(of: member).first?.day ?? snapshot.day
    return Table(
      key: "course", title: Words("历年权益", "Equity over time"),
      columns: [
        .date, .init("equity", Words("权益", "equity")),
        .init("paidInCapital", Words("实收资本", "paid-in capital")),
        .init("lossesCarried", Words("承担的损失", "losses carried")),
      ],
      rows: try course().filter { $0.day >= start }.map { day, members in
        let found = members.equity(of: member)
        return [
          .day(day), .money(try found?.equity ?? .zero), .money(found?.paidInCapital ?? .zero),
          .money(found?.lossesCarried ?? .zero),
        ]
      },
      drawing: .course(
        over: "date", [.init("equity", .area), .init("paidInCapital")], standsForRows: true))
  }

  /// Opening balance, every movement and closing balance of one of his accounts, positive on the
  /// account's normal side; `nil` where there is nothing to show.
  private func movements(of member: ID<Party>, in account: Account) throws -> Table? {
    let entries = try entries(of: member).filter { $0.sub.account == account }
    func signed(_ amount: Money) throws -> Money {
      account.normalSide == .debit ? amount : try -amount
    }
    let before = try Money.sum(entries.filter { $0.day < snapshot.first }.map(\.amount))
    var balance = try signed(before)
    let moved = entries.filter { $0.day >= snapshot.first }
    if balance.isZero, moved.isEmpty { return nil }
    var rows: [[Cell]] = [
      [
        .day(snapshot.first), .none, .term("opening", Words("期初余额", "opening")), .none, .none,
        .none, .money(balance),
      ]
    ]
    for entry in moved {
      try balance += signed(entry.amount)
      rows.append([
        .day(entry.day), .count(Int(entry.event)),
        .term(entry.kind.rawValue, entry.kind.body.title), entry.memo.map(Cell.text) ?? .none,
        .code(entry.sub.guarantee), .money(try signed(entry.amount)), .money(balance),
      ])
    }
    let name = account.entry(in: try snapshot.chart()).name
    return Table(
      key: account.rawValue, title: name,
      columns: [
        .date, .event, .kind, .memo, .guarantee, .amount, .init("balance", Words("余额", "balance")),
      ],
      rows: rows,
      totals: [
        .term("closing", Words("期末余额", "closing")), .none, .none, .none, .none,
        .money(try Money.sum(moved.map { try signed($0.amount) })), .money(balance),
      ])
  }
}
