/// The balance sheet in one view: totals of all accounts on a day.
public struct Position: Hashable, Sendable {
  /// Debit positive.
  public let totals: [Account: Money]
  /// Losses carried by members, each member's balance, debit positive.
  public let risk: [ID<Party>: Money]

  /// The totals of all accounts, and each member's balance of losses carried, debit positive.
  public init(totals: [Account: Money], risk: [(party: ID<Party>, balance: Money)]) {
    self.totals = totals
    self.risk = Dictionary(risk.map { ($0.party, $0.balance) }, uniquingKeysWith: { a, _ in a })
  }

  /// A total, positive on the account's normal side.
  public func held(_ account: Account) throws -> Money {
    let total = totals[account] ?? .zero
    return account.normalSide == .debit ? total : try -total
  }

  /// The sum over a class, debit positive.
  func sum(_ kind: AccountClass) throws -> Money {
    try Money.sum(totals.filter { $0.key.accountClass == kind }.map(\.value))
  }

  /// 资产总额.
  public var assets: Money { get throws { try sum(.asset) } }

  /// Credits of losses carried: what the fund owes to members (domain §5.3).
  public var owedToMembers: Money {
    get throws { try -Money.sum(risk.values.filter(\.isNegative)) }
  }

  /// Debits of losses carried: what members carry.
  public var carriedByMembers: Money {
    get throws { try Money.sum(risk.values.filter(\.isPositive)) }
  }

  /// 负债总额, members' credits of losses carried included.
  public var liabilities: Money {
    get throws { try owedToMembers - sum(.liability) }
  }

  /// assets − liabilities (domain §7).
  public var netAssets: Money {
    get throws { try assets - liabilities }
  }

  /// 代偿余额 = CR + JR.
  public var compensationBalance: Money {
    get throws { try held(.compensationReceivable) + held(.jointReceivable) }
  }
}
