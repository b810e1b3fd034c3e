internal import ArgumentParser
internal import Jinzhu

/// `jinzhu list drafts`.
struct ListDrafts: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "drafts", abstract: say("待批准的草稿", "drafts that wait for approval"))
  }

  @OptionGroup var book: BookOptions
  @OptionGroup var view: ViewOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try book.read(view) { books, archive, day in
      let charter = try books.charter(on: day)
      let drafts = try SubmittedDraft.waiting(archive, asOf: day)
      var document = try Document(
        name: "drafts", title: Words("待批准的草稿", "Drafts waiting"), of: books, archive, asOf: day)
      document.tables = [
        Table(
          columns: [
            Table.Column("draft", Words("草稿", "draft")),
            Table.Column("author", Words("提交人", "author")),
            Table.Column("kind", Words("事项", "kind")), Table.Column("date", Words("日期", "date")),
            Table.Column("amount", Words("金额", "amount")),
            Table.Column("until", Words("有效至", "good until")),
            Table.Column("expired", Words("已过期", "expired")),
            Table.Column("event", Words("内容", "event")),
          ],
          rows: try drafts.flatMap { draft in
            let until = try draft.lastDay(under: charter)
            return try draft.drafted.map { drafted in
              [
                .count(Int(draft.event.number)), .text(draft.author),
                .text(drafted.kind.rawValue), .day(drafted.date),
                try drafted.largestAmount.map(Cell.money) ?? .none, .day(until),
                .flag(until < books.today), .text(JSONWriter.text(drafted.fields.tree)),
              ]
            }
          })
      ]
      try output.write(document)
    }
  }
}
