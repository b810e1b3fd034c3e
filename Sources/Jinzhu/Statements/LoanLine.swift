/// A guarantee as a statement of its obligor, or of his sponsor, shows it: the loan as it stands, its
/// fee and its deposit over the period.
struct LoanLine {
  let guarantee: Guarantee
  /// How it stands; `nil` where neither a loan nor a compensation balance is open.
  let open: OpenGuarantee?
  let fee: Movement
  /// Of what left the fee receivable, what was paid; the rest was waived, written off or taken back.
  let feePaid: Money
  let deposit: Movement

  /// What an account of the guarantee did over the period, positive on the account's normal side.
  struct Movement {
    var opening = Money.zero
    var added = Money.zero
    var taken = Money.zero

    var closing: Money { get throws { try opening + added - taken } }

    var isNothing: Bool { opening.isZero && added.isZero && taken.isZero }

    init() {}

    init(_ turnover: (sub: SubAccount, opening: Money, moved: MonthDelta)) throws {
      let isDebit = turnover.sub.account.normalSide == .debit
      let debit = try turnover.moved.debit + turnover.moved.closingDebit
      let credit = try turnover.moved.credit + turnover.moved.closingCredit
      opening = isDebit ? turnover.opening : try -turnover.opening
      (added, taken) = isDebit ? (debit, credit) : (credit, debit)
    }
  }

  /// Every loan that was open in the period, or whose fee or deposit was, by the member who stands
  /// for it: the obligor, and a contract farmer's sponsor.
  static func byMember(_ snapshot: Snapshot, _ standing: Standing) throws
    -> [ID<Party>: [LoanLine]]
  {
    let (archive, first, day) = (snapshot.archive, snapshot.first, snapshot.day)
    func movements(of account: Account) throws -> [ID<Guarantee>: Movement] {
      var found: [ID<Guarantee>: Movement] = [:]
      for turnover in try archive.subTurnovers(of: account, from: first, through: day) {
        if let code = turnover.sub.guarantee { found[code] = try Movement(turnover) }
      }
      return found
    }
    let fees = try movements(of: .feeReceivable)
    let deposits = try movements(of: .customerDeposit)
    var states = Dictionary(
      try archive.guarantees(openFrom: first, through: day).map { ($0.code, $0) },
      uniquingKeysWith: { state, _ in state })
    for code in Set(fees.keys).union(deposits.keys) where states[code] == nil {
      states[code] = try archive.guarantee(code, asOf: day)
    }
    let open = Dictionary(
      try standing.nonPerforming().lines.map { ($0.guarantee.code, $0) },
      uniquingKeysWith: { line, _ in line })
    var lines: [ID<Party>: [LoanLine]] = [:]
    for (code, state) in states.sorted(by: { $0.key < $1.key }) {
      let sponsor = standing.roster.facts(state.obligor)?.sponsor
      let before =
        first > .earliest && state.issued < first
        ? try archive.guarantee(code, asOf: first.adding(days: -1)) : nil
      let line = LoanLine(
        guarantee: state, open: open[code], fee: fees[code] ?? Movement(),
        feePaid: try state.feeReceived - (before?.feeReceived ?? .zero),
        deposit: deposits[code] ?? Movement())
      for member in [state.obligor] + [sponsor].compactMap({ $0 }) {
        lines[member, default: []].append(line)
      }
    }
    return lines
  }
}
