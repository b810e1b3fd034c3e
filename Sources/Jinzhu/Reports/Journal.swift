extension Report {
  static let journal = Report(
    "journal", Words("序时账", "Journal"),
    Words(
      "期间的每一笔分录：日期、凭证号、事项、科目、借贷金额",
      "every entry of a period: date, event, kind, accounts, debit and credit"),
    scope: .period
  ) { snapshot, document in
    let chart = try snapshot.chart()
    var rows: [[Cell]] = []
    var (entries, sums) = (0, [Bool: (debit: Int128, credit: Int128)]())
    try snapshot.archive.entries(from: snapshot.first, through: snapshot.day) { event, postings in
      let shown = snapshot.isBeforeClosing ? postings.filter { !$0.isClosing } : postings
      guard !shown.isEmpty else { return }
      entries += 1
      for line in try EntryLine.lines(of: shown, kind: event.submission.kind) {
        let isMemo = line.sub.account.accountClass == .memo
        let fen = Int128(line.amount.fen)
        if line.side == .debit {
          sums[isMemo, default: (0, 0)].debit += fen
        } else {
          sums[isMemo, default: (0, 0)].credit += fen
        }
        rows.append(
          event.cells + line.sub.account.cells(in: chart)
            + [
              .code(line.sub.party), .code(line.sub.guarantee),
              line.side == .debit ? .money(line.amount) : .none,
              line.side == .credit ? .money(line.amount) : .none, .flag(line.isRed),
            ])
      }
    }
    document.tables = [
      Table(
        columns: [
          .date, .event, .kind, .memo, .role, .code, .account, .party, .guarantee, .debit,
          .credit, .isRed,
        ],
        rows: rows)
    ]
    func total(_ name: String, _ label: Words, _ fen: Int128?) throws -> Figure {
      Figure(name, label, .money(Money(fen: try Exact.narrow(fen ?? 0))))
    }
    document.figures = try [
      Figure("entries", Words("凭证数", "entries"), .count(entries)),
      total("debit", Words("表内借方合计", "debits on balance sheet"), sums[false]?.debit),
      total("credit", Words("表内贷方合计", "credits on balance sheet"), sums[false]?.credit),
      total("memoDebit", Words("表外借方合计", "memo debits"), sums[true]?.debit),
      total("memoCredit", Words("表外贷方合计", "memo credits"), sums[true]?.credit),
    ]
    document.notes = [
      Words("红字以负数列示。", "Red entries are shown below zero on the sides they take back.")
    ]
  }
}
