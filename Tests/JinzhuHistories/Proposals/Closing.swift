import Jinzhu

extension History {
  /// The close of the year before, when the new one has begun.
  mutating func dueClose() -> Proposal? {
    let years = scale.firstDay.year..<max(today.year, scale.firstDay.year)
    let open = years.filter { !known.isClosed($0) }
    guard let year = dice.onceIn(4) ? open.last : open.first, floor <= scale.firstDay,
      dice.percent(known.settledDay <= Period.year(year).last ? scale.tidiness : 1)
    else { return nil }
    let last = Period.year(year).last
    return Proposal(.periodClose, last, [("period", String(year))])
  }

  /// The close of a month that has ended.
  mutating func monthClosed() -> Proposal? {
    let ended = known.openFrom == .earliest ? scale.firstDay : known.openFrom
    guard floor <= scale.firstDay, ended.endOfMonth < today else { return nil }
    let period = Period.month(year: ended.year, month: ended.month)
    return Proposal(.periodClose, period.last, [("period", period.description)])
  }

  /// The newest closed period is reopened, and soon closed again.
  mutating func periodReopened() -> Proposal? {
    guard floor <= scale.firstDay, let period = known.closed.max(by: { $0.last < $1.last }),
      known.settledDay <= period.last || dice.onceIn(150)
    else { return nil }
    return Proposal(
      .periodReopen, period.last, [("period", period.description), ("reason", "补记凭证")])
  }

  /// A form of the month before is filed, as a small file of bytes that are always the same.
  mutating func formsFiled() -> Proposal? {
    guard today.year > 1 else { return nil }
    let before = today.month == 1 ? (today.year - 1, 12) : (today.year, today.month - 1)
    let month = Period.month(year: before.0, month: before.1)
    // Some on the last day of their period, which is past.
    return Proposal(
      .filingSubmit, told % 3 == 0 ? max(floor, month.last) : today,
      [
        ("period", month.description), ("format", "text"),
        ("sha256", "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"),
        ("file", "aGVsbG8="), ("figures", #"{"income":{"18":{"A":"15600.00"}}}"#),
      ])
  }

  /// What a recorded event leads to: what was reversed is recorded again, a year just closed may be
  /// opened and closed once more.
  mutating func follow(up proposal: Proposal, _ event: Event) {
    if proposal.kind == .eventReverse, var again = known.lastReversed, dice.onceIn(3) {
      again.date = today
      plans.append(again)
    }
    if dice.percent(regret(of: proposal.kind)) {
      plans.append(
        Proposal(
          .eventReverse, max(today, event.day),
          [("event", String(event.number)), ("reason", "重复录入")]))
    }
    if let guarantee = proposal.text("guarantee").flatMap({ known.guarantees[ID($0)] }),
      proposal.kind == .guaranteeIssue || proposal.kind == .guaranteeExtend
    {
      dues[guarantee.state.due, default: []].append(guarantee.code)
      let fee = known.held(SubAccount(.feeReceivable, guarantee: guarantee.code))
      if fee > 0, dice.percent(scale.prompt) {
        plans.append(
          Proposal(
            .feeReceive, max(event.day, guarantee.latestDay),
            [("guarantee", guarantee.code.text), ("amount", yuan(fee))]))
      }
    }
    guard let text = proposal.text("period"), let period = try? Period(parsing: text) else {
      return
    }
    switch proposal.kind {
    case .periodClose where dice.onceIn(4):
      plans.append(
        Proposal(.periodReopen, period.last, [("period", text), ("reason", "复核年结")]))
    case .periodReopen where dice.percent(80):
      if dice.onceIn(2), period.last < today {
        var late = capitalPaid()
        late.date = max(dice.day(from: period.first, through: period.last), scale.firstDay)
        plans.append(late)
      }
      plans.append(Proposal(.periodClose, period.last, [("period", text)]))
    default: break
    }
  }

  /// How many events of a kind in a hundred are taken back at once; of a rare kind, more of them.
  private func regret(of kind: EventKind) -> Int {
    switch kind {
    case .shareRefund, .shareAbsorb, .returnPay, .capitalWithdraw, .dividendDeclare, .dividendPay,
      .depositApply, .feeRefund, .lossCover, .loanCure:
      scale.regret * 6
    case .eventReverse, .periodClose, .periodReopen, .partyAdd: 0
    default: scale.regret
    }
  }
}
