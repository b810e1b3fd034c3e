/// A loss spread over the layers of the charter's list, each up to its limit (domain §5.2).
struct Waterfall {
  /// What each layer takes, in the charter's order; layers that take nothing are left out.
  private(set) var layers: [LayerLoss] = []
  /// What the list cannot carry.
  private(set) var rest: Money

  /// - Parameters:
  ///   - reserve: the least balance of a reserve from the day on.
  ///   - rooms: what members can carry under a layer's terms.
  init(
    of amount: Money, over list: [Charter.Layer], reserve: (Account) throws -> Money,
    rooms: (Charter.Layer) throws -> [MemberRoom]
  ) throws {
    try self.init(of: amount, over: list, reserve: reserve) { rest, layer in
      let members = try MemberRoom.spread(rest, over: rooms(layer))
      return LayerLoss(
        layer: .members, amount: try Money.sum(members.map(\.amount)), members: members)
    }
  }

  /// - Parameters:
  ///   - reserve: the least balance of a reserve from the day on.
  ///   - members: what members take of an amount under a layer's terms.
  init(
    of amount: Money, over list: [Charter.Layer], reserve: (Account) throws -> Money,
    members: (Money, Charter.Layer) throws -> LayerLoss
  ) throws {
    rest = amount
    for layer in list where rest.isPositive {
      switch layer.layer {
      case .compensationReserve, .generalRiskReserve, .surplusReserve:
        guard let account = layer.layer.restoredAccount else { continue }
        try take(LayerLoss(layer: layer.layer, amount: min(rest, max(.zero, reserve(account)))))
      case .members:
        try take(members(rest, layer))
      case .income:
        try take(LayerLoss(layer: .income, amount: rest))
      }
    }
  }

  private mutating func take(_ loss: LayerLoss) throws {
    guard loss.amount.isPositive else { return }
    layers.append(loss)
    try rest -= loss.amount
  }
}

extension LayerLoss {
  /// What is debited for the layer's loss on a guarantee.
  func debits(for guarantee: ID<Guarantee>) -> [(sub: SubAccount, amount: Money)] {
    switch layer {
    case .compensationReserve: [(SubAccount(.compensationReserve), amount)]
    case .generalRiskReserve: [(SubAccount(.generalRiskReserve), amount)]
    case .surplusReserve: [(SubAccount(.surplusReserve), amount)]
    case .members: members.map { (SubAccount(.memberRiskShare, party: $0.member), $0.amount) }
    case .income: [(SubAccount(.compensationLoss, guarantee: guarantee), amount)]
    }
  }
}

extension Books {
  /// Who carries nothing of a guarantee's loss: the obligor and his sponsor.
  func leftOut(of guarantee: some Guaranteed, on day: Day) throws -> Set<ID<Party>> {
    let sponsor = try party(guarantee.obligor, on: day).sponsor
    return Set([guarantee.obligor] + [sponsor].compactMap { $0 })
  }
}
