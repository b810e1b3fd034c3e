internal import ArgumentParser
internal import Jinzhu
internal import JinzhuFormats
internal import JinzhuStore

/// `jinzhu charter show`: the charter in force on a day, every clause written out.
struct CharterShow: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "show",
      abstract: say("查看某日有效的章程", "the charter in force on a day, with every clause"),
      discussion: say(
        "输出就是一份章程文件（--format json 为 JSON），可改后再采用。",
        "The output is a charter file itself (JSON with --format json), which can be\n"
          + "changed and adopted."))
  }

  @OptionGroup var book: BookOptions
  @OptionGroup var view: ViewOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try book.read(view) { books, _, day in
      let (adopted, charter) = (try books.adoptedCharter(on: day), try books.charter(on: day))
      let origin = say(
        "# 第 \(adopted.event) 号事项采用，\(adopted.from) 起生效；\(charter.feeLine.zh)",
        "# adopted by event \(adopted.event), in force from \(adopted.from); "
          + charter.feeLine.en)
      try output.write(charter, origin: origin)
    }
  }
}

extension OutputOptions {
  /// Writes a charter out, resolved; the origin is a comment, which JSON has no place for.
  func write(_ charter: Charter, origin: String) throws {
    switch format {
    case .text: try write(origin + "\n" + YAMLWriter.text(of: charter.printedTree))
    case .json: try write(JSONWriter.text(charter.wholeTree, sortingKeys: false) + "\n")
    case .html, .xlsx, .pdf, .ics: try write(charter.document)
    case .csv:
      let records = [["key", "value"]] + charter.wholeTree.leaves.map { [$0.path, $0.text ?? ""] }
      try write(records.map { CSVTemplate.record($0) + "\n" }.joined())
    }
  }
}

extension Charter {
  /// Every clause with its value, to be looked at.
  fileprivate var document: Document {
    let clauses = Table(
      columns: [
        .init("key", Words("条款", "clause")), .init("value", Words("内容", "value")),
      ],
      rows: wholeTree.leaves.map { [.text($0.path), $0.text.map(Cell.text) ?? .none] })
    return Document(
      name: "charter", title: Words("章程", "Charter"), fund: fund, tables: [clauses])
  }
}
