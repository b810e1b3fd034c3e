internal import ArgumentParser
internal import Jinzhu
internal import JinzhuFormats
internal import JinzhuStore

/// `jinzhu init`: a new book, whose first event adopts the charter.
struct InitCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "init",
      abstract: say("开一本新账", "open a new book"),
      discussion: say(
        """
        第 1 号事项是采用章程。章程是 YAML 或 JSON 文件；只给 --fund 时各条款取默认值。

        例：
          jinzhu init --fund 万年县金猪融资担保有限公司
          jinzhu init --charter charter.yaml --date 2018-01-02 --book jinzhu.book
        """,
        """
        Event 1 adopts the charter, a YAML or JSON file; with --fund alone every
        clause takes its default.

        Examples:
          jinzhu init --fund "Wannian Jinzhu"
          jinzhu init --charter charter.yaml --date 2018-01-02 --book jinzhu.book
        """))
  }

  @Option(
    help: .words("章程文件（YAML 或 JSON）", "the charter, YAML or JSON", value: "file"),
    completion: .file(extensions: ["yaml", "yml", "json"]))
  var charter: String?

  @Option(help: .words("基金名称，章程取默认值", "the fund's name, with the default charter", value: "name"))
  var fund: String?

  @Option(
    help: .words("章程生效日（默认今天）", "the day the charter takes effect (default: today)", value: "day"),
    transform: Day.init(argument:))
  var date: Day?

  @OptionGroup var book: BookOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.prepare()
    let adopted = try adopted()
    let now = try Setting.now()
    let submission = Submission(
      kind: .charterAdopt, date: date ?? now.day(offsetMinutes: adopted.utcOffset),
      by: try Setting.user(), fields: Fields([("charter", .charter(adopted))]))
    let made = try Book.create(path: book.path, charter: submission, at: now)
    defer { made.close() }
    try made.read(at: now) { books, archive in
      var document = try Document(
        name: "init", title: Words("账簿已开立：\(book.path)", "A new book: \(book.path)"), of: books,
        archive)
      document.figures = [
        Figure("charterFrom", Words("章程生效", "charter in force from"), .day(submission.date)),
        Figure("feeRate", Words("担保费率", "fee rate"), .rate(adopted.fee.rate)),
      ]
      document.notes = [adopted.feeLine]
      try output.write(document)
    }
  }

  private func adopted() throws -> Charter {
    switch (charter, fund) {
    case (let file?, nil): try Charter(file: file)
    case (nil, let name?): Charter(fund: name)
    case (nil, nil), (_?, _?):
      throw Failure(
        .misuse,
        Words(
          "请给出 --charter 文件或 --fund 名称，二者取一",
          "give either --charter FILE or --fund NAME"))
    }
  }
}

extension Charter {
  /// Reads a charter from a file; `-` is standard input.
  init(file: String) throws {
    let bytes = try System.bytes(of: file, limit: TreeReader.documentLimit)
    let tree = try TreeReader.read(bytes, named: file)
    do { try self.init(tree) } catch let refusal as Refusal {
      throw Failure(.refused, refusal.words, file: file)
    }
  }

  /// Which fee is in force, in one line; below 1‰ with what that means.
  var feeLine: Words {
    let (basis, on) = (fee.basis, fee.on)
    let rate = fee.rate.printed
    let term = basis == .annual ? Words("每年", "a year") : Words("每笔", "per contract")
    let base =
      on == .share
      ? Words("担保责任", "the guaranteed amount") : Words("贷款本金", "the loan's principal")
    var zh = "担保费率 \(rate)：按\(base.zh)\(term.zh)收取"
    var en = "fee rate \(rate) of \(base.en) \(term.en)"
    // Each year 1 % of the own share goes to the compensation reserve (domain §6).
    if let perMille = try? Rate(1, over: 1000), fee.rate < perMille {
      let reserve = reserves.compensation.percent
      zh += "；低于 1‰，担保费不足以提取 \(reserve) 的担保赔偿准备金"
      en += "; below 1‰ a fee no longer covers the \(reserve) reserve"
    }
    return Words(zh, en)
  }
}
