import Jinzhu

extension Known {
  /// Learns what was recorded.
  mutating func learn(_ proposal: Proposal, _ event: Event, _ postings: [Posting]) throws {
    for posting in postings {
      let fen = posting.isRed ? -posting.amount.fen : posting.amount.fen
      move(posting.debit, by: fen, on: event.day)
      move(posting.credit, by: -fen, on: event.day)
    }
    noteCash(postings, of: event)
    latestDay = max(latestDay, event.day)
    if [.lossWriteOff, .recoveryReceive, .dividendDeclare].contains(proposal.kind) {
      settledDay = max(settledDay, event.day)
    }
    events = event.number
    let done = Done(number: event.number, day: event.day, proposal: proposal)
    if proposal.text("ref") != nil { keep(done, in: &referenced) }
    switch proposal.kind {
    case .eventReverse:
      let number = Int64(proposal.text("event") ?? "") ?? 0
      reversed = reversed.suffix(6) + [number, event.number]
      forget(number, on: event.day)
    case .periodClose:
      if let text = proposal.text("period"), let period = try? Period(parsing: text) {
        closed.append(period)
        closes[event.number] = period
      }
    case .periodReopen:
      if let text = proposal.text("period") { closed.removeAll { $0.description == text } }
    default:
      if let code = proposal.text("guarantee") {
        follow(ID(code), proposal, event)
      } else {
        follow(proposal, done)
      }
    }
  }

  private mutating func noteCash(_ postings: [Posting], of event: Event) {
    var sums: [ID<Party>?: Int64] = [:]
    for posting in postings {
      let fen = posting.isRed ? -posting.amount.fen : posting.amount.fen
      if posting.debit.account == .cash { sums[posting.debit.party, default: 0] += fen }
      if posting.credit.account == .cash { sums[posting.credit.party, default: 0] -= fen }
    }
    for (bank, fen) in sums where fen != 0 {
      let moves = (cash[bank] ?? []).suffix(60)
      cash[bank] = moves + [CashMove(event: event.number, day: event.day, fen: fen)]
    }
  }

  private mutating func move(_ sub: SubAccount, by fen: Int64, on day: Day) {
    moved[sub] = max(moved[sub] ?? day, day)
    moved[SubAccount(sub.account)] = max(moved[SubAccount(sub.account)] ?? day, day)
    let balance = (balances[sub] ?? 0) + fen
    balances[sub] = balance
    totals[sub.account] = (totals[sub.account] ?? 0) + fen
    if balance == 0 {
      open[sub.account]?.remove(sub)
    } else {
      open[sub.account, default: Bag()].insert(sub)
    }
  }

  private func keep(_ done: Done, in list: inout [Done]) {
    if list.count >= 80 { list.removeFirst(20) }
    list.append(done)
  }

  /// What happened to a party, to the rules or to the fund as a whole.
  private mutating func follow(_ proposal: Proposal, _ done: Done) {
    if done.number > 1 { keep(done, in: &loose) }
    if proposal.kind == .bankStatement { followStatement(proposal, done) }
    guard let code = proposal.text("party").map({ ID<Party>($0) }) else { return }
    switch proposal.kind {
    case .partyAdd:
      if let role = proposal.text("role").flatMap(PartyFacts.Role.init(rawValue:)) {
        parties[role, default: []].append(code)
      }
      sponsors[code] = proposal.text("sponsor").map { ID($0) }
      groups[code] = proposal.text("group")
    case .partyUpdate:
      if let sponsor = proposal.text("sponsor") { sponsors[code] = ID(sponsor) }
      if let group = proposal.text("group") { groups[code] = group }
    case .partySanction: sanctioned.insert(code)
    case .partyReinstate: sanctioned.remove(code)
    default: break
    }
  }

