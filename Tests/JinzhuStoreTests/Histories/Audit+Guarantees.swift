import Jinzhu

extension Audit {
  /// Conservation for every guarantee (domain §5.1), and its ledger's agreement with its state.
  mutating func guarantees(on day: Day) throws {
    let standing = journal.byGuarantee(on: day)
    let codes = Set(journal.lines.compactMap(\.guarantee))
    let ledger = Dictionary(grouping: journal.moved(through: day).subs) { $0.key.guarantee }
    for code in codes.sorted() {
      let lines = standing[code] ?? []
      let state = try archive.guarantee(code, asOf: day)
      let subs = Dictionary(
        (ledger[code] ?? []).map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
      guard let tale = Tale(code, lines, coverage: state?.coverage ?? .one) else {
        expect(state == nil, "\(code) on \(day) has a state without a standing issue")
        // A year's close may have carried its income and expense away before.
        for (sub, fen) in subs
        where ![.income, .expense].contains(sub.account.accountClass) {
          expect(fen, is: 0, "\(sub.named) of no guarantee on \(day)")
        }
        continue
      }
      guard let state else {
        expect(false, "\(code) on \(day) has no state though its issue stands")
        continue
      }
      try loan(tale, state, subs, on: day)
      try recourse(tale, state, subs, on: day)
      try layers(tale, state, on: day)
    }
  }

  /// principal = repaid + released + compensated + in force, and the same of the fund's share.
  private mutating func loan(
    _ tale: Tale, _ state: Guarantee, _ subs: [SubAccount: Int64], on day: Day
  ) throws {
    let who = "\(tale.code) on \(day)"
    expect(state.principal.fen, is: tale.principal, "\(who): principal")
    expect(state.repaid.fen, is: tale.repaid, "\(who): repaid")
    expect(state.repaidShare.fen, is: tale.repaidShare, "\(who): share repaid")
    expect(state.released.fen, is: tale.released, "\(who): released")
    expect(state.releasedShare.fen, is: tale.releasedShare, "\(who): share released")
    expect(state.compensated.fen, is: tale.compensated, "\(who): compensated")
    expect(state.compensatedShare.fen, is: tale.compensatedShare, "\(who): share compensated")
    expect(state.interest.fen, is: tale.interest, "\(who): interest")
    expect(state.interestShare.fen, is: tale.interestShare, "\(who): share of interest")
    expect(tale.balance >= 0, "\(who): loan balance \(tale.balance)")
    expect(try state.balance.fen, is: tale.balance, "\(who): loan balance")
    let inForce = subs[SubAccount(.inForce, guarantee: tale.code)] ?? 0
    expect(inForce, is: tale.share, "\(who): in force in the ledger is the share of the balance")
    expect(
      tale.share + tale.repaidShare + tale.releasedShare + tale.compensatedShare,
      is: rounded(tale.principal, at: tale.coverage), "\(who): the shares add up")
  }

  /// paid + costs = recovered + deposits + forfeited + called + claimed + taken + written off + CR.
  private mutating func recourse(
    _ tale: Tale, _ state: Guarantee, _ subs: [SubAccount: Int64], on day: Day
  ) throws {
    let who = "\(tale.code) on \(day)"
    let cr = Account.compensationReceivable
    let paid = tale.moved(cr, by: .defaultCompensate)
    let costs = tale.moved(cr, by: .recoveryCost)
    expect(paid, is: tale.compensatedShare + tale.interestShare, "\(who): paid is booked on CR")
    expect(try state.paid.fen, is: paid, "\(who): paid")
    expect(state.costs.fen, is: costs, "\(who): costs")
    expect(
      state.depositsApplied.fen, is: -tale.moved(cr, by: .depositApply), "\(who): deposits applied")
    expect(state.forfeited.fen, is: -tale.moved(cr, by: .capitalForfeit), "\(who): forfeited")
    expect(
      try state.called.fen, is: -tale.moved(cr, by: .jointCall, .jointCancel), "\(who): called")
    expect(
      try state.claimed.fen, is: -tale.moved(cr, by: .reguaranteeClaim, .reguaranteeReject),
      "\(who): claimed")
    let taken = -tale.moved(cr, by: .assetTake)
    expect(state.assetsTaken.fen, is: taken, "\(who): assets taken")
    let writtenOff = -tale.moved(cr, by: .lossWriteOff)
    expect(try state.writtenOff.fen, is: writtenOff, "\(who): written off")
    let sold = tale.moved(cr, by: .assetSell)
    let recovered = -tale.moved(cr, by: .recoveryReceive)
    expect(
      state.recovered.fen - state.assetShortfalls.fen, is: recovered - sold,
      "\(who): recovered less shortfalls")
    let open = subs[SubAccount(cr, guarantee: tale.code)] ?? 0
    expect(
      paid + costs,
      is: recovered - sold + state.depositsApplied.fen + state.forfeited.fen
        + (try state.called.fen) + (try state.claimed.fen) + taken + writtenOff + open,
      "\(who): what was paid is accounted for")
    expect(try state.compensationReceivable.fen, is: open, "\(who): CR")
    for call in state.jointCalls {
      let sub = SubAccount(.jointReceivable, party: call.member, guarantee: tale.code)
      expect(try call.open.fen, is: subs[sub] ?? 0, "\(who): JR of \(call.member)")
    }
    for claim in state.claims {
      let sub = SubAccount(
        .reguaranteeReceivable, party: claim.reguarantor, guarantee: tale.code)
      expect(try claim.open.fen, is: subs[sub] ?? 0, "\(who): owed by \(claim.reguarantor)")
    }
    let joint = subs.filter { $0.key.account == .jointReceivable }.reduce(0) { $0 + $1.value }
    expect(try state.jointReceivable.fen, is: joint, "\(who): JR")
    fees(tale, state, subs, who)
  }

  /// Fee, deposit and asset balances are what came in less what went.
  private mutating func fees(
    _ tale: Tale, _ state: Guarantee, _ subs: [SubAccount: Int64], _ who: String
  ) {
    let fee = Account.feeReceivable
    let booked = tale.moved(fee, by: .guaranteeIssue, .guaranteeExtend)
    let received = -tale.moved(fee, by: .feeReceive)
    let ended = -tale.moved(fee, by: .feeWaive, .feeWriteOff)
    let refunded = tale.moved(.feeIncome, by: .feeRefund)
    expect(state.feeBooked.fen, is: booked, "\(who): fee booked")
    expect(state.feeReceived.fen, is: received, "\(who): fee received")
    expect(state.feeRefunded.fen, is: refunded, "\(who): fee refunded")
    expect(
      subs[SubAccount(fee, guarantee: tale.code)] ?? 0, is: booked - received - ended,
      "\(who): fee receivable")
    let deposit = tale.moved(.customerDeposit, by: .depositReceive, .depositReturn, .depositApply)
    expect(
      subs[SubAccount(.customerDeposit, guarantee: tale.code)] ?? 0, is: deposit,
      "\(who): customer's deposit")
    let asset = tale.moved(.foreclosedAsset, by: .assetTake, .assetSell)
    expect(
      subs[SubAccount(.foreclosedAsset, guarantee: tale.code)] ?? 0, is: asset,
      "\(who): foreclosed asset")
  }

  /// written off = still borne by the layers + restored to them + charged to income.
  private mutating func layers(_ tale: Tale, _ state: Guarantee, on day: Day) throws {
    let who = "\(tale.code) on \(day)"
    let accounts: [LossLayer: Account] = [
      .compensationReserve: .compensationReserve, .generalRiskReserve: .generalRiskReserve,
      .surplusReserve: .surplusReserve, .members: .memberRiskShare, .income: .compensationLoss,
    ]
    let losses = state.writeOffs.flatMap(\.layers)
    for (layer, account) in accounts {
      let mine = losses.filter { $0.layer == layer }
      let borne = mine.reduce(0) { $0 + $1.amount.fen }
      expect(
        borne, is: tale.moved(account, by: .lossWriteOff), "\(who): borne by \(layer.rawValue)")
      expect(
        mine.reduce(0) { $0 + $1.restored.fen },
        is: -tale.moved(account, by: .recoveryReceive, .assetSell),
        "\(who): restored to \(layer.rawValue)")
      for loss in mine {
        expect((0...loss.amount.fen).contains(loss.restored.fen), "\(who): \(loss) gives too much")
        if layer == .members {
          expect(
            loss.members.reduce(0) { $0 + $1.amount.fen }, is: loss.amount.fen,
            "\(who): members' parts add up")
          expect(
            loss.members.reduce(0) { $0 + $1.restored.fen }, is: loss.restored.fen,
            "\(who): members' restored parts add up")
        }
      }
    }
    for writeOff in state.writeOffs {
      let line = journal.lines.first { $0.event.number == writeOff.event }
      expect(
        writeOff.layers.reduce(0) { $0 + $1.amount.fen }, is: line?.money("amount") ?? -1,
        "\(who): the layers of event \(writeOff.event) add up")
    }
    expect(
      try state.writtenOff.fen,
      is: losses.reduce(0) { $0 + $1.amount.fen - $1.restored.fen } + (try state.restored.fen),
      "\(who): written off is borne, restored or charged to income")
  }
}
