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
      let late = journal.lines.first {
        $0.event.number > number && $0.event.day <= last && $0.event.day >= first
      }
      expect(late == nil, "event \(late?.event.number ?? 0) is dated in \(year), closed before it")
      try reserves(closing: year, by: number)
    }
  }

  /// Domain §6.1 and §6.2, from what was recorded when the year was closed.
  private mutating func reserves(closing year: Int, by number: Int64) throws {
    let (first, last) = (Period.year(year).first, Period.year(year).last)
    let charter = try books.charter(on: last)
    let before = journal.moved(through: last, before: number)
    let after = journal.moved(through: last, before: number + 1)
    let inYear = journal.moved(from: first, through: last, before: number, closing: false)

    let fees = -inYear.total(.feeIncome) - inYear.total(.reguaranteeFee)
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
}
