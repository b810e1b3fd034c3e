// His loans under guarantee, and what his joint groups may ask of him.

extension Statements {
  /// His own loans and those of the contract farmers he sponsors.
  func loans(of member: ID<Party>) throws -> Table? {
    let lines = try loanLines(of: member)
    guard !lines.isEmpty else { return nil }
    let rows = try lines.map { line -> [Cell] in
      let guarantee = line.guarantee
      return [
        .code(guarantee.code), .code(guarantee.obligor),
        .text(standing.roster.name(guarantee.obligor)), .code(guarantee.bank),
        .day(guarantee.due), .money(guarantee.principal), .money(try guarantee.balance),
        .money(try guarantee.ownShare), line.open.map { .grade($0.worst) } ?? .none,
        .count(line.open?.daysOverdue ?? 0), .money(try guarantee.compensationBalance),
      ]
    }
    func total(_ amount: (Guarantee) throws -> Money) throws -> Cell {
      .money(try Money.sum(lines.map { try amount($0.guarantee) }))
    }
    var table = Table(
      key: "loans", title: Words("本人及所保承包户的担保贷款", "His loans, and his contract farmers'"),
      columns: [
        .guarantee, .init("obligor", Words("债务人", "obligor")),
        .init("obligorName", Words("名称", "name")), .init("bank", Words("银行", "bank")),
        .init("due", Words("到期日", "due")), .init("principal", Words("贷款本金", "principal")),
        .balance, .ownShare, .grade, .init("daysOverdue", Words("逾期天数", "days overdue")),
        .init("compensationBalance", Words("代偿余额", "compensation balance")),
      ],
      rows: rows,
      totals: [.term("total", Words("合计", "total"))] + [Cell](repeating: .none, count: 4)
        + [
          try total(\.principal), try total { try $0.balance }, try total { try $0.ownShare },
          .none, .none, try total { try $0.compensationBalance },
        ])
    table.sources = lines.map { .guarantees(.one($0.guarantee.code)) }
    return table
  }

  /// Fees of those loans over the period.
  func fees(of member: ID<Party>) throws -> Table? {
    let lines = try loanLines(of: member).filter { !$0.fee.isNothing }
    guard !lines.isEmpty else { return nil }
    func total(_ amount: (LoanLine) throws -> Money) throws -> Cell {
      .money(try Money.sum(lines.map(amount)))
    }
    func cells(_ amount: ((LoanLine) throws -> Money) throws -> Cell) throws -> [Cell] {
      [
        try amount(\.fee.opening), try amount(\.fee.added), try amount(\.feePaid),
        try amount { try $0.fee.taken - $0.feePaid }, try amount { try $0.fee.closing },
      ]
    }
    return Table(
      key: "fees", title: Words("担保费", "Guarantee fees"),
      columns: [
        .guarantee, .init("opening", Words("期初应收", "owed at the start")),
        .init("charged", Words("本期应收", "charged")), .init("paid", Words("已交", "paid")),
        .init("waived", Words("减免、核销", "waived, written off")),
        .init("closing", Words("期末应收", "owed at the end")),
      ],
      rows: try lines.map { line in
        [.code(line.guarantee.code)] + (try cells { .money(try $0(line)) })
      },
      totals: [.term("total", Words("合计", "total"))] + (try cells(total)))
  }

  /// Deposits of those loans over the period.
  func deposits(of member: ID<Party>) throws -> Table? {
    let lines = try loanLines(of: member).filter { !$0.deposit.isNothing }
    guard !lines.isEmpty else { return nil }
    func cells(_ amount: ((LoanLine) throws -> Money) throws -> Cell) throws -> [Cell] {
      [
        try amount(\.deposit.opening), try amount(\.deposit.added), try amount(\.deposit.taken),
        try amount { try $0.deposit.closing },
      ]
    }
    return Table(
      key: "deposits", title: Words("保证金", "Deposits"),
      columns: [
        .guarantee, .opening, .init("received", Words("存入", "received")),
        .init("taken", Words("退还、抵偿", "returned, applied")), .closing,
      ],
      rows: try lines.map { line in
        [.code(line.guarantee.code)] + (try cells { .money(try $0(line)) })
      },
      totals: [.term("total", Words("合计", "total"))]
        + (try cells { amount in .money(try Money.sum(lines.map(amount))) }))
  }

  /// What his joint groups called from him, whenever it was, and what became of it.
  func calls(on member: ID<Party>) throws -> Table? {
    let codes = Set(
      try entries(of: member).filter {
        $0.sub.account == .jointReceivable || $0.sub.account == .returnPayable
      }.compactMap(\.sub.guarantee)
    ).sorted()
    let found = try codes.compactMap { code -> (guarantee: Guarantee, call: JointCall)? in
      guard let guarantee = try snapshot.archive.guarantee(code, asOf: snapshot.day) else {
        return nil
      }
      let call = guarantee[callOn: member]
      return call == JointCall(member: member) ? nil : (guarantee, call)
    }
    guard !found.isEmpty else { return nil }
    func cells(_ amount: ((JointCall) throws -> Money) throws -> Cell) throws -> [Cell] {
      [
        try amount(\.called), try amount(\.cancelled), try amount(\.settled), try amount(\.paid),
        try amount { try $0.open }, try amount(\.returned),
      ]
    }
    var table = Table(
      key: "jointCalls", title: Words("联保分摊", "Joint calls on him"),
      columns: [
        .guarantee, .init("borrower", Words("借款人", "borrower")),
        .init("called", Words("分摊", "called")), .init("cancelled", Words("取消", "cancelled")),
        .init("settled", Words("由追偿抵销", "settled by recoveries")),
        .init("paid", Words("已付", "paid")), .init("open", Words("尚欠", "still owed")),
        .init("returned", Words("追偿应返还", "given back by recoveries")),
      ],
      rows: try found.map { guarantee, call in
        [.code(guarantee.code), .code(guarantee.borrower)] + (try cells { .money(try $0(call)) })
      },
      totals: [.term("total", Words("合计", "total")), .none]
        + (try cells { amount in .money(try Money.sum(found.map { try amount($0.call) })) }))
    let entries = try entries(of: member)
    table.sources = found.map { item in
      .events(entries.filter { $0.sub.guarantee == item.guarantee.code }.map(\.event))
    }
    return table
  }

  /// Loans in force of others for which he can be called on, by borrower.
  func obligations(of member: ID<Party>) throws -> Table? {
    let lines = Dictionary(grouping: try duties(of: member)) { $0.guarantee.borrower }
      .sorted { $0.key < $1.key }
    guard !lines.isEmpty else { return nil }
    return Table(
      key: "jointObligations", title: Words("联保义务（可能被要求分摊的在保贷款）", "Loans he can be called on for"),
      columns: [
        .init("borrower", Words("借款人", "borrower")), .init("borrowerName", Words("名称", "name")),
        .count, .balance, .ownShare, .grade,
      ],
      rows: try lines.map { borrower, lines in
        [
          .code(borrower), .text(standing.roster.name(borrower)), .count(lines.count),
          .money(try Money.sum(lines.map(\.balance))),
          .money(try Money.sum(lines.map(\.ownShare))),
          .grade(lines.map(\.loanClass).max() ?? .normal),
        ]
      },
      totals: [
        .term("total", Words("合计", "total")), .none, .count(lines.map(\.value.count).reduce(0, +)),
        .money(try Money.sum(lines.flatMap(\.value).map(\.balance))),
        .money(try Money.sum(lines.flatMap(\.value).map(\.ownShare))), .none,
      ])
  }
}
