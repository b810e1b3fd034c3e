/// A member's account of the losses he was given: one line for each write-off, with what came of it.
///
/// The ledger keeps one balance a member. What he pays, gives up or has set off is counted against
/// the oldest loss that is still open, a refund against the oldest one that is overpaid; what a
/// recovery gives back belongs to its own write-off. So the lines add up to the balance.
struct LossAccount {
  /// One write-off that he has a part of.
  struct Line: Hashable {
    var writeOff: Int64
    var guarantee: ID<Guarantee>
    var day: Day
    /// His part; zero once the write-off was reversed.
    var share = Money.zero
    /// What recoveries gave back to him.
    var restored = Money.zero
    /// What he paid in cash.
    var paid = Money.zero
    /// What he gave up of his capital.
    var givenUp = Money.zero
    /// What was set off against his dividends.
    var setOff = Money.zero
    /// What was paid out to him of a credit.
    var refunded = Money.zero
    /// The events that made all this, in their order.
    var events: [Int64] = []

    /// What he still carries; below zero, what the fund owes him.
    var open: Money {
      get throws { try share - restored - paid - givenUp - setOff + refunded }
    }

    /// What he bears for the guarantee, whatever he has made good (domain §5.3).
    var borne: Money { get throws { try share - restored } }
  }

  /// In the order of their days.
  private(set) var lines: [Line] = []
  /// What was counted against which line by which event, for reversals.
  private var counted: [Int64: [(line: Int, settlement: Settlement, amount: Money)]] = [:]

  /// How a loss is made good, or a credit paid out.
  private enum Settlement { case paid, givenUp, setOff, refunded }

  /// - Parameters:
  ///   - burdens: the member's parts of losses and what came back, by day and event.
  ///   - entries: what moved his losses carried in the ledger, by day and event.
  init(burdens: [BurdenEntry], entries: [PartyEntry]) throws {
    var (next, rest) = (0, burdens[...])
    for entry in entries {
      while next < rest.endIndex, (rest[next].day, rest[next].event) <= (entry.day, entry.event) {
        try take(rest[next])
        next += 1
      }
      try take(entry)
    }
    rest = rest[next...]
    for burden in rest { try take(burden) }
  }

  private mutating func take(_ entry: BurdenEntry) throws {
    let burden = entry.burden
    let line = index(of: burden, on: entry.day)
    if lines[line].events.last != entry.event { lines[line].events.append(entry.event) }
    // The write-off itself, or its reversal; anything else is what came back.
    if entry.event == burden.writeOff || entry.reversed == burden.writeOff {
      try lines[line].share += burden.amount
    } else {
      try lines[line].restored -= burden.amount
    }
  }

  private mutating func index(of burden: Burden, on day: Day) -> Int {
    let found = lines.firstIndex {
      $0.writeOff == burden.writeOff && $0.guarantee == burden.guarantee
    }
    if let found { return found }
    lines.append(Line(writeOff: burden.writeOff, guarantee: burden.guarantee, day: day))
    return lines.count - 1
  }

  private mutating func take(_ entry: PartyEntry) throws {
    if let reversed = entry.reversed {
      for item in counted.removeValue(forKey: reversed) ?? [] {
        try count(-item.amount, as: item.settlement, line: item.line)
        lines[item.line].events.append(entry.event)
      }
      return
    }
    let settlement: Settlement
    switch entry.kind {
    case .sharePay: settlement = .paid
    case .shareAbsorb: settlement = .givenUp
    case .dividendDeclare: settlement = .setOff
    case .shareRefund: settlement = .refunded
    // What a loss or a recovery moves is among the burdens.
    default: return
    }
    try settle(entry.amount.magnitude, as: settlement, of: entry.event)
  }

  /// Counts an amount against the oldest lines that have room for it; what none has room for,
  /// because of events dated before it and recorded after it, goes to the latest.
  private mutating func settle(
    _ amount: Money, as settlement: Settlement, of event: Int64
  ) throws {
    var rest = amount
    for line in lines.indices where rest.isPositive {
      let open = try lines[line].open
      let room = settlement == .refunded ? try -open : open
      let part = line == lines.count - 1 ? rest : min(rest, max(.zero, room))
      guard part.isPositive else { continue }
      try count(part, as: settlement, line: line)
      counted[event, default: []].append((line, settlement, part))
      lines[line].events.append(event)
      try rest -= part
    }
  }

  private mutating func count(_ amount: Money, as settlement: Settlement, line: Int) throws {
    switch settlement {
    case .paid: try lines[line].paid += amount
    case .givenUp: try lines[line].givenUp += amount
    case .setOff: try lines[line].setOff += amount
    case .refunded: try lines[line].refunded += amount
    }
  }
}
