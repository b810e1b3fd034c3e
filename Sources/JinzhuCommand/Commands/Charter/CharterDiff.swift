internal import ArgumentParser
internal import Jinzhu
internal import JinzhuFormats
internal import JinzhuStore

/// `jinzhu charter diff FILE [FILE]`: what would change.
struct CharterDiff: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "diff",
      abstract: say("比较两份章程，或一份文件与账簿", "compare two charters, or a file with the book's"),
      discussion: say(
        """
        例：
          jinzhu charter diff charter-0.7.yaml charter-7.yaml
          jinzhu charter diff charter.yaml                     与账簿里今天的章程比较
        """,
        """
        Examples:
          jinzhu charter diff charter-0.7.yaml charter-7.yaml
          jinzhu charter diff charter.yaml                     against the book's, as of today
        """))
  }

  @Argument(
    help: .words("一份或两份章程文件", "one or two charters", value: "file"),
    completion: .file(extensions: ["yaml", "yml", "json"]))
  var files: [String]

  @OptionGroup var book: BookOptions
  @OptionGroup var view: ViewOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    guard (1...2).contains(files.count) else {
      throw Failure(.misuse, Words("请给出一份或两份文件", "give one file or two"))
    }
    let last = try Charter(file: files[files.count - 1])
    let first =
      files.count == 2
      ? try Charter(file: files[0])
      : try book.read(view) { books, _, day in try books.charter(on: day) }
    let before = files.count == 2 ? files[0] : book.path
    try output.write(document(from: first, before, to: last, files[files.count - 1]))
  }

  private func document(
    from old: Charter, _ before: String, to new: Charter, _ after: String
  ) -> Document {
    let olds = old.printedTree.leaves
    let news = new.printedTree.leaves
    let paths =
      olds.map(\.path)
      + news.map(\.path).filter { path in
        !olds.contains { $0.path == path }
      }
    func text(_ path: String, in leaves: [Tree.Leaf]) -> String? {
      leaves.first { $0.path == path }?.text
    }
    let rows = paths.compactMap { path -> [Cell]? in
      let (was, will) = (text(path, in: olds), text(path, in: news))
      guard was != will else { return nil }
      return [.text(path), was.map(Cell.text) ?? .none, will.map(Cell.text) ?? .none]
    }
    let columns = [
      Table.Column("key", Words("条款", "clause")), Table.Column("before", Words(before, before)),
      Table.Column("after", Words(after, after)),
    ]
    return Document(
      name: "charter-diff", title: Words("章程比较", "Charters compared"), fund: new.fund,
      tables: rows.isEmpty ? [] : [Table(columns: columns, rows: rows)],
      notes: rows.isEmpty ? [Words("两份章程相同", "the charters say the same")] : [])
  }
}
