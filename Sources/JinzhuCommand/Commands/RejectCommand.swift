internal import ArgumentParser
internal import Jinzhu
internal import JinzhuFormats
internal import JinzhuStore

/// `jinzhu reject DRAFT`: a draft is not to be booked.
struct RejectCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "reject",
      abstract: say("驳回或撤回草稿", "reject a draft, or withdraw it"),
      discussion: say(
        "草稿留在账簿里，注明由谁、为何驳回；提交人也可撤回自己的草稿。",
        "The draft stays in the book, with who rejected it and why; an author may withdraw his own."
      ))
  }

  @Argument(help: .words("草稿的事项序号", "the draft, by number", value: "draft"))
  var draft: String

  @Option(help: .words("原因", "why", value: "text"))
  var reason: String

  @OptionGroup var book: BookOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.prepare()
    let now = try Setting.now()
    let opened = try book.open(.readWrite)
    defer { opened.close() }
    let (event, today) = try opened.read(at: now) { books, archive in
      (try archive.event(named: draft), books.today)
    }
    let batch = Batch(
      lines: [
        EventLine(fields: [
          ("kind", .text(EventKind.draftReject.rawValue)), ("date", .text(today.description)),
          ("draft", .text("#\(event.number)")), ("reason", .text(reason)),
        ])
      ], expected: 1, by: try Setting.user(), keepsEntries: true)
    let result = try batch.record(in: opened, at: now)
    try opened.read(at: now) { books, archive in
      try output.write(result.page(of: books, archive, isRehearsal: false))
    }
  }
}
