extension Guarantee {
  /// The loan balance still under guarantee (在保余额).
  public var balance: Money {
    get throws { try principal - repaid - released - compensated }
  }

  /// The fund's part of the loan balance (在保责任): `round(coverage × balance)`.
  public var ownShare: Money {
    get throws { try coverage.of(balance) }
  }

  /// Paid to the bank for the guarantee: principal's share and interest's share.
  public var paid: Money {
    get throws { try compensatedShare + interestShare }
  }

  /// What the bank bore itself of what was compensated.
  public var bankBorne: Money {
    get throws { try compensated + interest - paid }
  }

  /// Called from the group, net of what was cancelled by hand.
  public var called: Money {
    get throws { try shared.called }
  }

  /// Claimed from re-guarantors, net of rejections.
  public var claimed: Money {
    get throws { try shared.claimed }
  }

  /// Written off to all layers; what was restored is not taken off.
  public var writtenOff: Money {
    get throws { try shared.writtenOff }
  }

  /// Given back to the layers that bore write-offs.
  public var restored: Money {
    get throws { try Money.sum(writeOffs.flatMap(\.layers).map(\.restored)) }
  }

  /// Written off to the expense, which recoveries do not restore.
  public var chargedToIncome: Money {
    get throws {
      try Money.sum(writeOffs.flatMap(\.layers).filter { $0.layer == .income }.map(\.amount))
    }
  }

  /// Open compensation receivable, CR (domain §5.1).
  public var compensationReceivable: Money {
    get throws { try parts.compensationReceivable }
  }

  /// Open joint receivable, JR.
  public var jointReceivable: Money {
    get throws { try shared.owed }
  }

  /// 代偿余额: CR and JR, since a call on the group is not yet a recovery.
  public var compensationBalance: Money {
    get throws {
      let parts = try parts
      return try parts.compensationReceivable + parts.shared.owed
    }
  }

  /// A loss that nobody has made good yet: written off, neither restored nor recovered as income.
  public var lossOutstanding: Money {
    get throws { try max(.zero, writtenOff - restored - recoveryIncome) }
  }

  /// What counts as recovered for the recovery rate: at most what was paid.
  public var recoveredCounted: Money {
    get throws { try min(recoveredInAll, paid) }
  }

  /// Whether anything about the guarantee is unfinished on any later day.
  public var isOpen: Bool {
    get throws {
      try balance.isPositive || compensationBalance.isPositive || lossOutstanding.isPositive
    }
  }

  /// Who owes while it is open.
  var openObligor: ID<Party>? {
    get throws { try isOpen ? obligor : nil }
  }

  /// What it adds to its customer's and its bank's exposure.
  var exposure: Exposure {
    get throws {
      let balance = try balance
      guard balance.isPositive else { return Exposure() }
      return Exposure(balance: balance, ownShare: try coverage.of(balance))
    }
  }
}
