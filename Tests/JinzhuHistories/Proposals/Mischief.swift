import Jinzhu

extension History {
  /// What can be wrong with an event that is right in form.
  private enum Fault: CaseIterable {
    case tooMuch, nobody, wrongRole, noGuarantee, otherGuarantee, early, closed, future, twice
    case refAgain, refTaken, noEvent, reversedAgain, oldEvent, notFree, toHimself, outsider, huge
    case dueBefore, member, ambiguous, sinceLater, sponsor, himself, alone, closedTwice, notClosed
    case notNewest, laterYear, closeReversed, selfAssumed, neverPaid, withdrawn, cured
  }

  /// A proposal that ought to be refused, or to change nothing.
  mutating func mischief() -> Proposal? {
    guard let fault = dice.pick(Fault.allCases), var proposal = mischief(fault) else { return nil }
    proposal.isMischief = true
    return proposal
  }

  private mutating func mischief(_ fault: Fault) -> Proposal? {
    switch fault {
    case .tooMuch: corrupted(.amount)
    case .nobody: corrupted(.party("X9"))
    case .wrongRole: corrupted(.party(dice.pick(["B1", "R1", "M1", "F1"]) ?? "B1"))
    case .noGuarantee: corrupted(.guarantee("D0"))
    case .otherGuarantee: corrupted(.guarantee(known.issued.drawn(by: &dice)?.text ?? "D0"))
    case .early: corrupted(.date(scale.firstDay))
    case .closed: known.closed.last.flatMap { corrupted(.date($0.first)) }
    case .future:
      (try? today.adding(days: 1 + dice.between(0, 60))).flatMap { corrupted(.date($0)) }
    case .twice: addedTwice()
    case .refAgain: dice.pick(known.referenced)?.proposal
    case .refTaken: refTaken()
    case .noEvent: reversal(of: String(known.events + 7))
    case .reversedAgain: reversal(of: dice.pick(known.reversed).map(String.init) ?? "1")
    case .oldEvent: reversalOfOld()
    case .notFree: notFree()
    case .toHimself: toHimself()
    case .outsider: issue { $0.set("borrower", "R1") }
    case .huge: issue { $0.set("principal", "900000000.00") }
    case .dueBefore: issue { $0.set("due", "2001-01-31") }
    case .member: issue { $0.set("bank", "M1") }
    case .ambiguous: ambiguous()
    case .sinceLater: sinceLater()
    case .sponsor: Proposal(.partyUpdate, today, [("party", "M1"), ("sponsor", "M2")])
    case .himself:
      Proposal(
        .partyUpdate, today, [("party", "F1"), (dice.pick(["sponsor", "related"]) ?? "", "F1")])
    case .alone:
      Proposal(.partyAdd, today, [("party", "F0"), ("name", "无名氏"), ("role", "farmer")])
    case .closedTwice: known.closed.last.flatMap { period(.periodClose, $0) }
    case .notClosed: lastMonth().flatMap { period(.periodReopen, $0) }
    case .notNewest: known.closed.first.flatMap { period(.periodReopen, $0) }
    case .laterYear:
      period(.periodClose, .year(dice.onceIn(2) ? scale.firstDay.year - 1 : today.year - 1))
    case .selfAssumed:
      inForce().map {
        Proposal(
          .workoutAssume, today,
          [("guarantee", $0.code.text), ("assumer", $0.state.obligor.text)])
      }
    case .neverPaid:
      inForce().map {
        Proposal(.recoveryCost, today, [("guarantee", $0.code.text), ("amount", "800.00")])
      }
    case .withdrawn: capitalWithdrawn()
    case .cured:
      inForce().map { Proposal(.loanCure, day(of: $0), [("guarantee", $0.code.text)]) }
    case .closeReversed: known.closes.keys.max().map { reversal(of: String($0)) }
    }
  }

  private enum Corruption {
    case amount
    case party(String)
    case guarantee(String)
    case date(Day)
  }

