public import Jinzhu

/// The ledger as a journal of plain-text accounting: hledger, ledger or beancount.
///
/// It declares every account, and ends with the balance of each, which the program that reads it
/// checks for itself. The same chronicle gives the same bytes.
public struct PlainJournal: Sendable {
  /// The program that it is written for.
  public enum Dialect: String, CaseIterable, Sendable {
    case hledger
    case ledger
    case beancount
  }

  private let dialect: Dialect
  private let language: Language

  /// A journal for a program, with titles of events in a language.
  public init(for dialect: Dialect, in language: Language) {
    (self.dialect, self.language) = (dialect, language)
  }

  /// The journal of a chronicle. Throws `ValueError` past the last day there is.
  public func text(of chronicle: Chronicle) throws -> String {
    var text = heading(of: chronicle)
    let first = chronicle.transactions.first?.day ?? chronicle.asOf
    switch dialect {
    case .hledger, .ledger: declareAccounts(chronicle, to: &text)
    case .beancount: openAccounts(chronicle, on: first, to: &text)
    }
    for transaction in chronicle.transactions {
      text += "\n" + head(of: transaction)
      for line in transaction.lines { text += posting(line, chronicle.currency) }
    }
    try writeBalances(chronicle, to: &text)
    return text
  }

  /// The name of an account in the journal.
  public func name(_ root: LedgerRoot, _ path: String) -> String {
    // beancount knows five roots and no others.
    if dialect == .beancount, root == .memo { return "Equity:Memo:" + path }
    return root.rawValue + ":" + path
  }

  private func heading(of chronicle: Chronicle) -> String {
    let about = Words(
      "截至 \(chronicle.asOf.chinese)；借方为正；表外科目在 Memo 下",
      "up to \(chronicle.asOf); debits are positive; memorandum accounts stand below Memo")
    var text = "; \(chronicle.fund.printable)\n; \(about.text(in: language))\n"
    if let head = chronicle.head { text += "; head \(head)\n" }
    return text + "\n"
  }

  private func declareAccounts(_ chronicle: Chronicle, to text: inout String) {
    text += "commodity \(chronicle.currency)\n    format 1000.00 \(chronicle.currency)\n\n"
    // ledger wants tags declared, too.
    if dialect == .ledger { text += "tag kind\ntag red\ntag closing\n\n" }
    for account in chronicle.accounts { text += "account \(name(account.root, account.path))\n" }
  }

  private func openAccounts(_ chronicle: Chronicle, on first: Day, to text: inout String) {
    text += "option \"title\" \(quoted(chronicle.fund))\n"
    text += "option \"operating_currency\" \"\(chronicle.currency)\"\n\n"
    for account in chronicle.accounts {
      text += "\(account.firstDay) open \(name(account.root, account.path)) \(chronicle.currency)\n"
      text += "  role: \"\(account.sub.account.rawValue)\"\n"
      if let party = account.sub.party { text += "  party: \(quoted(party.text))\n" }
      if let code = account.sub.guarantee { text += "  guarantee: \(quoted(code.text))\n" }
    }
  }

  private func head(of transaction: Chronicle.Transaction) -> String {
    let title = transaction.kind.body.title.text(in: language)
    let kind = transaction.kind.rawValue
    switch dialect {
    case .hledger, .ledger:
      // A semicolon begins a comment.
      let memo = transaction.memo.map { " | " + $0.printable.replacing(";", with: "；") } ?? ""
      let mark = dialect == .hledger ? "kind:\(kind)" : "kind: \(kind)"
      return "\(transaction.day) (\(transaction.number)) \(title)\(memo)\n    ; \(mark)\n"
    case .beancount:
      let words = [title, transaction.memo].compactMap { $0 }.map(quoted).joined(separator: " ")
      let ref = transaction.ref.map { "  ref: \(quoted($0))\n" } ?? ""
      return "\(transaction.day) * \(words)\n  event: \"\(transaction.number)\"\n"
        + "  kind: \"\(kind)\"\n" + ref
    }
  }

  private func posting(_ line: Chronicle.Line, _ currency: String) -> String {
    let marks = [line.isRed ? "red" : nil, line.isClosing ? "closing" : nil].compactMap { $0 }
    let account = name(line.root, line.path)
    switch dialect {
    case .hledger, .ledger:
      let tagged = marks.map { dialect == .hledger ? "\($0):" : ":\($0):" }
      let tags = marks.isEmpty ? "" : "  ; " + tagged.joined(separator: ", ")
      return "    \(account)  \(line.amount) \(currency)\(tags)\n"
    case .beancount:
      let marks = marks.map { "    \($0): TRUE\n" }.joined()
      return "  \(account)  \(line.amount) \(currency)\n" + marks
    }
  }

  /// What every account must come to.
  private func writeBalances(_ chronicle: Chronicle, to text: inout String) throws {
    let currency = chronicle.currency
    switch dialect {
    case .hledger, .ledger:
      guard !chronicle.accounts.isEmpty else { return }
      text += "\n\(chronicle.asOf) \(Words("余额核对", "balances checked").text(in: language))\n"
      for account in chronicle.accounts {
        let name = name(account.root, account.path)
        text += "    \(name)  0.00 \(currency) = \(account.balance) \(currency)\n"
      }
    case .beancount:
      // beancount checks a balance as a day begins.
      text += "\n"
      let day = try chronicle.asOf.adding(days: 1)
      for account in chronicle.accounts {
        let name = name(account.root, account.path)
        text += "\(day) balance \(name)  \(account.balance) \(currency)\n"
      }
    }
  }

  /// A text in quotes.
  private func quoted(_ text: String) -> String {
    "\"" + text.printable.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
