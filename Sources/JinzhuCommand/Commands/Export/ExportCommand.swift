internal import ArgumentParser
internal import Jinzhu
internal import JinzhuFormats
internal import JinzhuStore

/// `jinzhu export`: everything, for other programs.
struct ExportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "export",
      abstract: say("导出全部内容", "take everything out"),
      discussion: say(
        """
        jsonl      全部事项，一行一项，连同序号、记录时刻、经办人和链值；
                   jinzhu import --replay 能由它得到链头相同的新账
        csv        每张表一个文件，放进 --output 的目录
        xlsx       每张表一个工作表
        hledger、ledger、beancount
                   截至 --as-of 的全部分录：明细科目带往来方、担保合同和开户行，
                   表外科目在 Memo 下，末尾核对每个科目的余额

        例：
          jinzhu export --format jsonl --output all.jsonl
          jinzhu export --format csv --output 导出
          jinzhu export --format beancount --lang en --output fund.beancount
        """,
        """
        jsonl      every event, one a line, with its number, instant, author and hash;
                   `jinzhu import --replay` makes a new book of the same head out of it
        csv        every table, a file each, in the folder that --output names
        xlsx       every table, a sheet each
        hledger, ledger, beancount
                   every entry up to --as-of, with sub-accounts for parties, guarantees
                   and banks, memorandum accounts below Memo, and in the end the balance
                   of each, which the program that reads it checks

        Examples:
          jinzhu export --format jsonl --output all.jsonl
          jinzhu export --format csv --output export
          jinzhu export --format beancount --output fund.beancount
        """))
  }

  @Option(help: .words("导出的形式", "the form of the export"))
  var format: ExportForm

  @Option(
    help: .words("写入文件（csv 为目录）", "the file, for csv the folder, to write to", value: "file"),
    completion: .file())
  var output: String?

  @OptionGroup var book: BookOptions
  @OptionGroup var view: ViewOptions
  @OptionGroup var language: LanguageOption

  func run() throws {
    switch format {
    case .jsonl: try write { _, archive, _ in try Self.events(archive) }
    case .hledger: try writeJournal(for: .hledger)
    case .ledger: try writeJournal(for: .ledger)
    case .beancount: try writeJournal(for: .beancount)
    case .csv: try writeTables(as: .csv)
    case .xlsx: try writeTables(as: .xlsx)
    }
  }

  private func target(_ format: OutputFormat = .text) throws -> OutputOptions {
    var target = try OutputOptions.parse([])
    (target.output, target.chosenFormat) = (output, format)
    return target
  }

  private func write(_ make: (Books, any Archive, Day) throws -> [UInt8]) throws {
    let target = try target()
    try target.prepare()
    try target.write(try book.read(view, make))
  }

  /// The events as JSON Lines.
  private static func events(_ archive: any Archive) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try archive.chain { event, hash in
      JSONWriter.write(RecordedEvent(event, hash: hash).tree, to: &bytes, sortingKeys: false)
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  private func writeJournal(for dialect: PlainJournal.Dialect) throws {
    let language = Setting.language
    try write { books, archive, day in
      let snapshot = Snapshot(books: books, archive: archive, day: day)
      let chronicle = try Chronicle(snapshot, in: language)
      return Array(try PlainJournal(for: dialect, in: language).text(of: chronicle).utf8)
    }
  }

  private func writeTables(as format: OutputFormat) throws {
    let target = try target(format)
    guard format != .csv || output != nil else {
      throw Failure(
        .misuse,
        Words("每张表一个文件；请用 --output 给出目录", "every table is a file; give a folder with --output"),
        field: "--output")
    }
    if format != .csv { try target.prepare() }
    let document = try tables()
    guard format == .csv, let folder = output else { return try target.write(document) }
    try System.makeFolder(folder)
    for table in document.tables {
      var one = document
      one.tables = [table]
      try target.write(one, in: folder, as: table.key)
    }
  }

  /// Every table of the book, the chart of accounts, and balances by account, party and guarantee.
  private func tables() throws -> Document {
    let now = try Setting.now()
    let stored = try book.open(.readOnly)
    defer { stored.close() }
    let known = try view.knownAt.map { try stored.known(at: $0) } ?? stored
    var document = try known.read(at: now) { books, archive in
      let day = view.asOf ?? books.today
      var snapshot = Snapshot(
        books: books, archive: archive, day: day, period: .range(.earliest, day))
      snapshot.isDetailed = true
      var document = try Report.trialBalance.make(snapshot)
      document.title = Words("账簿全部内容", "The whole book")
      (document.name, document.figures, document.notes) = ("export", [], [])
      document.tables[0].title = Words("明细余额", "balances in detail")
      document.tables[0].key = "trial_balance"
      document.tables[0].totals = nil
      document.tables.append(try Account.table(of: books.charter(on: day).chart))
      return document
    }
    document.tables += try known.contents()
    return document
  }
}

/// What an export is written as.
enum ExportForm: String, CaseIterable, ExpressibleByArgument {
  case jsonl
  case csv
  case xlsx
  case hledger
  case ledger
  case beancount
}

extension Account {
  /// The chart of accounts.
  fileprivate static func table(of chart: Chart) throws -> Table {
    let columns = [
      Table.Column("role", Words("角色", "role")), .init("code", Words("科目编码", "code")),
      .init("name", Words("科目名称", "account")), .init("class", Words("类别", "class")),
      .init("normalSide", Words("余额方向", "normal side")),
    ]
    return Table(
      key: "account", title: Words("会计科目", "accounts"), columns: columns,
      rows: allCases.map { account in
        let (code, name) = account.entry(in: chart)
        return [
          .text(account.rawValue), .text(code), .text(name.spoken),
          .text(account.accountClass.rawValue),
          .text(account.normalSide == .debit ? "debit" : "credit"),
        ]
      })
  }
}
