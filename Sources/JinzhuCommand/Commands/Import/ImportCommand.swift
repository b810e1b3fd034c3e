internal import ArgumentParser
internal import Jinzhu
internal import JinzhuFormats
internal import JinzhuStore

/// `jinzhu import FILE`: what was kept elsewhere comes in.
struct ImportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "import",
      abstract: say("从别处导入", "bring in what was kept elsewhere"), discussion: ImportHelp.text)
  }

  @Argument(help: .words("要导入的文件", "the file", value: "file"), completion: .file())
  var file: String

  @Option(
    help: .words("映射：列如何成为事项或对账单", "how columns become events, or a statement", value: "file"),
    completion: .file(extensions: ["yaml", "yml", "json"]))
  var map: String?

  @Flag(help: .words("期初建账的工作簿", "the workbook of moving in"))
  var opening = false

  @Option(
    help: .words("期初建账的日期", "the day of moving in", value: "day"),
    transform: Day.init(argument:))
  var date: Day?

  @Option(
    help: .words(
      "对账单的开户行；不填为主账户", "the bank of a statement; the main account if absent", value: "code"),
    completion: .custom(Completion.parties), transform: ID<Party>.init(argument:))
  var bank: ID<Party>?

  @Option(
    help: .words(
      "文件含几个账户时，导入哪一个账号", "of a file with several accounts, the number of the one to take",
      value: "number"))
  var account: String?

  @Option(
    help: .words("对账单首笔之前的余额", "the balance before a statement's first line", value: "amount"),
    transform: Money.init(argument:))
  var balance: Money?

  @Flag(help: .words("只列出事项和分录，不记账", "print events and entries; record nothing"))
  var dryRun = false

  @Flag(help: .words("先按日期排序", "order the events by date first"))
  var sort = false

  @Flag(help: .words("重放导出的全部事项，建成新账", "make a new book out of an export"))
  var replay = false

  @Option(
    help: .words("重放须得到的链头", "the head that a replay must come to", value: "hash"),
    transform: ChainHead.init(argument:))
  var head: ChainHead?

  @OptionGroup var book: BookOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try requireOneWay()
    try output.prepare()
    System.watchForInterruption()
    if replay {
      return try output.write(try Replaying(file: file, head: head).document(to: book.path))
    }
    let now = try Setting.now()
    let opened = try book.open(.readWrite)
    defer { opened.close() }
    var lines = try lines(in: opened, at: now)
    if sort { lines = EventLine.sorted(lines) }
    let batch = Batch(
      lines: lines, expected: lines.count, by: try Setting.user(), isRehearsal: dryRun,
      keepsEntries: dryRun)
    let result = try batch.record(in: opened, at: now)
    result.tell()
    try opened.read(at: now) { books, archive in
      let isPrinted = output.format.isForPeople
      var document = try result.document(
        of: books, archive, isRehearsal: dryRun, isPrinted: isPrinted)
      document.name = "import"
      if dryRun { document.tables.insert(ImportedEvents.table(of: result.kept), at: 0) }
      try output.write(document)
    }
  }

  /// What the file holds, as events.
  private func lines(in opened: Book, at now: Instant) throws -> [EventLine] {
    let chart = try opened.read(at: now) { books, _ in try books.charter(on: books.today).chart }
    if opening {
      guard let date else {
        throw Failure(
          .misuse, Words("期初建账须给出日期：--date", "moving in needs its day: --date"),
          field: "--date")
      }
      return try OpeningImport(file: file, date: date, chart: chart).lines(in: opened, at: now)
    }
    let sources: [StatementSource]
    if let map {
      switch try MappedImport(file: file, map: map).lines(in: chart) {
      case .events(let lines): return lines
      case .statements(let found): sources = found
      }
    } else {
      sources = try MappedImport(file: file, map: "").named {
        try Camt053.statements(
          of: System.bytes(of: file, limit: MappedImport.fileLimit), named: file)
      }
    }
    return try StatementImport(
      sources: sources, bank: bank, account: account, opening: balance
    )
    .lines(in: opened, at: now)
  }

  /// A file is one of these.
  private func requireOneWay() throws {
    let isStatement = file.lowercased().hasSuffix(".xml")
    let ways = [replay, opening, map != nil, isStatement && map == nil].count { $0 }
    guard ways == 1 else {
      throw Failure(
        .misuse,
        Words(
          "请说明怎样导入：--map 映射、--opening、--replay，或 camt.053 的 .xml 文件",
          "say how to import, in one way: --map MAP, --opening, --replay, or a camt.053 file, .xml")
      )
    }
  }
}

extension Money {
  /// An amount as an argument of the command line.
  init(argument: String) throws {
    do { try self.init(parsing: argument) } catch let error as ValueError {
      throw BadArgument(words: error.words)
    }
  }
}
