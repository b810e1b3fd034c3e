internal import ArgumentParser
internal import Jinzhu

/// `jinzhu bank`: what the bank says, and what the book says.
struct BankCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "bank", abstract: say("银行对账", "match what the bank says with the book"),
      discussion: say(
        """
        对账单先用 import 导入；调节表：jinzhu report reconciliation --party B01。
        """,
        """
        Statements come in through import; the reconciliation is
        `jinzhu report reconciliation --party B01`.
        """),
      subcommands: [BankMatchCommand.self], defaultSubcommand: BankMatchCommand.self)
  }
}
