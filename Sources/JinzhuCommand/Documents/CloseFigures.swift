internal import Jinzhu

/// What a year's close booked, in the words of the year-end (domain §6).
struct CloseFigures {
  private let postings: [Posting]

  init(_ postings: [Posting]) { self.postings = postings }

  var figures: [Figure] {
    get throws {
      guard !postings.isEmpty else { return [] }
      return [
        Figure(
          "unearnedProvision", Words("提取未到期责任准备金", "provided for unearned premiums"),
          .money(try growth(of: .unearnedReserve))),
        Figure(
          "compensationProvision", Words("提取担保赔偿准备金", "provided for compensation"),
          .money(try growth(of: .compensationReserve))),
        Figure(
          "profit", Words("结转利润", "profit carried over"),
          .money(try between(debit: .currentProfit, credit: .retainedEarnings))),
        Figure(
          "toSurplus", Words("提取盈余公积", "to the surplus reserve"),
          .money(try growth(of: .surplusReserve))),
        Figure(
          "toGeneralRisk", Words("提取一般风险准备", "to the general risk reserve"),
          .money(try growth(of: .generalRiskReserve))),
      ]
    }
  }

  /// How much a reserve, whose balance stands on the credit side, went up.
  private func growth(of account: Account) throws -> Money {
    try Money.sum(
      postings.map { posting in
        if posting.credit.account == account { return try posting.signed }
        if posting.debit.account == account { return try -posting.signed }
        return .zero
      })
  }

  private func between(debit: Account, credit: Account) throws -> Money {
    try Money.sum(
      postings.map { posting in
        switch (posting.debit.account, posting.credit.account) {
        case (debit, credit): try posting.signed
        case (credit, debit): try -posting.signed
        default: .zero
        }
      })
  }

  /// The balances that the close left behind, of the accounts it touched.
  static func balances(
    after postings: [Posting], _ books: Books, on day: Day, _ chart: Chart
  ) throws -> Table {
    let touched = Set(postings.flatMap { [$0.debit.account, $0.credit.account] })
    let totals = try books.totals(on: day)
    let columns = [
      Table.Column("role", Words("代号", "role")), Table.Column("code", Words("编码", "code")),
      Table.Column("name", Words("科目", "account")),
      Table.Column("balance", Words("余额（借方为正）", "balance (debit positive)")),
    ]
    let rows = Account.allCases.filter(touched.contains).map { account -> [Cell] in
      let entry = account.entry(in: chart)
      return [
        .text(account.rawValue), .text(entry.code), .text(entry.name.spoken),
        .money(totals[account] ?? .zero),
      ]
    }
    return Table(
      key: "balances", title: Words("结账后余额", "Balances after the close"), columns: columns,
      rows: rows)
  }
}
