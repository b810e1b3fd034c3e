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
      try archive.records(openFrom: first, through: day).map { ($0.guarantee.code, $0.guarantee) },
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
      let line = try LoanLine(
        state, open: open[code], fee: fees[code] ?? Movement(),
        deposit: deposits[code] ?? Movement(), in: snapshot)
      for member in [state.obligor] + [sponsor].compactMap({ $0 }) {
        lines[member, default: []].append(line)
      }
    }
    return lines
  }

  /// The same for one member, from nothing but his own loans and those of whom he sponsors, by code.
  static func all(of member: ID<Party>, _ snapshot: Snapshot, _ standing: Standing) throws
    -> [LoanLine]
  {
    let (archive, first, day) = (snapshot.archive, snapshot.first, snapshot.day)
    let obligors = try [member] + snapshot.books.sponsored(by: member, on: day)
    let open = Dictionary(
      try standing.nonPerforming().lines.filter { obligors.contains($0.guarantee.obligor) }
        .map { ($0.guarantee.code, $0) }, uniquingKeysWith: { line, _ in line })
    func movement(of account: Account, _ code: ID<Guarantee>) throws -> Movement? {
      let sub = SubAccount(account, guarantee: code)
      let (opening, moved) = try archive.turnover(of: sub, from: first, through: day)
      return opening.isZero && moved == MonthDelta() ? nil : try Movement((sub, opening, moved))
    }
    return try Set(obligors.flatMap { try archive.guarantees(everOwedBy: $0) }).sorted()
      .compactMap { code in
        guard let state = try archive.guarantee(code, asOf: day), obligors.contains(state.obligor)
        else { return nil }
        let fee = try movement(of: .feeReceivable, code)
        let deposit = try movement(of: .customerDeposit, code)
        guard
          try fee != nil || deposit != nil || archive.wasOpen(code, from: first, through: day)
        else { return nil }
        return try LoanLine(
          state, open: open[code], fee: fee ?? Movement(), deposit: deposit ?? Movement(),
          in: snapshot)
      }
  }

  private init(
    _ state: Guarantee, open: OpenGuarantee?, fee: Movement, deposit: Movement,
    in snapshot: Snapshot
  ) throws {
    let first = snapshot.first
    let before =
      first > .earliest && state.issued < first
      ? try snapshot.archive.guarantee(state.code, asOf: first.adding(days: -1)) : nil
    (guarantee, self.open, self.fee, self.deposit) = (state, open, fee, deposit)
    feePaid = try state.feeReceived - (before?.feeReceived ?? .zero)
  }
}

extension Archive {
  /// Codes of the guarantees whose obligor a party ever was, in no order, some perhaps twice.
  fileprivate func guarantees(everOwedBy party: ID<Party>) throws -> [ID<Guarantee>] {
    try events(mentioning: party, of: [.guaranteeIssue, .workoutAssume, .bookOpen]).flatMap {
      event -> [ID<Guarantee>] in
      let fields = event.submission.fields
      return event.submission.kind == .bookOpen
        ? try BookOpen(fields).guarantees.map(\.code) : [try fields.guarantee()]
    }
  }
}
