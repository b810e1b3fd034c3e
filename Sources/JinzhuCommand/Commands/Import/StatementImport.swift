internal import Jinzhu
internal import JinzhuFormats
internal import JinzhuStore

/// Statements of a bank, from a file, as events.
struct StatementImport {
  let sources: [StatementSource]
  /// The bank whose account it is; `nil` for the main account.
  let bank: ID<Party>?
  /// The number of the account whose statements are wanted; `nil` where the file has one only.
  var account: String?
  /// The balance before the first line, where the file gives none.
  var opening: Money?

  /// The statements as events; a balance that the file does not give is that of the statement before.
  func lines(in book: Book, at now: Instant) throws -> [EventLine] {
    let (last, currency) = try book.read(at: now) { books, _ in
      (
        try books.bankRecord(of: bank).statements.last?.closing,
        try books.charter(on: books.today).currency
      )
    }
    var balance = opening ?? last
    return try chosen().enumerated().map { index, source in
      if let other = source.currency, other != currency {
        throw refused(
          Words(
            "对账单币种是 \(other)，账簿是 \(currency)；请检查账户",
            "the statement is in \(other), the book in \(currency); check the account"),
          source)
      }
      if index == 0, let given = opening, let stated = source.opening, given != stated {
        throw refused(
          Words(
            "--balance 是 \(given.grouped)，文件里的期初余额是 \(stated.grouped)；请检查账户，或不写 --balance",
            "--balance is \(given.grouped), the file opens with \(stated.grouped); check the "
              + "account, or leave --balance out"), source)
      }
      guard let start = source.opening ?? balance else {
        throw refused(
          Words(
            "不知道期初余额；请用 --balance 给出对账单首笔之前的余额",
            "the opening balance is unknown; give the balance before the first line with --balance"),
          source)
      }
      // The bank's own closing balance, so that a line that is missing is found out.
      let closing = try source.closing ?? source.end(from: start)
      balance = closing
      return try line(of: source, from: start, to: closing)
    }
  }

  /// The statements of the one account that is meant: others' lines would be taken for its own.
  private func chosen() throws -> [StatementSource] {
    var accounts: [String?] = []
    for source in sources where !accounts.contains(source.account) {
      accounts.append(source.account)
    }
    let names = Words(
      accounts.map { $0 ?? "（没有账号）" }.joined(separator: "、"),
      accounts.map { $0 ?? "(no number)" }.joined(separator: ", "))
    guard let account else {
      guard accounts.count > 1 else { return sources }
      throw refused(
        Words(
          "文件里有 \(accounts.count) 个账户：\(names.zh)；请用 --account 指明导入哪一个",
          "the file holds \(accounts.count) accounts: \(names.en); say with --account which one to "
            + "take in"), sources[0])
    }
    let own = sources.filter { $0.account == account }
    guard own.isEmpty else { return own }
    throw refused(
      Words(
        "文件里没有账户“\(account)”；有：\(names.zh)",
        "the file has no account `\(account)`; it has: \(names.en)"), sources.first)
  }

  private func refused(_ words: Words, _ source: StatementSource?) -> Failure {
    Failure(.refused, words, file: source?.file)
  }

  private func line(
    of source: StatementSource, from opening: Money, to closing: Money
  ) throws -> EventLine {
    guard let last = source.last else {
      throw refused(
        Words("对账单没有一笔，也没有日期", "the statement has no line and no day"), source)
    }
    var fields: [(name: String, tree: Tree)] = [
      ("kind", .text(EventKind.bankStatement.rawValue)), ("date", .text(last.description)),
      ("opening", .text(opening.description)), ("closing", .text(closing.description)),
    ]
    if let first = source.first { fields.append(("from", .text(first.description))) }
    if let bank { fields.append(("bank", .text(bank.text))) }
    let first = source.first ?? source.lines.first?.day ?? last
    fields.append(("ref", .text("statement:\(bank?.text ?? "main"):\(first)..\(last)")))
    let items = source.lines.map { line -> Tree in
      var item = StatementLine(day: line.day, amount: line.amount)
      for (name, text) in line.texts where !text.isEmpty {
        switch name {
        case "reference": item.reference = text
        case "counterparty": item.counterparty = text
        case "text": item.text = text
        default: continue
        }
      }
      return item.tree
    }
    if !items.isEmpty { fields.append(("lines", .list(items))) }
    let rows = source.lines.map { EventLine.ListRow(file: source.file, line: $0.row) }
    return EventLine(
      file: source.file, fields: fields, rows: ["lines": rows], hasProgramsRef: true)
  }
}
