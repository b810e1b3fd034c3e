extension Report {
  static let balanceSheet = Report(
    "balance-sheet", Words("资产负债表", "Balance sheet"),
    Words(
      "资产、负债、所有者权益的年初数与期末数", "assets, liabilities and equity at the start and the end"),
    scope: .day
  ) { snapshot, document in
    let books = snapshot.books
    let start = snapshot.day.firstOfYear
    let opening =
      start > .earliest
      ? try BalanceSheet(books, on: start.adding(days: -1)) : BalanceSheet()
    let closing = try BalanceSheet(books, on: snapshot.day)
    let chart = try snapshot.chart()
    func table(
      _ key: String, _ title: Words, _ total: Words,
      _ lines: KeyPath<BalanceSheet, [BalanceSheet.Line: Money]>
    ) throws -> Table {
      let (before, after) = (opening[keyPath: lines], closing[keyPath: lines])
      let shown = Set(before.keys).union(after.keys).sorted()
      return Table(
        key: key, title: title,
        columns: [
          .role, .code, .account, .init("opening", Words("年初余额", "start of year")), .closing,
        ],
        rows: shown.map { line in
          line.cells(in: chart)
            + [.money(before[line] ?? .zero), .money(after[line] ?? .zero)]
        },
        totals: [
          .term("total", total), .none, .none, .money(try Money.sum(before.values)),
          .money(try Money.sum(after.values)),
        ])
    }
    document.tables = [
      try table("assets", Words("资产", "Assets"), Words("资产总计", "total assets"), \.assets),
      try table(
        "liabilities", Words("负债", "Liabilities"), Words("负债合计", "total liabilities"),
        \.liabilities),
      try table(
        "equity", Words("所有者权益", "Equity"), Words("所有者权益合计", "total equity"), \.equity),
    ]
    document.figures = try closing.figures()
    document.notes = [
      Words(
        "股东风险分担的借方列为所有者权益的减项，贷方为对股东的负债。",
        "Losses carried by members reduce equity; members' credits are liabilities.")
    ]
  }
}

/// A balance sheet on a day, every amount positive on the side of its section.
struct BalanceSheet {
  /// A line: an account, or the result that is not closed yet.
  enum Line: Hashable, Comparable {
    case account(Account)
    /// Credits of losses carried by members.
    case owedToMembers
    /// Income less expense that no close has transferred.
    case runningResult
    /// Debits of losses carried by members.
    case carriedByMembers

    private var place: Int {
      switch self {
      case .account(let account): BalanceSheet.order.firstIndex(of: account) ?? 0
      case .owedToMembers: BalanceSheet.order.count
      case .runningResult: BalanceSheet.order.count + 1
      case .carriedByMembers: BalanceSheet.order.count + 2
      }
    }

    static func < (a: Line, b: Line) -> Bool { a.place < b.place }

    func cells(in chart: Chart) -> [Cell] {
      switch self {
      case .account(let account): account.cells(in: chart)
      case .owedToMembers:
        [
          .text("owedToMembers"), .text(Account.memberRiskShare.entry(in: chart).code),
          .term("owedToMembers", Words("应退股东风险分担", "Owed to members for losses")),
        ]
      case .runningResult:
        [
          .text("runningResult"), .none,
          .term("runningResult", Words("本年损益（未结转）", "Result not yet closed")),
        ]
      case .carriedByMembers:
        [
          .text("carriedByMembers"), .text(Account.memberRiskShare.entry(in: chart).code),
          .term("carriedByMembers", Words("减：股东风险分担", "Less: losses carried by members")),
        ]
      }
    }
  }

  var assets: [Line: Money] = [:]
  var liabilities: [Line: Money] = [:]
  var equity: [Line: Money] = [:]

  /// A sheet with nothing on it.
  init() {}

  /// The order of the statement: most liquid first.
  private static let order: [Account] =
    [
      .cashOnHand, .cash, .otherMoney, .marginAtBank, .shortInvestment, .interestReceivable,
      .feeReceivable, .compensationReceivable, .jointReceivable, .reguaranteeReceivable,
      .subsidyReceivable, .otherReceivable, .badDebtAllowance, .entrustedLoan, .longInvestment,
      .fixedAsset, .accumulatedDepreciation, .intangibleAsset, .foreclosedAsset,
    ]
    + Account.allCases.filter { $0.accountClass != .asset }

  init(_ books: Books, on day: Day) throws {
    let position = try Position(
      totals: books.totals(on: day), risk: books.partyBalances(.memberRiskShare, on: day))
    var running = Money.zero
    for (account, total) in position.totals where !total.isZero {
      switch account.accountClass {
      case .asset: assets[.account(account)] = total
      case .liability: liabilities[.account(account)] = try -total
      case .equity where account == .memberRiskShare: break
      case .equity: equity[.account(account)] = try -total
      case .income, .expense: try running -= total
      case .memo: break
      }
    }
    if !running.isZero { equity[.runningResult] = running }
    let (owed, carried) = (try position.owedToMembers, try position.carriedByMembers)
    if !owed.isZero { liabilities[.owedToMembers] = owed }
    if !carried.isZero { equity[.carriedByMembers] = try -carried }
  }

  func figures() throws -> [Figure] {
    let assets = try Money.sum(assets.values)
    let liabilities = try Money.sum(liabilities.values)
    let equity = try Money.sum(equity.values)
    let difference = try assets - liabilities - equity
    return [
      Figure("assets", Words("资产总计", "assets"), .money(assets)),
      Figure("liabilities", Words("负债合计", "liabilities"), .money(liabilities)),
      Figure("equity", Words("所有者权益合计", "equity"), .money(equity)),
      Figure(
        "netAssets", Words("净资产", "net assets"), .money(try assets - liabilities),
        basis: Words("资产总计 − 负债合计", "assets − liabilities")),
      Figure(
        "isBalanced", Words("平衡", "balanced"), .flag(difference.isZero),
        basis: Words(
          "资产 − 负债 − 所有者权益 = \(difference)", "assets − liabilities − equity = \(difference)")),
    ]
  }
}
