public import Jinzhu

/// A report as one page that needs nothing else: no script, no font, no picture from elsewhere.
///
/// It reads on a wide screen, at the width of a telephone (each row of a wide table becomes a card)
/// and on A4 (headings repeated, rows kept whole). Every text is escaped, and the page forbids
/// itself to load or run anything.
public struct HTMLFormat: Format {
  /// Language and unit.
  public var style: Style

  /// The format in a style.
  public init(style: Style) { self.style = style }

  /// Writes the page.
  public func write(_ document: Document, to output: inout some TextOutputStream) {
    let sheet = document.sheet.map { HTMLSheet($0, style: style) }
    let shown = document.slips.isEmpty && sheet == nil ? document.tables : []
    let tables =
      sheet?.tables
      ?? shown.enumerated().map { index, table in
        HTMLTable(table.shown, number: index + 1, style: style)
      }
    writeHead(of: document, tables, to: &output)
    // What comes before the first table is printed on the same page.
    let turned = tables.first?.isTooWideForPortrait == true ? " class=\"turned\"" : ""
    output.write(sheet == nil ? "<body>\n" : "<body class=\"sheet\">\n")
    output.write("<header\(turned)>\n")
    if !document.fund.isEmpty { output.write("<p class=\"fund\">\(document.fund.escaped)</p>\n") }
    output.write("<h1>\(text(document.title))</h1>\n")
    var facts = document.facts(in: style)
    if let knownAt = document.knownAt { facts.append(knownAs(knownAt)) }
    if !facts.isEmpty {
      let spans = facts.map { "<span>\($0.escaped)</span>" }.joined(separator: " ")
      output.write("<p class=\"facts\">\(spans)</p>\n")
    }
    let head = document.head.map { text(Words("账簿链头", "Head of the chain")) + " " + $0.escaped }
    // On paper the foot of the page has it, where the browser can do that; others get it here.
    if let head { output.write("<p class=\"chain\">\(head)</p>\n") }
    output.write("</header>\n<main>\n")
    if let sheet {
      sheet.write(to: &output)
    } else {
      if !document.figures.isEmpty { writeFigures(document.figures, turned, to: &output) }
      for table in tables { table.write(to: &output) }
    }
    for slip in document.slips { HTMLSlip(slip, style: style).write(to: &output) }
    let notes = document.sheet?.notes ?? document.notes
    if !notes.isEmpty {
      output.write("<section class=\"notes\">\n<h2>\(text(Words("说明", "Notes")))</h2>\n<ul>\n")
      for note in notes { output.write("<li>\(text(note))</li>\n") }
      output.write("</ul>\n</section>\n")
    }
    output.write("</main>\n")
    if let head { output.write("<footer>\n<p>\(head)</p>\n</footer>\n") }
    output.write("</body>\n</html>\n")
  }

  // MARK: - Head

  private func writeHead(
    of document: Document, _ tables: [HTMLTable], to output: inout some TextOutputStream
  ) {
    let titles =
      [document.title.text(in: style.language), document.fund]
      .filter { !$0.isEmpty } + document.facts(in: style).prefix(1)
    let footing = document.head.map { head in
      Words("账簿链头 \(head)", "head \(head)").text(in: style.language)
    }
    output.write(
      """
      <!DOCTYPE html>
      <html lang="\(style.language == .zh ? "zh-CN" : "en")">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
      style-src 'unsafe-inline'"/>
      <title>\(titles.joined(separator: " · ").escaped)</title>
      <style>
      \(StyleSheet.common)\(StyleSheet.dark)\(StyleSheet.cards)
      """)
    if !document.slips.isEmpty { output.write(HTMLSlip.rules) }
    for table in tables { output.write(table.labels) }
    output.write(
      StyleSheet.paper(
        isLandscape: tables.count(where: \.isTooWideForPortrait) * 2 > tables.count,
        footing: footing ?? "",
        pages: style.language == .zh ? ("第 ", " 页 共 ", " 页") : ("Page ", " of ", "")))
    for table in tables { output.write(table.fitting) }
    if document.sheet != nil { output.write(HTMLSheet.rules) }
    output.write("</style>\n</head>\n")
  }

  private func knownAs(_ instant: String) -> String {
    Words("记录至 \(instant)", "known at \(instant)").text(in: style.language)
  }

  // MARK: - Figures

  private func writeFigures(
    _ figures: [Figure], _ turned: String, to output: inout some TextOutputStream
  ) {
    output.write("<section\(turned)>\n<dl class=\"figures\">\n")
    for figure in figures {
      let lines = [
        figure.basis.map(text),
        figure.sources.map {
          "<span class=\"from\">\($0.printed(in: style.language).escaped)</span>"
        },
      ].compactMap { $0 }
      let basis = lines.isEmpty ? "" : "<dd class=\"basis\">\(lines.joined(separator: " "))</dd>"
      switch figure.value {
      case .cell(let cell):
        output.write("<div><dt>\(text(figure.label))</dt>\(value(cell))\(basis)</div>\n")
      case .breakdown(let parts):
        output.write("<div><dt>\(text(figure.label))</dt><dd></dd>\(basis)</div>\n")
        for part in parts {
          output.write(
            "<div class=\"part\"><dt>\(text(part.label))</dt>\(value(part.cell))</div>\n")
        }
      }
    }
    output.write("</dl>\n</section>\n")
  }

  private func value(_ cell: Cell) -> String {
    let absent = Words("不适用", "n/a").text(in: style.language)
    let minus = cell.isBelowZero ? " m" : ""
    return "<dd class=\"n\(minus)\">\((cell.printed(in: style) ?? absent).escaped)</dd>"
  }

  private func text(_ words: Words) -> String { words.text(in: style.language).escaped }
}

extension Cell {
  /// Whether it is an amount of nothing.
  var isNothing: Bool {
    switch self {
    case .money(let money), .wan(let money, _): money.isZero
    default: false
    }
  }

  /// Whether it is an amount below zero, which a book-keeper looks for.
  var isBelowZero: Bool {
    switch self {
    case .money(let money), .wan(let money, _): money.isNegative
    default: false
    }
  }
}
