internal import ArgumentParser
internal import Jinzhu
internal import JinzhuFormats
internal import JinzhuStore

/// `jinzhu record KIND --field value …` and `jinzhu record FILE…`: events come in.
struct RecordCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "record",
      abstract: say("记录发生的事项", "record what happened"),
      usage: """
        jinzhu record <kind> --<field> <value> ... [--dry-run]
        jinzhu record <file> ... [--sort] [--dry-run]
        jinzhu record --list | --help <kind>
        """,
      discussion: say(
        """
        一项事项直接写在命令里；许多事项放在 CSV 或 JSON Lines 文件里（- 表示标准输入）。
        一批事项要么全部记下，要么一项不记：有错就逐条列出，账簿不变。
        带 ref 的事项重复提交只记一次。

        例：
          jinzhu record --list                      有哪些事项
          jinzhu record --help guarantee.issue      一种事项的字段
          jinzhu record guarantee.issue --date 2018-02-01 --guarantee D2018-001 \\
            --borrower M01 --bank B01 --principal 150万 --due 2019-02-01
          jinzhu record 二月.csv 三月.csv --dry-run  只看分录，不记账
          jinzhu record --sort events.jsonl         先按日期排序
        """,
        """
        One event is typed; many come as CSV or JSON Lines (- is standard input).
        A batch is recorded wholly or not at all: what is wrong is listed line by
        line, and the book stays as it was. An event with a ref is recorded once,
        however often it is handed in.

        Examples:
          jinzhu record --list                      the kinds of event
          jinzhu record --help guarantee.issue      the fields of one kind
          jinzhu record guarantee.issue --date 2018-02-01 --guarantee D2018-001 \\
            --borrower M01 --bank B01 --principal 1500000 --due 2019-02-01
          jinzhu record feb.csv mar.csv --dry-run   the entries, without recording them
          jinzhu record --sort events.jsonl         in the order of dates
        """))
  }

  @OptionGroup var book: BookOptions

  @Flag(help: .words("只列出分录，不记账", "print the entries that would be booked; record nothing"))
  var dryRun = false

  @Flag(help: .words("先按日期排序", "order the events by date first"))
  var sort = false

  @Flag(help: .words("列出所有事项", "list the kinds of event"))
  var list = false

  @OptionGroup var output: OutputOptions

  @Argument(
    parsing: .allUnrecognized,
    help: .words("事项和字段，或文件", "a kind with its fields, or files"),
    completion: .custom(Completion.record))
  var input: [String] = []

  func run() throws {
    if list { return try output.write(KindHelp.list) }
    System.watchForInterruption()
    try output.prepare()
    let (lines, expected) = try lines()
    let batch = Batch(
      lines: sort ? EventLine.sorted(lines) : lines, expected: expected, by: try Setting.user(),
      isRehearsal: dryRun, keepsEntries: dryRun || isTyped)
    let now = try Setting.now()
    let opened = try openIfSound(lines)
    defer { opened.close() }
    let result = try batch.record(in: opened, at: now)
    result.tell()
    try opened.read(at: now) { books, archive in
      let isPrinted = output.format.isForPeople
      try output.write(
        isTyped && isPrinted
          ? result.page(of: books, archive, isRehearsal: dryRun)
          : result.document(of: books, archive, isRehearsal: dryRun, isPrinted: isPrinted))
    }
  }

  private var isTyped: Bool { input.first.flatMap(EventKind.init(named:)) != nil }

  /// Opens the book; a batch that is wrong in form is worth checking only where there is one.
  private func openIfSound(_ lines: some Sequence<EventLine>) throws -> Book {
    do {
      return try book.open(.readWrite)
    } catch let error as BookError {
      let items = lines.flatMap(\.faults)
      guard !items.isEmpty else { throw error }
      throw Failure(.refused, items: Array(items.prefix(100)), summary: error.words)
    }
  }

  /// The events that were handed in, typed or in files.
  private func lines() throws -> (lines: any Sequence<EventLine>, expected: Int) {
    guard let first = input.first else {
      throw Failure(
        .misuse,
        Words(
          "没有要记的事项；请给出事项、文件，或 -（标准输入）",
          "there is nothing to record; give a kind, a file, or - for standard input"))
    }
    if let kind = EventKind(named: first) {
      return ([EventLine(fields: try TypedEvent(kind, Array(input.dropFirst())).fields)], 1)
    }
    if let option = input.first(where: { $0.hasPrefix("-") && $0 != "-" }) {
      guard System.isReadable(first) || first.hasPrefix("-") else { throw KindHelp.unknown(first) }
      let name = String(option.drop { $0 == "-" })
      let hint = NearMiss.to(name, among: TypedEvent.ownOptions)
      throw Failure(
        .misuse,
        Words(
          "没有选项“\(option)”" + (hint.map { "；是不是 --\($0)？" } ?? "；请用 record --help 查看"),
          "there is no option `\(option)`"
            + (hint.map { "; did you mean --\($0)?" } ?? "; see `jinzhu record --help`")))
    }
    let isFile = first == "-" || System.isReadable(first)
    if !isFile, NearMiss.to(first, among: EventKind.allCases.map(\.rawValue)) != nil {
      throw KindHelp.unknown(first)
    }
    let feed = try EventFeed(input)
    return (feed, feed.expected)
  }
}
