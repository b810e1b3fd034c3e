internal import ArgumentParser
internal import Jinzhu
internal import JinzhuFormats

/// How a command writes down what it found.
struct OutputOptions: ParsableArguments {
  @Option(
    name: .customLong("format"),
    help: .words(
      "输出格式（默认按 --output 的扩展名，否则 text）",
      "the format of the output (default: what the file's suffix says, else text)"))
  var chosenFormat: OutputFormat?

  @Option(
    help: .words("写入文件，而不是标准输出", "write to a file, not to standard output", value: "file"),
    completion: .file())
  var output: String?

  @Option(help: .words("打印金额的单位：元或万元", "the unit of printed amounts: yuan, or 10,000 yuan"))
  var unit: Style.Unit = .yuan

  @OptionGroup var language: LanguageOption

  /// The format asked for, or that which the file's name tells.
  var format: OutputFormat { chosenFormat ?? output.flatMap(OutputFormat.init(file:)) ?? .text }

  /// Writes a document.
  func write(_ document: Document) throws {
    let isOnTerminal = output == nil && System.Stream.output.isTerminal
    let style = Style(
      language: Setting.language, unit: unit,
      colour: isOnTerminal && System.environment("NO_COLOR") == nil)
    try write(format.bytes(of: document, style: style))
  }

  /// Suffixes of programs that would not open a text under them.
  private static let foreign = ["doc", "docx", "xls", "ods", "odt", "ppt", "pptx"]

  /// Makes sure that the output can be written: to be asked before anything is recorded.
  func prepare() throws {
    if chosenFormat == nil, let output,
      let suffix = Self.foreign.first(where: { output.lowercased().hasSuffix("." + $0) })
    {
      let formats = OutputFormat.allCases.map(\.rawValue).joined(separator: say("、", ", "))
      throw Failure(
        .misuse,
        Words("不能写 .\(suffix)；可用：\(formats)", "cannot write .\(suffix); it can: \(formats)"),
        field: "--output")
    }
    try format.prepare()
    guard let output else {
      guard format.isBinary, System.Stream.output.isTerminal else { return }
      throw Failure(
        .misuse,
        Words(
          "\(format.rawValue) 不能显示在终端上；请加 --output 文件.\(format.rawValue)",
          "\(format.rawValue) is nothing for a terminal; add --output FILE.\(format.rawValue)"),
        field: "--format")
    }
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
  func write(_ text: String) throws { try write(Array(text.utf8)) }

  /// Writes bytes as they are.
  func write(_ bytes: [UInt8]) throws {
    try prepare()
    if let output {
      try System.put(bytes, inFile: output)
    } else {
      try System.write(bytes, to: .output)
    }
  }
}

/// The language, which every command takes.
struct LanguageOption: ParsableArguments {
  /// Read before parsing (`Setting.language`), so that help speaks it too.
  @Option(help: .words("语言（默认按系统区域设置）", "the language (default: the locale's)"))
  var lang: Language?
}