  /// A proposal of some kind that is right but for one field.
  private mutating func corrupted(_ corruption: Corruption) -> Proposal? {
    let kinds = EventKind.allCases.filter { ![.periodClose, .periodReopen].contains($0) }
    for _ in 0..<12 {
      guard let kind = dice.pick(kinds), var proposal = proposal(of: kind) else { continue }
      switch corruption {
      case .amount:
        guard let text = proposal.text("amount"), let money = try? Money(parsing: text),
          money.fen < 1_000_000_000_000
        else { continue }
        proposal.set("amount", yuan(money.fen * 3 + 700_000_000))
      case .party(let code):
        let names = [
          "party", "member", "from", "to", "bank", "reguarantor", "assumer", "borrower", "sponsor",
        ]
        guard kind != .partyAdd,
          let name = dice.pick(proposal.fields.filter { names.contains($0.name) })?.name
        else { continue }
        proposal.set(name, code)
      case .guarantee(let code):
        guard proposal.text("guarantee") != nil, kind != .guaranteeIssue else { continue }
        proposal.set("guarantee", code)
      case .date(let day):
        guard max(floor, scale.firstDay) <= day else { return nil }
        proposal.date = day
      }
      return proposal
    }
    return nil
  }

  private mutating func issue(_ spoil: (inout Proposal) -> Void) -> Proposal? {
    guard var proposal = guaranteeIssued() else { return nil }
    spoil(&proposal)
    return proposal
  }

  /// A party or a guarantee under a code that is taken.
  private mutating func addedTwice() -> Proposal? {
    if dice.onceIn(2), let code = known.issued.drawn(by: &dice) {
      return issue { $0.set("guarantee", code.text) }
    }
    guard var proposal = partyAdded() else { return nil }
    proposal.set("party", "M1")
    return proposal
  }

  /// Another content under a reference that is taken.
  private mutating func refTaken() -> Proposal? {
    guard var proposal = dice.pick(known.referenced)?.proposal else { return nil }
    proposal.set("memo", "另一笔")
    return proposal
  }

  private func reversal(of event: String) -> Proposal {
    Proposal(.eventReverse, today, [("event", event), ("reason", "录入有误")])
  }

  /// An event that others rest on: not the latest of its guarantee, or the adding of a party.
  private mutating func reversalOfOld() -> Proposal? {
    if dice.onceIn(4) { return reversal(of: String(2 + dice.below(Int64(scale.members + 3)))) }
    guard let code = known.issued.drawn(by: &dice), let events = known.guarantees[code]?.events,
      events.count > 1
    else { return nil }
    return reversal(of: String(events[dice.between(0, events.count - 2)].number))
  }

  /// Closes and reopenings change what stood yesterday: none while that must stay.
  private func period(_ kind: EventKind, _ period: Period) -> Proposal? {
    guard floor <= scale.firstDay else { return nil }
    var fields = [("period", period.description)]
    if kind == .periodReopen { fields.append(("reason", "补记")) }
    return Proposal(kind, period.last, fields)
  }

  private func lastMonth() -> Period? {
    (try? today.adding(months: -1)).map { .month(year: $0.year, month: $0.month) }
  }

  private mutating func sinceLater() -> Proposal? {
    guard var proposal = loanOverdue(), let later = try? proposal.date.adding(days: 3) else {
      return nil
    }
    proposal.set("since", later.description)
    return proposal
  }

  /// A reference that looks like the number of another event, and a reversal that means either.
  private mutating func ambiguous() -> Proposal? {
    if known.referenced.contains(where: { $0.proposal.text("ref") == "5" }) {
      return reversal(of: "5")
    }
    var proposal = capitalPaid()
    proposal.set("ref", "5")
    return proposal
  }

  /// A voucher on an account that moves through its own events only.
  private mutating func notFree() -> Proposal? {
    let account = dice.pick([Account.paidInCapital, .inForce, .compensationReceivable, .feeIncome])
    var proposal = Proposal(.voucherPost, day())
    func line(_ account: Account, _ side: String) -> Tree {
      .record([.init("account", .text(account.rawValue)), .init(side, .text("12.34"))])
    }
    proposal.fields.append(
      ("lines", .list([line(account ?? .inForce, "debit"), line(.cash, "credit")])))
    return proposal
  }

  /// A movement from an account to itself.
  private mutating func toHimself() -> Proposal? {
    guard let sub = drawn(.paidInCapital), let member = sub.party else { return nil }
    return Proposal(
      .capitalTransfer, today, [("from", member.text), ("to", member.text), ("amount", "1.00")])
  }
}
