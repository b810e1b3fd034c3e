internal import Jinzhu

/// A table on paper: how wide its columns are, and how its rows are set.
struct PDFTable {
  private let table: Table
  private let style: Style
  private let face: Typesetter.Face
  private let isNumeric: [Bool]
  private let widths: [Int]
  private let gap: Int
  private let lineHeight: Int
  /// What is added to the height of a row, and how far below its top its text begins.
  private let (padding, rise): (Int, Int)

  /// The width that its columns would like: texts are broken beyond 24 characters.
  static func naturalWidth(_ table: Table, _ typesetter: Typesetter, _ style: Style) -> Int {
    let face = Typesetter.Face(size: normalSize)
    return table.columns.indices.reduce(0) { sum, column in
      let natural = widest(column, of: table, typesetter, face, style, isBroken: true)
      let isNumeric = table.isNumeric(column: column)
      return sum + 600 + (isNumeric ? natural : min(natural, 24 * normalSize * 56 / 100))
    }
  }

  static let normalSize = 850
  private static let leastSize = 500

  /// Lays a table out in some width: smaller type where the columns need it.
  init(_ table: Table, in room: Int, _ typesetter: Typesetter, _ style: Style) {
    (self.table, self.style) = (table, style)
    let isNumeric = table.columns.indices.map(table.isNumeric)
    var size = Self.normalSize
    // Headings are broken before texts are, and texts before the type becomes smaller.
    var widths = Self.widths(
      of: table, isNumeric, in: room, typesetter, Typesetter.Face(size: size), style, .whole)
    while widths == nil {
      widths = Self.widths(
        of: table, isNumeric, in: room, typesetter, Typesetter.Face(size: size), style,
        size > Self.leastSize ? .broken : .squeezed)
      if widths == nil { size -= 50 }
    }
    face = Typesetter.Face(size: size)
    (self.isNumeric, self.widths) = (isNumeric, widths ?? [])
    let columns = max(self.widths.count - 1, 1)
    let slack = room - self.widths.reduce(0, +)
    // A table that nearly fills the page fills it; others keep their columns together.
    gap = slack > columns * 3_600 ? 2_400 : max(slack / columns, Self.gap(face))
    lineHeight = typesetter.measure("猪p0", face).height
    (padding, rise) = (240, 100)
  }

  /// Lays a table out in some width, in type of one size, its rows close together: what is too wide
  /// is broken.
  init(_ table: Table, in room: Int, size: Int, _ typesetter: Typesetter, _ style: Style) {
    (self.table, self.style, face) = (table, style, Typesetter.Face(size: size))
    isNumeric = table.columns.indices.map(table.isNumeric)
    // Only the column of the longest texts gives way, if that is enough.
    let fits = [(Fit.whole, nil), (.broken, room / 4), (.broken, nil), (.squeezed, nil)].lazy
      .compactMap { [isNumeric, face] fit, least in
        Self.widths(of: table, isNumeric, in: room, typesetter, face, style, fit, least: least)
      }
    widths = fits.first ?? []
    let slack = room - widths.reduce(0, +)
    gap = max(slack / max(widths.count - 1, 1), Self.gap(face))
    lineHeight = typesetter.measure("猪p0", face).height
    // A font with Chinese leaves almost half an em between lines.
    (padding, rise) = (110 - size * 30 / 100, 40 - size * 17 / 100)
  }

  /// What may be done to fit a table into the page.
  private enum Fit {
    /// Nothing: headings and texts stay in one line.
    case whole
    /// Headings and long texts are broken.
    case broken
    /// All columns get narrower.
    case squeezed
  }

  private static func gap(_ face: Typesetter.Face) -> Int { face.size * 7 / 10 }

  /// The widths of the columns; `nil` where they do not fit. Only columns of long texts give way.
  private static func widths(
    of table: Table, _ isNumeric: [Bool], in room: Int, _ typesetter: Typesetter,
    _ face: Typesetter.Face, _ style: Style, _ fit: Fit, least narrowest: Int? = nil
  ) -> [Int]? {
    var widths = table.columns.indices.map {
      widest($0, of: table, typesetter, face, style, isBroken: fit != .whole) + 40
    }
    let gaps = gap(face) * max(widths.count - 1, 0)
    let least = narrowest ?? 12 * face.size * 56 / 100
    let soft = widths.indices.filter { !isNumeric[$0] && widths[$0] > least }
    let excess = widths.reduce(gaps, +) - room
    if excess > 0, fit == .whole { return nil }
    if excess > 0 {
      let spare = soft.reduce(0) { $0 + widths[$1] - least }
      guard spare >= excess else {
        guard fit == .squeezed else { return nil }
        let whole = max(widths.reduce(0, +), 1)
        return widths.map { max($0 * (room - gaps) / whole, 1) }
      }
      for column in soft { widths[column] -= (widths[column] - least) * excess / max(spare, 1) }
    }
    return widths
  }

