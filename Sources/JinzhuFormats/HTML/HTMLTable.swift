internal import Jinzhu

/// One table of a page, with its picture, and what the page must know of it beforehand.
struct HTMLTable {
  private let table: Table
  private let number: Int
  private let style: Style
  /// Whether it shares a page with others, in the type of that page.
  private let isOnSheet: Bool
  private let isNumeric: [Bool]
  /// Columns of short texts, which are not broken.
  private let isShort: [Bool]
  /// How many of the first columns name a row.
  private let names: Int
  /// About how many characters of half width a row takes.
  private let width: Int

  /// A table as people see it, and its number on the page.
  init(_ table: Table, number: Int, style: Style, isOnSheet: Bool = false) {
    (self.table, self.number, self.style, self.isOnSheet) = (table, number, style, isOnSheet)
    let isNumeric = table.columns.indices.map(table.isNumeric)
    // A text may be broken; more than so much of it in one line is not asked for.
    let widths = table.columns.indices.map { table.width(ofColumn: $0, in: style) }
    width = zip(widths, isNumeric).reduce(0) { $0 + 2 + ($1.1 ? $1.0 : min($1.0, 24)) }
    isShort = widths.map { $0 <= 20 }
    var named = 1
    while named < min(3, isNumeric.count), !isNumeric[named],
      widths[...named].reduce(0, +) <= 40
    {
      named += 1
    }
    names = isNumeric.first == true ? 1 : named
    self.isNumeric = isNumeric
  }

  /// Whether its rows need a page that lies on its side.
  var isTooWideForPortrait: Bool { width > 118 && !isOnSheet }

  private var isFolded: Bool { table.drawing?.standsForRows == true }

  private var size: String {
    switch width {
    case ...46 where table.sources.isEmpty: "small"
    case ...110: "medium"
    default: "wide"
    }
  }

  /// The rules of the style sheet that label the cells of a card.
  var labels: String {
    guard size != "small" else { return "" }
    let rules = table.columns.indices.dropFirst(names).map { column in
      let label = table.whole(headingOf: column, in: style).quotedForStyle
      return "#t\(number) td:nth-child(\(column + 1))::before{content:\(label)}\n"
    }
    let made =
      table.sources.isEmpty
      ? ""
      : "#t\(number) td.from::before{content:"
        + Self.sourcesTitle.text(in: style.language).quotedForStyle + "}\n"
    let width = size == "wide" ? StyleSheet.tabletWidth : StyleSheet.phoneWidth
    return "@media screen and (max-width:\(width)){\n\(rules.joined())\(made)}\n"
  }

  /// The rule of the style sheet by which a table fits on paper, in smaller type if need be: how
  /// many characters of normal type a page takes depends on the way it lies.
  var fitting: String {
    let room = isTooWideForPortrait ? 145 : 100
    guard width > room, !isOnSheet else { return "" }
    let size = max(85 * room / width, 40)
    return "@media print{#t\(number){font-size:\(size / 10).\(size % 10)pt}}\n"
  }

  /// Writes picture and rows.
  func write(to output: inout some TextOutputStream) {
    let title = table.title.map { $0.text(in: style.language) }
    let wide = table.picture(width: 7_200, in: style)
    output.write(isTooWideForPortrait ? "<section class=\"turned\">\n" : "<section>\n")
    if let wide, let narrow = table.picture(width: 3_600, in: style) {
      output.write("<figure>\n")
      if let title { output.write("<figcaption>\(title.escaped)</figcaption>\n") }
      if isOnSheet {
        let small = table.picture(width: 3_600, height: 900, in: style) ?? narrow
        SVG.write(small, as: "small", label: title ?? "", to: &output)
      } else {
        SVG.write(wide, as: "wide", label: title ?? "", to: &output)
        SVG.write(narrow, as: "narrow", label: title ?? "", to: &output)
      }
      output.write("</figure>\n")
      if isFolded {
        let figures = Words("数据", "The figures").text(in: style.language)
        output.write("<details>\n<summary>\(figures.escaped)</summary>\n")
      }
    }
    writeRows(caption: wide == nil ? title : nil, to: &output)
    if wide != nil, isFolded { output.write("</details>\n") }
    for note in table.form?.notes ?? [] {
      output.write("<p class=\"basis\">\(note.text(in: style.language).escaped)</p>\n")
    }
    output.write("</section>\n")
  }

  private func writeRows(caption: String?, to output: inout some TextOutputStream) {
    output.write("<table id=\"t\(number)\" class=\"\(size)\">\n")
    if let caption { output.write("<caption>\(caption.escaped)</caption>\n") }
    let groups = table.groups(in: style)
    output.write("<thead>")
    if !groups.isEmpty {
      output.write("<tr>")
      for group in groups {
        output.write("<th scope=\"colgroup\" class=\"g\" colspan=\"\(group.columns)\">")
        output.write("\((group.title ?? "").escaped)</th>")
      }
      output.write("</tr>")
    }
    output.write("<tr>")
    for (column, title) in table.columns.map(\.title).enumerated() {
      let name = isNumeric[column] ? " class=\"n\"" : isShort[column] ? " class=\"k\"" : ""
      output.write("<th scope=\"col\"\(name)>\(title.text(in: style.language).escaped)</th>")
    }
    if !table.sources.isEmpty {
      output.write(
        "<th scope=\"col\" class=\"from\">\(Self.sourcesTitle.text(in: style.language))</th>")
    }
    output.write("</tr></thead>\n<tbody>\n")
    for (place, row) in table.rows.enumerated() {
      write(row, place < table.sources.count ? table.sources[place] : nil, to: &output)
    }
    output.write("</tbody>\n")
    if let totals = table.totals {
      output.write("<tfoot>\n")
      write(totals, to: &output)
      output.write("</tfoot>\n")
    }
    output.write("</table>\n")
  }

  private static let sourcesTitle = Words("由来", "made of")

  private func write(
    _ row: [Cell], _ sources: Sources? = nil, to output: inout some TextOutputStream
  ) {
    output.write("<tr>")
    for column in table.columns.indices {
      let cell = column < row.count ? row[column] : .none
      let text = (cell.printed(in: style) ?? "").escaped
      if column == 0 {
        output.write("<th scope=\"row\" class=\"h\(alignment(column, cell))\">\(text)</th>")
      } else {
        let name = column < names ? "h" : ""
        let names = (name + alignment(column, cell)).drop { $0 == " " }
        output.write(names.isEmpty ? "<td>" : "<td class=\"\(names)\">")
        output.write(text)
        output.write("</td>")
      }
    }
    if !table.sources.isEmpty {
      let made = sources.map { $0.printed(in: style.language).escaped } ?? ""
      output.write("<td class=\"from\">\(made)</td>")
    }
    output.write("</tr>\n")
  }

  private func alignment(_ column: Int, _ cell: Cell) -> String {
    if isNumeric[column] { return cell.isBelowZero ? " n m" : cell.isNothing ? " n z" : " n" }
    return isShort[column] ? " k" : ""
  }
}
