/// Members' statements over a period: what each put in, what it is worth, what he carries, and what
/// could still hit him.
///
/// Everything that is about the whole fund is worked out once, when it is first asked for, however many
/// members' statements are made.
public final class Statements {
  let snapshot: Snapshot
  /// The one member asked for; `nil` for everybody.
  let only: ID<Party>?
  let named: [ID<Party>]
  let standing: Standing
  let closing: EquityShares
  let opening: EquityShares
  let allocations: AllocationHistory

  private var knownEntries: [ID<Party>: [PartyEntry]]?
  private var knownBurdens: [ID<Party>: [BurdenEntry]]?
  private var knownCases: [RiskCase]?
  private var knownLoans: [ID<Party>: [LoanLine]]?
  private var knownDuties: [ID<Party>: [OpenGuarantee]]?
  private var knownCourse: [(day: Day, members: [MemberEquity])]?

  /// The accounts whose sub-ledgers are a member's own.
  static let accounts: [Account] = [
    .paidInCapital, .memberRiskShare, .dividendPayable, .returnPayable, .jointReceivable,
  ]

  /// Statements over the snapshot's period, or from 1 January of its day's year.
  ///
  /// - Parameters:
  ///   - member: the one member that is asked for; `nil` for everybody.
  ///   - borrowers: whose failure the section on risk is to show besides the largest ones'.
  public init(
    _ snapshot: Snapshot, only member: ID<Party>? = nil, naming borrowers: [ID<Party>] = []
  )
    throws
  {
    (self.snapshot, only, named) = (snapshot, member, borrowers)
    standing = try snapshot.standing()
    closing = try EquityShares(standing)
    if snapshot.first > .earliest {
      let before = try Standing(
        books: snapshot.books, archive: snapshot.archive, day: snapshot.first.adding(days: -1))
      opening = try EquityShares(before)
    } else {
      opening = EquityShares()
    }
    allocations = AllocationHistory(
      books: snapshot.books, archive: snapshot.archive, day: snapshot.day)
    for code in borrowers { _ = try snapshot.books.party(code, on: snapshot.day) }
    if let member { try requireMember(member) }
  }

  /// Everybody who gets a statement: members, and whoever owned, carried or was owed anything at the
  /// start or the end of the period, by code.
  public func everybody() throws -> [ID<Party>] {
    let owed = try snapshot.books.partyBalances(.dividendPayable, on: snapshot.day).map(\.party)
    return Set((opening.members + closing.members).map(\.member) + owed).sorted()
  }

  private func requireMember(_ code: ID<Party>) throws {
    if try everybody().contains(code) { return }
    let facts = try snapshot.books.party(code, on: snapshot.day)
    throw Refusal.wrongRole(code, is: facts.role, needs: [.member])
  }

  /// What moved a member's own sub-ledgers up to the end of the period, by day and event.
  func entries(of member: ID<Party>) throws -> [PartyEntry] {
    if knownEntries == nil {
      let all = try snapshot.archive.partyEntries(
        of: Self.accounts, party: only, through: snapshot.day)
      knownEntries = Dictionary(grouping: all) { $0.sub.party ?? ID("") }
    }
    return knownEntries?[member] ?? []
  }

  /// A member's account of losses, as of the end of the period.
  func losses(of member: ID<Party>) throws -> LossAccount {
    if knownBurdens == nil {
      let all = try snapshot.archive.burdenEntries(of: only, through: snapshot.day)
      knownBurdens = Dictionary(grouping: all, by: \.burden.member)
    }
    return try LossAccount(
      burdens: knownBurdens?[member] ?? [],
      entries: try entries(of: member).filter { $0.sub.account == .memberRiskShare })
  }

  func cases() throws -> [RiskCase] {
    if let known = knownCases { return known }
    let found = try RiskCase.all(in: standing, naming: named)
    knownCases = found
    return found
  }

  /// A member's own and sponsored loans that were open, or whose fee or deposit was, at some time of
  /// the period.
  func loanLines(of member: ID<Party>) throws -> [LoanLine] {
    if knownLoans == nil {
      knownLoans =
        only == member
        ? [member: try LoanLine.all(of: member, snapshot, standing)]
        : try LoanLine.byMember(snapshot, standing)
    }
    return knownLoans?[member] ?? []
  }

  /// Loans in force for which a member can be called on.
  func duties(of member: ID<Party>) throws -> [OpenGuarantee] {
    let lines = try standing.nonPerforming().lines
    if only == member {
      let borrowers = try snapshot.books.borrowersAnsweredFor(by: member)
      return try lines.filter {
        try $0.balance.isPositive && borrowers.contains($0.guarantee.borrower)
          && snapshot.books.answers(
            member, for: $0.guarantee, on: snapshot.day)
      }
    }
    if knownDuties == nil {
      var found: [ID<Party>: [OpenGuarantee]] = [:]
      for line in lines where line.balance.isPositive {
        for code in try snapshot.books.answerable(
          for: line.guarantee, on: snapshot.day)
        {
          found[code, default: []].append(line)
        }
      }
      knownDuties = found
    }
    return knownDuties?[member] ?? []
  }

  /// Equity at the end of every year since the members asked for first put anything in, and at the
  /// end of the period.
  func course() throws -> [(day: Day, members: [MemberEquity])] {
    if let known = knownCourse { return known }
    if let only { _ = try entries(of: only) } else { _ = try entries(of: ID("")) }
    let first = knownEntries?.values.compactMap { $0.first?.day }.min() ?? snapshot.day
    var found: [(day: Day, members: [MemberEquity])] = []
    let capital = try allocations.capital().now
    let risk = try PartyHistory(of: .memberRiskShare, in: snapshot.archive, through: snapshot.day)
    var totals = try YearlyTotals(snapshot.archive)
    let everMembers = try snapshot.books.everybody().filter { $0.value.wasEver(.member) }
    for year in first.year..<max(first.year, snapshot.day.year) {
      let day = Period.year(year).last
      try totals.advance(through: year)
      let position = Position(
        totals: totals.totals,
        risk: try risk.held(on: day).map { (party: $0.key, balance: $0.value) })
      let roster = Roster(of: everMembers, on: day)
      found.append(
        (
          day,
          try MemberEquity.all(
            roster.all(.member), capital: capital.held(on: day), position: position)
        ))
    }
    found.append((snapshot.day, closing.members))
    knownCourse = found
    return found
  }
}

/// Totals of all accounts, debit positive, from the end of one year to that of the next.
private struct YearlyTotals {
  private(set) var totals: [Account: Money] = [:]
  private var rest: ArraySlice<(year: Int, account: Account, amount: Money)>

  init(_ archive: any Archive) throws { rest = try archive.yearlyTurnovers()[...] }

  mutating func advance(through year: Int) throws {
    while let next = rest.first, next.year <= year {
      totals[next.account] = try (totals[next.account] ?? .zero) + next.amount
      rest = rest.dropFirst()
    }
  }
}
