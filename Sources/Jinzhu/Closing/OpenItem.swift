/// Something that ought to be settled before a period is closed.
public struct OpenItem: Sendable {
  /// Since when it is open, or when it was due; `nil` where no day is to be named.
  public var since: Day?
  /// Whom it concerns.
  public var party: ID<Party>?
  /// Which guarantee it concerns.
  public var guarantee: ID<Guarantee>?
  /// The event that it is about.
  public var event: Int64?
  /// How much is open; below zero, how much too much was booked.
  public var amount: Money?
  /// What is open, where that and the kind do not say it.
  public var words: Words?

  /// An item with what is known of it.
  public init(
    since: Day? = nil, party: ID<Party>? = nil, guarantee: ID<Guarantee>? = nil,
    event: Int64? = nil, amount: Money? = nil, words: Words? = nil
  ) {
    (self.since, self.party, self.guarantee) = (since, party, guarantee)
    (self.event, self.amount, self.words) = (event, amount, words)
  }
}

/// A kind of open item: how such items are found before a period is closed, and what settles them.
///
/// A new kind is a file of its own and a line in `all`.
public struct OpenKind: Sendable {
  /// The name in machine output.
  public let name: String
  /// What its items are called.
  public let title: Words
  /// What to do about them.
  public let remedy: Words
  /// The items that are open at the end of the snapshot's day, the last one of the period.
  public let find: @Sendable (Snapshot) throws -> [OpenItem]

  /// A kind of open item.
  public init(
    _ name: String, _ title: Words, remedy: Words,
    find: @escaping @Sendable (Snapshot) throws -> [OpenItem]
  ) {
    (self.name, self.title, self.remedy, self.find) = (name, title, remedy, find)
  }

  /// All kinds, in the order in which they are listed.
  public static let all: [OpenKind] = [
    .feesDue, .pastDueLoans, .depositsToReturn, .missingReserves, .standingVouchers,
    .unmatchedBankLines, .waitingDrafts, .earlierPeriod,
  ]
}
