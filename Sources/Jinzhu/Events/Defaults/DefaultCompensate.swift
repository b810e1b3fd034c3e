/// The fund pays the bank for a borrower who did not (代偿).
struct DefaultCompensate: EventBody {
  static let title = Words("代偿", "compensate a default")
  static let fields: [Field] = [
    .guarantee,
    .required(
      "principal", .money,
      Words("代偿涉及的贷款本金（整笔，元）", "the loan principal compensated, whole, in yuan"), "800000.00"),
    .optional(
      "interest", .money,
      Words("代偿涉及的利息（整笔，元）", "the interest compensated, whole, in yuan"), "25000.00"),
    .optional(
      "from", .oneOf(Source.self, \.words),
      Words("付款来源；不填为银行存款", "what it is paid from; cash if absent"), "cash"),
    .cashBank,
  ]

  /// What the bank is paid from.
  enum Source: String, CaseIterable {
    case cash, margin

    var words: Words {
      switch self {
      case .cash: Words("银行存款", "cash at bank")
      case .margin: Words("存出保证金", "margin at the bank")
      }
    }
  }

  let guarantee: ID<Guarantee>
  let principal: Money
  let interest: Money
  let source: Source
  let bank: ID<Party>?

  init(_ fields: Fields) throws {
    guarantee = try fields.guarantee()
    principal = try fields.money("principal")
    interest = fields.moneyIfGiven("interest") ?? .zero
    source = fields.choiceIfGiven("from", Source.self) ?? .cash
    bank = fields.partyIfGiven("bank")
    if source == .margin, bank != nil { throw Refusal.fieldsClash("from", "bank") }
  }

  func book(into draft: inout Draft) throws {
    var guarantee = try draft.open(guarantee)
    try draft.require(principal, atMost: guarantee.balance, .loanBalance)
    // The share is the difference of two rounded shares, so that no fen drifts (domain §2).
    let before = try guarantee.ownShare
    try guarantee.compensated += principal
    let share = try before - guarantee.ownShare
    let interestShare = try guarantee.coverage.of(interest)
    try guarantee.compensatedShare += share
    try guarantee.interest += interest
    try guarantee.interestShare += interestShare
    guarantee.firstCompensated = guarantee.firstCompensated ?? draft.day
    let paid = try share + interestShare
    let payer: SubAccount
    switch source {
    case .cash: payer = try draft.cash(bank)
    case .margin:
      payer = SubAccount(.marginAtBank, party: guarantee.bank)
      let placed = try draft.books.available(payer, from: draft.day)
      try draft.require(paid, atMost: placed, .marginAtBank)
    }
    try draft.post(guarantee.sub(.compensationReceivable), payer, paid)
    try draft.keep(guarantee)
  }
}
