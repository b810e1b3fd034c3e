extension Report {
  static let reconciliation = Report(
    "reconciliation", Words("银行存款余额调节表", "Bank reconciliation"),
    Words(
      "账面余额与对账单余额，各加减未达账项，和两者的差额；--party 指定银行",
      "the book's balance and the bank's, each with what the other lacks, and what they differ by; "
        + "--party names the bank"),
    scope: .day
  ) { snapshot, document in
    let found = try snapshot.reconciliation()
    document.figures = try figures(of: found)
    document.tables = [openLines(of: found), openEntries(of: found)]
    let end = found.statementDay
    document.notes = [
      Words(
        "账户：\(snapshot.party.map(\.text) ?? "主账户")。对账单止于 "
          + "\(end.map(\.description) ?? "（还没有对账单）")；只用日期不晚于报表日的对账单和勾对。",
        "Account: \(snapshot.party.map(\.text) ?? "the main account"). Statements up to "
          + "\(end.map(\.description) ?? "(none yet)"); of statements and matches, those dated "
          + "up to the day are used.")
    ]
    if let start = found.start, let difference = try found.difference, !difference.isZero {
      document.notes.append(
        Words(
          "差额 \(difference.grouped)：首张对账单的期初余额是 \(start.stated.grouped)，其前账面余额是 "
            + "\(start.booked.grouped)；请核对 --balance，或补记此前漏记的收付。",
          "The difference of \(difference.grouped): the first statement opened with "
            + "\(start.stated.grouped), the book then held \(start.booked.grouped); check "
            + "--balance, or record what was left out before it."))
    }
  }

  private static func figures(of found: Reconciliation) throws -> [Figure] {
    func sum(_ amounts: [Money], above: Bool) throws -> Cell {
      .money(try Money.sum(amounts.filter { $0.isPositive == above }).magnitude)
    }
    let (lines, entries) = (found.lines.map(\.content.amount), found.entries.map(\.amount))
    let (book, bank) = (try found.adjustedBook, try found.adjustedStatement)
    return [
      Figure("bookBalance", Words("企业银行存款日记账余额", "balance by the book"), .money(found.bookBalance)),
      Figure(
        "bankReceived", Words("加：银行已收、企业未收", "add: received by the bank, not booked"),
        try sum(lines, above: true)),
      Figure(
        "bankPaid", Words("减：银行已付、企业未付", "less: paid by the bank, not booked"),
        try sum(lines, above: false)),
      Figure("adjustedBook", Words("调节后的存款余额（账面）", "adjusted balance by the book"), .money(book)),
      Figure(
        "statementBalance", Words("银行对账单余额", "balance by the statement"),
        found.statementBalance.map(Cell.money) ?? .none),
      Figure(
        "bookReceived", Words("加：企业已收、银行未收", "add: booked as received, not at the bank"),
        try sum(entries, above: true)),
      Figure(
        "bookPaid", Words("减：企业已付、银行未付", "less: booked as paid, not at the bank"),
        try sum(entries, above: false)),
      Figure(
        "adjustedStatement", Words("调节后的存款余额（对账单）", "adjusted balance by the statement"),
        bank.map(Cell.money) ?? .none),
      Figure(
        "difference", Words("差额", "difference"),
        try found.difference.map(Cell.money) ?? .none),
    ]
  }

  private static func openLines(of found: Reconciliation) -> Table {
    Table(
      key: "lines", title: Words("银行已记、企业未记", "On the statement, not in the book"),
      columns: [
        .init("line", Words("行", "line")), .init("date", Words("日期", "date")),
        .init("amount", Words("金额", "amount")), .init("reference", Words("票据号", "reference")),
        .init("counterparty", Words("对方", "other side")), .init("text", Words("摘要", "text")),
      ],
      rows: found.lines.map { line in
        [
          .text(line.id.description), .day(line.content.day), .money(line.content.amount),
          line.content.reference.map(Cell.text) ?? .none,
          line.content.counterparty.map(Cell.text) ?? .none,
          line.content.text.map(Cell.text) ?? .none,
        ]
      })
  }

  private static func openEntries(of found: Reconciliation) -> Table {
    Table(
      key: "entries", title: Words("企业已记、银行未记", "In the book, not on the statement"),
      columns: [
        .init("event", Words("序号", "event")), .init("date", Words("日期", "date")),
        .init("kind", Words("事项", "kind")), .init("amount", Words("金额", "amount")),
        .init("ref", Words("编号", "ref")), .init("memo", Words("摘要", "memo")),
      ],
      rows: found.entries.map { entry in
        [
          .count(Int(entry.event)), .day(entry.day),
          .term(entry.kind.rawValue, entry.kind.body.title),
          .money(entry.amount), entry.ref.map(Cell.text) ?? .none,
          entry.memo.map(Cell.text) ?? .none,
        ]
      })
  }
}
