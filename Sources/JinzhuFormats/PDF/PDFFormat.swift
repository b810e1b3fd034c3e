public import Jinzhu

/// A report on A4: Chinese properly set, headings of tables repeated, pages numbered, and the head of
/// the chain at the foot of each. The same document gives the same bytes with the same fonts.
public struct PDFFormat: Sendable {
  /// Language and unit.
  public var style: Style

  /// The format in a style.
  public init(style: Style) { self.style = style }

  /// The bytes of the document. Throws `WritingError`.
  public func bytes(of document: Document) throws -> [UInt8] {
    let typesetter = try Typesetter(
      title: text(document.title), author: document.fund.printable, created: document.madeAt)
    for text in [text(document.title), document.fund.printable]
    where !typesetter.hasGlyphs(for: text) {
      throw WritingError.noFont(text)
    }
    if let sheet = document.sheet {
      let composition = PDFSheet(sheet, of: document, style: style).composition(on: typesetter)
      draw(composition, of: document, on: typesetter, faint: 700, below: 2_300)
      return try typesetter.close()
    }
    let tables = (document.slips.isEmpty ? document.tables : []).map(\.shown).map { table in
      (table: table, isWide: isWide(table, typesetter))
    }
    // Where most tables are wide, all of the document lies on its side.
    let wide = tables.count { $0.isWide }
    let size = wide * 2 > tables.count ? PageSize.landscape : .portrait
    var composition = Composition(tables.first?.isWide == true ? .landscape : size)
    // A slip says itself whose it is.
    if document.slips.isEmpty {
      place(headingOf: document, in: &composition, typesetter)
      place(document.figures, in: &composition, typesetter)
    }
    for slip in document.slips {
      PDFSlip(slip, style: style).place(in: &composition, typesetter)
    }
    for (table, isWide) in tables {
      if table.form == nil || table == tables.first?.table {
        composition.turn(to: isWide ? .landscape : size)
      } else {
        composition.startAfresh(on: isWide ? .landscape : size)
      }
      place(table, in: &composition, typesetter)
    }
    place(document.notes, in: &composition, typesetter)
    draw(composition, of: document, on: typesetter, faint: 650, below: 3_200)
    return try typesetter.close()
  }

  /// Draws the pages, each with the head of the chain and its number at its foot.
  private func draw(
    _ composition: Composition, of document: Document, on typesetter: Typesetter, faint size: Int,
    below: Int
  ) {
    let named =
      document.slips.isEmpty ? [] : [text(document.title)] + document.facts(in: style).prefix(1)
    let heads = document.head.map { [text(Words("账簿链头 \($0)", "head \($0)"))] } ?? []
    let head = (named + heads).joined(separator: "    ")
    let faint = Typesetter.Face(size: size, colour: Picture.Ink.faint.onPaper)
    composition.draw(on: typesetter) { size, page, count in
      let number = text(Words("第 \(page) 页 共 \(count) 页", "Page \(page) of \(count)"))
      let y = size.height - below
      typesetter.fill(
        x: size.side, y: y - 300, width: size.room, height: 30, Picture.Ink.grid.onPaper)
      typesetter.show(head, faint, x: size.side, y: y)
      typesetter.show(
        number, faint, x: size.side, y: y, width: size.room, isOnTheRight: true)
    }
  }

  /// Whether a table needs a page that lies on its side, even in somewhat smaller type.
  private func isWide(_ table: Table, _ typesetter: Typesetter) -> Bool {
    PDFTable.naturalWidth(table, typesetter, style) > PageSize.portrait.room * 6 / 5
  }

  // MARK: - Parts

  private func place(
    headingOf document: Document, in composition: inout Composition, _ typesetter: Typesetter
  ) {
    let (fund, title) = (Typesetter.Face(size: 1_000, isBold: true), Self.title)
    let faint = Typesetter.Face(size: 850, colour: Picture.Ink.faint.onPaper)
    place([document.fund.printable], fund, in: &composition, typesetter)
    place([text(document.title)], title, in: &composition, typesetter)
    var facts = document.facts(in: style)
    if let knownAt = document.knownAt {
      facts.append(text(Words("记录至 \(knownAt)", "known at \(knownAt)")))
    }
    place([facts.joined(separator: "    ")], faint, in: &composition, typesetter)
    let size = composition.size
    composition.place(height: 1_000) { typesetter, y in
      typesetter.fill(
        x: size.side, y: y + 250, width: size.room, height: 120, Picture.Ink.text.onPaper)
    }
  }

