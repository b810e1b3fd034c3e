internal import Jinzhu

extension Table {
  /// Bars that step from one level to the next, a row each; `nil` where there is nothing to draw.
  func cascade(
    named names: String, by amounts: String, _ steps: [Drawing.Step], width: Int,
    in style: Style
  ) -> Picture? {
    guard let name = index(of: names), let amount = index(of: amounts) else { return nil }
    var parts: [(name: String, amount: Cell, step: Drawing.Step)] = []
    for (row, step) in zip(rows, steps) {
      let label = row[name].printed(in: style) ?? ""
      // Rows of one name that follow one another, such as one for each member, are one bar.
      if let last = parts.last, last.name == label, last.step == step, step != .level,
        let sum = last.amount.adding(row[amount])
      {
        parts[parts.count - 1].amount = sum
      } else {
        parts.append((label, row[amount], step))
      }
    }
    var level: Int128 = 0
    let bars = parts.compactMap { part -> Bar? in
      guard let value = part.amount.drawn, let printed = part.amount.printed(in: style) else {
        return nil
      }
      let before = level
      switch part.step {
      case .level: level = value
      case .down: level -= value
      case .up: level += value
      }
      return Bar(
        name: part.name, amount: printed, step: part.step, from: part.step == .level ? 0 : before,
        to: level)
    }
    guard !bars.isEmpty else { return nil }
    return Cascade(bars: bars).picture(width: width)
  }
}

extension Cell {
  /// The sum of two amounts of money; `nil` for anything else, or where it does not fit.
  fileprivate func adding(_ other: Cell) -> Cell? {
    guard case .money(let a) = self, case .money(let b) = other else { return nil }
    return (try? a + b).map(Cell.money)
  }
}

/// One bar, from the level before it to that after it; a bar that is a level starts at zero.
private struct Bar {
  let name: String
  let amount: String
  let step: Drawing.Step
  let from: Int128
  let to: Int128

  /// The amount with what it does: bars may be told apart without their colours.
  var label: String {
    switch step {
    case .level: amount
    case .down: amount.hasPrefix("-") ? "+" + amount.dropFirst() : "−" + amount
    case .up: amount.hasPrefix("-") ? "−" + amount.dropFirst() : "+" + amount
    }
  }

  var ink: Picture.Ink {
    switch step {
    case .level: .first
    case .down, .up: to < from ? .second : .third
    }
  }
}

/// Bars one below the other, name and amount beside them or, where it is narrow, above.
private struct Cascade {
  let bars: [Bar]

  func picture(width: Int) -> Picture {
    let names = bars.map { Picture.width(of: $0.name) }.max() ?? 0
    let amounts = bars.map { Picture.width(of: $0.label) }.max() ?? 0
    let isBeside = names + amounts + 300 <= width / 2
    let left = isBeside ? names + 150 : 0
    let length = width - left - (isBeside ? amounts + 150 : 20)
    let (pitch, drop) = isBeside ? (300, 0) : (420, 190)
    let ends = bars.flatMap { [$0.from, $0.to] }
    let (least, greatest) = (min(ends.min() ?? 0, 0), max(ends.max() ?? 0, 0))
    let span = max(greatest - least, 1)
    func place(_ value: Int128) -> Int {
      left + 10 + Int((value - least) * Int128(length - 20) / span)
    }
    var picture = Picture(width: width, height: bars.count * pitch + 60)
    let ground = place(0)
    picture.shapes.append(
      .line([.init(x: ground, y: 0), .init(x: ground, y: picture.height)], .grid, isDashed: false))
    for (index, bar) in bars.enumerated() {
      let top = index * pitch + 50 + drop
      let (start, end) = (place(min(bar.from, bar.to)), place(max(bar.from, bar.to)))
      picture.shapes += [
        .box(x: start, y: top, width: max(end - start, 10), height: 200, bar.ink),
        .text(bar.name, x: 0, y: top + (isBeside ? 145 : -50), .start, .text),
        .text(bar.label, x: width, y: top + (isBeside ? 145 : -50), .end, .text),
      ]
      if index + 1 < bars.count, bars[index + 1].step != .level {
        let x = place(bar.to)
        picture.shapes.append(
          .line(
            [.init(x: x, y: top + 200), .init(x: x, y: top + pitch)], .faint, isDashed: false))
      }
    }
    return picture
  }
}
