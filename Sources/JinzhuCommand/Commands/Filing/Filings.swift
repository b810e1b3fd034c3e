internal import Jinzhu
internal import JinzhuFormats
internal import JinzhuStore

extension Archive {
  /// Everything that was filed, by number.
  func filings() throws -> [ListedFiling] {
    try events(of: .filingSubmit, after: 0, through: .latest).map { event in
      try ListedFiling(event, reversal: reversal(of: event.number))
    }
  }

  /// What was filed for the last day of each period, and stands, the latest last.
  func filedForms() throws -> [Day: [FiledForms]] {
    Dictionary(
      grouping: try filings().filter { $0.reversal == nil }.map { try $0.forms() },
      by: \.period.last)
  }

  /// A filing by the number of its event, or the last that stands for a period.
  func filed(_ name: String) throws -> Filed {
    let all = try filings()
    let period = try? Period(parsing: name)
    // A year is a period, and hardly ever the number of a filing too.
    let found =
      all.last { $0.reversal == nil && period != nil && $0.period == period }
      ?? all.first { String($0.event.number) == name || $0.event.submission.ref == name }
    guard let found else {
      throw Failure(
        .refused,
        Words(
          "没有“\(name)”的报送；jinzhu filing --history 列出报送过的",
          "nothing was filed for `\(name)`; `jinzhu filing --history` lists what was"))
    }
    return try found.filed()
  }
}

extension Filed {
  /// What was filed, one a line.
  static func list(_ archive: any Archive, _ books: Books) throws -> Document {
    let all = try archive.filings()
    var document = try Document(
      name: "filings", title: Words("报送过的监管报表", "What was filed"), of: books, archive)
    let latest = Dictionary(
      all.filter { $0.reversal == nil }.map { ($0.period, $0.event.number) },
      uniquingKeysWith: { $1 })
    document.tables = [
      Table(
        columns: [
          .init("event", Words("事项", "event")), .init("date", Words("报送日", "filed on")),
          .init("period", Words("期间", "period")), .init("format", Words("格式", "format")),
          .init("bytes", Words("字节", "bytes")), .init("sha256", Words("SHA-256", "SHA-256")),
          .init("state", Words("状态", "state")), .init("memo", Words("摘要", "memo")),
        ],
        rows: all.map { filing in
          let event = filing.event
          let isLatest = latest[filing.period] == event.number
          let state: Cell =
            filing.reversal != nil
            ? .term("reversed", Words("已冲销", "reversed"))
            : isLatest
              ? .term("stands", Words("有效", "stands"))
              : .term("superseded", Words("已被更正", "superseded"))
          return [
            .count(Int(event.number)), .day(event.day), .text(filing.period.description),
            .text(filing.format.rawValue), .count(filing.length), .text(filing.digest), state,
            event.submission.memo.map(Cell.text) ?? .none,
          ]
        })
    ]
    return document
  }
}

extension Filing {
  /// The forms as a format writes them: for programs a row for each cell.
  func written(_ output: OutputOptions) throws -> Document {
    var document = output.format.isForPeople ? try self.document() : try records()
    try document.stamp(basis.snapshot.archive)
    return document
  }

  /// What the checks found.
  func checked() throws -> Document {
    let archive = basis.snapshot.archive
    let (violations, count) = try violations(against: archive.filedForms())
    var document = try Document(
      name: "filing-check",
      title: Words("监管报表勾稽检查", "Checks of the supervisor's forms"),
      of: basis.snapshot.books, archive, asOf: basis.day)
    document.period = basis.period
    document.figures = [
      Figure("checks", Words("检查项数", "checks"), .count(count)),
      Figure("violations", Words("不符", "violations"), .count(violations.count)),
    ]
    document.tables = [
      Table(
        columns: [
          .init("check", Words("勾稽关系", "check")), .init("cell", Words("本格", "cell")),
          .init("value", Words("数值", "figure")), .init("relation", Words("应", "must be")),
          .init("other", Words("对方", "other")), .init("otherValue", Words("数值", "its figure")),
        ],
        rows: violations.map { violation in
          [
            .term(violation.name.zh, violation.name), .term(violation.cell.zh, violation.cell),
            violation.value, .text(violation.relation.rawValue),
            .term(violation.other.zh, violation.other), violation.otherValue,
          ]
        })
    ]
    if violations.isEmpty {
      document.notes = [Words("\(count) 项全部相符。", "All \(count) checks hold.")]
    }
    return document
  }
}
