internal import Jinzhu
internal import JinzhuFormats

/// An empty CSV for some kinds of event: a header that `record` understands.
struct CSVTemplate {
  private let kinds: [EventKind]
  private let fields: [Field]

  init(_ kinds: [EventKind]) {
    self.kinds = kinds
    let common = Field.common
    let all =
      common.filter(\.isRequired) + kinds.flatMap { $0.body.fields }
      + common.filter { !$0.isRequired }
    var seen: Set<String> = []
    fields = all.filter { $0.isCell && seen.insert($0.name).inserted }
  }

  /// The header; in Chinese where the reader wants that.
  func header(in language: Language) -> String {
    let names = ["kind"] + fields.map(\.name)
    return Self.record(
      language == .zh ? names.map { FieldAliases.chinese[$0] ?? $0 } : names)
  }

  /// A record a kind, filled in with examples.
  func examples(in language: Language) -> [String] {
    kinds.map { kind in
      let own = kind.body.fields.map(\.name) + Field.common.filter(\.isRequired).map(\.name)
      let name = language == .zh ? kind.body.title.zh : kind.rawValue
      return Self.record([name] + fields.map { own.contains($0.name) ? $0.example : "" })
    }
  }

  /// Cells as one record.
  static func record(_ cells: [String]) -> String {
    cells.map { cell in
      let isSpecial = cell.contains { ",\"\n\r".contains($0) }
      return isSpecial ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
    }.joined(separator: ",")
  }
}
