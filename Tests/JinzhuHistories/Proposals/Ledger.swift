import Jinzhu

extension History {
  /// Accounts that a voucher may move besides cash.
  private static let free: [Account] = [
    .operatingExpense, .interestIncome, .otherIncome, .otherExpense, .taxAndSurcharge, .incomeTax,
    .payroll, .taxPayable, .otherReceivable, .fixedAsset, .accumulatedDepreciation, .shortLoan,
    .investmentIncome, .shortInvestment, .interestReceivable, .impairment, .badDebtAllowance,
    .otherPayable, .capitalReserve, .longInvestment, .priorYearAdjustment, .retainedEarnings,
  ]

  mutating func voucherPosted() -> Proposal? {
    var proposal = Proposal(.voucherPost, day())
    let count = dice.onceIn(4) ? dice.between(2, 4) : 1
    let accounts = (0..<count).map { _ in dice.pick(Self.free) ?? .operatingExpense }
    // Expenses and assets are debited, income and liabilities credited, cash pays or is paid.
    var lines: [Tree] = []
    var cash: Int64 = 0
    for account in accounts {
      let fen = 1 + dice.below(4_000_000)
      let isDebit = account.normalSide == .debit ? !dice.onceIn(8) : dice.onceIn(8)
      cash += isDebit ? -fen : fen
      lines.append(line(account.rawValue, isDebit, fen))
    }
    if cash != 0 {
      lines.append(line("cash", cash > 0, abs(cash), bank: cashBank().first?.1))
    }
    guard lines.count >= 2 else { return nil }
    proposal.fields.append(("lines", .list(lines)))
    return proposal
  }

  private func line(
    _ account: String, _ isDebit: Bool, _ fen: Int64, bank: String? = nil
  ) -> Tree {
    var entries: [Tree.Entry] = [.init("account", .text(account))]
    entries.append(.init(isDebit ? "debit" : "credit", .text(yuan(fen))))
    if let bank { entries.append(.init("bank", .text(bank))) }
    return .record(entries)
  }

  /// A rent or a salary that is booked every month.
  mutating func standingSet() -> Proposal? {
    guard let voucher = voucherPosted() else { return nil }
    var proposal = Proposal(.standingSet, day())
    proposal.fields = voucher.fields
    proposal.set("name", dice.pick(Self.standing) ?? "rent")
    proposal.set("dayOfMonth", String(dice.between(1, 31)))
    return proposal
  }

  mutating func standingEnded() -> Proposal? {
    Proposal(.standingEnd, day(), [("name", dice.pick(Self.standing) ?? "rent")])
  }

  private static let standing = ["rent", "salaries", "insurance"]

  /// A balance as it stands, or, once in a while, off by a fen.
  mutating func balanceAsserted() -> Proposal? {
    guard
      let sub = drawn(dice.pick([.cash, .marginAtBank, .paidInCapital, .feeReceivable]) ?? .cash)
    else { return nil }
    var fields = [("account", sub.account.rawValue)]
    var fen = known.held(sub.account)
    var moved = known.moved[SubAccount(sub.account)]
    if sub.party != nil || sub.account == .cash {
      (fen, moved) = (known.held(sub), known.moved[sub])
    }
    if let party = sub.party { fields.append(("party", party.text)) }
    if dice.onceIn(6) { fen += 1 }
    fields.append(("amount", yuan(fen)))
    return Proposal(.balanceAssert, day(notBefore: moved ?? today), fields)
  }

  /// The latest event of a guarantee, or an event about something else.
  mutating func eventReversed() -> Proposal? {
    var fields: [(String, String)]
    var date = today
    if dice.percent(60), let code = known.issued.drawn(by: &dice),
      let guarantee = known.guarantees[code], let last = guarantee.events.last
    {
      fields = [("event", String(last.number))]
      date = day(of: guarantee)
    } else if let done = looseEvent() {
      fields = [("event", String(done.number))]
      date = day(notBefore: done.day)
    } else {
      return nil
    }
    fields.append(("reason", "录入有误"))
    return Proposal(.eventReverse, date, fields)
  }

  /// An event about no guarantee; kinds that are rare are as likely as those that are not.
  private mutating func looseEvent() -> Known.Done? {
    var kinds: [EventKind] = []
    for done in known.loose where !kinds.contains(done.proposal.kind) {
      kinds.append(done.proposal.kind)
    }
    guard let kind = dice.pick(kinds) else { return nil }
    return dice.pick(known.loose.filter { $0.proposal.kind == kind })
  }

  mutating func reservesProvided() -> Proposal? {
    guard known.events > 30 else { return nil }
    let date = day()
    guard dice.onceIn(3) else { return Proposal(.reserveProvide, date) }
    let asOf = dice.day(from: max(floor, known.openFrom, scale.firstDay), through: date)
    return Proposal(.reserveProvide, date, [("asOf", asOf.description)])
  }
}
