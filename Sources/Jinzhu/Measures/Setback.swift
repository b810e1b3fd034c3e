/// What would become of the fund and its members if loans failed on a day, worked out on paper
/// (domain §7, member at risk).
public struct Setback {
  /// A guarantee that fails: what the fund pays for it now, and what it has paid already.
  struct Failure {
    var line: OpenGuarantee
    /// The own share in force, compensated without interest.
    var paid: Money
    /// What is open for it already and is lost as well.
    var open: Money
    /// Of the customer's deposit, what goes towards it.
    var deposit: Money
  }

  /// What each layer of the charter's list takes, in its order.
  public private(set) var layers: [LossLayer: Money] = [:]
  /// What the list cannot carry; it falls on net assets all the same.
  public private(set) var uncarried = Money.zero
  /// What members are given of it.
  public private(set) var carried: [ID<Party>: Money] = [:]
  /// What members of joint groups are called on for, and pay.
  public private(set) var calls: [ID<Party>: Money] = [:]
  /// What is paid to banks.
  public private(set) var paid = Money.zero
  /// What is lost: spread over the layers, or not carried.
  public private(set) var lost = Money.zero
  /// Net assets once it has happened.
  public let netAssets: Money
  /// Everybody's equity once it has happened, by code.
  public let members: [MemberEquity]

  /// - Parameter callsGroup: whether the borrowers' joint groups are called on for all of it, and pay.
  init(_ failures: [Failure], in standing: Standing, callsGroup: Bool) throws {
    let (books, charter) = (standing.books, standing.charter)
    let position = try standing.position()
    let terms = try standing.paperTerms()
    var (totals, losses) = (position.totals, PaperLosses(terms))
    func move(_ account: Account, _ amount: Money) throws {
      totals[account] = try (totals[account] ?? .zero) + amount
    }
    for failure in failures {
      try move(.cash, -failure.paid)
      try move(.customerDeposit, failure.deposit)
      try move(.compensationReceivable, -failure.open)
      try paid += failure.paid
      let guarantee = failure.line.guarantee
      let loss = try failure.paid + failure.open - failure.deposit
      if callsGroup {
        let group = try books.answerable(for: guarantee, on: standing.day)
        if !group.isEmpty {
          let parts = try books.parts(
            of: loss, calledFrom: group, by: charter.jointCallBasis, on: standing.day)
          for (member, part) in zip(group, parts) {
            calls[member] = try (calls[member] ?? .zero) + part
          }
          try move(.cash, loss)
          continue
        }
      }
      try lost += loss
      let waterfall = try Waterfall(of: loss, over: charter.losses) {
        try -(totals[$0] ?? .zero)
      } members: { amount, layer in
        LayerLoss(
          layer: .members,
          amount: try losses.take(
            amount, under: layer, except: books.leftOut(of: guarantee, on: standing.day)))
      }
      for layer in waterfall.layers {
        layers[layer.layer] = try (layers[layer.layer] ?? .zero) + layer.amount
        try move(layer.layer.restoredAccount ?? .compensationLoss, layer.amount)
      }
      try uncarried += waterfall.rest
      try move(.compensationLoss, waterfall.rest)
    }
    var risk = terms.stakes.carried
    for (member, part) in zip(losses.members, losses.given) where !part.isZero {
      carried[member] = part
      risk[member] = try (risk[member] ?? .zero) + part
    }
    let after = Position(totals: totals, risk: risk.map { (party: $0.key, balance: $0.value) })
    netAssets = try after.netAssets
    members = try MemberEquity.all(
      standing.roster.all(.member), capital: terms.stakes.capital, position: after)
  }

  /// All non-performing exposure is lost, and nothing comes back.
  static func nonPerforming(in standing: Standing) throws -> [Failure] {
    try standing.nonPerforming().lines.compactMap { line in
      guard try line.nonPerforming.isPositive else { return nil }
      return Failure(
        line: line, paid: line.nonPerformingShare, open: line.compensationBalance, deposit: .zero)
    }
  }

  /// Borrowers fail one after the other: all of their loans in force are compensated.
  static func failure(of borrowers: [ID<Party>], in standing: Standing) throws -> [Failure] {
    let books = standing.books
    let lines = try standing.nonPerforming().lines.filter {
      $0.balance.isPositive && borrowers.contains($0.guarantee.obligor)
    }
    return try borrowers.flatMap { borrower in
      try lines.filter { $0.guarantee.obligor == borrower }.map { line in
        let held = try books.held(
          SubAccount(.customerDeposit, guarantee: line.guarantee.code), on: standing.day)
        return Failure(
          line: line, paid: line.ownShare, open: .zero,
          deposit: min(line.ownShare, max(.zero, held)))
      }
    }
  }
}

extension Standing {
  /// The borrowers with the largest own shares in force, the largest first, then by code.
  func largestBorrowers(_ count: Int) throws -> [ID<Party>] {
    try portfolio().customers.sorted {
      $0.value.ownShare != $1.value.ownShare
        ? $0.value.ownShare > $1.value.ownShare : $0.key < $1.key
    }.prefix(count).map(\.key)
  }
}
