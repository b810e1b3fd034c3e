extension Report {
  static let ledger = Report(
    "ledger", Words("明细账", "Ledger"),
    Words(
      "一个科目的期初、逐笔发生、对方科目与余额；可限定往来方或担保合同",
      "an account's opening, every movement with its counter-account and running balance"),
    scope: .period, asks: .account
  ) { snapshot, document in
    guard let account = snapshot.account else { throw Refusal.fieldMissing("account") }
    let chart = try snapshot.chart()
    let opening = try openingBalance(of: account, snapshot)
    var (balance, debit, credit) = (opening, Money.zero, Money.zero)
    var rows: [[Cell]] = []
    try movements(of: account, snapshot) { event, line in
      let isDebit = line.side == .debit
      if isDebit { try debit += line.amount } else { try credit += line.amount }
      try balance += isDebit ? line.amount : -line.amount
      let counter: [Cell] =
        line.counter.map { Array($0.cells(in: chart).dropFirst()) }
        ?? [.none, .term("multiple", Words("多科目", "several"))]
      rows.append(
        event.cells
          + [.code(line.sub.party), .code(line.sub.guarantee)] + counter
          + [
            isDebit ? .money(line.amount) : .none, isDebit ? .none : .money(line.amount),
            .money(balance), .flag(line.isRed),
          ])
    }
    document.tables = [
      Table(
        columns: [
          .date, .event, .kind, .memo, .party, .guarantee,
          .init("counterCode", Words("对方科目编码", "counter code")),
          .init("counterAccount", Words("对方科目", "counter-account")), .debit, .credit,
          .init("balance", Words("余额", "balance")), .isRed,
        ],
        rows: rows)
    ]
    let (code, name) = account.entry(in: chart)
    document.figures = [
      Figure("account", Words("科目", "account"), .term(account.rawValue, name)),
      Figure("code", Words("科目编码", "code"), .text(code)),
    ]
    if let party = snapshot.party {
      document.figures.append(Figure("party", Words("往来方", "party"), .code(party)))
    }
    if let guarantee = snapshot.guarantee {
      document.figures.append(
        Figure("guarantee", Words("担保合同", "guarantee"), .code(guarantee)))
    }
    document.figures += [
      Figure("opening", Words("期初余额", "opening"), .money(opening)),
      Figure("debit", Words("本期借方", "debits"), .money(debit)),
      Figure("credit", Words("本期贷方", "credits"), .money(credit)),
      Figure(
        "closing", Words("期末余额", "closing"), .money(balance),
        basis: Words("期初 + 借方 − 贷方", "opening + debits − credits")),
    ]
    document.notes = [Words("余额借方为正。", "Balances are debit positive.")]
  }

  /// The balance before the first day, debit positive.
  static func openingBalance(of account: Account, _ snapshot: Snapshot) throws -> Money {
    guard snapshot.party != nil || snapshot.guarantee != nil else {
      return try snapshot.openingTotals()[account] ?? .zero
    }
    guard snapshot.first > .earliest else { return .zero }
    let held = try snapshot.archive.subLedger(
      of: account, asOf: snapshot.first.adding(days: -1)
    ).filter { line in
      (snapshot.party == nil || line.sub.party == snapshot.party)
        && (snapshot.guarantee == nil || line.sub.guarantee == snapshot.guarantee)
    }
    let sum = try Money.sum(held.map(\.balance))
    return account.normalSide == .debit ? sum : try -sum
  }

  /// The account's movements, those of one event taken together as its voucher prints them.
  static func movements(
    of account: Account, _ snapshot: Snapshot, _ body: (Event, EntryLine) throws -> Void
  ) throws {
    var pending: (event: Event, postings: [Posting])?
    func flush() throws {
      guard let (event, postings) = pending else { return }
      let shown = snapshot.isBeforeClosing ? postings.filter { !$0.isClosing } : postings
      let kind = event.submission.kind
      let whole = kind == .voucherPost || kind == .eventReverse
      let lines = try EntryLine.lines(
        of: whole ? snapshot.archive.postings(of: event.number) : shown, kind: kind)
      for line in lines
      where line.sub.account == account
        && (snapshot.party == nil || line.sub.party == snapshot.party)
        && (snapshot.guarantee == nil || line.sub.guarantee == snapshot.guarantee)
        && !(snapshot.isBeforeClosing && line.isClosing)
      {
        try body(event, line)
      }
    }
    try snapshot.archive.postings(
      touching: account, party: snapshot.party, guarantee: snapshot.guarantee,
      from: snapshot.first, through: snapshot.day
    ) { event, posting in
      if pending?.event.number == event.number {
        pending?.postings.append(posting)
      } else {
        try flush()
        pending = (event, [posting])
      }
    }
    try flush()
  }
}
