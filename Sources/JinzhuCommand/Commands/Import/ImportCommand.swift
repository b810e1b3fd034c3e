internal import ArgumentParser
internal import Jinzhu
internal import JinzhuFormats
internal import JinzhuStore

/// `jinzhu import FILE`: what was kept elsewhere comes in.
struct ImportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "import",
      abstract: say("从别处导入", "bring in what was kept elsewhere"),
      discussion: say(
        """
        --replay 把 jinzhu export --format jsonl 写出的事项，连同序号、记录时刻和经办人，
        重新记进一本新账；每一项都须得出原来的链值，链头也就相同。

        例：
          jinzhu export --format jsonl --output all.jsonl
          jinzhu import all.jsonl --replay --book 新账.book
          jinzhu import all.jsonl --replay --book 新账.book --head 9f2c…（抄录的 64 位链头）
        """,
        """
        --replay records the events that `jinzhu export --format jsonl` wrote once more,
        with their numbers, instants and authors, in a new book; each must come to the
        hash that it had, so that the head is the same.

        Examples:
          jinzhu export --format jsonl --output all.jsonl
          jinzhu import all.jsonl --replay --book new.book
          jinzhu import all.jsonl --replay --book new.book --head 9f2c... (all 64 digits)
        """))
  }

  @Argument(help: .words("要导入的文件", "the file", value: "file"), completion: .file())
  var file: String

  @Flag(help: .words("重放导出的全部事项，建成新账", "make a new book out of an export"))
  var replay = false

  @Option(
    help: .words("重放须得到的链头", "the head that a replay must come to", value: "hash"),
    transform: ChainHead.init(argument:))
  var head: ChainHead?

  @OptionGroup var book: BookOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    guard replay else {
      throw Failure(
        .misuse,
        Words(
          "请说明怎样导入：--replay 重放导出的事项", "say how to import: --replay takes an export back in"))
    }
    try output.prepare()
    System.watchForInterruption()
    try output.write(try Replaying(file: file, head: head).document(to: book.path))
  }
}
