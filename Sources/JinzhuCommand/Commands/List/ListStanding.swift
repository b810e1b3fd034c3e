internal import ArgumentParser
internal import Jinzhu

/// `jinzhu list standing`.
struct ListStanding: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "standing", abstract: say("定期凭证", "standing vouchers in force"))
  }

  @OptionGroup var book: BookOptions
  @OptionGroup var view: ViewOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try book.read(view) { books, archive, day in
      let orders = try StandingVouchers(archive, asOf: day).inForce(on: day)
      var document = try Document(
        name: "standing", title: Words("定期凭证", "Standing vouchers"), of: books, archive,
        asOf: day)
      document.tables = [
        Table(
          columns: [
            Table.Column("name", Words("名称", "name")),
            Table.Column("dayOfMonth", Words("每月几日", "day of month")),
            Table.Column("from", Words("自", "from")), Table.Column("until", Words("至", "until")),
            Table.Column("amount", Words("金额", "amount")),
            Table.Column("lines", Words("分录", "lines")), Table.Column("memo", Words("摘要", "memo")),
            Table.Column("event", Words("事项", "event")),
          ],
          rows: try orders.map { order in
            let debits = order.lines.filter { $0.side == .debit }
            return [
              .text(order.name), .count(order.dayOfMonth), .day(order.from),
              order.until.map(Cell.day) ?? .none, .money(try Money.sum(debits.map(\.amount))),
              .text(order.lines.map(Self.text).joined(separator: " ")),
              order.memo.map(Cell.text) ?? .none, .count(Int(order.event)),
            ]
          })
      ]
      try output.write(document)
    }
  }

  /// `debit:operatingExpense`, as short as a list has room for.
  private static func text(_ line: VoucherLine) -> String {
    "\(line.side == .debit ? say("借", "debit") : say("贷", "credit")):\(line.account.rawValue)"
  }
}
