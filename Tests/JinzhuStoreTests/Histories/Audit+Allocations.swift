import Jinzhu

extension Audit {
  /// What is spread over members adds up to what was to be spread, and by capital goes to the fen
  /// where the largest remainder sends it.
  mutating func allocations() throws {
    for line in journal.lines where !line.postings.isEmpty {
      let what = "\(line.kind.rawValue) of event \(line.event.number)"
      let booked = line.postings.reduce(0) { $0 + $1.amount.fen }
      switch line.kind {
      case .jointCall:
        expect(booked, is: line.money("amount") ?? -1, "\(what) adds up")
        expect(
          Set(line.postings.map(\.debit.party)).count, is: line.postings.count,
          "\(what) calls on each once")
      case .lossWriteOff:
        expect(booked, is: line.money("amount") ?? -1, "\(what) adds up")
        byCapital(line, account: .memberRiskShare, what)
      case .capitalConvert:
        expect(booked, is: line.money("amount") ?? -1, "\(what) adds up")
        byCapital(line, account: .paidInCapital, what)
      case .dividendDeclare:
        let declared = line.postings.filter { $0.debit.account == .retainedEarnings }
        expect(
          declared.reduce(0) { $0 + $1.amount.fen }, is: line.money("amount") ?? -1,
          "\(what) adds up")
      default: break
      }
    }
  }

  /// Where nothing but capital decides, each member gets what the plain method gives him.
  private mutating func byCapital(_ line: Journal.Line, account: Account, _ what: String) {
    let parts = line.postings.filter { [$0.debit.account, $0.credit.account].contains(account) }
    guard !parts.isEmpty else { return }
    var shares: [String: Int64] = [:]
    for posting in parts {
      let sub = posting.debit.account == account ? posting.debit : posting.credit
      shares[sub.party?.text ?? "", default: 0] += posting.amount.fen
    }
    guard account == .paidInCapital else { return }
    let before = journal.moved(through: line.event.day, before: line.event.number)
    let capital = before.subs.filter { $0.key.account == .paidInCapital && $0.value != 0 }
    let weights = capital.map { (code: $0.key.party?.text ?? "", weight: -$0.value) }
    let fair = apportioned(line.money("amount") ?? 0, over: weights).filter { $0.value > 0 }
    expect(shares, is: fair, "\(what) goes by capital")
  }
}
