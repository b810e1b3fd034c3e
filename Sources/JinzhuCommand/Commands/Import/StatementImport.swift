internal import Jinzhu
internal import JinzhuFormats
internal import JinzhuStore

/// Statements of a bank, from a file, as events.
struct StatementImport {
  let sources: [StatementSource]
  /// The bank whose account it is; `nil` for the main account.
  let bank: ID<Party>?
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
    var balance = last
    return try sources.map { source in
      if let other = source.currency, other != currency {
        throw Failure(
          .refused,
          Words(
            "对账单币种是 \(other)，账簿是 \(currency)；请检查账户",
            "the statement is in \(other), the book in \(currency); check the account"),
          file: source.file)
      }
      guard let start = source.opening ?? opening ?? balance else {
        throw Failure(
          .refused,
          Words(
            "不知道期初余额；请用 --balance 给出对账单首笔之前的余额",
            "the opening balance is unknown; give the balance before the first line with --balance"),
          file: source.file)
      }
      let closing = try source.closing(from: start)
      balance = closing
      return try line(of: source, from: start, to: closing)
    }
  }

  private func line(
    of source: StatementSource, from opening: Money, to closing: Money
  ) throws -> EventLine {
    guard let last = source.last else {
      throw Failure(
        .refused, Words("对账单没有一笔，也没有日期", "the statement has no line and no day"),
        file: source.file)
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
    return EventLine(
      file: source.file, fields: fields, rows: ["lines": source.lines.map { (source.file, $0.row) }]
    )
  }
}
