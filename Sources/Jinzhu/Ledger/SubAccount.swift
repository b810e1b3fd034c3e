/// An account with the party and the guarantee its sub-ledger names.
public struct SubAccount: Hashable, Sendable {
  /// The account by its role, the same in every chart.
  public var account: Account
  /// `nil` where the account has no party, or for the main cash account.
  public var party: ID<Party>?
  /// `nil` where the account has no guarantee.
  public var guarantee: ID<Guarantee>?

  /// Creates it from its parts; whether the account has such a sub-ledger is not checked.
  public init(_ account: Account, party: ID<Party>? = nil, guarantee: ID<Guarantee>? = nil) {
    (self.account, self.party, self.guarantee) = (account, party, guarantee)
  }

  /// Goes by what is there; what is not needs no mark of its own, equality tells it.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(account)
    if let party { hasher.combine(party) }
    if let guarantee { hasher.combine(guarantee) }
  }

  /// Cash at a bank, or in the main account for `nil`; that the party is a bank is not checked.
  public static func cash(at bank: ID<Party>?) -> SubAccount { SubAccount(.cash, party: bank) }
}
