internal import ArgumentParser
internal import Jinzhu

/// `jinzhu list`: what the book knows.
struct ListCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "list",
      abstract: say(
        "列出往来方、担保合同、科目、定期凭证、草稿",
        "list parties, guarantees, accounts, standing vouchers or drafts"),
      discussion: say(
        """
        例：
          jinzhu list parties --role member
          jinzhu list parties --group G1 --as-of 2018-12-31
          jinzhu list guarantees --state overdue
          jinzhu list guarantees --bank B01 --format csv
          jinzhu list accounts
          jinzhu list standing
        """,
        """
        Examples:
          jinzhu list parties --role member
          jinzhu list parties --group G1 --as-of 2018-12-31
          jinzhu list guarantees --state overdue
          jinzhu list guarantees --bank B01 --format csv
          jinzhu list accounts
          jinzhu list standing
        """),
      subcommands: [
        ListParties.self, ListGuarantees.self, ListAccounts.self, ListStanding.self,
        ListDrafts.self,
      ])
  }
}
