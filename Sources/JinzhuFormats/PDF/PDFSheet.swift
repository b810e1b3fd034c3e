internal import Jinzhu

/// A sheet on paper: one page of A4 on its side, in the largest type in which all of it fits.
struct PDFSheet {
  private let sheet: OnePage
  private let document: Document
  private let style: Style

  /// Type that is smaller is not read any more.
  private static let sizes = [850, 800, 750, 720, 700]

  init(_ sheet: OnePage, of document: Document, style: Style) {
    (self.sheet, self.document, self.style) = (sheet, document, style)
  }

  /// What stands where; more than one page only where it does not fit in the smallest type.
  func composition(on typesetter: Typesetter) -> Composition {
    var composition = compose(in: Self.sizes[0], on: typesetter)
    for size in Self.sizes.dropFirst() where composition.count > 1 {
      composition = compose(in: size, on: typesetter)
    }
    return composition
  }

  private func compose(in size: Int, on typesetter: Typesetter) -> Composition {
    var composition = Composition(.sheet)
    typesetter.space(lines: 82)
    placeHeading(in: &composition, typesetter)
    placeStrip(in: &composition, typesetter)
    let room = composition.size.room
    PDFTable(sheet.main.shown, in: room, size: size, typesetter, style)
      .place(in: &composition, typesetter)
    composition.skip(500)
    placeColumns(in: &composition, size, typesetter)
    let face = Typesetter.Face(size: 700)
    let x = composition.size.side
    for note in sheet.notes.map(text) {
      let height = typesetter.measure(note, face, width: room).height
      composition.makeRoom(for: height)
      composition.place(height: height - 120) { typesetter, y in
        typesetter.show(note, face, x: x, y: y, width: room)
      }
    }
    return composition
  }

  /// Fund and title on the left, day and unit on the right.
  private func placeHeading(in composition: inout Composition, _ typesetter: Typesetter) {
    let (fund, title) = (
      Typesetter.Face(size: 900, isBold: true), Typesetter.Face(size: 1_250, isBold: true)
    )
    let faint = Typesetter.Face(size: 800, colour: Picture.Ink.faint.onPaper)
    let size = composition.size
    var facts = document.facts(in: style)
    if let knownAt = document.knownAt {
      facts.append(text(Words("记录至 \(knownAt)", "known at \(knownAt)")))
    }
    let right = facts.joined(separator: "    ")
    let left = typesetter.measure(text(document.title), title)
    let height = left.height
    composition.place(height: height + 350) { typesetter, y in
      func show(_ text: String, _ face: Typesetter.Face, x: Int, isOnTheRight: Bool = false) {
        let base = typesetter.measure(text, face).base
        typesetter.show(
          text, face, x: x, y: y + left.base - base, width: size.room + size.side - x,
          isOnTheRight: isOnTheRight)
      }
      show(text(document.title), title, x: size.side)
      show(document.fund.printable, fund, x: size.side + left.width + 1_200)
      show(right, faint, x: size.side, isOnTheRight: true)
      typesetter.fill(
        x: size.side, y: y + height + 100, width: size.room, height: 110,
        Picture.Ink.text.onPaper)
    }
  }

  /// Each figure below its label, as wide as the wider of the two, the rest shared out between them.
  private func placeStrip(in composition: inout Composition, _ typesetter: Typesetter) {
    let faint = Typesetter.Face(size: 700, colour: Picture.Ink.faint.onPaper)
    let bold = Typesetter.Face(size: 900, isBold: true)
    let figures = sheet.strip.compactMap { figure -> (label: String, value: String, width: Int)? in
      guard case .cell(let cell) = figure.value else { return nil }
      let value = cell.printed(in: style) ?? text(Words("不适用", "n/a"))
      let label = text(figure.label)
      let width = max(
        typesetter.measure(label, faint).width, typesetter.measure(value, bold).width)
      return (label, value, width)
    }
    let size = composition.size
    let slack = size.room - figures.reduce(0) { $0 + $1.width }
    let gap = max(slack / max(figures.count - 1, 1), 0)
    let (label, value) = (
      typesetter.measure("猪p0", faint).height, typesetter.measure("猪p0", bold).height
    )
    composition.place(height: label + value + 350) { typesetter, y in
      var x = size.side
      for figure in figures {
        typesetter.show(figure.label, faint, x: x, y: y)
        typesetter.show(figure.value, bold, x: x, y: y + label)
        x += figure.width + gap
      }
    }
  }

  private func placeColumns(
    in composition: inout Composition, _ size: Int, _ typesetter: Typesetter
  ) {
    let (page, top, gap) = (composition.size, composition.y, 1_600)
    let whole = max(sheet.widths.reduce(0, +), 1)
    let room = page.room - gap * (sheet.columns.count - 1)
    var x = page.side
    for (tables, width) in zip(sheet.columns, sheet.widths) {
      let room = room * width / whole
      var column = Composition(
        PageSize(
          width: room + 2 * x, height: page.height, side: x, top: top, bottom: page.bottom))
      for table in tables { place(table, in: &column, size, typesetter) }
      composition.overlay(column)
      x += room + gap
    }
  }

  private func place(
    _ table: Table, in composition: inout Composition, _ size: Int, _ typesetter: Typesetter
  ) {
    let (x, room) = (composition.size.side, composition.size.room)
    if let title = table.title {
      let face = Typesetter.Face(size: size + 50, isBold: true)
      let height = typesetter.measure(text(title), face, width: room).height
      composition.makeRoom(for: height + 1_500)
      composition.place(height: height + 80) { typesetter, y in
        typesetter.show(text(title), face, x: x, y: y, width: room)
      }
    }
    if let picture = table.picture(width: 3_600, height: 900, in: style) {
      let height = picture.height * room / picture.width
      composition.makeRoom(for: height)
      composition.place(height: height) { typesetter, y in
        typesetter.show(picture, x: x, y: y, width: room)
      }
      composition.skip(150)
    }
    PDFTable(table.shown, in: room, size: size, typesetter, style)
      .place(in: &composition, typesetter)
    composition.skip(500)
  }

  private func text(_ words: Words) -> String { words.text(in: style.language).printable }
}
