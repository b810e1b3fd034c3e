import Jinzhu

extension Audit {
  /// After the close of a year: no income or expense is left in it, and its reserves are what the
  /// formulas of domain §6 give.
  mutating func yearEnds() throws {
    for line in journal.lines where line.kind == .periodClose {
      guard case .period(.year(let year)) = line.event.submission.fields["period"] else { continue }
      let (first, last) = (Period.year(year).first, Period.year(year).last)
      expect(line.event.day, is: last, "the close of \(year) is dated its last day")
      let number = line.event.number
      guard journal.undone[number] == nil else { continue }
      for account in Account.allCases where [.income, .expense].contains(account.accountClass) {
        let left = journal.moved(through: last).total(account)
        expect(left, is: 0, "\(account.rawValue) after the close of \(year)")
      }
      // What the bank says may come in later: it books nothing.
      let late = journal.lines.first {
        $0.event.number > number && $0.event.day <= last && $0.event.day >= first
          && $0.kind != .bankStatement && $0.kind != .bankMatch
      }
      expect(late == nil, "event \(late?.event.number ?? 0) is dated in \(year), closed before it")
      try reserves(closing: year, by: number)
      try appropriation(closing: year, by: line)
    }
  }

  /// Domain §6.1 and §6.2, from what was recorded when the year was closed.
  private mutating func reserves(closing year: Int, by number: Int64) throws {
    let (first, last) = (Period.year(year).first, Period.year(year).last)
    let charter = try books.charter(on: last)
    let before = journal.moved(through: last, before: number)
    let after = journal.moved(through: last, before: number + 1)
    let inYear = journal.moved(from: first, through: last, before: number, closing: false)

    // A close earns the fees of the last days before it provides (domain §9).
    let close = journal.lines.first { $0.event.number == number }
    let earned = (close?.postings ?? []).filter { $0.debit.account == .feeInAdvance }
    let fees =
      earned.reduce(-inYear.total(.feeIncome)) { $0 + $1.amount.fen }
      - inYear.total(.reguaranteeFee)
    let target = max(0, rounded(fees, at: charter.reserves.unearned))
    expect(
      -after.total(.unearnedReserve), is: target, "unearned reserve after the close of \(year)")

    let liability = before.total(.inForce)
    let reserve = -before.total(.compensationReserve)
    let provided = inYear.total(.compensationProvision)
    let due = max(
      0,
      min(
        rounded(liability, at: charter.reserves.compensation) - provided,
        rounded(liability, at: charter.reserves.compensationCeiling) - reserve))
    expect(
      -after.total(.compensationReserve) - reserve, is: due,
      "compensation reserve provided at the close of \(year)")
  }

  /// Domain §6.4, from what was recorded when the year was closed.
  private mutating func appropriation(closing year: Int, by line: Journal.Line) throws {
    let (first, last) = (Period.year(year).first, Period.year(year).last)
    let rules = try books.charter(on: last).appropriation
    let before = journal.moved(through: last, before: line.event.number)
    var close = Balances()
    for posting in line.postings { close.add(posting) }
    let setAside = -close.total(.surplusReserve) - close.total(.generalRiskReserve)
    let profit = -close.total(.retainedEarnings) + setAside
    var carried: Int64 = 0
    for other in journal.lines
    where other.event.number < line.event.number && first <= other.event.day
      && other.event.day <= last
    {
      carried += carriedByMembers(other)
    }
    let base = max(0, min(profit - carried, -before.total(.retainedEarnings) + profit))
    let room = max(
      0,
      rounded(-before.total(.paidInCapital), at: rules.surplusCeiling)
        + before.total(.surplusReserve))
    expect(
      -close.total(.surplusReserve), is: min(rounded(base, at: rules.surplus), room),
      "surplus reserve of \(year)")
    expect(
      -close.total(.generalRiskReserve), is: rounded(base, at: rules.generalRisk),
      "general risk reserve of \(year)")
  }

  /// What an event put on members of losses, net of what came back; payments by them do not count.
  private func carriedByMembers(_ line: Journal.Line) -> Int64 {
    var kind = line.kind
    if kind == .eventReverse,
      let number = journal.undone.first(where: { $0.value.by == line.event.number })?.key
    {
      kind = journal.lines[Int(number) - 1].kind
    }
    guard [.lossWriteOff, .recoveryReceive, .assetSell].contains(kind) else { return 0 }
    var moved = Balances()
    for posting in line.postings { moved.add(posting) }
    return moved.total(.memberRiskShare)
  }
}
