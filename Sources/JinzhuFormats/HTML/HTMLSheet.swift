internal import Jinzhu

/// A sheet on a page: in columns on a wide screen, one below the other on a telephone, and printed on
/// one side of A4.
struct HTMLSheet {
  private let sheet: OnePage
  private let style: Style
  /// Its tables, the main one first.
  let tables: [HTMLTable]

  init(_ sheet: OnePage, style: Style) {
    (self.sheet, self.style) = (sheet, style)
    tables = ([sheet.main] + sheet.columns.joined()).enumerated().map { index, table in
      HTMLTable(table.shown, number: index + 1, style: style, isOnSheet: true)
    }
  }

  /// Writes all but the notes.
  func write(to output: inout some TextOutputStream) {
    let absent = Words("不适用", "n/a").text(in: style.language)
    output.write("<dl class=\"strip\">\n")
    for figure in sheet.strip {
      guard case .cell(let cell) = figure.value else { continue }
      let minus = cell.isBelowZero ? " class=\"m\"" : ""
      output.write("<div><dt>\(figure.label.text(in: style.language).escaped)</dt>")
      output.write("<dd\(minus)>\((cell.printed(in: style) ?? absent).escaped)</dd></div>\n")
    }
    output.write("</dl>\n")
    tables[0].write(to: &output)
    output.write("<div class=\"panels\" style=\"--panels:")
    output.write(sheet.widths.map { "\($0)fr" }.joined(separator: " "))
    output.write("\">\n")
    var rest = tables.dropFirst()
    for column in sheet.columns {
      output.write("<div>\n")
      for table in rest.prefix(column.count) { table.write(to: &output) }
      rest = rest.dropFirst(column.count)
      output.write("</div>\n")
    }
    output.write("</div>\n")
  }

  /// The rules of the style sheet that sheets alone need.
  static let rules = """
    .strip{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:.5rem 1.2rem;\
    margin:0 0 1.2rem}
    .strip dt{color:var(--ink6);font-size:.87em}
    .strip dd{margin:0;font-weight:600;font-variant-numeric:tabular-nums}
    .sheet td.n,.sheet .k{white-space:nowrap}
    @media screen and (min-width:\(StyleSheet.tabletWidth)){
    body.sheet{max-width:96rem;font-size:13px}
    .panels{display:flex;flex-wrap:wrap;gap:0 2.5rem}
    .panels>div{flex:1 1 auto}
    }
    @media screen and (max-width:\(StyleSheet.phoneWidth)){
    .strip{grid-template-columns:1fr 1fr}
    }
    @page{size:A4 landscape;margin:6mm 9mm 8mm;
    @bottom-left{font-size:7pt;vertical-align:top}
    @bottom-right{font-size:7pt;vertical-align:top}}
    @media print{
    body.sheet{font:7pt/1.2 "Noto Sans CJK SC","Noto Sans SC","PingFang SC","Microsoft YaHei",\
    Arial,sans-serif}
    .sheet header{display:flex;align-items:baseline;gap:4mm;margin-bottom:1.2mm;\
    padding-bottom:.6mm;border-bottom-width:1.5pt}
    .sheet h1{font-size:11.5pt;margin:0;line-height:1.1}
    .sheet .fund{font-size:8.5pt}
    .sheet .chain{display:none}
    .sheet caption,.sheet figcaption,.sheet h2{font-size:7.6pt;padding:0 0 .3mm}
    .strip{display:flex;justify-content:space-between;gap:3mm;margin:0 0 1.2mm}
    .strip dt{font-size:7pt}
    .strip dd{font-size:8.4pt}
    .sheet th,.sheet td{padding:.15mm .8mm;line-height:1.16}
    .sheet #t1 tbody th{white-space:nowrap}
    .sheet section{margin-bottom:1.1mm}
    .sheet figure{margin:0 0 .8mm}
    .sheet table{width:100%}
    .panels{display:grid;grid-template-columns:var(--panels);gap:0 5mm}
    .notes h2{display:none}
    .sheet .notes{margin:0}
    .sheet .notes ul{font-size:7pt;line-height:1.15;padding-left:1em}
    }

    """
}
