internal import ArgumentParser
internal import Jinzhu
internal import JinzhuFormats

/// `jinzhu charter check FILE`: is this a charter, and what does it come to?
struct CharterCheck: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "check",
      abstract: say("检查章程文件（不需要账簿）", "check a charter file; no book is needed"),
      discussion: say(
        "印出补全默认值后的章程。\n\n例：\n  jinzhu charter check charter.yaml",
        "Prints the charter with every default filled in.\n\nExample:\n"
          + "  jinzhu charter check charter.yaml"))
  }

  @Argument(
    help: .words("章程文件（YAML 或 JSON）", "the charter, YAML or JSON", value: "file"),
    completion: .file(extensions: ["yaml", "yml", "json"]))
  var file: String

  @OptionGroup var output: OutputOptions

  func run() throws {
    let charter = try Charter(file: file)
    tell(say("章程合格：", "the charter is sound: ") + charter.feeLine.spoken)
    try output.write(charter, origin: "# \(file)")
  }
}
