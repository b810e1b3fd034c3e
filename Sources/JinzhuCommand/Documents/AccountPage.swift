internal import Jinzhu

extension Page {
  private static let shown = 20

  /// An account: its balance, whom it is about, and its last movements.
  func document(of account: Account) throws -> Document {
    let chart = try books.charter(on: day).chart
    let entry = account.entry(in: chart)
    var document = try document(
      "account", Words("\(entry.code) \(entry.name.zh)", "\(entry.code) \(entry.name.en)"))
    let total = try books.totals(on: day)[account] ?? .zero
    document.figures = [
      Figure("role", Words("代号", "role"), .text(account.rawValue)),
      Figure("balance", Words("余额（借方为正）", "balance (debit positive)"), .money(total)),
    ]
    let parts = try archive.subLedger(of: account, asOf: day)
    if parts.contains(where: { $0.sub.party != nil || $0.sub.guarantee != nil }) {
      document.tables.append(Self.table(of: parts))
    }
    document.tables.append(try movements(of: account))
    return document
  }

  private static func table(of parts: [(sub: SubAccount, balance: Money)]) -> Table {
    Table(
      key: "subLedger", title: Words("明细（正常方向为正）", "Sub-ledger (normal side positive)"),
      columns: [
        Table.Column("party", Words("往来方", "party")),
        Table.Column("guarantee", Words("担保合同", "guarantee")),
        Table.Column("balance", Words("余额", "balance")),
      ],
      rows: parts.map { sub, balance in
        [
          sub.party.map { .text($0.text) } ?? .none, sub.guarantee.map { .text($0.text) } ?? .none,
          .money(balance),
        ]
      })
  }

  private func movements(of account: Account) throws -> Table {
    var last: [[Cell]] = []
    try archive.postings(
      touching: account, party: nil, guarantee: nil, from: .earliest, through: day
    ) { event, posting in
      let isDebit = posting.debit.account == account
      let (own, other) = isDebit ? (posting.debit, posting.credit) : (posting.credit, posting.debit)
      let amount = Cell.money(try posting.signed)
      last.append([
        .count(Int(event.number)), .day(event.day), .text(event.submission.kind.rawValue),
        .text([own.party?.text, own.guarantee?.text].compactMap { $0 }.joined(separator: " ")),
        .term(other.account.rawValue, other.account.entry(in: .cas).name),
        isDebit ? amount : .none, isDebit ? .none : amount,
      ])
      if last.count > Self.shown { last.removeFirst() }
    }
    return Table(
      key: "movements", title: Words("最近 \(Self.shown) 笔变动", "The last \(Self.shown) movements"),
      columns: [
        Table.Column("event", Words("序号", "event")), Table.Column("date", Words("日期", "date")),
        Table.Column("kind", Words("事项", "kind")), Table.Column("about", Words("明细", "about")),
        Table.Column("counter", Words("对方科目", "counter-account")),
        Table.Column("debit", Words("借方", "debit")), Table.Column("credit", Words("贷方", "credit")),
      ],
      rows: last)
  }
}
