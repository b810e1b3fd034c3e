internal import ArgumentParser
internal import Jinzhu

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
        """,
        """
        The columns may stand in any order, under field names or their Chinese
        names; an empty cell is a field left out. Fill it in, and record it.

        Examples:
          jinzhu template guarantee.issue loan.repay --output february.csv
          jinzhu record february.csv --dry-run
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

  @OptionGroup var language: LanguageOption

  func run() throws {
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
    let template = CSVTemplate(known)
    var lines = [template.header(in: Setting.language)]
    if example { lines += template.examples(in: Setting.language) }
    // Spreadsheets take a CSV for UTF-8 only where it says so.
    let text = (Setting.language == .zh ? "\u{FEFF}" : "") + lines.joined(separator: "\n") + "\n"
    if let output { try System.put(text, inFile: output) } else { try put(text) }
  }
}
