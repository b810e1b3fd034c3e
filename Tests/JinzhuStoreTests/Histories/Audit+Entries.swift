import Jinzhu

extension Audit {
  /// Entries balance on and off the balance sheet; nothing moves by nothing, or against itself.
  mutating func entries() throws {
    expect(
      journal.lines.map(\.event.number), is: Array(1...Int64(max(1, journal.lines.count))),
      "numbers run from 1 without a gap")
    var latest = journal.lines.first?.event.recordedAt
    for line in journal.lines {
      let number = line.event.number
      if let before = latest, line.event.recordedAt < before {
        expect(false, "event \(number) was recorded before the one before it")
      }
      latest = line.event.recordedAt
      for posting in line.postings {
        expect(posting.amount.fen > 0, "event \(number) books \(posting.amount)")
        expect(posting.debit != posting.credit, "event \(number) books on one account twice")
        let memos = [posting.debit, posting.credit].filter { $0.account.accountClass == .memo }
        expect(memos.count != 1, "event \(number) crosses the balance sheet")
        for sub in [posting.debit, posting.credit] where sub.account == .inForce {
          expect(sub.guarantee != nil, "event \(number) books inForce of no guarantee")
        }
      }
    }
    for day in [Day.latest] + journal.days.suffix(3) {
      let accounts = journal.moved(through: day).accounts
      let memo = accounts.filter { $0.key.accountClass == .memo }.reduce(0) { $0 + $1.value }
      let sheet = accounts.filter { $0.key.accountClass != .memo }.reduce(0) { $0 + $1.value }
      expect(memo, is: 0, "memorandum accounts on \(day) add up")
      expect(sheet, is: 0, "the balance sheet on \(day) adds up")
    }
  }

  /// A reversal books the same accounts on the same sides, with negative amounts, and takes back what
  /// stood.
  mutating func reversals() {
    for line in journal.lines {
      guard let (by, day) = journal.undone[line.event.number] else { continue }
      let taken = journal.lines[Int(by) - 1]
      // What closes had earned of a fee that is taken back goes back with it (domain §9).
      let earned = taken.postings.last.flatMap { last in
        last.isRed && last.debit.account == .feeInAdvance && last.credit.account == .feeIncome
          && taken.postings.count > line.postings.count ? last : nil
      }
      expect(
        Array(taken.postings.dropLast(earned == nil ? 0 : 1)),
        is: line.postings.compactMap(\.inRed),
        "event \(by) takes event \(line.event.number) back")
      expect(day >= line.event.day, "event \(by) is dated before what it takes back")
    }
  }

  /// What rule (d) of domain §4 names: capital, deposits, reserves, receivables, payables.
  private static func mustNotBeNegative(_ account: Account) -> Bool {
    let name = account.rawValue
    return name.hasSuffix("Receivable") || name.hasSuffix("Payable") || name.hasSuffix("Reserve")
      || [.customerDeposit, .paidInCapital, .marginAtBank, .foreclosedAsset, .inForce]
        .contains(account)
  }

  /// Nothing that must not is negative at the end of any day.
  mutating func signs() throws {
    var running: [SubAccount: Int64] = [:]
    let byDay = Dictionary(grouping: journal.lines) { $0.event.day }
    for day in byDay.keys.sorted() {
      var touched: Set<SubAccount> = []
      for line in byDay[day] ?? [] {
        for posting in line.postings {
          let fen = posting.isRed ? -posting.amount.fen : posting.amount.fen
          for (sub, change) in [(posting.debit, fen), (posting.credit, -fen)]
          where Self.mustNotBeNegative(sub.account) {
            running[sub, default: 0] += sub.account.normalSide == .debit ? change : -change
            touched.insert(sub)
          }
        }
      }
      for sub in touched {
        expect((running[sub] ?? 0) >= 0, "\(sub.named) is \(running[sub] ?? 0) fen on \(day)")
      }
    }
  }
}

extension SubAccount {
  /// `jointReceivable M1 D2015-1`.
  var named: String {
    ([account.rawValue] + [party?.text, guarantee?.text].compactMap { $0 }).joined(separator: " ")
  }
}