  private func place(
    _ figures: [Figure], in composition: inout Composition, _ typesetter: Typesetter
  ) {
    guard !figures.isEmpty else { return }
    let rows = figures.flatMap { figure -> [(label: String, value: String, basis: String)] in
      let basis = figure.basis.map(text) ?? ""
      switch figure.value {
      case .cell(let cell): return [(text(figure.label), value(cell), basis)]
      case .breakdown(let parts):
        return [(text(figure.label), "", basis)]
          + parts.map { ("    " + text($0.label), value($0.cell), "") }
      }
    }
    let face = Typesetter.Face(size: PDFTable.normalSize)
    let faint = Typesetter.Face(size: 750, colour: Picture.Ink.faint.onPaper)
    let x = composition.size.side
    let labels = rows.map { typesetter.measure($0.label, face).width }.max() ?? 0
    let values = rows.map { typesetter.measure($0.value, face).width }.max() ?? 0
    let left = min(labels, composition.size.room / 2)
    let start = left + values + 2_400
    let room = composition.size.room - start
    for row in rows {
      let basis = row.basis.isEmpty ? 0 : typesetter.measure(row.basis, faint, width: room).height
      let label = typesetter.measure(row.label, face, width: left + 20).height
      let height = max(label, basis) + 240
      composition.makeRoom(for: height)
      let whole = composition.size.room
      composition.place(height: height) { typesetter, y in
        typesetter.show(row.label, face, x: x, y: y + 100, width: left + 20)
        typesetter.show(
          row.value, face, x: x + left + 1_200, y: y + 100, width: values + 20, isOnTheRight: true)
        typesetter.show(row.basis, faint, x: x + start, y: y + 160, width: room)
        typesetter.fill(
          x: x, y: y + height - 30, width: whole, height: 30, Picture.Ink.grid.onPaper)
      }
    }
    composition.skip(1_200)
  }

  private func place(
    _ table: Table, in composition: inout Composition, _ typesetter: Typesetter
  ) {
    let picture = table.picture(width: 7_200, in: style)
    let width = min(composition.size.room, PageSize.portrait.room)
    let height = picture.map { $0.height * width / $0.width } ?? 5_500
    if let title = table.title {
      composition.makeRoom(for: height + 2_000)
      place([text(title)], Self.heading, in: &composition, typesetter)
      composition.skip(200)
    }
    if let picture {
      composition.makeRoom(for: height)
      let x = composition.size.side
      composition.place(height: height) { typesetter, y in
        typesetter.show(picture, x: x, y: y, width: width)
      }
      composition.skip(600)
    }
    PDFTable(table, in: composition.size.room, typesetter, style)
      .place(in: &composition, typesetter)
    let faint = Typesetter.Face(size: 750, colour: Picture.Ink.faint.onPaper)
    composition.skip(300)
    place((table.form?.notes ?? []).map(text), faint, in: &composition, typesetter)
    composition.skip(1_400)
  }

  private func place(
    _ notes: [Words], in composition: inout Composition, _ typesetter: Typesetter
  ) {
    guard !notes.isEmpty else { return }
    composition.makeRoom(for: 4_000)
    place([text(Words("说明", "Notes"))], Self.heading, in: &composition, typesetter)
    let face = Typesetter.Face(size: 800)
    place(notes.map(text), face, in: &composition, typesetter)
  }

  /// Lines of running text, broken to the width of the page.
  private func place(
    _ lines: [String], _ face: Typesetter.Face, in composition: inout Composition,
    _ typesetter: Typesetter
  ) {
    let (x, room) = (composition.size.side, composition.size.room)
    for line in lines where !line.isEmpty {
      let height = typesetter.measure(line, face, width: room).height
      composition.makeRoom(for: height)
      composition.place(height: height + 150) { typesetter, y in
        typesetter.show(line, face, x: x, y: y, width: room)
      }
    }
  }

  private static let title = Typesetter.Face(size: 1_600, isBold: true)
  private static let heading = Typesetter.Face(size: 1_050, isBold: true)

  private func value(_ cell: Cell) -> String {
    cell.printed(in: style) ?? text(Words("不适用", "n/a"))
  }

  private func text(_ words: Words) -> String { words.text(in: style.language).printable }
}
