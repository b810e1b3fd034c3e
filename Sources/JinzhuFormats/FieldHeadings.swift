internal import Jinzhu

/// What may stand at the head of a column of events.
enum FieldHeadings {
  /// The names of all fields of all kinds.
  static let known: Set<String> = Set(
    EventKind.allCases.flatMap { $0.body.fields.map(\.name) } + Field.common.map(\.name)
      + ["kind", "approval"])

  /// What is wrong with a heading that means no field.
  static func unknown(_ heading: String) -> Words {
    let names = FieldAliases.fields.keys.sorted() + known.sorted()
    // What somebody shortened, or wrote out, is nearer than what has as many other letters.
    let near =
      names.filter { $0.count > 1 && (heading.contains($0) || $0.contains(heading)) }
      .max { $0.count < $1.count } ?? NearMiss.to(heading, among: names)
    let shown = FieldAliases.chinese.sorted { $0.key < $1.key }.map(\.value)
    return Words(
      "没有“\(heading)”这个字段" + (near.map { "；是不是“\($0)”？" } ?? "；请改表头，或删去这一列。")
        + "可用的表头：\(shown.joined(separator: "、"))",
      "there is no field `\(heading)`"
        + (near.map { "; did you mean `\($0)`?" }
          ?? "; mend the heading, or remove the column.")
        + " Headings: \(known.sorted().joined(separator: ", "))")
  }

  /// What is wrong with a file that does not say what its rows are.
  static func noKind(_ header: [String]) -> Words {
    let marks = [(";", "分号", "semicolons"), ("\t", "制表符", "tabs"), ("；", "分号", "semicolons")]
    if header.count == 1, let mark = marks.first(where: { header[0].contains($0.0) }) {
      return Words(
        "表头用\(mark.1)分隔；请另存为逗号分隔的 CSV UTF-8",
        "its header is parted by \(mark.2); save it as CSV UTF-8, parted by commas")
    }
    return Words(
      "没有“事项”（kind）这一列，不知道各行是什么；请加上，或用 jinzhu import 文件 --map 映射 导入别处的表格",
      "there is no column `kind` to say what the rows are; add it, or bring in a table of another "
        + "program with `jinzhu import FILE --map MAP`")
  }
}
