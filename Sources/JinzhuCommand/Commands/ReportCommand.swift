internal import ArgumentParser
internal import Jinzhu
internal import JinzhuFormats
internal import JinzhuStore

/// `jinzhu report NAME`: what stands, as of any day, as known at any instant.
struct ReportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "report",
      abstract: say("报表", "reports: what stands"),
      discussion: say(
        """
        例：
          jinzhu report --list
          jinzhu report trial-balance --as-of 2018-12-31 --detail
          jinzhu report income --period 2018
          jinzhu report exit M04
          jinzhu report ledger 1002 --period 2018Q3 --format csv --output 银行存款.csv
          jinzhu report due --days 60 --output 到期.ics       到期、收费、退还，放进日历
          jinzhu report leverage --lang en --unit wan
        """,
        """
        Examples:
          jinzhu report --list
          jinzhu report trial-balance --as-of 2018-12-31 --detail
          jinzhu report income --period 2018
          jinzhu report exit M04
          jinzhu report ledger cash --period 2018Q3 --format csv --output cash.csv
          jinzhu report due --days 60 --output due.ics        for the calendar
          jinzhu report leverage --lang zh --unit wan
        """))
  }

  @Argument(
    help: .words("报表名称，见 --list", "the report; --list names them all", value: "name"),
    completion: .list(Report.all.map(\.name)))
  var name: String?

  @Argument(
    help: .words(
      "ledger 等的科目，exit 的股东，voucher 的凭证字号",
      "the account, for ledgers; the member, for exit; the voucher", value: "subject"),
    completion: .list(Account.allCases.map(\.rawValue)))
  var subject: String?

  @Flag(help: .words("列出所有报表", "list the reports"))
  var list = false

  @OptionGroup var book: BookOptions
  @OptionGroup var view: ViewOptions

  @Option(
    help: .words(
      "期间：2018、2018Q3、2018-03 或 起..止", "2018, 2018Q3, 2018-03 or FIRST..LAST", value: "period"),
    transform: Period.init(argument:))
  var period: Period?

  @Option(
    help: .words("due 往后看几天（默认 30）", "how many days ahead, for due (default: 30)", value: "n"),
    transform: Int.init(daysAhead:))
  var days: Int?

  @Option(
    help: .words("只看这一往来方", "narrow a ledger to a party", value: "code"),
    completion: .custom(Completion.parties), transform: ID<Party>.init(argument:))
  var party: ID<Party>?

  @Option(
    help: .words("只看这一担保合同", "narrow a ledger to a guarantee", value: "code"),
    completion: .custom(Completion.guarantees), transform: ID<Guarantee>.init(argument:))
  var guarantee: ID<Guarantee>?

  @Flag(help: .words("逐个明细账户", "one row per sub-account"))
  var detail = false

  @Flag(help: .words("不含结账分录", "leave closing entries out"))
  var beforeClosing = false

  @OptionGroup var output: OutputOptions

  func run() throws {
    if list { return try output.write(Self.list) }
    let report = try report()
    if period != nil, view.asOf != nil {
      throw Failure(
        .misuse,
        Words("--period 与 --as-of 只能给一个", "--period and --as-of exclude each other; keep one"))
    }
    try requireSubject(of: report)
    let event = report.asks == .event ? subject : nil
    try book.read(view) { books, archive, asOf in
      let day = period?.last ?? asOf
      var snapshot = Snapshot(books: books, archive: archive, day: day, period: period)
      (snapshot.guarantee, snapshot.event, snapshot.party) = (guarantee, event, party)
      switch report.asks {
      case .account: snapshot.account = try account(in: books.charter(on: day).chart)
      case .member: snapshot.party = subject.map { ID($0) }
      case .event, .nothing: break
      }
      (snapshot.isDetailed, snapshot.isBeforeClosing) = (detail, beforeClosing)
      if let days { snapshot.daysAhead = days }
      var document = try report.make(snapshot)
      try document.stamp(archive)
      try output.write(document)
    }
  }

  /// The account that the report is about, by its role, or by its code or name in the chart.
  private func account(in chart: Chart) throws -> Account? {
    do { return try subject.map { try Account(named: $0, in: chart) } } catch let error as Refusal {
      throw Failure(.misuse, error.words)
    }
  }

  /// Refuses a report that is told too little, or too much.
  private func requireSubject(of report: Report) throws {
    switch (report.asks, subject) {
    case (.nothing, nil), (.account, .some), (.member, .some), (.event, .some): return
    case (.event, nil):
      throw Failure(
        .misuse,
        Words(
          "\(report.name) 要给出凭证字号或事项，如 jinzhu report voucher 记-2018-03-0007",
          "`\(report.name)` needs a voucher or an event, as `jinzhu report voucher 31`"))
    case (.nothing, _):
      throw Failure(
        .misuse,
        Words(
          "\(report.name) 不带科目或股东；请去掉“\(subject ?? "")”",
          "`\(report.name)` is about the whole fund; leave `\(subject ?? "")` out"))
    case (.account, nil):
      throw Failure(
        .misuse,
        Words(
          "\(report.name) 要给出科目，如 jinzhu report ledger 1002",
          "`\(report.name)` needs an account, as `jinzhu report ledger cash`"))
    case (.member, nil):
      throw Failure(
        .misuse,
        Words(
          "\(report.name) 要给出股东，如 jinzhu report exit M01",
          "`\(report.name)` needs a member, as `jinzhu report exit M01`"))
    }
  }

  private func report() throws -> Report {
    guard let name else {
      throw Failure(
        .misuse,
        Words(
          "请给出报表名称；jinzhu report --list 列出全部", "name a report; `jinzhu report --list` lists them"))
    }
    let named = Report.all.first { $0.name == name || $0.title.zh == name }
    guard let report = named else {
      let hint = NearMiss.to(name, among: Report.all.map(\.name))
      throw Failure(
        .misuse,
        Words(
          "没有报表“\(name)”" + (hint.map { "；是不是 \($0)？" } ?? "；jinzhu report --list 列出全部"),
          "there is no report `\(name)`"
            + (hint.map { "; did you mean `\($0)`?" } ?? "; `jinzhu report --list` lists them")))
    }
    return report
  }

  /// The reports, one a line.
  static var list: Document {
    let columns = [
      Table.Column("name", Words("名称", "name")), Table.Column("title", Words("报表", "report")),
      Table.Column("summary", Words("内容", "what it tells")),
    ]
    let rows = Report.all.map { report -> [Cell] in
      [.text(report.name), .text(report.title.spoken), .text(report.summary.spoken)]
    }
    return Document(
      name: "reports", title: Words("报表", "Reports"), fund: "",
      tables: [Table(columns: columns, rows: rows)])
  }
}
