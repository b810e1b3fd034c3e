/// A voucher (记账凭证): an event with its entries, as accountants file it.
struct Voucher {
  let number: VoucherNumber?
  let event: Event
  /// The lines on the balance sheet, then those on memorandum accounts.
  let lines: [EntryLine]

  init(number: VoucherNumber?, event: Event, postings: [Posting]) throws {
    (self.number, self.event) = (number, event)
    let all = try EntryLine.lines(of: postings, kind: event.submission.kind)
    lines =
      all.filter { $0.sub.account.accountClass != .memo }
      + all.filter { $0.sub.account.accountClass == .memo }
  }

  /// What the event is about.
  var summary: Words {
    let title = event.submission.kind.body.title
    guard let memo = event.submission.memo else { return title }
    if event.submission.kind == .voucherPost { return Words(memo, memo) }
    return Words("\(title.zh)：\(memo)", "\(title.en): \(memo)")
  }

  /// How many papers are attached; `nil` where nobody said.
  var attachments: Int? { event.submission.attachments }

  /// What the lines of a side add up to, on or off the balance sheet.
  func total(_ side: Side, ofMemo isMemo: Bool) throws -> Money {
    try Money.sum(
      lines.filter { $0.side == side && ($0.sub.account.accountClass == .memo) == isMemo }
        .map(\.amount))
  }

  // MARK: - On paper

  /// The voucher as a slip of a fund.
  func slip(of fund: String, in books: Books, chart: Chart, currency: String) throws -> Slip {
    let isSheet = lines.contains { $0.sub.account.accountClass != .memo }
    let isMemo = lines.contains { $0.sub.account.accountClass == .memo }
    var rows = try lines.map { line -> [Cell] in
      let (code, name) = line.sub.account.entry(in: chart)
      return [
        .term(event.submission.kind.rawValue, summary),
        .term(line.sub.account.rawValue, Words("\(code) \(name.zh)", "\(code) \(name.en)")),
        .text(try detail(line.sub, in: books)),
        line.side == .debit ? .money(line.amount) : .none,
        line.side == .credit ? .money(line.amount) : .none,
      ]
    }
    let memoTotal =
      try [
        .term("memo", Words("表外合计", "memo total")), .none, .none,
        .money(total(.debit, ofMemo: true)), .money(total(.credit, ofMemo: true)),
      ] as [Cell]
    if isSheet, isMemo { rows.append(memoTotal) }
    let sum = try total(.debit, ofMemo: false)
    let words = Words(
      "\(currency == "CNY" ? "人民币" : currency)\(sum.capitals)", "\(currency) \(sum.grouped)")
    let totals: [Cell] = try [
      .term("total", Words("合计", "total")), .term("capitals", words), .none, .money(sum),
      .money(total(.credit, ofMemo: false)),
    ]
    return Slip(
      title: isSheet ? Words("记账凭证", "Voucher") : Words("表外记账凭证", "Voucher, memo accounts"),
      facts: facts(fund),
      table: Table(
        columns: [
          .summary, .init("account", Words("总账科目", "account")),
          .init("detail", Words("明细科目", "sub-account")),
          .init("debit", Words("借方金额", "debit")), .init("credit", Words("贷方金额", "credit")),
        ], rows: rows, totals: isSheet ? totals : memoTotal),
      widths: [21, 23, 26, 15, 15],
      signatures: [
        .init(Words("会计主管", "chief accountant")), .init(Words("记账", "posted by")),
        .init(
          Words("审核", "approved by"), try books.shelf.approval(of: event)?.approver),
        .init(Words("制单", "prepared by"), event.submission.by),
      ])
  }

  private func facts(_ fund: String) -> [Words] {
    let number = number.map(\.description) ?? "#\(event.number)"
    let papers =
      attachments.map { ("附件 \($0) 张", "\($0) attached") } ?? ("附件 ____ 张", "____ attached")
    return [
      Words("单位：\(fund)", fund), Words(event.day.chinese, event.day.description),
      Words("\(number)    \(papers.0)", "\(number)    \(papers.1)"),
    ]
  }

  /// Whom and what the sub-ledger names, the party with its name.
  private func detail(_ sub: SubAccount, in books: Books) throws -> String {
    let name = try sub.party.flatMap { code in
      try books.facts(of: code, on: event.day).map { "\(code) \($0.name)" } ?? code.text
    }
    return [name, sub.guarantee?.text].compactMap { $0 }.joined(separator: "  ")
  }

  // MARK: - For programs

  /// The columns of `rows(in:)`.
  static let columns: [Table.Column] = [
    .voucher, .date, .event, .kind, .memo, .role, .code, .account, .party, .guarantee, .debit,
    .credit, .isRed, .init("attachments", Words("附件", "attached")),
    .init("by", Words("制单", "prepared by")),
  ]

  /// A row a line.
  func rows(in chart: Chart) -> [[Cell]] {
    lines.map { line in
      [number.map { .text($0.description) } ?? .none] + event.cells
        + line.sub.account.cells(in: chart)
        + [
          .code(line.sub.party), .code(line.sub.guarantee),
          line.side == .debit ? .money(line.amount) : .none,
          line.side == .credit ? .money(line.amount) : .none, .flag(line.isRed),
          attachments.map(Cell.count) ?? .none, event.submission.by.map(Cell.text) ?? .none,
        ]
    }
  }
}

extension Table.Column {
  static let voucher = Table.Column("voucher", Words("凭证字号", "voucher"))
}
