internal import ArgumentParser
internal import Jinzhu
internal import JinzhuFormats
internal import JinzhuStore

/// `jinzhu statement MEMBER`: what a member owns, carries, and could lose.
struct StatementCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "statement",
      abstract: say("股东对账单", "a member's statement: what he owns, carries and could lose"),
      discussion: say(
        """
        股本及变动、应享公积与损益、每一笔承担的损失及其由来、分红、本人担保贷款、
        联保义务、可能的损失，以及期末权益。

        例：
          jinzhu statement M01
          jinzhu statement M01 --period 2018
          jinzhu statement M01 --borrower F003           F003 违约时本人的损失
          jinzhu statement --fund --as-of 2018-12-31     全体股东，合计等于净资产
          jinzhu statement --all --output statements     每人一份，另附全体
        """,
        """
        Capital with its movements, his part of reserves and result, every loss he
        carries and why, dividends, his loans under guarantee, what his joint groups
        may ask of him, what could still hit him, and his equity at the end.

        Examples:
          jinzhu statement M01
          jinzhu statement M01 --period 2018
          jinzhu statement M01 --borrower F003           if F003 failed tomorrow
          jinzhu statement --fund --as-of 2018-12-31     everybody, adding up to net assets
          jinzhu statement --all --output statements     one for each, and the fund's
        """))
  }

  @Argument(
    help: .words("股东代码", "the member's code", value: "member"),
    completion: .custom(Completion.parties), transform: ID<Party>.init(argument:))
  var member: ID<Party>?

  @Flag(help: .words("全体股东的对账单", "the statement of the whole fund"))
  var fund = false

  @Flag(help: .words("每位股东一份，写入 --output 文件夹", "one for every member, into the folder --output"))
  var all = false

  @Option(
    help: .words("推算这一借款人违约（可重复）", "show what the failure of a borrower would do", value: "code"),
    completion: .custom(Completion.parties), transform: ID<Party>.init(argument:))
  var borrower: [ID<Party>] = []

  @OptionGroup var book: BookOptions
  @OptionGroup var view: ViewOptions

  @Option(
    help: .words(
      "期间：2018、2018Q3、2018-03 或 起..止（默认当年）",
      "2018, 2018Q3, 2018-03 or FIRST..LAST (default: the year)", value: "period"),
    transform: Period.init(argument:))
  var period: Period?

  @OptionGroup var output: OutputOptions

  func run() throws {
    try requireOneKind()
    try book.read(view) { books, archive, asOf in
      let snapshot = Snapshot(
        books: books, archive: archive, day: period?.last ?? asOf, period: period)
      let statements = try Statements(snapshot, only: member, naming: borrower)
      func stamped(_ document: Document) throws -> Document {
        var document = document
        try document.stamp(archive)
        return document
      }
      if all {
        try writeAll(statements, stamped)
      } else if let member {
        try output.write(stamped(statements.document(for: member)))
      } else {
        try output.write(stamped(statements.fundDocument()))
      }
    }
  }

  private func requireOneKind() throws {
    guard [member != nil, fund, all].count(where: { $0 }) == 1 else {
      throw Failure(
        .misuse,
        Words(
          "请给出一位股东的代码，或 --fund，或 --all",
          "give one member's code, or --fund, or --all"))
    }
    guard !all || output.output != nil else {
      throw Failure(
        .misuse,
        Words("--all 需要 --output 文件夹", "--all needs a folder: --output FOLDER"), field: "--output")
    }
    if period != nil, view.asOf != nil {
      throw Failure(
        .misuse,
        Words("--period 与 --as-of 只能给一个", "--period and --as-of exclude each other; keep one"))
    }
  }

  /// A file for every member, named after his code, and one for the whole fund.
  private func writeAll(
    _ statements: Statements, _ stamped: (Document) throws -> Document
  ) throws {
    guard let folder = output.output else { return }
    try System.makeFolder(folder)
    let members = try statements.everybody()
    let progress = Progress(total: members.count + 1, step: 20)
    for (place, member) in members.enumerated() {
      try output.write(stamped(statements.document(for: member)), in: folder, as: member.text)
      progress.advance(to: place + 1)
    }
    try output.write(stamped(statements.fundDocument()), in: folder, as: "_fund")
    progress.finish()
    tell(
      say(
        "已写入 \(members.count) 份对账单及全体一份：\(folder)",
        "wrote \(members.count) statements and the fund's into \(folder)"))
  }
}
