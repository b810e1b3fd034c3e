/// Members, by place, as losses are spread over them on paper, one after the other: what each has
/// been given so far, and so how much more he has room for (domain §5.2).
///
/// A loss of a thousand guarantees meets a thousand members a thousand times: amounts stand in
/// arrays, and nobody is looked up.
struct PaperLosses {
  /// By code.
  let members: [ID<Party>]
  /// What each was given.
  private(set) var given: [Money]
  private let terms: Terms
  /// How much more each has room for under the cap that was asked for last.
  private var rooms: [Money] = []
  private var cap: Rate??
  /// The weights of those who take part in a loss; of the others, nothing.
  private var weights: [Int64] = []
  private var shares: [Allocation.Share<UInt64>]

  /// What holds for all losses of a day.
  final class Terms {
    /// What they can carry before any of them.
    let stakes: MemberStakes
    fileprivate let capital: [Money]
    fileprivate let carried: [Money]
    private var knownWeights: [Charter.Basis: (each: [Int64], largest: UInt64)] = [:]
    private var knownCaps: [Rate: [Money]] = [:]

    init(_ stakes: MemberStakes) {
      self.stakes = stakes
      capital = stakes.members.map { stakes.capital[$0] ?? .zero }
      carried = stakes.members.map { stakes.carried[$0] ?? .zero }
    }

    /// By the places of members, and the largest of them.
    fileprivate func weights(_ basis: Charter.Basis) throws -> (each: [Int64], largest: UInt64) {
      if let known = knownWeights[basis] { return known }
      let weights = try stakes.weights(basis)
      let each = stakes.members.map { max(0, weights[$0] ?? 0) }
      let found = (each, UInt64(each.max() ?? 0))
      knownWeights[basis] = found
      return found
    }

    fileprivate func capsLeft(_ cap: Rate) throws -> [Money] {
      if let known = knownCaps[cap] { return known }
      let found = try stakes.members.map { try stakes.capLeft(of: $0, under: cap) }
      knownCaps[cap] = found
      return found
    }
  }

  init(_ terms: Terms) {
    self.terms = terms
    members = terms.stakes.members
    given = [Money](repeating: .zero, count: members.count)
    shares = [Allocation.Share<UInt64>](repeating: Allocation.Share(), count: members.count)
  }

  /// Spreads an amount over members, except some, under a layer's terms; returns what they take.
  ///
  /// - Parameter left: who is left out, asked for while anybody has room.
  mutating func take(
    _ amount: Money, under layer: Charter.Layer,
    except left: @autoclosure () throws -> Set<ID<Party>>
  ) throws -> Money {
    let cap = layer.yearlyCap
    if self.cap != .some(cap) {
      rooms = try members.indices.map { try room(of: $0, under: cap) }
      self.cap = .some(cap)
    }
    guard amount.isPositive, rooms.contains(where: \.isPositive) else { return .zero }
    let absent = try left().compactMap { members.place(of: $0, by: \.self) }
    let parts = try parts(of: amount, by: terms.weights(layer.basis), without: absent)
    for (place, part) in parts.enumerated() where part.isPositive {
      // Whoever the fund owes something uses that up first, and has as much room as before.
      let isOwed = try (terms.carried[place] + given[place]).isNegative
      try given[place] += part
      rooms[place] = try isOwed ? room(of: place, under: cap) : rooms[place] - part
    }
    return try Money.sum(parts)
  }

  /// What everybody takes of an amount, zero for those who are left out.
  private mutating func parts(
    of amount: Money, by all: (each: [Int64], largest: UInt64), without absent: [Int]
  ) throws -> [Money] {
    weights = all.each
    for place in absent { weights[place] = 0 }
    var total = weights.reduce(0) { $0 + Int128($1) }
    var parts = [Money](repeating: .zero, count: members.count)
    var rest = amount.fen.magnitude
    // In a split over somebody, nothing comes to whoever has no weight: that is how one leaves.
    while let sum = UInt64(exactly: total), sum > 0,
      !rest.multipliedReportingOverflow(by: all.largest).overflow
    {
      Allocation.split(rest, over: weights, sum, into: &shares, <)
      for place in weights.indices where weights[place] > 0 {
        parts[place] = Money(fen: Int64(shares[place].part))
        guard parts[place] > rooms[place] else { continue }
        parts[place] = rooms[place]
        rest -= rooms[place].fen.magnitude
        total -= Int128(weights[place])
        weights[place] = 0
      }
      if total == Int128(sum) { return parts }
    }
    return try MemberRoom.parts(
      of: amount, among: members.indices.filter { !absent.contains($0) }, weights: all.each,
      rooms: rooms, isBefore: <)
  }

  private func room(of place: Int, under cap: Rate?) throws -> Money {
    try MemberStakes.room(
      terms.capital[place], carrying: terms.carried[place] + given[place],
      capLeft: cap.map { try terms.capsLeft($0)[place] - given[place] })
  }
}
