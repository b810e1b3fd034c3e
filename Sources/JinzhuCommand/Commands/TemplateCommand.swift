internal import ArgumentParser
internal import Jinzhu
internal import JinzhuFormats

/// `jinzhu template KIND…`: an empty CSV.
struct TemplateCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "template",
      abstract: say("给出某种事项的空白 CSV", "print an empty CSV for a kind of event"),
      discussion: say(
        """
        表头可以是字段名或中文名，次序不限；空格表示不填。填好后用 record 记账。

        例：
          jinzhu template guarantee.issue loan.repay --output 二月.csv
          jinzhu record 二月.csv --dry-run
          jinzhu template book.open --format xlsx --output 期初.xlsx   期初建账
        """,
        """
        The columns may stand in any order, under field names or their Chinese
        names; an empty cell is a field left out. Fill it in, and record it.

        Examples:
          jinzhu template guarantee.issue loan.repay --output february.csv
          jinzhu record february.csv --dry-run
          jinzhu template book.open --format xlsx --output opening.xlsx   moving in
        """))
  }

  @Argument(
    help: .words("事项，如 guarantee.issue；可给几种", "kinds of event, as guarantee.issue", value: "kind"),
    completion: .list(EventKind.allCases.map(\.rawValue)))
  var kinds: [String]

  @Flag(help: .words("加上示例行", "add a line of examples"))
  var example = false

  @Option(
    help: .words("写入文件，而不是标准输出", "write to a file, not to standard output", value: "file"),
    completion: .file())
  var output: String?

  @Option(
    help: .words(
      "csv；期初建账的工作簿是 xlsx（默认按 --output 的扩展名）",
      "csv; xlsx for the workbook of moving in (default: what the file's suffix says)"))
  var format: OutputFormat?

  @OptionGroup var book: BookOptions
  @OptionGroup var language: LanguageOption

  func run() throws {
    if kinds.count == 1, EventKind(named: kinds[0]) == .bookOpen { return try writeOpening() }
    let known = try kinds.map { name in
      guard let kind = EventKind(named: name) else { throw KindHelp.unknown(name) }
      guard kind != .charterAdopt else {
        throw Failure(
          .misuse,
          Words(
            "章程不能写成 CSV；请用 jinzhu charter adopt 文件",
            "a charter does not fit in a CSV; use `jinzhu charter adopt FILE`"))
      }
      return kind
    }
    if let kind = known.first(where: { !$0.fitsInCells }) {
      throw Failure(
        .misuse,
        Words(
          "“\(kind.rawValue)”含有清单，不能写成 CSV；请用 import，或 JSON Lines",
          "`\(kind.rawValue)` holds lists and does not fit in a CSV; use `jinzhu import`, or JSON "
            + "Lines"))
    }
    let template = CSVTemplate(known)
    var lines = [template.header(in: Setting.language)]
    if example { lines += template.examples(in: Setting.language) }
    // Spreadsheets take a CSV for UTF-8 only where it says so.
    let text = (Setting.language == .zh ? "\u{FEFF}" : "") + lines.joined(separator: "\n") + "\n"
    if let output { try System.put(text, inFile: output) } else { try put(text) }
  }

  /// The workbook by which a fund moves in.
  private func writeOpening() throws {
    guard let output, format ?? OutputFormat(file: output) == .xlsx else {
      throw Failure(
        .misuse,
        Words(
          "期初建账用工作簿：jinzhu template book.open --format xlsx --output 期初.xlsx",
          "moving in takes a workbook: jinzhu template book.open --format xlsx --output FILE.xlsx"))
    }
    try OutputFormat.xlsx.prepare()
    guard !System.isDatabase(output) else {
      throw Failure(
        .refused,
        Words(
          "“\(output)”是数据库文件，不能覆盖；请换一个文件名",
          "`\(output)` is a database and is not overwritten; give another file"),
        field: "--output")
    }
    let style = Style(language: Setting.language, unit: .yuan, colour: false)
    let document = OpeningTemplate.document(chart: book.chart)
    try System.put(OutputFormat.xlsx.bytes(of: document, style: style), inFile: output)
  }
}

extension EventKind {
  /// Whether a row of cells can hold an event of the kind; a voucher has a form of two lines.
  var fitsInCells: Bool {
    self == .voucherPost || body.fields.allSatisfy { !$0.isRequired || $0.isCell }
  }
}
