/// What moved in guarantees: by one event, or summed over a span of days.
///
/// Every amount is the difference of the guarantee's state after and before, so a reversal
/// counts below zero and a sum over all days is the state itself.
public struct Flow: Hashable, Sendable {
  /// Principal of guarantees issued, or brought along by a fund that moved in; whole loans.
  public var issued = Money.zero
  /// The fund's part of it, rounded loan by loan.
  public var issuedShare = Money.zero
  /// Repaid to the banks, whole loans.
  public var repaid = Money.zero
  /// The fund's part of it, as it left the in-force book.
  public var repaidShare = Money.zero
  /// Balances released from guarantee without a repayment on record, whole loans.
  public var released = Money.zero
  /// The fund's part of it, as it left the in-force book.
  public var releasedShare = Money.zero
  /// Principal in default that was settled with the banks (代偿), whole loans.
  public var compensated = Money.zero
  /// The fund's part of it, which it paid.
  public var compensatedShare = Money.zero
  /// Interest in default that was settled with the banks, whole.
  public var interest = Money.zero
  /// The fund's part of it, which it paid.
  public var interestShare = Money.zero
  /// Spent on getting money back: court, valuation, sale.
  public var costs = Money.zero
  /// At most what was paid, per guarantee.
  public var recovered = Money.zero
  /// Written off to all layers; what was restored is not taken off.
  public var writtenOff = Money.zero
  /// Given back out of recoveries to the layers that bore write-offs.
  public var restored = Money.zero
  /// Guarantees issued, less issues reversed.
  public var issuedCount: Int64 = 0
  /// Guarantees compensated for the first time.
  public var compensatedCount: Int64 = 0
  /// Guarantees written off for the first time.
  public var writtenOffCount: Int64 = 0
  /// Guarantees that left the in-force book with a repayment.
  public var endedByRepayment: Int64 = 0
  /// Guarantees that left the in-force book with a release.
  public var endedByRelease: Int64 = 0
  /// Guarantees that left the in-force book with a payment to the bank.
  public var endedByCompensation: Int64 = 0

  /// Nothing moved.
  public init() {}

  /// What lies between two states of a guarantee; `nil` stands for before its issue.
  init(from old: Guarantee?, to new: Guarantee?) throws {
    if let new { try count(new, out: false) }
    if let old { try count(old, out: true) }
    guard let old, let new else {
      // A fund that moves in may bring what is no longer in force.
      guard let only = new ?? old, try !only.balance.isPositive else { return }
      let count: Int64 = new == nil ? -1 : 1
      if compensated.isZero { endedByRepayment = count } else { endedByCompensation = count }
      return
    }
    // An event moves the balance in one way only, so the way it ended is what moved last.
    let ended = try (new.balance.isPositive ? 0 : 1) - (old.balance.isPositive ? 0 : 1)
    if !repaid.isZero { endedByRepayment = Int64(ended) }
    if !released.isZero { endedByRelease = Int64(ended) }
    if !compensated.isZero { endedByCompensation = Int64(ended) }
  }

  /// Counts a state of a guarantee in, or out.
  private mutating func count(_ guarantee: Guarantee, out: Bool) throws {
    func signed(_ amount: Money) throws -> Money { out ? try -amount : amount }
    let one: Int64 = out ? -1 : 1
    try issued += signed(guarantee.principal)
    try issuedShare += signed(guarantee.coverage.of(guarantee.principal))
    try repaid += signed(guarantee.repaid)
    try repaidShare += signed(guarantee.repaidShare)
    try released += signed(guarantee.released)
    try releasedShare += signed(guarantee.releasedShare)
    try compensated += signed(guarantee.compensated)
    try compensatedShare += signed(guarantee.compensatedShare)
    try interest += signed(guarantee.interest)
    try interestShare += signed(guarantee.interestShare)
    try costs += signed(guarantee.costs)
    try recovered += signed(guarantee.recoveredCounted)
    issuedCount += one
    if guarantee.firstCompensated != nil { compensatedCount += one }
    guard !guarantee.writeOffs.isEmpty else { return }
    try writtenOff += signed(guarantee.writtenOff)
    try restored += signed(guarantee.restored)
    writtenOffCount += one
  }

  /// Whether all amounts and counts are zero.
  public var isNothing: Bool { self == Flow() }

  /// The fund's part of what left the in-force book: repaid, released and compensated.
  public var leftShare: Money {
    get throws { try repaidShare + releasedShare + compensatedShare }
  }

  /// The change of the number of guarantees in force.
  public var inForceCount: Int64 {
    issuedCount - endedByRepayment - endedByRelease - endedByCompensation
  }

  /// The change of the loan balances in force.
  public var balance: Money {
    get throws { try issued - repaid - released - compensated }
  }

  /// The change of the fund's part of what is in force.
  public var ownShare: Money {
    get throws { try issuedShare - leftShare }
  }

  /// Paid to banks: principal's and interest's share.
  public var paid: Money {
    get throws { try compensatedShare + interestShare }
  }
}
