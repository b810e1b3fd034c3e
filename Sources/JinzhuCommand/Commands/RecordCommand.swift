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
        jinzhu record
        jinzhu record --from <event> [--<field> <value> ...] [--dry-run]
        jinzhu record --standing <period> [--dry-run]
        jinzhu record --draft <kind> --<field> <value> ... | <file> ...
        jinzhu record --list | --help <kind>
        """,
      discussion: say(
        """
        一项事项直接写在命令里；许多事项放在 CSV 或 JSON Lines 文件里（- 表示标准输入）。
        一批事项要么全部记下，要么一项不记：有错就逐条列出，账簿不变。
        带 ref 的事项重复提交只记一次。
        在终端上不带参数：逐项询问，Tab 补全，看过分录再记。--from 照抄一项已记的事项，
        日期改为今天，另写的字段覆盖原来的；--standing 记入期间内到期的定期凭证。

        例：
          jinzhu record --list                      有哪些事项
          jinzhu record --help guarantee.issue      一种事项的字段
          jinzhu record guarantee.issue --date 2018-02-01 --guarantee D2018-001 \\
            --borrower M01 --bank B01 --principal 150万 --due 2019-02-01
          jinzhu record 二月.csv 三月.csv --dry-run  只看分录，不记账
          jinzhu record --sort events.jsonl         先按日期排序
          jinzhu record --from 31 --amount 3000     照第 31 号再记一项
          jinzhu record --standing 2018-03          三月的房租、工资
        """,
        """
        One event is typed; many come as CSV or JSON Lines (- is standard input).
        A batch is recorded wholly or not at all: what is wrong is listed line by
        line, and the book stays as it was. An event with a ref is recorded once,
        however often it is handed in. On a terminal, without arguments: it asks
        field by field, completes with Tab, and shows the entry first. --from copies
        a recorded event, dated today, with the fields that follow changed;
        --standing books the standing vouchers of a period that are due.

        Examples:
          jinzhu record --list                      the kinds of event
          jinzhu record --help guarantee.issue      the fields of one kind
          jinzhu record guarantee.issue --date 2018-02-01 --guarantee D2018-001 \\
            --borrower M01 --bank B01 --principal 1500000 --due 2019-02-01
          jinzhu record feb.csv mar.csv --dry-run   the entries, without recording them
          jinzhu record --sort events.jsonl         in the order of dates
          jinzhu record --from 31 --amount 3000     like event 31, another amount
          jinzhu record --standing 2018-03          the rent and salaries of March
        """))
  }

  @OptionGroup var book: BookOptions

  @Flag(help: .words("只列出分录，不记账", "print the entries that would be booked; record nothing"))
  var dryRun = false

  @Flag(help: .words("先按日期排序", "order the events by date first"))
  var sort = false

  @Flag(help: .words("列出所有事项", "list the kinds of event"))
  var list = false

  @Flag(help: .words("作为草稿提交，等第二人批准", "submit drafts, for a second person to approve"))
  var draft = false

  @Option(
    help: .words("记入期间内到期的定期凭证", "book the standing vouchers of a period", value: "period"),
    transform: Period.init(argument:))
  var standing: Period?

  @OptionGroup var output: OutputOptions

  @Argument(
    parsing: .allUnrecognized,
    help: .words("事项和字段，或文件", "a kind with its fields, or files"),
    completion: .custom(Completion.record))
  var input: [String] = []

  func run() throws {
    if list { return try output.write(KindHelp.list) }
    if input.isEmpty, standing == nil, System.Stream.input.isTerminal {
      guard !draft, !sort else {
        throw Failure(
          .misuse,
          Words(
            "--draft、--sort 须给出事项或文件", "--draft and --sort are given with a kind or files"))
      }
      return try Dialogue(book: book, isRehearsal: dryRun).run()
    }
    System.watchForInterruption()
    try output.prepare()
    var stored = Result { try book.open(.readWrite) }
    defer { try? stored.get().close() }
    let (given, expected) = try lines(in: (try? stored.get().chart) ?? .cas)
    if !isTyped {
      // Reading the input may take long: the book counts that is there by then.
      try? stored.get().close()
      stored = Result { try book.open(.readWrite) }
    }
    let lines: any Sequence<EventLine> = draft ? try drafts(of: given) : given
    let batch = Batch(
      lines: sort ? EventLine.sorted(lines) : lines, expected: expected, by: try Setting.user(),
      isRehearsal: dryRun, keepsEntries: dryRun || isTyped || standing != nil)
    let now = try Setting.now()
    let opened = try opened(stored, for: lines)
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

  /// The same events as drafts, dated today; one with a ref is drafted once.
  private func drafts(of lines: any Sequence<EventLine>) throws -> [EventLine] {
    let today = try book.read { books, _ in books.today }
    return lines.map { $0.drafted(on: today) }
  }

  private var isTyped: Bool {
    isCopied || input.first.flatMap(EventKind.init(named:)) != nil
  }

  /// Whether the first word is `--from`: behind a kind it is a field of that name.
  private var isCopied: Bool {
    input.first.map { $0 == "--from" || $0.hasPrefix("--from=") } ?? false
  }

  /// An event like one that was recorded, dated today unless another date is given.
  private func copied() throws -> EventLine {
    var words = input[...]
    let option = words.removeFirst()
    let name = option == "--from" ? words.popFirst() : String(option.dropFirst("--from=".count))
    guard let name else {
      throw Failure(
        .misuse, Words("--from 要给出事项的序号或 ref", "--from needs an event, by number or ref"))
    }
    return try book.read { books, archive in
      let event = try archive.event(named: name)
      var copy = try CopiedEvent(of: event, changedBy: Array(words), keepsOverride: false)
      copy.moveTo(books.today)
      return EventLine(fields: copy.fields, in: try books.charter(on: books.today).chart)
    }
  }

  /// The standing vouchers of a period that are due by today; those booked already are told to be so.
  private func due(in period: Period) throws -> [EventLine] {
    guard input.isEmpty else {
      throw Failure(
        .misuse,
        Words("--standing 不与事项或文件同用", "--standing is given without a kind or files"))
    }
    return try book.read { books, archive in
      let due = try StandingVouchers(archive, asOf: books.today).due(in: period).filter {
        $0.day <= books.today
      }
      guard !due.isEmpty else {
        throw Failure(
          .refused,
          Words(
            "\(period) 截至今天没有到期的定期凭证；jinzhu list standing 列出全部",
            "no standing voucher of \(period) is due by today; `jinzhu list standing` lists them"))
      }
      return due.map { EventLine(submission: $0.submission) }
    }
  }

  /// The book, where it was opened; a batch that is wrong in form is worth checking all the same.
  private func opened(
    _ stored: Result<Book, any Error>, for lines: some Sequence<EventLine>
  ) throws -> Book {
    do {
      return try stored.get()
    } catch let error as BookError {
      let items = lines.flatMap(\.faults)
      guard !items.isEmpty else { throw error }
      throw Failure(.refused, items: Array(items.prefix(100)), summary: error.words)
    }
  }

  /// The events that were handed in, typed or in files.
  private func lines(in chart: Chart) throws -> (lines: any Sequence<EventLine>, expected: Int) {
    if let standing {
      let due = try due(in: standing)
      return (due, due.count)
    }
    if isCopied { return ([try copied()], 1) }
    guard let first = input.first else {
      throw Failure(
        .misuse,
        Words(
          "没有要记的事项；请给出事项、文件，或 -（标准输入）",
          "there is nothing to record; give a kind, a file, or - for standard input"))
    }
    if let kind = EventKind(named: first) {
      let typed = try TypedEvent(kind, Array(input.dropFirst()))
      return ([EventLine(fields: typed.fields, in: chart)], 1)
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
    let feed = try EventFeed(input, in: chart)
    return (feed, feed.expected)
  }
}
