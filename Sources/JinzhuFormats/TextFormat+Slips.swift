internal import Jinzhu

extension TextFormat {
  /// A slip: its heading in the middle, its facts in a line, its rows, and who signs.
  func block(of slip: Slip) -> [String] {
    let rows = block(of: slip.table)
    let width = rows.map { displayWidth($0) }.max() ?? 0
    let title = slip.title.text(in: style.language).printable
    let indent = String(repeating: " ", count: max(0, (width - displayWidth(title)) / 2))
    let facts = slip.facts.map { $0.text(in: style.language).printable }
    let names = slip.signatures.map { signature in
      let label = signature.label.text(in: style.language).printable
      let name = (signature.name ?? "").printable
      return name.isEmpty ? "\(label) ________" : "\(label) \(name)"
    }
    return [indent + title, facts.joined(separator: "    ")] + rows
      + [names.joined(separator: "    ")]
  }
}
