extension Report {
  /// Opening, movements and closing of every account; of every sub-account, where detail is asked for.
  public static let trialBalance = Report(
    "trial-balance", Words("科目余额表", "Trial balance"),
    Words(
      "每个科目的期初、借方、贷方、期末；--detail 分往来方和担保合同",
      "opening, debit, credit and closing of every account; --detail by party and guarantee"),
    scope: .period
  ) { snapshot, document in
    let lines = try TrialBalanceLine.all(snapshot)
    let chart = try snapshot.chart()
    let detail = snapshot.isDetailed
    let columns: [Table.Column] =
      [.role, .code, .account] + (detail ? [.party, .guarantee] : [])
      + [.opening, .debit, .credit, .closing]
    let blanks = [Cell](repeating: .none, count: detail ? 4 : 2)
    let onSheet = try TrialBalanceTotals(lines.filter { $0.sub.account.accountClass != .memo })
    let memo = try TrialBalanceTotals(lines.filter { $0.sub.account.accountClass == .memo })
    document.tables = [
      Table(
        columns: columns,
        rows: try lines.map { line in
          line.sub.account.cells(in: chart)
            + (detail ? [.code(line.sub.party), .code(line.sub.guarantee)] : [])
            + [
              .money(line.opening), .money(line.debit), .money(line.credit),
              .money(try line.closing),
            ]
        },
        totals: [.term("total", Words("表内合计", "total, without memo accounts"))] + blanks + [
          .money(onSheet.opening), .money(onSheet.debit), .money(onSheet.credit),
          .money(onSheet.closing),
        ])
    ]
    document.figures =
      onSheet.figures("", Words("表内", "on balance sheet"))
      + memo.figures("memo", Words("表外", "memo accounts"))
    document.notes = [
      Words("余额借方为正；红字冲减其所在方的发生额。", "Balances are debit positive; red entries reduce their side.")
    ]
    if snapshot.isBeforeClosing {
      document.notes.append(
        Words("未计期内的结转分录。", "Closing entries of the period are left out."))
    }
  }
}

/// One row of a trial balance, debit positive.
struct TrialBalanceLine {
  var sub: SubAccount
  var opening: Money
  var debit: Money
  var credit: Money

  var closing: Money {
    get throws { try opening + debit - credit }
  }

  /// Rows with a balance or turnover, by code, party and guarantee.
  static func all(_ snapshot: Snapshot) throws -> [TrialBalanceLine] {
    func line(_ sub: SubAccount, _ opening: Money, _ moved: MonthDelta) throws -> Self {
      let closes = !snapshot.isBeforeClosing
      return TrialBalanceLine(
        sub: sub, opening: opening,
        debit: closes ? try moved.debit + moved.closingDebit : moved.debit,
        credit: closes ? try moved.credit + moved.closingCredit : moved.credit)
    }
    var lines: [TrialBalanceLine]
    if snapshot.isDetailed {
      lines = try snapshot.archive.subTurnovers(from: snapshot.first, through: snapshot.day)
        .map { try line($0.sub, $0.opening, $0.moved) }
    } else {
      let opening = try snapshot.openingTotals()
      let moved = try snapshot.archive.turnovers(from: snapshot.first, through: snapshot.day)
      lines = try Account.allCases.map { account in
        try line(
          SubAccount(account), opening[account] ?? .zero, moved[account] ?? MonthDelta())
      }
    }
    let chart = try snapshot.chart()
    let codes = Dictionary(
      Account.allCases.map { ($0, $0.entry(in: chart).code) }, uniquingKeysWith: { a, _ in a })
    return lines.filter { !$0.opening.isZero || !$0.debit.isZero || !$0.credit.isZero }
      .sorted { a, b in
        let (x, y) = (codes[a.sub.account] ?? "", codes[b.sub.account] ?? "")
        if x != y { return x < y }
        if a.sub.account != b.sub.account {
          return a.sub.account.rawValue < b.sub.account.rawValue
        }
        let (p, q) = (a.sub.party?.text ?? "", b.sub.party?.text ?? "")
        if p != q { return ID<Party>(p) < ID<Party>(q) }
        return ID<Guarantee>(a.sub.guarantee?.text ?? "")
          < ID<Guarantee>(b.sub.guarantee?.text ?? "")
      }
  }
}

/// What proves a trial balance: debits equal credits, and balances cancel out.
private struct TrialBalanceTotals {
  var opening: Money
  var debit: Money
  var credit: Money
  var closing: Money
  var debitBalances: Money
  var creditBalances: Money

  init(_ lines: [TrialBalanceLine]) throws {
    opening = try Money.sum(lines.map(\.opening))
    debit = try Money.sum(lines.map(\.debit))
    credit = try Money.sum(lines.map(\.credit))
    let closings = try lines.map { try $0.closing }
    closing = try Money.sum(closings)
    debitBalances = try Money.sum(closings.filter(\.isPositive))
    creditBalances = try -Money.sum(closings.filter(\.isNegative))
  }

  func figures(_ prefix: String, _ place: Words) -> [Figure] {
    func name(_ name: String) -> String {
      prefix.isEmpty ? name : prefix + name.prefix(1).uppercased() + name.dropFirst()
    }
    func label(_ zh: String, _ en: String) -> Words {
      Words("\(place.zh)\(zh)", "\(place.en): \(en)")
    }
    let isBalanced = debit == credit && opening.isZero && closing.isZero
    return [
      Figure(name("debit"), label("借方发生额", "debits"), .money(debit)),
      Figure(name("credit"), label("贷方发生额", "credits"), .money(credit)),
      Figure(name("debitBalances"), label("借方余额", "debit balances"), .money(debitBalances)),
      Figure(name("creditBalances"), label("贷方余额", "credit balances"), .money(creditBalances)),
      Figure(
        name("isBalanced"), label("平衡", "balanced"), .flag(isBalanced),
        basis: Words(
          "借方发生额 = 贷方发生额，借方余额 = 贷方余额",
          "debits = credits, debit balances = credit balances")),
    ]
  }
}
