internal import ArgumentParser
internal import Jinzhu
internal import JinzhuFormats
internal import JinzhuStore

/// `jinzhu verify`: is the book what its events say, and is the chain whole?
struct VerifyCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "verify",
      abstract: say("从事项重算全部账目并核对", "rebuild everything from the events and compare"),
      discussion: say(
        """
        检查数据库是否完好、结构是否原样，重算哈希链、分录、余额和各项汇总。
        一致则印出链头，请抄录存档；不一致则指出第一处差异，退出状态为 3。

        例：
          jinzhu verify --book jinzhu.book
        """,
        """
        Checks the database and its schema, and recomputes the chain, the entries,
        the balances and every total. When all agree, the head is printed: keep a
        copy of it elsewhere. When they do not, the first difference is named, and
        the exit status is 3.

        Example:
          jinzhu verify --book jinzhu.book
        """))
  }

  @OptionGroup var book: BookOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let now = try Setting.now()
    let opened = try book.open(.readOnly)
    defer { opened.close() }
    switch try opened.verify() {
    case .damaged(let damage):
      throw Failure(.damaged, damage.words, file: book.path)
    case .sound(let events, _):
      try opened.read(at: now) { books, archive in
        var document = try Document(
          name: "verify", title: Words("账簿完好", "The book is sound"), of: books, archive)
        document.figures = [
          Figure("events", Words("已核对事项", "events verified"), .count(Int(events)))
        ]
        document.notes = [
          Words(
            "已核对：数据库完整性、结构、哈希链、分录、余额及各项汇总；链头请抄录存档",
            "proven: database integrity, schema, hash chain, entries, balances and all totals; "
              + "keep a copy of the head elsewhere")
        ]
        try output.write(document)
      }
    }
  }
}
