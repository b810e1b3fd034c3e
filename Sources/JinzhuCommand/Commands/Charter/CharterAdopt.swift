internal import ArgumentParser
internal import Jinzhu
internal import JinzhuFormats
internal import JinzhuStore

/// `jinzhu charter adopt FILE`: new rules from a day on.
struct CharterAdopt: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "adopt",
      abstract: say("采用新章程", "adopt a charter, from a day on"),
      discussion: say(
        "新章程不能早于已记的任何事项生效。\n\n例：\n"
          + "  jinzhu charter adopt charter.yaml --date 2019-01-01 --memo 股东会决议2018-5",
        "A charter is not dated before any recorded event.\n\nExample:\n"
          + "  jinzhu charter adopt charter.yaml --date 2019-01-01 --memo 'resolution 2018-5'"))
  }

  @Argument(
    help: .words("章程文件（YAML 或 JSON）", "the charter, YAML or JSON", value: "file"),
    completion: .file(extensions: ["yaml", "yml", "json"]))
  var file: String

  @Option(
    help: .words("生效日（默认今天）", "the day it takes effect (default: today)", value: "day"),
    transform: Day.init(argument:))
  var date: Day?

  @Option(help: .words("摘要", "summary", value: "text"))
  var memo: String?

  @Option(help: .words("唯一编号", "a unique reference", value: "text"))
  var ref: String?

  @OptionGroup var book: BookOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    System.watchForInterruption()
    try output.prepare()
    let charter = try Charter(file: file)
    let now = try Setting.now()
    let day = date ?? now.day(offsetMinutes: charter.utcOffset)
    var fields: [(name: String, tree: Tree)] = [
      ("kind", .text(EventKind.charterAdopt.rawValue)), ("date", .text(day.description)),
      ("charter", charter.tree),
    ]
    if let memo { fields.append(("memo", .text(memo))) }
    if let ref { fields.append(("ref", .text(ref))) }
    let batch = Batch(
      lines: [EventLine(fields: fields)], expected: 1, by: try Setting.user())
    let opened = try book.open(.readWrite)
    defer { opened.close() }
    let result = try batch.record(in: opened, at: now)
    result.tell()
    try opened.read(at: now) { books, archive in
      var document = try Document(
        name: "charter-adopt", title: Words("已采用新章程", "A charter is adopted"), of: books, archive)
      document.figures = [
        Figure("charterFrom", Words("章程生效", "charter in force from"), .day(day)),
        Figure("feeRate", Words("担保费率", "fee rate"), .rate(charter.fee.rate)),
      ]
      document.notes = [charter.feeLine]
      try output.write(document)
    }
  }
}
