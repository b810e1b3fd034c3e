internal import Jinzhu

/// A slip on paper: a ruled form, two on a page where they are short; a long one goes on, numbered,
/// on forms of its own.
struct PDFSlip {
  private let slip: Slip
  private let style: Style
  private let face = Typesetter.Face(size: 850)

  /// The rows of a form that shares its page, and of one that does not.
  private static let (few, many) = (8, 22)
  private static let rowHeight = 2_300
  private static let padding = 350

  init(_ slip: Slip, style: Style) { (self.slip, self.style) = (slip, style) }

  /// Places the forms that the slip takes.
  func place(in composition: inout Composition, _ typesetter: Typesetter) {
    let rows = slip.table.rows
    let size = rows.count <= Self.few ? Self.few : Self.many
    let count = max(1, (rows.count + size - 1) / size)
    for part in 0..<count {
      let shown = rows[min(part * size, rows.count)..<min((part + 1) * size, rows.count)]
      place(
        Array(shown), part: part, of: count,
        blanks: count == 1 ? max(0, Self.few - shown.count) : 0,
        in: &composition, typesetter)
    }
  }

  private typealias Line = (cells: [String], isHead: Bool, minus: [Bool])

  private func place(
    _ rows: [[Cell]], part: Int, of count: Int, blanks: Int, in composition: inout Composition,
    _ typesetter: Typesetter
  ) {
    let (x, room) = (composition.size.side, composition.size.room)
    let edges = slip.widths.reduce(into: [0]) { $0.append($0[$0.count - 1] + room * $1 / 100) }
    let isLast = part + 1 == count
    var lines: [Line] = [
      (slip.table.columns.map { text($0.title) }, true, [])
    ]
    lines += rows.map { ($0.map(printed), false, $0.map(\.isBelowZero)) }
    lines += (0..<blanks).map { _ in ([], false, []) }
    if isLast, let totals = slip.table.totals {
      lines.append((totals.map(printed), false, totals.map(\.isBelowZero)))
    } else {
      let words = Words("接下页", "continued on the next form")
      lines.append(([text(words)], false, []))
    }
    // Below the rows a text may go on over a column that is empty.
    let open = isLast ? Self.openEdge(lines[lines.count - 1].cells) : nil
    let heights = lines.enumerated().map { place, line in
      line.cells.enumerated().map { column, cell in
        let isOpen = place == lines.count - 1 && column + 1 == open
        let width = edges[column + (isOpen ? 2 : 1)] - edges[column] - 2 * Self.padding
        return typesetter.measure(cell, face, width: width).height + 500
      }.max().map { max($0, Self.rowHeight) } ?? Self.rowHeight
    }
    let height = 6_600 + heights.reduce(0, +) + 3_000
    composition.makeRoom(for: height)
    composition.place(height: height) { typesetter, top in
      placeHead(part, count, x: x, y: top, room: room, typesetter)
      var y = top + 6_600
      for (place, line) in lines.enumerated() {
        var ends = Array(edges.dropFirst())
        if place == lines.count - 1, let open { ends[open - 1] = edges[open + 1] }
        show(line, edges, ends, heights[place], x: x, y: y, typesetter)
        y += heights[place]
      }
      rule(edges, open, x: x, from: top + 6_600, heights: heights, typesetter)
      placeSignatures(x: x, y: y + 700, room: room, typesetter)
    }
    composition.skip(2_600)
  }

  private func placeHead(
    _ part: Int, _ count: Int, x: Int, y: Int, room: Int, _ typesetter: Typesetter
  ) {
    let face = Typesetter.Face(size: 1_700, isBold: true)
    let title = text(slip.title)
    let width = typesetter.measure(title, face).width
    let left = x + (room - width) / 2
    typesetter.show(title, face, x: left, y: y)
    let ink = Picture.Ink.text.onPaper
    for line in [2_700, 2_900] {
      typesetter.fill(x: left - 800, y: y + line, width: width + 1_600, height: 50, ink)
    }
    let facts = slip.facts.map(text)
    let below = y + 4_600
    for (place, fact) in facts.enumerated() {
      let more = place == facts.count - 1 && count > 1 ? "  (\(part + 1)/\(count))" : ""
      let width = typesetter.measure(fact + more, self.face).width
      let spare = room - width
      let offset = facts.count > 1 ? spare * place / (facts.count - 1) : 0
      typesetter.show(fact + more, self.face, x: x + offset, y: below)
    }
  }

  /// The edge that a totals row leaves out: after a text, before an empty cell.
  private static func openEdge(_ cells: [String]) -> Int? {
    cells.indices.dropFirst(2).first { cells[$0].isEmpty && !cells[$0 - 1].isEmpty }
  }

  private func show(
    _ line: Line, _ starts: [Int], _ ends: [Int], _ height: Int, x: Int, y: Int,
    _ typesetter: Typesetter
  ) {
    for (column, cell) in line.cells.enumerated() where !cell.isEmpty {
      var face = face
      face.isBold = line.isHead
      if column < line.minus.count, line.minus[column] { face.colour = 0xA3231A }
      let width = ends[column] - starts[column] - 2 * Self.padding
      let extent = typesetter.measure(cell, face, width: width)
      let isAmount = column >= line.cells.count - 2 && line.cells.count > 2
      let offset = line.isHead ? (width - extent.width) / 2 : 0
      typesetter.show(
        cell, face, x: x + starts[column] + Self.padding + offset,
        y: y + (height - extent.height) / 2, width: width, isOnTheRight: isAmount && !line.isHead)
    }
  }

  /// The lines of the form.
  private func rule(
    _ edges: [Int], _ open: Int?, x: Int, from top: Int, heights: [Int],
    _ typesetter: Typesetter
  ) {
    let ink = Picture.Ink.text.onPaper
    let (width, height) = (edges[edges.count - 1], heights.reduce(0, +))
    var y = top
    for line in 0...heights.count {
      let pen = line == 0 || line == heights.count ? 90 : 40
      typesetter.fill(x: x, y: y - pen / 2, width: width, height: pen, ink)
      if line < heights.count { y += heights[line] }
    }
    for (place, edge) in edges.enumerated() {
      let pen = place == 0 || place == edges.count - 1 ? 90 : 40
      let shorter = place == open ? heights[heights.count - 1] : 0
      typesetter.fill(x: x + edge - pen / 2, y: top, width: pen, height: height - shorter, ink)
    }
  }

  private func placeSignatures(x: Int, y: Int, room: Int, _ typesetter: Typesetter) {
    for (place, signature) in slip.signatures.enumerated() {
      let words = [text(signature.label), signature.name?.printable ?? ""]
      let text = words.filter { !$0.isEmpty }.joined(separator: "  ")
      typesetter.show(text, face, x: x + room * place / slip.signatures.count, y: y)
    }
  }

  private func printed(_ cell: Cell) -> String { cell.printed(in: style) ?? "" }

  private func text(_ words: Words) -> String { words.text(in: style.language).printable }
}