  private mutating func followStatement(_ proposal: Proposal, _ done: Done) {
    func fen(_ text: String?) -> Int64 { text.flatMap { try? Money(parsing: $0).fen } ?? 0 }
    var lines: [Int64] = []
    if case .list(let items)? = proposal.fields.first(where: { $0.name == "lines" })?.tree {
      lines = items.map { fen($0["amount"]?.text) }
    }
    statements.append(
      KnownStatement(
        event: done.number, bank: proposal.text("bank").map { ID($0) }, day: done.day,
        closing: fen(proposal.text("closing")), lines: lines))
  }

  /// What happened to a guarantee.
  private mutating func follow(_ code: ID<Guarantee>, _ proposal: Proposal, _ event: Event) {
    func fen(_ name: String) -> Int64 {
      proposal.text(name).flatMap { try? Money(parsing: $0).fen } ?? 0
    }
    if proposal.kind == .guaranteeIssue {
      let borrower = ID<Party>(proposal.text("borrower") ?? "")
      let due = proposal.text("due").flatMap { try? Day(parsing: $0) } ?? event.day
      let state = KnownGuarantee.State(obligor: borrower, balance: fen("principal"), due: due)
      guarantees[code] = KnownGuarantee(
        code: code, bank: ID(proposal.text("bank") ?? ""), borrower: borrower,
        reguarantor: proposal.text("reguarantor").map { ID($0) }, issued: event.day,
        principal: fen("principal"), state: state,
        events: [(event.number, proposal, state)], latestDay: event.day)
      owners[event.number] = code
      sort(code)
      return
    }
    guard var known = guarantees[code] else { return }
    owners[event.number] = code
    known.events.append((event.number, proposal, known.state))
    known.latestDay = max(known.latestDay, event.day)
    switch proposal.kind {
    case .loanRepay: known.state.balance -= fen("amount")
    case .defaultCompensate: known.state.balance -= fen("principal")
    case .guaranteeRelease: known.state.balance = 0
    case .guaranteeExtend:
      known.state.due = proposal.text("due").flatMap { try? Day(parsing: $0) } ?? known.state.due
    case .loanOverdue: known.state.isOverdue = true
    case .loanCure: known.state.isOverdue = false
    case .workoutAssume:
      known.state.obligor = proposal.text("assumer").map { ID($0) } ?? known.state.obligor
    case .lossWriteOff: known.state.isLost = true
    default: break
    }
    guarantees[code] = known
    sort(code)
  }

  /// Puts a guarantee where the proposals look for it.
  private mutating func sort(_ code: ID<Guarantee>) {
    let known = guarantees[code]
    func place(_ bag: inout Bag<ID<Guarantee>>, _ belongs: Bool) {
      if belongs { bag.insert(code) } else { bag.remove(code) }
    }
    place(&issued, known != nil)
    place(&inForce, (known?.state.balance ?? 0) > 0)
    place(&overdue, known?.state.isOverdue ?? false)
    place(&lost, known?.state.isLost ?? false)
  }

  /// Takes back what a reversed event did.
  private mutating func forget(_ number: Int64, on day: Day) {
    lastReversed = nil
    statements.removeAll { $0.event == number }
    if let period = closes[number] { closed.removeAll { $0 == period } }
    if let place = loose.firstIndex(where: { $0.number == number }) {
      let proposal = loose.remove(at: place).proposal
      lastReversed = proposal
      guard let code = proposal.text("party").map({ ID<Party>($0) }) else { return }
      switch proposal.kind {
      case .partyAdd: for role in parties.keys { parties[role]?.removeAll { $0 == code } }
      case .partySanction: sanctioned.remove(code)
      case .partyReinstate: sanctioned.insert(code)
      default: break
      }
    }
    guard let code = owners[number], var known = guarantees[code], let last = known.events.last
    else { return }
    known.events.removeLast()
    lastReversed = last.proposal
    known.state = last.before
    known.latestDay = max(known.latestDay, day)
    guarantees[code] = last.proposal.kind == .guaranteeIssue ? nil : known
    sort(code)
  }
}
