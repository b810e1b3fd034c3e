/// A statement of the bank (银行对账单): what the bank says came in and went out. It books nothing.
struct BankStatement: EventBody {
  static let title = Words("银行对账单", "take in a bank statement")
  static let fields: [Field] = [
    .optional(
      "bank", .party, Words("开户行；不填为主账户", "the account's bank; the main one if absent"), "B01"),
    .optional(
      "from", .day, Words("对账单首日；不填为首笔日期", "its first day; that of its first line if absent"),
      "2018-03-01"),
    .required("opening", .balance, Words("期初余额", "its opening balance"), "100000.00"),
    .required("closing", .balance, Words("期末余额", "its closing balance"), "150000.00"),
    .optional(
      "lines", .records(StatementLine.fields),
      Words(
        "逐笔：日期、金额（收入为正，支出为负）、票据号、对方、摘要",
        "its lines: date, amount (below zero for what went out), reference, counterparty, text"),
      #"[{"date":"2018-03-05","amount":"50000.00","reference":"D2018-001"}]"#),
  ]

  let bank: ID<Party>?
  let from: Day?
  let (opening, closing): (Money, Money)
  let lines: [StatementLine]

  init(_ fields: Fields) throws {
    bank = fields.partyIfGiven("bank")
    from = fields.dayIfGiven("from")
    (opening, closing) = (try fields.money("opening"), try fields.money("closing"))
    lines = try fields.records("lines").enumerated().map { index, fields in
      try Refusal.naming(item: index + 1, of: "lines") { try StatementLine(fields) }
    }
    let end = try lines.reduce(opening) { try $0 + $1.amount }
    guard end == closing else {
      throw Refusal.bank(.doesNotAddUp(opening: opening, end: end, closing: closing))
    }
  }

  /// The first day that it covers.
  func firstDay(endingOn day: Day) -> Day { from ?? lines.map(\.day).min() ?? day }

  func book(into draft: inout Draft) throws {
    if let bank { try draft.books.party(bank, on: draft.day, role: .bank) }
    let first = firstDay(endingOn: draft.day)
    guard first <= draft.day else {
      throw Refusal.dayAfter(field: "from", first, notAfter: draft.day)
    }
    for (index, line) in lines.enumerated() where line.day < first || line.day > draft.day {
      throw Refusal.item(
        index + 1, of: "lines", .bank(.outsideStatement(line.day, from: first, to: draft.day)))
    }
    // A bank's statements follow one another without a gap in the balance.
    guard let last = try draft.books.bankRecord(of: bank).statements.last else { return }
    guard last.day < first else {
      throw Refusal.bank(
        .overlaps(first: first, event: last.event, from: last.first, to: last.day))
    }
    guard last.closing == opening else {
      throw Refusal.bank(
        .doesNotFollow(opening: opening, event: last.event, closing: last.closing))
    }
  }
}

/// One line of a bank statement, as the bank wrote it.
public struct StatementLine: Hashable, Sendable {
  static let fields: [Field] = [
    .required("date", .day, Words("日期", "its day"), "2018-03-05"),
    .required("amount", .balance, Words("金额", "its amount"), "50000.00"),
    .optional("reference", .text, Words("票据号", "its reference"), "D2018-001"),
    .optional("counterparty", .text, Words("对方", "the other side"), "大源镇第一猪场"),
    .optional("text", .text, Words("摘要", "its text"), "担保费"),
  ]

  /// The bank's day of it.
  public var day: Day
  /// Below zero for what went out.
  public var amount: Money
  /// What identifies the payment; `nil` where the bank gave nothing.
  public var reference: String?
  /// Whom it came from or went to; `nil` where the bank did not say.
  public var counterparty: String?
  /// What it was for; `nil` where nobody said.
  public var text: String?

  /// A line with what the bank says of it.
  public init(
    day: Day, amount: Money, reference: String? = nil, counterparty: String? = nil,
    text: String? = nil
  ) {
    (self.day, self.amount, self.reference) = (day, amount, reference)
    (self.counterparty, self.text) = (counterparty, text)
  }

  /// As the field `lines` holds it.
  public var tree: Tree {
    var entries: [Tree.Entry] = [
      .init("date", .text(day.description)), .init("amount", .text(amount.description)),
    ]
    if let reference { entries.append(.init("reference", .text(reference))) }
    if let counterparty { entries.append(.init("counterparty", .text(counterparty))) }
    if let text { entries.append(.init("text", .text(text))) }
    return .record(entries)
  }

  init(_ fields: Fields) throws {
    self.init(
      day: try fields.day("date"), amount: try fields.money(),
      reference: fields.textIfGiven("reference"), counterparty: fields.textIfGiven("counterparty"),
      text: fields.textIfGiven("text"))
    guard !amount.isZero else { throw Refusal.notPositive(amount) }
  }
}
