/// What a member may be given of an amount, and in which proportion.
struct MemberRoom: Hashable {
  var member: ID<Party>
  /// His part is proportional to this; all zero means equal parts.
  var weight: Int64
  /// The most he can take.
  var room: Money

  /// Spreads an amount over members, none above his room (domain §5.2): over all; whoever is over
  /// his room is set to it and leaves the round; the rest over the others afresh, until nobody is
  /// over or nobody is left.
  ///
  /// - Returns: the parts above zero in the order of `rooms`; together they are the amount, or all
  ///   the room there is.
  static func spread(_ amount: Money, over rooms: [MemberRoom]) throws -> [MemberLoss] {
    let parts = try parts(
      of: amount, among: Array(rooms.indices), weights: rooms.map(\.weight),
      rooms: rooms.map(\.room)
    ) { rooms[$0].member < rooms[$1].member }
    return zip(rooms, parts).compactMap { room, part in
      part.isPositive ? MemberLoss(member: room.member, amount: part) : nil
    }
  }

  /// The parts of everybody, zero for those who are not among the ones that it is spread over.
  ///
  /// - Parameter isBefore: whether the code at one place is lower than that at another.
  static func parts(
    of amount: Money, among places: [Int], weights: [Int64], rooms: [Money],
    isBefore: (Int, Int) -> Bool
  ) throws -> [Money] {
    var parts = [Money](repeating: .zero, count: rooms.count)
    var (round, rest) = (places, amount)
    while rest.isPositive, !round.isEmpty {
      let split = Allocation.split(
        rest.fen.magnitude, over: round.map { weights[$0] }
      ) { isBefore(round[$0], round[$1]) }
      var within: [Int] = []
      within.reserveCapacity(round.count)
      for (place, part) in zip(round, split) {
        parts[place] = Money(fen: Int64(part))
        if parts[place] <= rooms[place] {
          within.append(place)
        } else {
          parts[place] = rooms[place]
          try rest -= rooms[place]
        }
      }
      if within.count == round.count { break }
      round = within
    }
    return parts
  }
}

/// What members can carry of losses on a day: their capital, what they carry already, and what they
/// were given this year.
struct MemberStakes {
  /// Those in the role, and whoever still has capital, by code.
  var members: [ID<Party>]
  var capital: [ID<Party>: Money]
  /// Debit positive: below zero, the fund's debt to the member.
  var carried: [ID<Party>: Money]
  /// What each was given of write-offs of the calendar year and has not had back.
  var borne: (ID<Party>) throws -> Money
  var weights: (Charter.Basis) throws -> [ID<Party>: Int64]

  /// How much more each can carry under a layer's terms, and by which weight, by code.
  func rooms(for layer: Charter.Layer, except left: Set<ID<Party>>) throws -> [MemberRoom] {
    let weights = try weights(layer.basis)
    return try members.filter { !left.contains($0) }.map { code in
      let room = try Self.room(
        capital[code] ?? .zero, carrying: carried[code] ?? .zero,
        capLeft: layer.yearlyCap.map { try capLeft(of: code, under: $0) })
      return MemberRoom(member: code, weight: max(0, weights[code] ?? 0), room: room)
    }
  }

  /// How much more a member can carry: his capital less what he already carries, and no more than a
  /// yearly cap leaves him.
  static func room(_ capital: Money, carrying carried: Money, capLeft: Money?) throws -> Money {
    let room = try capital - max(.zero, carried)
    return max(.zero, capLeft.map { min(room, $0) } ?? room)
  }

  /// The yearly cap, a share of his paid-in capital on the day, less what he was given this year.
  func capLeft(of member: ID<Party>, under cap: Rate) throws -> Money {
    try cap.of(capital[member] ?? .zero) - borne(member)
  }
}

extension Books {
  /// What members can carry on a day.
  func stakes(on day: Day) throws -> MemberStakes {
    let capital = try paidInCapital(on: day)
    let members = try members(on: day, capital: capital)
    return MemberStakes(
      members: members, capital: capital,
      carried: Dictionary(
        try partyBalances(.memberRiskShare, on: day).map { ($0.party, $0.balance) },
        uniquingKeysWith: { first, _ in first }),
      borne: { try self.shelf.burden(of: $0, year: day.year, through: day) },
      weights: { basis in
        try self.weights(
          of: members, by: basis, over: { try Self.twelveMonths(through: day) }, on: day)
      })
  }

  /// Paid-in capital at the end of a day, by member.
  func paidInCapital(on day: Day) throws -> [ID<Party>: Money] {
    Dictionary(
      try partyBalances(.paidInCapital, on: day).map { ($0.party, $0.balance) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The members on a day, by code: those in the role, and whoever still has capital.
  func members(on day: Day, capital: [ID<Party>: Money]) throws -> [ID<Party>] {
    let named = try everybody().values
      .filter { $0.wasEver(.member) && $0.facts(on: day)?.role == .member }.map(\.code)
    return Set(named).union(capital.keys).sorted()
  }

  /// The fund's share in force of a party's own guarantees at the end of a day.
  func ownShareInForce(of obligor: ID<Party>, on day: Day) throws -> Money {
    if day >= latestDay { return try exposure(of: .customer(obligor)).ownShare }
    return try Money.sum(openGuarantees(of: obligor, on: day).map { try $0.ownShare })
  }
}
