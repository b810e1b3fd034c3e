internal import ArgumentParser
internal import Jinzhu
internal import JinzhuFormats
internal import JinzhuStore

/// `jinzhu explain FIGURE [MEMBER]`: the events and entries under one figure.
struct ExplainCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "explain",
      abstract: say("一个数字由哪些事项和分录构成", "the events and entries under one figure"),
      discussion: say(
        """
        指标按 report measures 的名称；股东的数字按 statement 的名称，表中一行写“表.行”；
        违约按 rows.担保编号。名称与 --format json 的键相同。

        例：
          jinzhu explain netAssets --as-of 2018-12-31
          jinzhu explain compensationBalance --period 2018
          jinzhu explain lossesCarried M02
          jinzhu explain losses.40 M02                 第 40 号核销分到 M02 的部分
          jinzhu explain equity.surplusReserve M02
          jinzhu explain rows.D2018-002                这笔违约的全部事项
          jinzhu explain filing 风险指标 3.3 --period 2018Q4   监管报表的一行或一格
        """,
        """
        A measure by its name in `report measures`; a member's figure by its name
        in his statement, a row of a table as TABLE.ROW; a default as
        rows.GUARANTEE. Names are the keys of --format json.

        Examples:
          jinzhu explain netAssets --as-of 2018-12-31
          jinzhu explain compensationBalance --period 2018
          jinzhu explain lossesCarried M02
          jinzhu explain losses.40 M02                 his part of write-off 40
          jinzhu explain equity.surplusReserve M02
          jinzhu explain rows.D2018-002                every event of that default
          jinzhu explain filing indicators 3.3.B --period 2018Q4
        """))
  }

  @Argument(help: .words("数字的名称", "the figure", value: "figure"))
  var figure: String

  @Argument(
    help: .words(
      "股东代码：其对账单上的数字；filing 之后为报表名", "a member: a figure of his statement; after `filing`, a form",
      value: "member"),
    completion: .custom(Completion.parties), transform: ID<Party>.init(argument:))
  var member: ID<Party>?

  @Argument(
    help: .words("filing 报表的行次，或 行次.栏次", "after a form, its ROW or ROW.COLUMN", value: "row"))
  var row: String?

  @OptionGroup var book: BookOptions
  @OptionGroup var view: ViewOptions

  @Option(
    help: .words(
      "期间：列出期初和期内事项", "2018, 2018Q3, 2018-03 or FIRST..LAST: from its opening", value: "period"),
    transform: Period.init(argument:))
  var period: Period?

  @OptionGroup var output: OutputOptions

  func run() throws {
    if period != nil, view.asOf != nil {
      throw Failure(
        .misuse,
        Words("--period 与 --as-of 只能给一个", "--period and --as-of exclude each other; keep one"))
    }
    try book.read(view) { books, archive, asOf in
      let snapshot = Snapshot(
        books: books, archive: archive, day: period?.last ?? asOf, period: period)
      if figure == "filing" { return try output.write(cell(snapshot)) }
      if member == nil, let found = try Explanation(measure: figure, snapshot) {
        return try output.write(found.document())
      }
      let documents = try documents(snapshot)
      let found = documents.lazy.compactMap { Explanation(of: figure, in: $0, snapshot) }.first
      guard let found else { throw unknown(documents.flatMap(Explanation.names)) }
      try output.write(found.document())
    }
  }

  /// A row of one of the supervisor's forms, or one cell of it.
  private func cell(_ snapshot: Snapshot) throws -> Document {
    guard let member, let row, let period else {
      throw Failure(
        .misuse,
        Words(
          "请写成 jinzhu explain filing 报表 行次 --period 2018Q4",
          "say `jinzhu explain filing FORM ROW --period 2018Q4`"))
    }
    let charter = try snapshot.books.charter(on: period.last)
    let set = Regulation(on: period.last, under: charter).forms.value
    guard let form = Form.named(member.text, in: set) else {
      let hint = NearMiss.to(member.text, among: Form.all.flatMap { [$0.name, $0.title.zh] })
      throw Failure(
        .misuse,
        Words(
          "没有报表“\(member.text)”" + (hint.map { "；是不是 \($0)？" } ?? ""),
          "there is no form `\(member.text)`" + (hint.map { "; did you mean `\($0)`?" } ?? "")))
    }
    let basis = FilingBasis(snapshot, period: period)
    let known = try Filing(basis, only: [form.name]).cells().map(\.name)
    let found = known.filter { $0.row == row || "\($0.row).\($0.column)" == row }
    guard !found.isEmpty else {
      throw Failure(
        .misuse,
        Words(
          "\(form.title.zh)没有行次“\(row)”；可用：\(Self.rows(known))",
          "\(form.title.en) has no row `\(row)`; known: \(Self.rows(known))"))
    }
    return try basis.explanation(of: found)
  }

  private static func rows(_ cells: [CellName]) -> String {
    var seen: Set<String> = []
    return cells.map(\.row).filter { seen.insert($0).inserted }.prefix(40)
      .joined(separator: ", ")
  }

  /// Where the figure may stand.
  private func documents(_ snapshot: Snapshot) throws -> [Document] {
    if let member {
      return [try Statements(snapshot, only: member).document(for: member)]
    }
    return try Report.all.filter { ["measures", "risk-sharing"].contains($0.name) }
      .map { try $0.make(snapshot) }
  }

  private func unknown(_ names: [String]) -> Failure {
    let hint = NearMiss.to(figure, among: names)
    let shown = names.prefix(30).joined(separator: ", ")
    return Failure(
      .misuse,
      Words(
        "没有可以拆开的数字“\(figure)”" + (hint.map { "；是不是 \($0)？" } ?? "；可用：\(shown)"),
        "there is no figure `\(figure)` to explain"
          + (hint.map { "; did you mean `\($0)`?" } ?? "; known: \(shown)")))
  }
}
