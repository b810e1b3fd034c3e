internal import Jinzhu

/// Entries as a journal prints them: a line a posting, with event, accounts and amount.
struct EntriesTable {
  let chart: Chart
  /// For people, an account is printed with whom it names; for machines they stand apart.
  let isPrinted: Bool

  func table(of entries: [(event: Event, postings: [Posting])]) -> Table {
    let hasMemo = isPrinted && entries.contains { $0.event.submission.memo != nil }
    return Table(
      columns: columns + (hasMemo ? [Table.Column("memo", Words("摘要", "memo"))] : []),
      rows: entries.flatMap { event, postings in
        rows(event, postings).map { row in
          hasMemo ? row + [event.submission.memo.map(Cell.text) ?? .none] : row
        }
      })
  }

  private var columns: [Table.Column] {
    let start = [
      Table.Column("event", Words("序号", "event")), Table.Column("date", Words("日期", "date")),
      Table.Column("kind", Words("事项", "kind")),
    ]
    let (debit, credit) = (Words("借方", "debit"), Words("贷方", "credit"))
    let amount = Table.Column("amount", Words("金额", "amount"))
    if isPrinted {
      return start + [Table.Column("debit", debit), Table.Column("credit", credit), amount]
    }
    return start + side("debit", debit) + side("credit", credit)
      + [amount, Table.Column("closing", Words("结账", "closing"))]
  }

  private func side(_ key: String, _ title: Words) -> [Table.Column] {
    [
      Table.Column(key, title), Table.Column(key + "Party", Words("往来方", "party")),
      Table.Column(key + "Guarantee", Words("担保合同", "guarantee")),
    ]
  }

  private func rows(_ event: Event, _ postings: [Posting]) -> [[Cell]] {
    let kind = event.submission.kind
    let start: [Cell] = [
      .count(Int(event.number)), .day(event.day), .term(kind.rawValue, kind.body.title),
    ]
    if postings.isEmpty {
      return [start + [Cell](repeating: .none, count: columns.count - start.count)]
    }
    return postings.enumerated().map { index, posting in
      // A red entry counts below zero on the sides where it was booked.
      let amount = Cell.money((try? posting.signed) ?? posting.amount)
      guard isPrinted else {
        return start + machine(posting.debit) + machine(posting.credit)
          + [amount, .flag(posting.isClosing)]
      }
      // A voucher names its event once.
      let head = index == 0 ? start : [Cell](repeating: .none, count: start.count)
      return head + [cell(posting.debit), cell(posting.credit), amount]
    }
  }

  private func cell(_ sub: SubAccount) -> Cell { .text(sub.printed(in: chart)) }

  private func machine(_ sub: SubAccount) -> [Cell] {
    [
      .text(sub.account.rawValue), sub.party.map { .text($0.text) } ?? .none,
      sub.guarantee.map { .text($0.text) } ?? .none,
    ]
  }
}

extension SubAccount {
  /// `1122 应收担保费 D2018-001`.
  func printed(in chart: Chart) -> String {
    let entry = account.entry(in: chart)
    let names = [entry.code, entry.name.spoken, party?.text, guarantee?.text]
    return names.compactMap { $0 }.joined(separator: " ")
  }
}

extension Document {
  /// A document about a book, with the fund's name and the head.
  init(
    name: String, title: Words, of books: Books, _ archive: any Archive, asOf: Day? = nil
  ) throws {
    let fund = try books.charter(on: asOf ?? books.today).fund
    self.init(name: name, title: title, fund: fund, asOf: asOf)
    try stamp(archive)
  }

  /// Says which state of the book the document was made from.
  mutating func stamp(_ archive: any Archive) throws {
    guard head == nil, let last = try archive.head() else { return }
    (head, knownAt) = (last.hash, last.recordedAt.description)
  }
}
