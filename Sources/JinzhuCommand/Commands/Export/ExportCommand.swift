internal import ArgumentParser
internal import Jinzhu
internal import JinzhuFormats
internal import JinzhuStore

/// `jinzhu export`: everything, for other programs.
struct ExportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "export",
      abstract: say("导出全部内容", "take everything out"),
      discussion: say(
        """
        jsonl 是全部事项，一行一项，连同序号、记录时刻、经办人和链值；
        jinzhu import --replay 能由它得到链头相同的新账。

        例：
          jinzhu export --format jsonl --output all.jsonl
        """,
        """
        jsonl is every event, one a line, with its number, instant, author and hash;
        `jinzhu import --replay` makes a new book of the same head out of it.

        Example:
          jinzhu export --format jsonl --output all.jsonl
        """))
  }

  @Option(help: .words("导出的形式", "the form of the export"))
  var format: ExportForm

  @Option(
    help: .words("写入文件，而不是标准输出", "write to a file, not to standard output", value: "file"),
    completion: .file())
  var output: String?

  @OptionGroup var book: BookOptions
  @OptionGroup var view: ViewOptions
  @OptionGroup var language: LanguageOption

  func run() throws {
    var target = OutputOptions()
    (target.output, target.chosenFormat) = (output, .text)
    try target.prepare()
    try book.read(view) { books, archive, day in
      switch format {
      case .jsonl: try target.write(Self.events(archive))
      }
    }
  }

  /// The events as JSON Lines.
  private static func events(_ archive: any Archive) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try archive.chain { event, _, hash in
      JSONWriter.write(RecordedEvent(event, hash: hash).tree, to: &bytes, sortingKeys: false)
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }
}

/// What an export is written as.
enum ExportForm: String, CaseIterable, ExpressibleByArgument {
  case jsonl
}
