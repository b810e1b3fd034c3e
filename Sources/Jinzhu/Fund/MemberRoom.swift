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
    var parts = [Money](repeating: .zero, count: rooms.count)
    var round = Array(rooms.indices)
    var rest = amount
    while rest.isPositive, !round.isEmpty {
      let weights = round.map { (code: rooms[$0].member.text, weight: rooms[$0].weight) }
      for (index, part) in zip(round, try Allocation.split(rest, over: weights)) {
        parts[index] = part
      }
      let over = round.filter { parts[$0] > rooms[$0].room }
      if over.isEmpty { break }
      for index in over {
        parts[index] = rooms[index].room
        try rest -= parts[index]
      }
      round.removeAll(where: over.contains)
    }
    return zip(rooms, parts).compactMap { room, part in
      part.isPositive ? MemberLoss(member: room.member, amount: part) : nil
    }
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
  ///
  /// The yearly cap is a share of his paid-in capital on the day, less what he was given this year;
  /// never more than his capital less what he already carries.
  func rooms(for layer: Charter.Layer, except left: Set<ID<Party>>) throws -> [MemberRoom] {
    let weights = try weights(layer.basis)
    return try members.filter { !left.contains($0) }.map { code in
      let paidIn = capital[code] ?? .zero
      var room = try paidIn - max(.zero, carried[code] ?? .zero)
      if let cap = layer.yearlyCap { room = min(room, try cap.of(paidIn) - borne(code)) }
      return MemberRoom(
        member: code, weight: max(0, weights[code] ?? 0), room: max(.zero, room))
    }
  }
}

extension Books {
  /// What members can carry on a day.
  func stakes(on day: Day) throws -> MemberStakes {
    let capital = try paidInCapital(on: day)
    let members = members(on: day, capital: capital)
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
  func members(on day: Day, capital: [ID<Party>: Money]) -> [ID<Party>] {
    let named = parties.values.filter { $0.facts(on: day)?.role == .member }.map(\.code)
    return Set(named).union(capital.keys).sorted()
  }

  /// The fund's share in force of a party's own guarantees at the end of a day.
  func ownShareInForce(of obligor: ID<Party>, on day: Day) throws -> Money {
    if day >= latestDay { return try exposure(of: .customer(obligor)).ownShare }
    return try Money.sum(openGuarantees(of: obligor, on: day).map { try $0.ownShare })
  }
}
