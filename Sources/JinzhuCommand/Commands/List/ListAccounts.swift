internal import ArgumentParser
internal import Jinzhu

/// `jinzhu list accounts`.
struct ListAccounts: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "accounts",
      abstract: say("科目表：编码、名称、代号", "the chart: codes, names, roles"))
  }

  @OptionGroup var book: BookOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try book.read { books, archive in
      let chart = try books.charter(on: books.today).chart
      var document = try Document(
        name: "accounts", title: Words("科目表", "Chart of accounts"), of: books, archive)
      document.tables = [
        Table(
          columns: [
            Table.Column("code", Words("编码", "code")), Table.Column("name", Words("名称", "name")),
            Table.Column("role", Words("代号", "role")), Table.Column("class", Words("类别", "class")),
            Table.Column("side", Words("方向", "side")),
            Table.Column("isFree", Words("可用凭证", "by voucher")),
          ],
          rows: Account.allCases.map { account in
            let entry = account.entry(in: chart)
            return [
              .text(entry.code), .term(account.rawValue, entry.name), .text(account.rawValue),
              .term(account.accountClass.rawValue, account.accountClass.words),
              account.normalSide == .debit
                ? .term("debit", Words("借", "debit")) : .term("credit", Words("贷", "credit")),
              .flag(account.isForVouchers),
            ]
          })
      ]
      try output.write(document)
    }
  }
}
