internal import ArgumentParser
internal import Jinzhu
internal import JinzhuFormats
internal import JinzhuStore

/// `jinzhu filing --period P`: the supervisor's forms, checked, filed, and kept.
struct FilingCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "filing",
      abstract: say("监管统计报表：编制、勾稽、报送、比较", "the supervisor's forms: made, checked, filed, compared"),
      discussion: say(
        """
        报表组按期间的日期选用（2010 年制度、2018 年起加计量表、2020 年新表）；金额为万元。
        账簿不知道的事实取自章程 company 各条，没有的留空待填。

        例：
          jinzhu filing --period 2018Q4
          jinzhu filing --period 2018Q4 --output 2018Q4.xlsx      一表一页的工作簿
          jinzhu filing --period 2018Q4 --form 风险指标
          jinzhu filing --period 2018Q4 --check                   勾稽关系；不符时退出状态为 1
          jinzhu filing --period 2018Q4 --submit --output 报送.xlsx  报送并存入账簿
          jinzhu filing --history                                 报送过哪些
          jinzhu filing --show 2018Q4 --output 副本.xlsx          取回当时报送的文件
          jinzhu filing --diff 2018Q4                             报送后有何变动
          jinzhu explain filing 风险指标 3.3 --period 2018Q4      一格由何而来
        """,
        """
        Which forms apply goes by the day (the system of 2010, with the measurement
        of the liability from 2018, the new forms from 2020); amounts are in 10,000
        yuan. What no ledger knows comes from the charter's `company`, or is left
        open.

        Examples:
          jinzhu filing --period 2018Q4
          jinzhu filing --period 2018Q4 --output 2018Q4.xlsx    one sheet a form
          jinzhu filing --period 2018Q4 --form indicators
          jinzhu filing --period 2018Q4 --check                 exit 1 where one fails
          jinzhu filing --period 2018Q4 --submit --output filed.xlsx
          jinzhu filing --history                               what was filed
          jinzhu filing --show 2018Q4 --output copy.xlsx        the very bytes filed
          jinzhu filing --diff 2018Q4                           what has changed since
          jinzhu explain filing indicators 3.3 --period 2018Q4
        """))
  }

  @Option(
    help: .words(
      "期间：2018、2018Q4、2018-12 或 起..止", "2018, 2018Q4, 2018-12 or FIRST..LAST", value: "period"),
    transform: Period.init(argument:))
  var period: Period?

  @Option(
    help: .words("只要这张表（可重复）：名称或中文名", "only this form (repeatable)", value: "form"),
    completion: .list(Form.all.map(\.name)))
  var form: [String] = []

  @Flag(help: .words("检查勾稽关系", "check what must hold between cells"))
  var check = false

  @Flag(help: .words("报送：数字与文件原样存入账簿", "file them: figures and bytes stay in the book"))
  var submit = false

  @Option(
    help: .words("取回某期间或某号事项报送的文件", "the bytes filed for a period, or by an event", value: "filing")
  )
  var show: String?

  @Option(
    help: .words("与某期间或某号事项的报送比较", "what has changed since a filing", value: "filing"))
  var diff: String?

  @Flag(help: .words("列出报送过的", "list what was filed"))
  var history = false

  @Option(
    help: .words("报送日期（默认今天）", "the day it is filed (default: today)", value: "day"),
    transform: Day.init(argument:))
  var date: Day?

  @Option(help: .words("报送的摘要", "summary of the filing", value: "text"))
  var memo: String?

  @Option(help: .words("报送的唯一编号", "a unique reference of the filing", value: "text"))
  var ref: String?

  @Option(
    help: .words("勾稽不符仍报送的理由", "why it is filed though a check fails", value: "reason"))
  var override: String?

  @OptionGroup var book: BookOptions

  @Option(
    help: .words("只看此时刻以前记录的事项", "as it was known at an instant", value: "instant"),
    transform: Instant.init(argument:))
  var knownAt: Instant?

  @OptionGroup var output: OutputOptions

  func validate() throws {
    let others = [
      ("--check", check), ("--show", show != nil), ("--diff", diff != nil),
      ("--history", history), ("--known-at", knownAt != nil),
    ].filter(\.1).map(\.0)
    if submit, let first = others.first {
      throw ValidationError(
        say("--submit 与 \(first) 只能给一个", "--submit and \(first) exclude each other; keep one"))
    }
    let ofSubmit = [
      ("--date", date != nil), ("--memo", memo != nil), ("--ref", ref != nil),
      ("--override", override != nil),
    ].filter(\.1).map(\.0)
    if !submit, let first = ofSubmit.first {
      throw ValidationError(
        say("\(first) 只用于 --submit", "\(first) goes with --submit only"))
    }
    if !form.isEmpty, history || show != nil {
      throw ValidationError(
        say("--form 不用于 --show 和 --history", "--form does not go with --show or --history"))
    }
  }

  func run() throws {
    switch (period, show, diff, history) {
    case (let period?, nil, nil, false):
      if submit { return try file(period) }
      try book.read(view) { books, archive, _ in
        let filing = try filing(of: period, books, archive)
        check
          ? try write(filing.checked(), refusing: true) : try output.write(filing.written(output))
      }
    case (nil, let name?, nil, false):
      try book.read(view) { _, archive, _ in try showFiled(name, archive) }
    case (nil, nil, let name?, false):
      try book.read(view) { books, archive, _ in
        let filed = try archive.filed(name)
        var filing = try filing(of: filed.forms.period, books, archive)
        if form.isEmpty {
          filing = try Filing(filing.basis, only: filed.forms.forms)
        }
        try output.write(filing.difference(from: filed.forms))
      }
    case (nil, nil, nil, true):
      try book.read(view) { books, archive, _ in
        try output.write(Filed.list(archive, books))
      }
    default:
      throw Failure(
        .misuse,
        Words(
          "请给出 --period，或 --show、--diff、--history 之一",
          "give --period, or one of --show, --diff and --history"))
    }
  }

  private var view: ViewOptions {
    var view = ViewOptions()
    (view.asOf, view.knownAt) = (nil, knownAt)
    return view
  }

  /// The forms of a period.
  private func filing(
    of period: Period, _ books: Books, _ archive: any Archive
  ) throws -> Filing {
    let set = Regulation(on: period.last, under: try books.charter(on: period.last)).forms.value
    let names = try form.map { text in
      if let known = Form.named(text, in: set) { return known.name }
      let hint = NearMiss.to(text, among: Form.all.flatMap { [$0.name, $0.title.zh] })
      throw Failure(
        .misuse,
        Words(
          "没有报表“\(text)”" + (hint.map { "；是不是 \($0)？" } ?? ""),
          "there is no form `\(text)`" + (hint.map { "; did you mean `\($0)`?" } ?? "")),
        field: "--form")
    }
    let snapshot = Snapshot(books: books, archive: archive, day: period.last)
    return try Filing(FilingBasis(snapshot, period: period), only: names)
  }

  /// Writes what the checks found; where one fails, the command was refused.
  private func write(_ document: Document, refusing: Bool) throws {
    let count = document.tables.first?.rows.count ?? 0
    var document = document
    if count == 0, output.format.isForPeople { document.tables = [] }
    try output.write(document)
    guard refusing, count > 0 else { return }
    throw Failure(
      .refused,
      Words("\(count) 处勾稽不符，见上表", "\(count) checks fail; the list is above"))
  }

  // MARK: - Filing, and what was filed

  private func file(_ period: Period) throws {
    System.watchForInterruption()
    var output = output
    if output.chosenFormat == nil, output.output == nil { output.chosenFormat = .xlsx }
    let isShown = output.output != nil
    if isShown { try output.prepare() } else { try output.format.prepare() }
    let now = try Setting.now()
    let opened = try book.open(.readWrite)
    defer { opened.close() }
    let made = try opened.read(at: now) { books, archive in
      let filing = try filing(of: period, books, archive)
      let (violations, _) = try filing.violations(against: archive.filedForms())
      guard violations.isEmpty || override != nil else {
        try self.output.write(filing.checked())
        throw Failure(
          .refused,
          Words(
            "\(violations.count) 处勾稽不符，未报送；更正后再报，或以 --override 说明理由",
            "\(violations.count) checks fail, nothing was filed; correct them, or give a reason with "
              + "--override"))
      }
      let document = try filing.written(output)
      let style = Style(language: Setting.language, unit: .wan)
      return (
        forms: FiledForms(filing), bytes: try output.format.bytes(of: document, style: style),
        today: books.today
      )
    }
    let format = FiledFormat(rawValue: output.format.rawValue) ?? .text
    var raw: [(name: String, tree: Tree)] = [
      ("kind", .text(EventKind.filingSubmit.rawValue)),
      ("date", .text((date ?? made.today).description)),
    ]
    for (name, text) in [("memo", memo), ("ref", ref), ("override", override)] {
      if let text { raw.append((name, .text(text))) }
    }
    let kept = Filed.fields(made.forms, format, made.bytes, digest: Filed.digest(of: made.bytes))
    try Self.requireRoom(for: kept)
    raw += kept
    let batch = Batch(
      lines: [EventLine(fields: raw)], expected: 1, by: try Setting.user(), keepsEntries: true)
    let result = try batch.record(in: opened, at: now)
    result.tell()
    if isShown { try output.write(made.bytes) }
    let number = result.kept.first?.event.number ?? result.repeated.first?.number ?? 0
    tell(
      say(
        "已报送 \(period)：第 \(number) 号事项，\(made.bytes.count) 字节，SHA-256 "
          + Filed.digest(of: made.bytes),
        "filed \(period): event \(number), \(made.bytes.count) bytes, SHA-256 "
          + Filed.digest(of: made.bytes)))
  }

  /// An event holds so much: what takes the room is said, before a field is blamed.
  private static func requireRoom(for fields: [(name: String, tree: Tree)]) throws {
    let room = Filed.Room(fields)
    guard !room.isEnough else { return }
    let isFile = room.file > room.figures
    throw Failure(
      .refused,
      Words(
        "报送内容过长，未报送：文件占 \(room.file) 字符，数字占 \(room.figures) 字符，合计不得超过 \(Filed.Room.limit)；"
          + (isFile ? "请改用 --format xlsx（最小），或用 --form 分表报送" : "请用 --form 分表报送"),
        "too long, nothing was filed: the file takes \(room.file) characters, its figures "
          + "\(room.figures), of \(Filed.Room.limit) in all; file "
          + (isFile
            ? "with --format xlsx, the smallest, or form by form with --form"
            : "form by form with --form")))
  }

  private func showFiled(_ name: String, _ archive: any Archive) throws {
    let filed = try archive.filed(name)
    guard filed.isWhole else { throw Refusal.filedDigest }
    let format = OutputFormat(rawValue: filed.format.rawValue) ?? .text
    if output.output == nil, format.isBinary, System.Stream.output.isTerminal {
      throw Failure(
        .misuse,
        Words(
          "\(format.rawValue) 不能显示在终端上；请加 --output 文件.\(format.fileExtension)",
          "\(format.rawValue) is nothing for a terminal; add --output FILE.\(format.fileExtension)")
      )
    }
    try output.write(filed.bytes)
    tell(
      say(
        "第 \(filed.event) 号事项，\(filed.forms.period)，\(format.rawValue)，\(filed.bytes.count) 字节，"
          + "SHA-256 \(filed.digest)",
        "event \(filed.event), \(filed.forms.period), \(format.rawValue), \(filed.bytes.count) bytes, "
          + "SHA-256 \(filed.digest)"))
  }
}
