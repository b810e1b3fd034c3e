/// What stands on a day. Each part is read and worked out once, when it is first asked for.
public final class Standing {
  /// The books it is read from.
  public let books: Books
  /// The day it holds for.
  public let day: Day
  /// The charter in force on the day.
  public let charter: Charter
  /// Parties as they stand on the day.
  public let roster: Roster
  let archive: any Archive

  private var knownPosition: Position?
  private var knownPortfolio: Portfolio?
  private var knownLeverage: Leverage?
  private var knownConcentration: Concentration?
  private var knownNonPerforming: NonPerforming?
  private var knownRates: YearRates?
  private var knownFounding: Flow?
  private var knownTests: AssetTests?
  private var knownMembers: [MemberEquity]?
  private var knownTerms: PaperLosses.Terms?

  /// What stands in some books at the end of a day.
  public init(books: Books, archive: any Archive, day: Day) throws {
    (self.books, self.archive, self.day) = (books, archive, day)
    charter = try books.charter(on: day)
    roster = Roster(of: try books.everybody(), on: day)
  }

  /// The ledger's totals, with what members carry.
  public func position() throws -> Position {
    try once(\.knownPosition) {
      try Position(
        totals: books.totals(on: day), risk: books.partyBalances(.memberRiskShare, on: day))
    }
  }

  /// Loans in force, added up by customer and bank.
  ///
  /// Today's are kept by customer and bank already; a past day's are added up from its guarantees.
  public func portfolio() throws -> Portfolio {
    try once(\.knownPortfolio) {
      let exposures =
        if day >= books.latestDay {
          try archive.exposures()
        } else if let open = knownNonPerforming {
          try Portfolio.exposures(of: open.lines)
        } else {
          try archive.exposures(asOf: day)
        }
      return try Portfolio(exposures: exposures, weights: charter.weights, facts: roster.facts)
    }
  }

  /// The fund's share of all that is in force, from whatever is known of it already.
  public func ownShare() throws -> Money {
    try knownNonPerforming?.total.ownShare ?? portfolio().totals.ownShareInAll
  }

  /// How many guarantees have a loan balance.
  public func inForceCount() throws -> Int {
    try nonPerforming().lines.count(where: \.balance.isPositive)
  }

  /// Weighted liability against net assets.
  public func leverage() throws -> Leverage {
    try once(\.knownLeverage) {
      try Leverage(
        portfolio(), netAssets: position().netAssets, charter: charter, roster: roster)
    }
  }

  /// Customers and related groups against net assets.
  public func concentration() throws -> Concentration {
    try once(\.knownConcentration) {
      try Concentration(
        portfolio(), netAssets: position().netAssets, charter: charter, roster: roster,
        relations: books.relations(on: day, groupIsRelated: charter.limits.groupIsRelated))
    }
  }

  /// Loans and compensation balances by class.
  public func nonPerforming() throws -> NonPerforming {
    try once(\.knownNonPerforming) {
      try NonPerforming(
        OpenGuarantee.all(
          archive.openStates(asOf: day), on: day, under: charter.nonPerforming), on: day)
    }
  }

  /// The rates of the day's calendar year up to the day.
  public func rates() throws -> YearRates {
    try once(\.knownRates) {
      let start = day.firstOfYear
      var opening = Money.zero
      if start > .earliest {
        opening = try Position(totals: books.totals(on: start.adding(days: -1)), risk: [])
          .compensationBalance
      }
      var flow = try archive.flows(from: start, through: day)
      // What a fund brought with it when it moved in happened in no year of the book.
      if let brought = try books.opening(from: start, through: day) {
        flow = try flow.without(brought.flow)
        try opening += brought.compensationBalance
      }
      return YearRates(flow, opening: opening)
    }
  }

  /// What moved since the fund began.
  public func founding() throws -> Flow {
    try once(\.knownFounding) { try archive.flows(from: .earliest, through: day) }
  }

  /// The tests of assets and capital.
  public func assetTests() throws -> AssetTests {
    try once(\.knownTests) { try AssetTests(position()) }
  }

  /// What every member owns and carries, by code.
  public func members() throws -> [MemberEquity] {
    try once(\.knownMembers) {
      try MemberEquity.all(
        roster.all(.member), capital: books.paidInCapital(on: day), position: position())
    }
  }

  /// What members can carry of losses that are spread over them on paper.
  func paperTerms() throws -> PaperLosses.Terms {
    try once(\.knownTerms) { PaperLosses.Terms(try books.stakes(on: day)) }
  }

  /// The reserves for unearned premium, compensation and general risk.
  func provisions() throws -> Money {
    let position = try position()
    return try Money.sum([
      position.held(.unearnedReserve), position.held(.compensationReserve),
      position.held(.generalRiskReserve),
    ])
  }

  private func once<Part>(
    _ slot: ReferenceWritableKeyPath<Standing, Part?>, _ make: () throws -> Part
  ) rethrows -> Part {
    if let known = self[keyPath: slot] { return known }
    let made = try make()
    self[keyPath: slot] = made
    return made
  }
}
