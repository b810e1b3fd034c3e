/// Whether the losses that members carry, one by one, agree with the ledger.
///
/// What a fund brought with it when it moved in is a balance without its losses: the ledger may hold
/// that much more, or as much of it as has not been made good.
struct BroughtLosses {
  private let (carried, ledger, brought): (Money, Money, Money)

  /// - Parameter entries: what moved the losses carried.
  init(carried: Money, ledger: Money, entries: [PartyEntry]) throws {
    (self.carried, self.ledger) = (carried, ledger)
    brought = try Money.sum(
      entries.filter { $0.sub.account == .memberRiskShare && $0.cause == .bookOpen }.map(\.amount))
  }

  var agree: Bool {
    get throws {
      let rest = try ledger - carried
      return min(.zero, brought) <= rest && rest <= max(.zero, brought)
    }
  }

  /// Both sides, and what was brought in if anything was.
  var words: Words {
    let opening =
      brought.isZero
      ? Words("", "") : Words("，期初带入 \(brought.grouped)", ", brought in \(brought.grouped)")
    return Words(
      "逐笔 \(carried.grouped)\(opening.zh)，总账 \(ledger.grouped)",
      "one by one \(carried.grouped)\(opening.en), ledger \(ledger.grouped)")
  }
}
