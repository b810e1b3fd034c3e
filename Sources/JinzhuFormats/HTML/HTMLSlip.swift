internal import Jinzhu

/// A slip on a page: ruled like the paper form, and kept whole where it is printed.
struct HTMLSlip {
  private let slip: Slip
  private let style: Style

  init(_ slip: Slip, style: Style) { (self.slip, self.style) = (slip, style) }

  func write(to output: inout some TextOutputStream) {
    output.write("<section class=\"slip\">\n<h2>\(text(slip.title))</h2>\n<p class=\"row\">")
    output.write(slip.facts.map { "<span>\(text($0))</span>" }.joined())
    output.write("</p>\n<table>\n<colgroup>")
    output.write(slip.widths.map { "<col style=\"width:\($0)%\"/>" }.joined())
    output.write("</colgroup>\n<thead><tr>")
    for column in slip.table.columns {
      output.write("<th scope=\"col\">\(text(column.title))</th>")
    }
    output.write("</tr></thead>\n<tbody>\n")
    for row in slip.table.rows { write(row, to: &output) }
    output.write("</tbody>\n")
    if let totals = slip.table.totals {
      output.write("<tfoot>\n")
      write(totals, isTotal: true, to: &output)
      output.write("</tfoot>\n")
    }
    output.write("</table>\n<p class=\"row\">")
    for signature in slip.signatures {
      let name = (signature.name ?? "").escaped
      output.write("<span>\(text(signature.label)) <b>\(name)</b></span>")
    }
    output.write("</p>\n</section>\n")
  }

  private func write(_ row: [Cell], isTotal: Bool = false, to output: inout some TextOutputStream) {
    output.write("<tr>")
    for (column, cell) in row.enumerated() {
      // Below the rows a text goes on over a column that is empty.
      let isAfterText = column > 1 && cell == .none && row[column - 1].isNumeric == false
      if isTotal, isAfterText { continue }
      let isWide =
        isTotal && column > 0 && column + 1 < row.count && row[column + 1] == .none
        && cell.isNumeric == false
      let span = isWide ? " colspan=\"2\"" : ""
      let name = cell.isNumeric == true ? cell.isBelowZero ? " class=\"n m\"" : " class=\"n\"" : ""
      if column == 0 {
        output.write("<th scope=\"row\">\((cell.printed(in: style) ?? "").escaped)</th>")
        continue
      }
      output.write("<td\(span)\(name)>\((cell.printed(in: style) ?? "").escaped)</td>")
    }
    output.write("</tr>\n")
  }

  private func text(_ words: Words) -> String { words.text(in: style.language).escaped }

  /// The rules of the style sheet for slips.
  static let rules = """
    .slip{max-width:52rem;overflow-x:auto}
    .slip h2{text-align:center;letter-spacing:.3em;padding-bottom:.4rem}
    .slip .row{display:flex;justify-content:space-between;gap:1rem;margin:.2rem 0;\
    white-space:pre-wrap}
    .slip .row b{display:inline-block;min-width:4em;font-weight:400}
    .slip table{width:100%;min-width:38rem;table-layout:fixed}
    .slip th,.slip td,.slip th:first-child,.slip td:first-child,.slip th:last-child,\
    .slip td:last-child{border:1px solid var(--ink5);padding:.3rem .5rem;\
    overflow-wrap:anywhere}
    .slip thead th{text-align:center}
    .slip tfoot td{border-bottom:1px solid var(--ink5)}
    @media print{.slip{break-inside:avoid;max-width:none;margin-bottom:9mm}\
    .slip table{min-width:0}}

    """
}
