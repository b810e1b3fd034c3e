/// An account with the party and the guarantee its sub-ledger names.
public struct SubAccount: Hashable, Sendable {
  public var account: Account
  /// `nil` where the account has no party, or for the main cash account.
  public var party: ID<Party>?
  /// `nil` where the account has no guarantee.
  public var guarantee: ID<Guarantee>?

  public init(_ account: Account, party: ID<Party>? = nil, guarantee: ID<Guarantee>? = nil) {
    (self.account, self.party, self.guarantee) = (account, party, guarantee)
  }

  public static func cash(at bank: ID<Party>?) -> SubAccount { SubAccount(.cash, party: bank) }
}
