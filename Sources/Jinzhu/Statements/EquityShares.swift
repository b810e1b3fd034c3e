/// What makes up equity besides capital and what members carry: it belongs to them by capital.
enum EquityPart: String, CaseIterable, Sendable {
  case capitalReserve, surplusReserve, generalRiskReserve, retainedEarnings, runningResult

  var words: Words {
    switch self {
    case .capitalReserve: Words("应享资本公积", "part of capital reserve")
    case .surplusReserve: Words("应享盈余公积", "part of surplus reserve")
    case .generalRiskReserve: Words("应享一般风险准备", "part of general risk reserve")
    case .retainedEarnings: Words("应享未分配利润", "part of retained earnings")
    case .runningResult: Words("应享本年损益（未结转）", "part of the result not yet closed")
    }
  }

  /// What the fund holds of it.
  func held(in position: Position) throws -> Money {
    switch self {
    case .capitalReserve: try position.held(.capitalReserve)
    case .surplusReserve: try position.held(.surplusReserve)
    case .generalRiskReserve: try position.held(.generalRiskReserve)
    case .retainedEarnings: try position.held(.retainedEarnings) + position.held(.currentProfit)
    case .runningResult: try -(position.sum(.income) + position.sum(.expense))
    }
  }
}

extension EquityPart {
  /// The fund's accounts that it is a part of.
  var sources: Sources {
    switch self {
    case .capitalReserve: .balances(.capitalReserve)
    case .surplusReserve: .balances(.surplusReserve)
    case .generalRiskReserve: .balances(.generalRiskReserve)
    case .retainedEarnings: .balances(.retainedEarnings, .currentProfit)
    case .runningResult:
      {
        var sources = Sources()
        sources.balances = Account.allCases.compactMap { account in
          switch account.accountClass {
          case .income: .init(account)
          case .expense: .init(account, isSubtracted: true)
          case .asset, .liability, .equity, .memo: nil
          }
        }
        return sources
      }()
    }
  }
}

/// Net assets on a day as they belong to the members, line by line.
///
/// The parts are allocated one on top of the other, each as the difference of two allocations of the
/// running sum: so the parts of a member add up to what he gets of the whole, and the members' parts
/// of a line to the line.
struct EquityShares {
  /// Net assets.
  let netAssets: Money
  /// Everybody who owns or carries anything, and all members, by code.
  let members: [MemberEquity]
  /// What the fund holds of each line.
  let held: [EquityPart: Money]
  private let shares: [EquityPart: [Money]]

  /// Nothing, before the first day.
  init() { (netAssets, members, held, shares) = (.zero, [], [:], [:]) }

  init(_ standing: Standing) throws {
    let position = try standing.position()
    netAssets = try position.netAssets
    members = try standing.members()
    var (held, shares) = ([EquityPart: Money](), [EquityPart: [Money]]())
    let weights = members.map { (code: $0.member.text, weight: max(0, $0.paidInCapital.fen)) }
    var running = Money.zero
    var before = [Money](repeating: .zero, count: members.count)
    for part in EquityPart.allCases {
      let amount = try part.held(in: position)
      held[part] = amount
      try running += amount
      guard !members.isEmpty else { continue }
      let after = try Allocation.split(running, over: weights)
      shares[part] = try zip(after, before).map { try $0 - $1 }
      before = after
    }
    (self.held, self.shares) = (held, shares)
  }

  /// What a member owns and carries; `nil` where he never was one.
  func equity(of member: ID<Party>) -> MemberEquity? { members.equity(of: member) }

  /// A member's part of a line.
  func share(of member: ID<Party>, in part: EquityPart) -> Money {
    guard let place = members.place(of: member), let amounts = shares[part] else { return .zero }
    return amounts[place]
  }
}

extension [MemberEquity] {
  /// What a member owns and carries, where everybody stands in the order of the codes.
  func equity(of member: ID<Party>) -> MemberEquity? { place(of: member).map { self[$0] } }

  fileprivate func place(of member: ID<Party>) -> Int? { place(of: member, by: \.member) }
}
