internal import ArgumentParser
internal import Jinzhu
internal import JinzhuFormats
internal import JinzhuStore

/// `jinzhu close PERIOD`: the month or the year is done.
struct CloseCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "close",
      abstract: say("月结、年结", "close a month or a year"),
      discussion: say(
        """
        月结锁定一个月。年结先提取准备金、结转损益、分配利润，再锁定全年。
        重开只限最近一次结账：年结分录以红字冲回，再结时重新计算。

        例：
          jinzhu close --check 2018-03              先看还有什么未了
          jinzhu close 2018-03
          jinzhu close 2018
          jinzhu close 2018 --dry-run
          jinzhu close --reopen 2018 --reason 漏记一笔利息
        """,
        """
        Closing a month locks it. Closing a year provides for the reserves, carries
        the result over, appropriates the profit, and locks the year. Only the
        newest closed period can be reopened: a year's closing entries are taken
        back in red, and the next close computes them afresh.

        Examples:
          jinzhu close --check 2018-03              what is open before it
          jinzhu close 2018-03
          jinzhu close 2018
          jinzhu close 2018 --dry-run
          jinzhu close --reopen 2018 --reason "an interest payment was missing"
        """))
  }

  @Argument(
    help: .words("期间：2018-03 或 2018", "a month or a year: 2018-03, 2018", value: "period"),
    transform: Period.init(argument:))
  var period: Period

  @Flag(
    help: .words(
      "只列出未了事项；有则退出状态为 1", "only list what is open; exit status 1 if anything is"))
  var check = false

  @Flag(help: .words("重开已结账的期间", "open a closed period again"))
  var reopen = false

  @Option(help: .words("重开的原因", "why it is reopened", value: "text"))
  var reason: String?

  @Flag(help: .words("只列出分录，不记账", "print the entries that would be booked; record nothing"))
  var dryRun = false

  @OptionGroup var book: BookOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    if check { return try listOpenItems() }
    System.watchForInterruption()
    try output.prepare()
    let now = try Setting.now()
    var raw = fields
    switch (reopen, reason) {
    case (true, let reason?): raw.append(("reason", .text(reason)))
    case (false, nil): break
    case (true, nil):
      throw Failure(.misuse, Words("重开须说明原因：--reason", "reopening needs a reason: --reason"))
    case (false, _?):
      throw Failure(.misuse, Words("--reason 只用于 --reopen", "--reason belongs to --reopen"))
    }
    let batch = Batch(
      lines: [EventLine(fields: raw)], expected: 1, by: try Setting.user(), isRehearsal: dryRun,
      keepsEntries: true)
    let opened = try book.open(.readWrite)
    defer { opened.close() }
    let result = try batch.record(in: opened, at: now)
    result.tell()
    try opened.read(at: now) { books, archive in
      try output.write(document(of: result, books, archive))
    }
  }

  /// The close or the reopening as an event.
  private var fields: [(name: String, tree: Tree)] {
    [
      ("kind", .text((reopen ? EventKind.periodReopen : .periodClose).rawValue)),
      ("date", .text(period.last.description)), ("period", .text(period.description)),
    ]
  }

  /// What should be settled before the period is closed.
  private func listOpenItems() throws {
    guard !reopen, reason == nil, !dryRun else {
      throw Failure(
        .misuse, Words("--check 只看不记，请单独使用", "--check only looks; give it alone"))
    }
    // The same fault of form that the close itself would have.
    let line = EventLine(fields: fields)
    guard line.faults.isEmpty else { throw Failure(.refused, items: line.faults) }
    let kinds = try book.read { books, archive in
      let snapshot = Snapshot(books: books, archive: archive, day: period.last, period: period)
      var document = try snapshot.openItemsDocument()
      try document.stamp(archive)
      try output.write(document)
      return document.figures
    }
    guard kinds.isEmpty else {
      let zh = kinds.map(\.label.zh).joined(separator: "、")
      let en = kinds.map(\.label.en).joined(separator: ", ")
      throw Failure(
        .refused, Words("\(period) 还有未了事项：\(zh)", "\(period) has open items: \(en)"))
    }
  }

  private func document(
    of result: Batch.Result, _ books: Books, _ archive: any Archive
  ) throws -> Document {
    let (zh, en) = reopen ? ("已重开", "reopened") : ("已结账", "closed")
    let title =
      dryRun
      ? Words("试记：\(period) 未入账", "Dry run: \(period), nothing was recorded")
      : Words("\(period) \(zh)", "\(period) \(en)")
    var document = try Document(
      name: "close", title: title, of: books, archive, asOf: period.last)
    let postings = result.kept.flatMap(\.postings)
    document.figures = try CloseFigures(postings).figures
    guard !postings.isEmpty else {
      document.notes = [
        reopen
          ? Words("\(period) 又可记账", "\(period) takes events again")
          : Words("\(period) 已锁定，不再接受该期间的事项", "\(period) is locked: no event is dated in it")
      ]
      return document
    }
    let chart = try books.charter(on: period.last).chart
    let entries = EntriesTable(chart: chart, isPrinted: output.format.isForPeople)
    document.tables = [entries.table(of: result.kept)]
    if !dryRun {
      document.tables.append(
        try CloseFigures.balances(after: postings, books, on: period.last, chart))
    }
    return document
  }
}