  /// How wide the widest cell of a column is, its heading included.
  private static func widest(
    _ column: Int, of table: Table, _ typesetter: Typesetter, _ face: Typesetter.Face,
    _ style: Style, isBroken: Bool
  ) -> Int {
    // A minus is narrower than a digit: of as many characters, some are wider than others.
    var (texts, width) = ([String](), 0)
    for row in table.rows where column < row.count {
      guard let printed = row[column].printed(in: style) else { continue }
      let size = displayWidth(printed)
      if size > width + 1 { texts = [] }
      width = max(width, size)
      if size + 1 >= width, texts.count < 200 { texts.append(printed) }
    }
    var bold = face
    bold.isBold = true
    let total = table.totals.flatMap { column < $0.count ? $0[column].printed(in: style) : nil }
    let heads =
      isBroken
      ? table.unbroken(headingOf: column, in: style) : [table.heading(of: column, in: style)]
    let all = texts.map { ($0, face) } + ([total ?? ""] + heads).map { ($0, bold) }
    return all.map { typesetter.measure($0.0, $0.1).width }.max() ?? 0
  }

  // MARK: - Rows

  private struct Row {
    let texts: [String]
    let isMinus: [Bool]
    let height: Int
  }

  private func row(_ cells: [Cell], _ typesetter: Typesetter, isBold: Bool) -> Row {
    let texts = widths.indices.map { $0 < cells.count ? cells[$0].printed(in: style) ?? "" : "" }
    return row(
      texts, isMinus: widths.indices.map { $0 < cells.count && cells[$0].isBelowZero },
      typesetter, isBold: isBold)
  }

  private func row(
    _ texts: [String], isMinus: [Bool], _ typesetter: Typesetter, isBold: Bool
  ) -> Row {
    var face = face
    face.isBold = isBold
    var height = lineHeight
    for (column, text) in texts.enumerated()
    // Whatever is short enough in any type is not measured.
    where displayWidth(text) * face.size * 65 / 100 > widths[column] {
      height = max(height, typesetter.measure(text, face, width: widths[column]).height)
    }
    return Row(texts: texts, isMinus: isMinus, height: height + padding)
  }

  private func show(_ row: Row, on typesetter: Typesetter, x: Int, y: Int, isBold: Bool) {
    var x = x
    for (column, width) in widths.enumerated() {
      var face = face
      face.isBold = isBold
      if row.isMinus[column] { face.colour = 0xA3231A }
      if !row.texts[column].isEmpty {
        typesetter.show(
          row.texts[column], face, x: x, y: y + rise, width: width,
          isOnTheRight: isNumeric[column])
      }
      x += width + gap
    }
  }

  /// Headings over others, each in the middle of its columns with a line below it.
  private func show(
    _ groups: [(columns: Int, title: String?)], on typesetter: Typesetter, x: Int, y: Int
  ) {
    var face = face
    face.isBold = true
    var (x, column) = (x, 0)
    for group in groups {
      let width =
        widths[column..<(column + group.columns)].reduce(0, +) + gap * (group.columns - 1)
      if let title = group.title {
        let room = max(width - typesetter.measure(title, face).width, 0)
        typesetter.show(title, face, x: x + room / 2, y: y + 80)
        typesetter.fill(
          x: x, y: y + lineHeight + 150, width: width, height: 30, Picture.Ink.text.onPaper)
      }
      x += width + gap
      column += group.columns
    }
  }

  /// Places heading, rows and totals, the heading again on every page. The first two rows stay with
  /// the heading, the last two with the totals.
  func place(in composition: inout Composition, _ typesetter: Typesetter) {
    let head = row(
      table.columns.map { $0.title.text(in: style.language).printable },
      isMinus: widths.map { _ in false }, typesetter, isBold: true)
    let rows = table.rows.map { row($0, typesetter, isBold: false) }
    let totals = table.totals.map { row($0, typesetter, isBold: true) }
    let (x, width) = (
      composition.size.side, widths.reduce(0, +) + gap * max(widths.count - 1, 0)
    )
    let ink = Picture.Ink.text.onPaper
    let groups = table.groups(in: style)
    func placeHead() {
      if !groups.isEmpty {
        composition.place(height: lineHeight + 200) { typesetter, y in
          show(groups, on: typesetter, x: x, y: y)
        }
      }
      composition.place(height: head.height + 60) { typesetter, y in
        show(head, on: typesetter, x: x, y: y, isBold: true)
        typesetter.fill(x: x, y: y + head.height, width: width, height: 70, ink)
      }
    }
    composition.makeRoom(for: rows.prefix(2).reduce(head.height) { $0 + $1.height })
    placeHead()
    for (index, row) in rows.enumerated() {
      var needed = row.height
      if index + 2 >= rows.count {
        needed = rows[index...].reduce(totals?.height ?? 0) { $0 + $1.height }
      }
      if composition.makeRoom(for: needed) { placeHead() }
      composition.place(height: row.height) { typesetter, y in
        show(row, on: typesetter, x: x, y: y, isBold: false)
        typesetter.fill(
          x: x, y: y + row.height - 30, width: width, height: 30, Picture.Ink.grid.onPaper)
      }
    }
    guard let totals else { return }
    composition.place(height: totals.height + 100) { typesetter, y in
      typesetter.fill(x: x, y: y - 30, width: width, height: 60, ink)
      show(totals, on: typesetter, x: x, y: y, isBold: true)
      for line in [0, 120] {
        typesetter.fill(x: x, y: y + totals.height + line, width: width, height: 40, ink)
      }
    }
  }
}
