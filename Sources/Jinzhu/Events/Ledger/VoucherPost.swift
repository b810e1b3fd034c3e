/// A free voucher, for what has no event of its own: expenses, interest, taxes, fixed assets.
struct VoucherPost: EventBody {
  static let title = Words("记账凭证", "post a voucher")
  static let fields: [Field] = [
    .optional(
      "lines", .lines, Words("分录：科目、借方或贷方金额、开户行", "lines: account, debit or credit, bank"),
      #"[{"account":"operatingExpense","debit":"36000.00"},{"account":"cash","credit":"36000.00"}]"#
    ),
    .optional(
      "debitAccount", .account, Words("借方科目（两行式凭证）", "the debited account, of a two-line voucher"),
      "operatingExpense"),
    .optional(
      "creditAccount", .account,
      Words("贷方科目（两行式凭证）", "the credited account, of a two-line voucher"),
      "cash"),
    .optional(
      "amount", .money, Words("金额（元，两行式凭证）", "amount in yuan, of a two-line voucher"), "36000.00"),
    .optional(
      "bank", .party, Words("银行存款或存出保证金的银行（两行式凭证）", "the bank of the cash or margin line"), "B01"),
  ]

  let lines: [VoucherLine]

  /// Makes two lines of `debitAccount`, `creditAccount`, `amount` and `bank`, the form of CSV.
  static func normalise(_ fields: inout Fields) throws {
    let short = ["debitAccount", "creditAccount", "amount", "bank"].filter { fields[$0] != nil }
    if fields["lines"] != nil {
      if let name = short.first { throw Refusal.fieldsClash("lines", name) }
      return
    }
    guard !short.isEmpty else { throw Refusal.fieldMissing("lines") }
    guard let debit = fields.accountIfGiven("debitAccount") else {
      throw Refusal.fieldMissing("debitAccount")
    }
    guard let credit = fields.accountIfGiven("creditAccount") else {
      throw Refusal.fieldMissing("creditAccount")
    }
    let amount = try fields.money()
    let bank = fields.partyIfGiven("bank")
    // Margin always names its bank; beside it, plain cash is the main account's.
    let holder: Account = debit == .marginAtBank || credit == .marginAtBank ? .marginAtBank : .cash
    if bank != nil, debit != holder, credit != holder {
      throw Refusal.fieldsClash("bank", debit.rawValue)
    }
    func line(_ account: Account, _ side: Side) -> VoucherLine {
      VoucherLine(
        account: account, side: side, amount: amount, bank: account == holder ? bank : nil)
    }
    fields = Fields([("lines", .lines([line(debit, .debit), line(credit, .credit)]))])
  }

  init(_ fields: Fields) throws {
    guard case .lines(let lines) = fields["lines"] else { throw Refusal.fieldMissing("lines") }
    self.lines = lines
    for line in lines { try line.check() }
    let debit = try Money.sum(lines.filter { $0.side == .debit }.map(\.amount))
    let credit = try Money.sum(lines.filter { $0.side == .credit }.map(\.amount))
    guard debit == credit else { throw Refusal.voucherUnbalanced(debit: debit, credit: credit) }
  }

  /// Pairs debits with credits off in order, each pair as much as the smaller of the two has left.
  func book(into draft: inout Draft) throws {
    for bank in Set(lines.compactMap(\.bank)).sorted() {
      try draft.books.party(bank, on: draft.day, role: .bank)
    }
    var credits = lines.filter { $0.side == .credit }[...]
    for debit in lines where debit.side == .debit {
      var left = debit.amount
      while left.isPositive, var credit = credits.popFirst() {
        let paired = min(left, credit.amount)
        try draft.post(debit.subAccount, credit.subAccount, paired)
        try left -= paired
        try credit.amount -= paired
        if credit.amount.isPositive { credits.insert(credit, at: credits.startIndex) }
      }
    }
  }
}

extension VoucherLine {
  fileprivate var subAccount: SubAccount { SubAccount(account, party: bank) }

  /// Refuses an account that moves through its own events, and a bank where none belongs.
  fileprivate func check() throws {
    guard account.isForVouchers else { throw Refusal.accountNotFree(account) }
    if account.dimensions == .bank {
      guard bank != nil || account == .cash else { throw Refusal.fieldMissing("bank") }
    } else {
      guard bank == nil else { throw Refusal.fieldsClash("bank", account.rawValue) }
    }
  }
}

extension Account {
  /// Whether vouchers may move the account; the others move through their own events.
  public var isForVouchers: Bool {
    switch dimensions {
    case .none: accountClass != .memo
    case .bank: true
    case .party, .guarantee, .partyAndGuarantee: false
    }
  }
}
