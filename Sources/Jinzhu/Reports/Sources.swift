/// What a figure is made of, so that whoever doubts it can go down to the events.
///
/// It names where to look and holds no amount of its own; `Explanation` adds it all up.
public struct Sources: Hashable, Sendable {
  /// Balances that add up to the figure.
  public var balances: [Balance] = []
  /// Events that made it, by number.
  public var events: [Int64] = []
  /// Guarantees whose parts add up to it.
  public var guarantees: Guarantees?
  /// Kinds of the events of the year that made it.
  public var kinds: [EventKind] = []
  /// Other figures that it is worked out from, by name.
  public var figures: [String] = []

  /// Nothing yet.
  public init() {}

  /// A balance, on the account's normal side; taken away where it counts against the figure.
  public struct Balance: Hashable, Sendable {
    /// The account.
    public var account: Account
    /// Whose part of it is meant; `nil` for everybody's.
    public var party: ID<Party>?
    /// Which guarantee's part of it is meant; `nil` for all.
    public var guarantee: ID<Guarantee>?
    /// Whether it is taken away.
    public var isSubtracted: Bool

    /// A balance that counts towards a figure, or against it.
    public init(
      _ account: Account, party: ID<Party>? = nil, guarantee: ID<Guarantee>? = nil,
      isSubtracted: Bool = false
    ) {
      (self.account, self.party, self.guarantee) = (account, party, guarantee)
      self.isSubtracted = isSubtracted
    }

    /// Whether a debit adds to what it is part of.
    public var growsByDebit: Bool { (account.normalSide == .debit) != isSubtracted }

    /// Whether a movement of a sub-account moves it.
    func covers(_ sub: SubAccount) -> Bool {
      sub.account == account && (party == nil || sub.party == party)
        && (guarantee == nil || sub.guarantee == guarantee)
    }
  }

  /// Which guarantees, and which part of each.
  public enum Guarantees: Hashable, Sendable {
    /// Loan balances in force.
    case inForce
    /// Own shares classed substandard or worse, and compensation balances.
    case nonPerforming
    /// One guarantee, with all its events.
    case one(ID<Guarantee>)

    /// The name in machine output.
    public var name: String {
      switch self {
      case .inForce: "inForce"
      case .nonPerforming: "nonPerforming"
      case .one(let code): code.text
      }
    }
  }

  static func balances(_ accounts: Account...) -> Sources {
    var sources = Sources()
    sources.balances = accounts.map { Balance($0) }
    return sources
  }

  static func balance(_ account: Account, of party: ID<Party>) -> Sources {
    var sources = Sources()
    sources.balances = [Balance(account, party: party)]
    return sources
  }

  static func figures(_ names: String...) -> Sources {
    var sources = Sources()
    sources.figures = names
    return sources
  }

  static func kinds(_ kinds: EventKind...) -> Sources {
    var sources = Sources()
    sources.kinds = kinds
    return sources
  }

  static func guarantees(_ guarantees: Guarantees) -> Sources {
    var sources = Sources()
    sources.guarantees = guarantees
    return sources
  }

  static func events(_ numbers: some Sequence<Int64>) -> Sources {
    var sources = Sources()
    sources.events = Set(numbers).sorted()
    return sources
  }
}
