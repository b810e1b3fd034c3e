internal import ArgumentParser
internal import Jinzhu
internal import JinzhuFormats

/// How a command writes down what it found.
struct OutputOptions: ParsableArguments {
  @Option(help: .words("输出格式", "the format of the output"))
  var format: OutputFormat = .text

  @Option(
    help: .words("写入文件，而不是标准输出", "write to a file, not to standard output", value: "file"),
    completion: .file())
  var output: String?

  @Option(help: .words("打印金额的单位：元或万元", "the unit of printed amounts: yuan, or 10,000 yuan"))
  var unit: Style.Unit = .yuan

  @OptionGroup var language: LanguageOption

  /// Writes a document.
  func write(_ document: Document) throws {
    let isOnTerminal = output == nil && System.Stream.output.isTerminal
    let style = Style(
      language: Setting.language, unit: unit,
      colour: isOnTerminal && System.environment("NO_COLOR") == nil)
    try write(format.format(style: style).text(of: document))
  }

  /// Makes sure that the file can be written: to be asked before anything is recorded.
  func prepare() throws {
    guard let output else { return }
    guard !System.isDatabase(output) else {
      throw Failure(
        .refused,
        Words(
          "“\(output)”是数据库文件，不能覆盖；请换一个文件名",
          "`\(output)` is a database and is not overwritten; give another file"),
        field: "--output")
    }
    try System.requireWritable(output)
  }

  /// Writes a text as it is.
  func write(_ text: String) throws {
    try prepare()
    if let output { try System.put(text, inFile: output) } else { try put(text) }
  }
}

/// The language, which every command takes.
struct LanguageOption: ParsableArguments {
  /// Read before parsing (`Setting.language`), so that help speaks it too.
  @Option(help: .words("语言（默认按系统区域设置）", "the language (default: the locale's)"))
  var lang: Language?
}
