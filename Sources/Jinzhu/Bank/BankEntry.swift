/// What one event moved on an account at a bank (银行存款日记账).
public struct BankEntry: Hashable, Sendable {
  /// The event.
  public let event: Int64
  /// The day it is booked on.
  public let day: Day
  /// Below zero for what went out.
  public let amount: Money
  /// What happened.
  public let kind: EventKind
  /// The caller's reference; `nil` without one.
  public let ref: String?
  /// What it was for; `nil` where nobody said.
  public let memo: String?
  /// The guarantee it is about; `nil` without one.
  public let guarantee: ID<Guarantee>?
  /// Names of those it is about, in the order of their codes.
  public let names: [String]

  /// What may stand on a statement to identify it.
  var references: [String] { [ref, guarantee?.text].compactMap { $0 } }
}

extension Snapshot {
  /// What every event moved on an account, by day and number; what came to nothing left out.
  public func bankEntries(of bank: ID<Party>?, through last: Day) throws -> [BankEntry] {
    let sub = SubAccount.cash(at: bank)
    var sums: [Int64: Money] = [:]
    var events: [Event] = []
    try archive.postings(
      touching: .cash, party: bank, guarantee: nil, from: .earliest, through: last
    ) { event, posting in
      guard posting.debit == sub || posting.credit == sub else { return }
      if events.last?.number != event.number { events.append(event) }
      let change = try posting.debit == sub ? posting.signed : -posting.signed
      sums[event.number] = try (sums[event.number] ?? .zero) + change
    }
    return try events.compactMap { event in
      let sum = sums[event.number] ?? .zero
      return sum.isZero ? nil : try entry(of: event, sum)
    }
  }

  private func entry(of event: Event, _ amount: Money) throws -> BankEntry {
    let submission = event.submission
    let code = submission.fields.guaranteeIfGiven("guarantee")
    var parties = submission.fields.parties
    if let code, let guarantee = try archive.guarantee(code, asOf: event.day) {
      parties.append(guarantee.obligor)
    }
    let names = try parties.compactMap { try books.facts(of: $0, on: event.day)?.name }
    return BankEntry(
      event: event.number, day: event.day, amount: amount, kind: submission.kind,
      ref: submission.ref, memo: submission.memo, guarantee: code, names: names)
  }
}
