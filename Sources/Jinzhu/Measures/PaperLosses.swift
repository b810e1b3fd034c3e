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

  /// What holds for all losses of a day.
  final class Terms {
    /// What they can carry before any of them.
    let stakes: MemberStakes
    fileprivate let capital: [Money]
    fileprivate let carried: [Money]
    private var knownWeights: [Charter.Basis: [Int64]] = [:]
    private var knownCaps: [Rate: [Money]] = [:]

    init(_ stakes: MemberStakes) {
      self.stakes = stakes
      capital = stakes.members.map { stakes.capital[$0] ?? .zero }
      carried = stakes.members.map { stakes.carried[$0] ?? .zero }
    }

    /// By the places of members.
    fileprivate func weights(_ basis: Charter.Basis) throws -> [Int64] {
      if let known = knownWeights[basis] { return known }
      let weights = try stakes.weights(basis)
      let found = stakes.members.map { max(0, weights[$0] ?? 0) }
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
  }

  /// Spreads an amount over members, except some, under a layer's terms; returns what they take.
  mutating func take(
    _ amount: Money, under layer: Charter.Layer, except left: Set<ID<Party>>
  ) throws -> Money {
    let caps = try layer.yearlyCap.map(terms.capsLeft)
    let absent = left.compactMap { members.place(of: $0, by: \.self) }
    var weights = try terms.weights(layer.basis)
    func room(_ place: Int) throws -> Money {
      try MemberStakes.room(
        terms.capital[place], carrying: terms.carried[place] + given[place],
        capLeft: caps.map { try $0[place] - given[place] })
    }
    // Most losses fit everybody's room. Who weighs nothing then gets nothing: he need not be left out.
    for place in absent { weights[place] = 0 }
    if amount.isPositive, weights.contains(where: { $0 > 0 }) {
      let parts = Allocation.split(amount.fen.magnitude, over: weights, isBefore: <)
        .map { Money(fen: Int64($0)) }
      if try parts.indices.allSatisfy({ try parts[$0] <= room($0) }) {
        for place in parts.indices { try given[place] += parts[place] }
        return amount
      }
    }
    let parts = try MemberRoom.parts(
      of: amount, among: members.indices.filter { !absent.contains($0) }, weights: weights,
      rooms: members.indices.map(room), isBefore: <)
    for place in parts.indices { try given[place] += parts[place] }
    return try Money.sum(parts)
  }
}
