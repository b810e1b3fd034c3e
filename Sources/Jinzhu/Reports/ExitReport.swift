extension Report {
  static let exit = Report(
    "exit", Words("退出测算", "Leaving the fund"),
    Words(
      "一位股东现在可退多少、哪些股本须留到哪笔担保解除、退多少会触及最低资本或放大倍数",
      "what a member may take out now, what stays until which guarantee ends, which limits bind"),
    scope: .day, asks: .member
  ) { snapshot, document in
    guard let member = snapshot.party else { throw Refusal.fieldMissing("member") }
    let standing = try snapshot.standing()
    let (books, day, charter) = (snapshot.books, snapshot.day, standing.charter)
    _ = try books.party(member, on: day)
    let terms = try ExitTerms(
      of: member, in: books, under: charter, on: day, looksAhead: false)
    document.title = Words(
      "退出测算：\(member) \(standing.roster.name(member))",
      "Leaving the fund: \(member) \(standing.roster.name(member))")
    document.figures = try figures(terms, standing)
    document.tables = [obstacles(terms), try limits(terms, charter)]
    if !terms.standsFor.isEmpty { document.tables.append(guarantees(terms, standing)) }
    if terms.openCompensation.isPositive { document.tables.append(try pending(standing)) }
    document.notes = [
      Words(
        "capital.withdraw 按同一规则执行：任何一项妨碍存在，即不得退资；股本可以另行转让（capital.transfer）。日期早于最新事项的退资，还须符合最新状态。",
        "capital.withdraw enforces the same: while anything stands in the way, no capital leaves; it "
          + "may be passed on to another member (capital.transfer) all the same. A withdrawal dated "
          + "before the latest event must hold on the latest state too.")
    ]
    if charter.limits.enforce != .refuse {
      document.notes.append(
        Words(
          "章程 limits.enforce 不拒绝超限，可退金额未扣减限额余地。",
          "The charter's limits.enforce refuses nothing: what he may take out is not bound by limits."
        ))
    }
  }

  private static func figures(_ terms: ExitTerms, _ standing: Standing) throws -> [Figure] {
    let (books, day, member) = (standing.books, standing.day, terms.member)
    let payable = try terms.payable(under: standing.charter)
    let equity = try standing.members().first { $0.member == member }
    func held(_ account: Account) throws -> Money {
      try Money.sum(
        standing.archive.subLedger(of: account, asOf: day).filter { $0.sub.party == member }
          .map(\.balance))
    }
    return try [
      Figure("member", Words("股东", "member"), .code(member)),
      Figure(
        "payableNow", Words("现在可退股本", "capital he may take out now"), .money(payable),
        basis: Words("无妨碍时，股本与限额余地中较小者", "nothing in the way: the lesser of capital and room")),
      Figure(
        "mustStay", Words("须留存股本", "capital that stays"), .money(try terms.capital - payable)),
      Figure("paidInCapital", Words("实收资本", "paid-in capital"), .money(terms.capital)),
      Figure(
        "equity", Words("权益", "equity"), .money(try equity?.equity ?? .zero),
        basis: Words(
          "退资按实收资本；公积与损益不随之支付", "a withdrawal is of capital; reserves and result stay")),
      Figure(
        "owedToMember", Words("应退分担", "owed to him for losses"),
        .money(equity?.owedToMember ?? .zero)),
      Figure(
        "dividendPayable", Words("应付股利", "dividends owed to him"),
        .money(books.held(SubAccount(.dividendPayable, party: member), on: day))),
      Figure(
        "returnPayable", Words("应返还的追偿款", "recoveries owed back to him"),
        .money(held(.returnPayable))),
      Figure(
        "jointReceivable", Words("其应付联保款", "he owes for joint calls"),
        .money(held(.jointReceivable))),
    ]
  }

  /// What forbids every withdrawal now.
  private static func obstacles(_ terms: ExitTerms) -> Table {
    Table(
      key: "obstacles", title: Words("妨碍", "What stands in the way"),
      columns: [
        .init("rule", Words("规则", "rule")), .init("stands", Words("存在", "stands")),
        .amount, .count,
      ],
      rows: [
        [
          .term("openCompensation", Words("公司有代偿余额", "the fund has an open compensation balance")),
          .flag(terms.openCompensation.isPositive), .money(terms.openCompensation), .none,
        ],
        [
          .term("carriesLoss", Words("本人尚分担损失", "he carries losses")),
          .flag(terms.carried.isPositive), .money(terms.carried), .none,
        ],
        [
          .term("standsFor", Words("本人是在保担保的债务人、担保股东或联保成员", "he stands for guarantees in force")),
          .flag(!terms.standsFor.isEmpty), .none, .count(terms.standsFor.count),
        ],
      ])
  }

  /// What may leave before a limit breaks.
  private static func limits(_ terms: ExitTerms, _ charter: Charter) throws -> Table {
    func row(_ key: String, _ words: Words, _ now: Money, _ needed: Money, _ room: Money) -> [Cell]
    {
      [
        .term(key, words), .money(now), .money(needed), .money(room),
        .flag(room >= terms.capital),
      ]
    }
    return Table(
      key: "limits", title: Words("限额", "Limits"),
      columns: [
        .init("limit", Words("限额", "limit")), .init("now", Words("现有", "now")),
        .init("needed", Words("须保持", "must stay at")),
        .init("room", Words("可流出", "may leave")),
        .init("allowsAll", Words("够全部退出", "enough for all of his")),
      ],
      rows: [
        row(
          "minimumCapital", Words("最低资本：实收资本", "minimum capital: paid-in capital"),
          terms.minimum.capital, terms.minimum.minimum, terms.minimum.room)
      ]
        + (try terms.leverage.map { floor in
          row(
            "leverage",
            Words("放大倍数 ≤ \(floor.limit)：净资产", "leverage ≤ \(floor.limit): net assets"),
            floor.netAssets, floor.needed, try floor.room)
        }))
  }

  /// The guarantees that hold his capital, each until it ends.
  private static func guarantees(_ terms: ExitTerms, _ standing: Standing) -> Table {
    Table(
      key: "guarantees", title: Words("须待解除的担保", "Guarantees that hold his capital"),
      columns: [
        .guarantee, .init("obligor", Words("债务人", "obligor")),
        .init("obligorName", Words("名称", "name")), .init("standing", Words("本人身份", "he is")),
        .init("due", Words("到期日", "due")), .balance,
      ],
      rows: terms.standsFor.map { guarantee, role in
        [
          .code(guarantee.code), .code(guarantee.obligor),
          .text(standing.roster.name(guarantee.obligor)), .term(role.rawValue, role.words),
          .day(guarantee.due), (try? guarantee.balance).map(Cell.money) ?? .none,
        ]
      })
  }

  /// The defaults whose compensation balance is open: losses pending.
  private static func pending(_ standing: Standing) throws -> Table {
    let lines = try standing.nonPerforming().lines.filter(\.compensationBalance.isPositive)
    return Table(
      key: "pending", title: Words("未了的代偿", "Compensation still open"),
      columns: [
        .guarantee, .init("borrower", Words("借款人", "borrower")),
        .init("borrowerName", Words("名称", "name")),
        .init("firstCompensated", Words("首次代偿", "first paid")),
        .init("compensationBalance", Words("代偿余额", "compensation balance")),
      ],
      rows: lines.map { line in
        [
          .code(line.guarantee.code), .code(line.guarantee.borrower),
          .text(standing.roster.name(line.guarantee.borrower)),
          line.guarantee.firstCompensated.map(Cell.day) ?? .none,
          .money(line.compensationBalance),
        ]
      },
      totals: [
        .term("total", Words("合计", "total")), .none, .none, .none,
        .money(try Money.sum(lines.map(\.compensationBalance))),
      ])
  }
}
