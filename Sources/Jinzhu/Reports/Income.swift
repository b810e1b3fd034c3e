extension Report {
  static let income = Report(
    "income", Words("利润表", "Income statement"),
    Words(
      "期间的收入、费用、净利润；其下列股东承担的损失",
      "income, expense and net profit of a period; below it, losses carried by members"),
    scope: .period
  ) { snapshot, document in
    let archive = snapshot.archive
    let (first, last) = (snapshot.first, snapshot.day)
    let period = try IncomeStatement(archive.turnovers(from: first, through: last))
    let year = try IncomeStatement(archive.turnovers(from: last.firstOfYear, through: last))
    let chart = try snapshot.chart()
    var rows: [[Cell]] = []
    for section in IncomeStatement.Section.allCases {
      for account in section.accounts {
        let (amount, yearly) = (try period.amount(of: account), try year.amount(of: account))
        guard !amount.isZero || !yearly.isZero else { continue }
        rows.append(
          [.term(section.rawValue, section.words)] + account.cells(in: chart)
            + [.money(amount), .money(yearly)])
      }
    }
    document.tables = [
      Table(
        columns: [
          .section, .role, .code, .account, .init("amount", Words("本期金额", "period")),
          .init("yearToDate", Words("本年累计", "year to date")),
        ],
        rows: rows,
        totals: [
          .term("netProfit", Words("净利润", "net profit")), .none, .none, .none,
          .money(try period.profit(through: .tax)), .money(try year.profit(through: .tax)),
        ])
    ]
    let carried = try archive.burdens(from: first, through: last)
    document.figures = try period.figures(carried: carried)
    document.notes = [
      Words(
        "结转分录不计入；股东承担的损失不经过利润，直接冲减所有者权益。",
        "Closing entries are left out; losses carried by members reach equity without passing "
          + "through the profit.")
    ]
  }
}

/// Income and expense of a stretch of days, closing entries left out.
struct IncomeStatement {
  /// The parts of the statement, in its order.
  enum Section: String, CaseIterable {
    case guaranteeIncome, guaranteeCost, interest, operations, other, tax

    var accounts: [Account] {
      switch self {
      case .guaranteeIncome: [.feeIncome, .recoveryIncome]
      case .guaranteeCost:
        [
          .compensationLoss, .reguaranteeFee, .taxAndSurcharge, .unearnedProvision,
          .compensationProvision,
        ]
      case .interest: [.interestIncome, .interestExpense]
      case .operations: [.operatingExpense, .investmentIncome, .impairment]
      case .other: [.otherIncome, .otherExpense]
      case .tax: [.incomeTax, .priorYearAdjustment]
      }
    }

    var words: Words {
      switch self {
      case .guaranteeIncome: Words("担保业务收入", "guarantee income")
      case .guaranteeCost: Words("担保业务成本", "guarantee costs")
      case .interest: Words("利息净收入", "net interest")
      case .operations: Words("管理费、投资与减值", "administration, investment, impairment")
      case .other: Words("营业外收支", "other income and expense")
      case .tax: Words("所得税与以前年度损益", "tax and prior years")
      }
    }
  }

  private var turnover: [Account: Money] = [:]

  init(_ turnovers: [Account: MonthDelta]) throws {
    for (account, moved) in turnovers
    where account.accountClass == .income || account.accountClass == .expense {
      turnover[account] = try moved.debit - moved.credit
    }
  }

  /// Positive on the account's normal side.
  func amount(of account: Account) throws -> Money {
    let moved = turnover[account] ?? .zero
    return account.normalSide == .debit ? moved : try -moved
  }

  /// Income less expense of a section.
  func result(_ section: Section) throws -> Money {
    try -Money.sum(section.accounts.map { turnover[$0] ?? .zero })
  }

  /// The profit down to a section.
  func profit(through last: Section) throws -> Money {
    var profit = Money.zero
    for section in Section.allCases {
      try profit += result(section)
      if section == last { break }
    }
    return profit
  }

  func figures(carried: Money) throws -> [Figure] {
    let net = try profit(through: .tax)
    return [
      Figure(
        "guaranteeProfit", Words("担保业务利润", "guarantee profit"),
        .money(try profit(through: .guaranteeCost)),
        basis: Words("担保业务收入 − 担保业务成本", "guarantee income − guarantee costs")),
      Figure(
        "operatingProfit", Words("营业利润", "operating profit"),
        .money(try profit(through: .operations)),
        basis: Words(
          "担保业务利润 + 利息净收入 − 业务及管理费 + 投资收益 − 资产减值损失",
          "guarantee profit + net interest − administration + investment − impairment")),
      Figure(
        "profitBeforeTax", Words("利润总额", "profit before tax"),
        .money(try profit(through: .other)),
        basis: Words("营业利润 + 营业外收支净额", "operating profit + other income − other expense")),
      Figure(
        "netProfit", Words("净利润", "net profit"), .money(net),
        basis: Words(
          "利润总额 − 所得税费用 ± 以前年度损益调整", "profit before tax − income tax ± prior years")),
      Figure(
        "lossesCarriedByMembers", Words("股东承担的损失", "losses carried by members"),
        .money(carried),
        basis: Words(
          "期间核销由股东承担的部分，减去追偿退还",
          "members' parts of write-offs in the period, less what recoveries gave back")),
      Figure(
        "profitAfterLossesCarried",
        Words("净利润减股东承担的损失", "net profit less losses carried by members"),
        .money(try net - carried),
        basis: Words("利润分配提取公积与风险准备的基数之一", "one base of the year's appropriation")),
    ]
  }
}
