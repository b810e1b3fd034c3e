/// Where the balance of each sub-account stands among others. It holds places only, since the
/// sub-accounts stand with their balances: a dictionary would have all of them in memory twice.
struct BalancePlaces {
  /// A place, or none: the first slot from a sub-account's hash on that is free or leads to it.
  private var slots: [Int32] = Array(repeating: Self.free, count: 64)
  private static let free: Int32 = -1

  func place(of sub: SubAccount, among balances: [SubBalance]) -> Int? {
    var slot = first(of: sub)
    while slots[slot] != Self.free {
      let place = Int(slots[slot])
      if balances[place].sub == sub { return place }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Takes note of the last of the balances, all of the others being noted.
  mutating func noteLast(of balances: [SubBalance]) {
    // Of three slots at least one stays free.
    guard balances.count * 3 > slots.count * 2 else { return note(balances.count - 1, balances) }
    slots = Array(repeating: Self.free, count: slots.count * 2)
    for place in balances.indices { note(place, balances) }
  }

  private mutating func note(_ place: Int, _ balances: [SubBalance]) {
    var slot = first(of: balances[place].sub)
    while slots[slot] != Self.free { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(place)
  }

  private func first(of sub: SubAccount) -> Int { sub.hashValue & (slots.count - 1) }
}
