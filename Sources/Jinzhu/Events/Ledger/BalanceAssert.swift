/// A balance is confirmed from outside, such as by a bank statement; it must agree, and stays agreed.
struct BalanceAssert: EventBody {
  static let title = Words("余额核对", "assert a balance")
  static let fields: [Field] = [
    .required(
      "account", .account,
      Words("科目代号，或本账科目表的编码", "an account's role, or its code in the fund's chart"), "cash"),
    .optional(
      "party", .party,
      Words("明细户；银行存款不填为主账户", "of which party; for cash, the main account if absent"), "B01"),
    .required(
      "amount", .balance,
      Words("日终余额（元），正常方向为正", "balance at the end of the day in yuan, positive on its normal side"),
      "18194673.43"),
  ]

  let account: Account
  let party: ID<Party>?
  let amount: Money

  init(_ fields: Fields) throws {
    guard let account = fields.accountIfGiven("account") else {
      throw Refusal.fieldMissing("account")
    }
    self.account = account
    party = fields.partyIfGiven("party")
    amount = try fields.money()
    switch account.dimensions {
    case .bank, .party, .partyAndGuarantee: break
    case .none, .guarantee:
      if party != nil { throw Refusal.fieldsClash("party", account.rawValue) }
    }
  }

  func book(into draft: inout Draft) throws {
    if let party { _ = try draft.books.party(party, on: draft.day) }
    let found = try balance(in: draft.books, on: draft.day)
    guard found == amount else {
      throw Refusal.assertionFails(account, party, on: draft.day, stated: amount, found: found)
    }
    draft.effects.append(
      .confirm(
        Assertion(
          event: draft.number, day: draft.day, account: account, party: party, amount: amount)))
  }

  private func balance(in books: Books, on day: Day) throws -> Money {
    if account == .cash { return try books.held(.cash(at: party), on: day) }
    guard let party else { return try books.total(account, on: day) }
    guard account.dimensions == .partyAndGuarantee else {
      return try books.held(SubAccount(account, party: party), on: day)
    }
    return try Money.sum(
      books.partyBalances(account, on: day).filter { $0.party == party }.map(\.balance))
  }
}
