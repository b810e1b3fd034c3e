internal import ArgumentParser
internal import Jinzhu
internal import JinzhuFormats
internal import JinzhuStore

/// `jinzhu restore BACKUP`: a verified copy of a backup becomes the book.
struct RestoreCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "restore",
      abstract: say("从备份恢复账簿", "make a book out of a backup"),
      discussion: say(
        """
        备份全部核对无误，才放到账簿的位置；已有的账簿不会被覆盖，请先移走。
        备份之后记的事项不在其中：请用抄录的链头或证明文件核对。

        例：
          jinzhu restore /mnt/usb/jinzhu-2018-12-31.book --book jinzhu.book
          jinzhu verify --book jinzhu.book --attestation 2018.json
        """,
        """
        The backup is verified wholly before it is put in place. A book that is
        there is not overwritten: move it away first. What was recorded after the
        backup is not in it: hold it against a head or an attestation you kept.

        Examples:
          jinzhu restore /mnt/usb/jinzhu-2018-12-31.book --book jinzhu.book
          jinzhu verify --book jinzhu.book --attestation 2018.json
        """))
  }

  @Argument(help: .words("备份文件", "the backup", value: "backup"), completion: .file())
  var backup: String

  @OptionGroup var book: BookOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let now = try Setting.now()
    let restored = try Book.restore(backup, to: book.path)
    try output.write(
      Document(
        copyAt: book.path, events: restored.events, now: now, name: "restore",
        title: Words("已恢复到 \(book.path)", "Restored to \(book.path)"),
        note: Words(
          "备份之后记的事项不在其中；请用抄录的链头（verify --head）或证明文件核对",
          "what was recorded after the backup is not in it; hold it against a head you kept "
            + "(verify --head) or an attestation")))
  }
}
