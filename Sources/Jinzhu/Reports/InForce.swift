extension Report {
  static let inForce = Report(
    "in-force", Words("在保清单", "Guarantees in force"),
    Words(
      "每笔在保担保：借款人、银行、期限、余额、自担责任、分类、逾期天数；按银行合计",
      "every guarantee with a loan balance: borrower, bank, term, balance, own share, class"),
    scope: .day
  ) { snapshot, document in
    let standing = try snapshot.standing()
    let roster = standing.roster
    let lines = try standing.nonPerforming().lines.filter(\.balance.isPositive)
    let rows = lines.map { line -> [Cell] in
      let guarantee = line.guarantee
      return [
        .code(guarantee.code), .code(guarantee.borrower), .text(roster.name(guarantee.borrower)),
        .code(guarantee.obligor), .code(guarantee.bank), .day(guarantee.start),
        .day(guarantee.due), .money(guarantee.principal), .money(line.balance),
        .money(line.ownShare), .grade(line.loanClass), .count(line.daysOverdue),
      ]
    }
    let balance = try Money.sum(lines.map(\.balance))
    let share = try Money.sum(lines.map(\.ownShare))
    document.figures = try standing.figures([.inForceCount, .customers, .inForceBalance, .ownShare])
    document.tables = [
      Table(
        columns: [
          .guarantee, .init("borrower", Words("借款人", "borrower")),
          .init("borrowerName", Words("借款人名称", "name")),
          .init("obligor", Words("债务人", "obligor")), .init("bank", Words("银行", "bank")),
          .init("start", Words("起始日", "start")), .init("due", Words("到期日", "due")),
          .init("principal", Words("贷款本金", "principal")), .balance, .ownShare, .grade,
          .init("daysOverdue", Words("逾期天数", "days overdue")),
        ],
        rows: rows,
        totals: [.term("total", Words("合计", "total"))]
          + [Cell](repeating: .none, count: 6)
          + [
            .money(try Money.sum(lines.map(\.guarantee.principal))), .money(balance),
            .money(share), .none, .none,
          ]),
      try banks(lines, roster),
    ]
  }

  /// Guarantees in force added up by bank.
  private static func banks(_ lines: [OpenGuarantee], _ roster: Roster) throws -> Table {
    var sums: [ID<Party>: (count: Int, balance: Money, share: Money)] = [:]
    for line in lines {
      let old = sums[line.guarantee.bank] ?? (0, .zero, .zero)
      sums[line.guarantee.bank] = (
        old.count + 1, try old.balance + line.balance, try old.share + line.ownShare
      )
    }
    return Table(
      key: "banks", title: Words("按银行", "By bank"),
      columns: [
        .init("bank", Words("银行", "bank")), .init("bankName", Words("名称", "name")), .count,
        .balance, .ownShare,
      ],
      rows: sums.sorted { $0.key < $1.key }.map { bank, sum in
        [
          .code(bank), .text(roster.name(bank)), .count(sum.count), .money(sum.balance),
          .money(sum.share),
        ]
      },
      totals: [
        .term("total", Words("合计", "total")), .none, .count(lines.count),
        .money(try Money.sum(sums.values.map(\.balance))),
        .money(try Money.sum(sums.values.map(\.share))),
      ])
  }
}
