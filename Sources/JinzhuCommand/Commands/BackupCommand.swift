internal import ArgumentParser
internal import Jinzhu
internal import JinzhuFormats
internal import JinzhuStore

/// `jinzhu backup FILE`: a verified copy, while others go on recording.
struct BackupCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "backup",
      abstract: say("备份账簿", "copy the book while it is in use"),
      discussion: say(
        """
        副本是同一时刻的完整账簿，他人可照常记账；写完即全部核对，合格才得名。
        不要在有人记账时用 cp 复制账簿。已有的文件不会被覆盖。

        例：
          jinzhu backup /mnt/usb/jinzhu-2018-12-31.book
        """,
        """
        The copy is the whole book of one moment, whatever others record meanwhile.
        It is verified before it gets its name, and overwrites nothing. Never copy
        a book with cp while somebody may be recording.

        Example:
          jinzhu backup /mnt/usb/jinzhu-2018-12-31.book
        """))
  }

  @Argument(help: .words("新文件", "the new file", value: "file"), completion: .file())
  var file: String

  @OptionGroup var book: BookOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let now = try Setting.now()
    let opened = try book.open(.readOnly)
    defer { opened.close() }
    let copy = try opened.backUp(to: file)
    try output.write(
      Document(
        copyAt: file, events: copy.events, now: now, name: "backup",
        title: Words("已备份到 \(file)", "Backed up to \(file)"),
        note: Words(
          "副本已全部核对；请与原件分开存放，链头另行抄录",
          "the copy was verified; keep it apart from the book, and its head apart from both")))
  }
}

extension Document {
  /// What was copied: a book that has just been verified.
  init(
    copyAt path: String, events: Int64, now: Instant, name: String, title: Words, note: Words
  ) throws {
    let copy = try Book(path: path, mode: .readOnly)
    defer { copy.close() }
    self = try copy.read(at: now) { books, archive in
      var document = try Document(name: name, title: title, of: books, archive)
      document.figures = [Figure("events", Words("事项", "events"), .count(Int(events)))]
      document.notes = [note]
      return document
    }
  }
}
