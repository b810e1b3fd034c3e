internal import Jinzhu

extension Table {
  /// Columns of figures drawn against a column of days; `nil` where there is nothing to draw.
  func course(
    over days: String, _ lines: [Drawing.Line], width: Int, height: Int?, in style: Style
  ) -> Picture? {
    guard let course = Course(self, over: days, lines, in: style) else { return nil }
    return course.picture(width: width, height: height ?? (width > 5_000 ? 2_200 : 1_800))
  }
}

/// Figures over time, read out of a table.
private struct Course {
  /// One line of the drawing.
  struct Line {
    let label: String
    let look: Drawing.Look
    let ink: Picture.Ink
    /// What each row holds; `nil` breaks the line.
    let values: [Int128?]
  }

  let days: [Day]
  let lines: [Line]
  let quantity: Quantity
  let axis: Axis
  let language: Language

  init?(_ table: Table, over key: String, _ drawn: [Drawing.Line], in style: Style) {
    guard let column = table.index(of: key) else { return nil }
    let rows = table.rows.filter { if case .day = $0[column] { true } else { false } }
    let days = rows.compactMap { row in if case .day(let day) = row[column] { day } else { nil } }
    let columns = drawn.compactMap { line in table.index(of: line.column).map { (line, $0) } }
    let kinds = rows.lazy.flatMap { row in columns.lazy.compactMap { Quantity(row[$0.1]) } }
    guard let quantity = kinds.first(where: { $0 != .count }) ?? kinds.first else { return nil }
    var inks = Picture.Ink.lines[...]
    lines = columns.map { line, index in
      let ink = line.look == .limit ? .limit : inks.popFirst() ?? .faint
      let values = rows.map { row in
        Quantity(row[index]).flatMap { $0.goes(with: quantity) ? row[index].drawn : nil }
      }
      let title = table.columns[index].title.text(in: style.language).printable
      let latest = rows.last.flatMap { $0[index].printed(in: style) }
      return Line(
        label: [title, latest].compactMap { $0 }.joined(separator: " "), look: line.look, ink: ink,
        values: values)
    }
    (self.days, self.quantity, self.language) = (days, quantity, style.language)
    axis = Axis(holding: lines.lazy.flatMap { $0.values.lazy.compactMap { $0 } })
  }

  func picture(width: Int, height: Int) -> Picture {
    var picture = Picture(width: width)
    let top = drawLegend(in: &picture) + 180
    let greatest = max(axis.top, -axis.bottom)
    let marks = axis.marks.map {
      ($0, quantity.mark($0, greatest: greatest, in: language))
    }
    let left = (marks.map { Picture.width(of: $0.1) }.max() ?? 0) * 6 / 5 + 80
    let plot = Plot(x: left, y: top, width: width - left - 60, height: height)
    for (value, label) in marks {
      let y = plot.y + plot.height - axis.place(of: value, on: plot.height)
      picture.shapes += [
        .line(
          [.init(x: plot.x, y: y), .init(x: plot.x + plot.width, y: y)],
          value == 0 ? .faint : .grid, isDashed: false),
        .text(label, x: plot.x - 60, y: y + 40, .end, .faint),
      ]
    }
    drawDays(plot, in: &picture)
    for line in lines where line.look == .area { draw(line, plot, in: &picture) }
    for line in lines where line.look != .area { draw(line, plot, in: &picture) }
    picture.height = plot.y + plot.height + 240
    return picture
  }

  /// Where the lines are.
  private struct Plot {
    let x: Int
    let y: Int
    let width: Int
    let height: Int
  }

  /// A swatch and a label for each line, as many beside one another as fit; where it ends.
  private func drawLegend(in picture: inout Picture) -> Int {
    var (x, y) = (0, 130)
    for line in lines {
      let room = 260 + Picture.width(of: line.label) + 200
      if x > 0, x + room - 200 > picture.width { (x, y) = (0, y + 190) }
      let swatch = [Picture.Point(x: x, y: y - 40), .init(x: x + 200, y: y - 40)]
      picture.shapes += [
        .line(swatch, line.ink, isDashed: line.look == .limit),
        .text(line.label, x: x + 260, y: y, .start, .text),
      ]
      x += room
    }
    return y
  }

  private func draw(_ line: Line, _ plot: Plot, in picture: inout Picture) {
    let ground = plot.y + plot.height - axis.place(of: 0, on: plot.height)
    var run: [Picture.Point] = []
    func end() {
      guard let first = run.first, let last = run.last else { return }
      if run.count == 1 {
        picture.shapes.append(
          .box(x: first.x - 25, y: first.y - 25, width: 50, height: 50, line.ink))
      } else {
        if line.look == .area {
          let floor = [Picture.Point(x: last.x, y: ground), .init(x: first.x, y: ground)]
          picture.shapes.append(.area(run + floor, line.ink))
        }
        picture.shapes.append(.line(run, line.ink, isDashed: line.look == .limit))
      }
      run = []
    }
    for (day, value) in zip(days, line.values) {
      guard let value else {
        end()
        continue
      }
      let x = place(of: day, on: plot)
      let y = plot.y + plot.height - axis.place(of: value, on: plot.height)
      // A limit holds until another is set.
      if line.look == .limit, let last = run.last { run.append(.init(x: x, y: last.y)) }
      run.append(.init(x: x, y: y))
    }
    end()
  }

  private func place(of day: Day, on plot: Plot) -> Int {
    guard let first = days.first, let last = days.last, first < last else {
      return plot.x + plot.width / 2
    }
    return plot.x + first.days(until: day) * plot.width / first.days(until: last)
  }

  /// Marks of years or, within two of them, of months, below the plot.
  private func drawDays(_ plot: Plot, in picture: inout Picture) {
    guard let first = days.first, let last = days.last, first < last else {
      if let day = days.first {
        let (x, y) = (place(of: day, on: plot), plot.y + plot.height + 170)
        picture.shapes.append(.text(day.description, x: x, y: y, .middle, .faint))
      }
      return
    }
    let isOfYears = first.days(until: last) > 730
    let room = isOfYears ? 420 : 650
    let most = max(plot.width / room, 1)
    let months = first.days(until: last) / 30 + 1
    let step =
      ([1, 2, 3, 6, 12, 24, 60, 120, 240, 600].first { step in
        (!isOfYears || step >= 12) && months / step <= most
      }) ?? 1_200
    for month in stride(from: first.year * 12, through: last.year * 12 + 11, by: 1)
    where month % step == 0 {
      guard let day = Day(year: month / 12, month: month % 12 + 1, day: 1), day >= first,
        day <= last
      else { continue }
      let (x, y) = (place(of: day, on: plot), plot.y + plot.height)
      let label = isOfYears ? String(day.year) : String(day.description.prefix(7))
      picture.shapes += [
        .line([.init(x: x, y: y), .init(x: x, y: y + 50)], .faint, isDashed: false),
        .text(label, x: x, y: y + 170, .middle, .faint),
      ]
    }
  }
}
