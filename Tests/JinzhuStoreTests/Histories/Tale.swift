import Jinzhu

/// What the standing events of a guarantee say of it at the end of a day, event by event.
struct Tale {
  let code: ID<Guarantee>
  let coverage: Rate
  let principal: Int64
  var repaid: Int64 = 0
  var repaidShare: Int64 = 0
  var released: Int64 = 0
  var releasedShare: Int64 = 0
  var compensated: Int64 = 0
  var compensatedShare: Int64 = 0
  var interest: Int64 = 0
  var interestShare: Int64 = 0
  /// What the events of each kind moved on the guarantee's own accounts, debit positive.
  var moved: [EventKind: [Account: Int64]] = [:]

  var balance: Int64 { principal - repaid - released - compensated }
  var share: Int64 { rounded(balance, at: coverage) }

  /// `nil` when no issue of the guarantee stands.
  ///
  /// The coverage is the one thing taken from the book, where the issue does not give it: it may
  /// come from an agreement or the charter.
  init?(_ code: ID<Guarantee>, _ lines: [Journal.Line], coverage: Rate) {
    guard let issue = lines.first, issue.kind == .guaranteeIssue,
      let principal = issue.money("principal")
    else { return nil }
    (self.code, self.principal) = (code, principal)
    if case .rate(let given) = issue.event.submission.fields["coverage"] {
      self.coverage = given
    } else {
      self.coverage = coverage
    }
    for line in lines { follow(line) }
  }

  private mutating func follow(_ line: Journal.Line) {
    let before = share
    switch line.kind {
    case .loanRepay:
      repaid += line.money("amount") ?? 0
      repaidShare += before - share
    case .guaranteeRelease:
      released += balance
      releasedShare += before - share
    case .defaultCompensate:
      compensated += line.money("principal") ?? 0
      compensatedShare += before - share
      interest += line.money("interest") ?? 0
      interestShare += rounded(line.money("interest") ?? 0, at: coverage)
    default: break
    }
    for posting in line.postings {
      let fen = posting.isRed ? -posting.amount.fen : posting.amount.fen
      moved[line.kind, default: [:]][posting.debit.account, default: 0] += fen
      moved[line.kind, default: [:]][posting.credit.account, default: 0] -= fen
    }
  }

  /// What events of some kinds moved on an account, debit positive.
  func moved(_ account: Account, by kinds: EventKind...) -> Int64 {
    kinds.reduce(0) { $0 + (moved[$1]?[account] ?? 0) }
  }
}

extension Journal {
  /// The standing events of every guarantee at the end of a day, by number.
  func byGuarantee(on day: Day) -> [ID<Guarantee>: [Line]] {
    var found: [ID<Guarantee>: [Line]] = [:]
    for line in lines where stands(line.event, on: day) {
      if let code = line.guarantee { found[code, default: []].append(line) }
    }
    return found
  }
}
