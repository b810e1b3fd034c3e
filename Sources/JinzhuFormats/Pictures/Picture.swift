internal import Jinzhu

/// A picture before it is written down: shapes on a plane, in tenths of a pixel from its upper left
/// corner. SVG and PDF draw the same shapes.
struct Picture: Hashable, Sendable {
  /// How wide it is.
  var width: Int
  /// How high it is.
  var height = 0
  /// What is drawn, the first at the back.
  var shapes: [Shape] = []

  /// Something drawn.
  enum Shape: Hashable, Sendable {
    case box(x: Int, y: Int, width: Int, height: Int, Ink)
    /// An open path.
    case line([Point], Ink, isDashed: Bool)
    /// The space within a path, tinted lightly.
    case area([Point], Ink)
    /// A text, `y` being its base line.
    case text(String, x: Int, y: Int, Anchor, Ink)
  }

  /// A place.
  struct Point: Hashable, Sendable {
    var x: Int
    var y: Int
  }

  /// Which end of a text its place is.
  enum Anchor: Hashable, Sendable {
    case start
    case middle
    case end
  }

  /// What a shape is drawn in; its colour depends on what it is drawn on.
  enum Ink: Int, CaseIterable, Sendable {
    case first
    case second
    case third
    case fourth
    case limit
    case text
    case faint
    case grid

    /// The colours of lines, in the order in which they are taken.
    static let lines: [Ink] = [.first, .second, .third, .fourth]

    /// The colour on white paper, as 0xRRGGBB: told apart by the colour-blind too.
    var onPaper: Int {
      switch self {
      case .first: 0x1F5FA8
      case .second: 0xC2571A
      case .third: 0x1F7A5C
      case .fourth: 0x7B4EA3
      case .limit: 0xB3261E
      case .text: 0x1B1F24
      case .faint: 0x5B6470
      case .grid: 0xD9DDE3
      }
    }

    /// The colour on a dark screen.
    var onDark: Int {
      switch self {
      case .first: 0x7FB2EE
      case .second: 0xF0A070
      case .third: 0x74CFAE
      case .fourth: 0xC7A4EA
      case .limit: 0xFF8A80
      case .text: 0xE8EAED
      case .faint: 0xA3ABB5
      case .grid: 0x3A4149
      }
    }
  }

  /// The size of every text.
  static let textSize = 120

  /// About how wide a text is: wide characters take an em, others somewhat more than half of it.
  static func width(of text: String) -> Int { displayWidth(text) * textSize * 56 / 100 }
}

extension Table {
  /// The drawing of the table, so wide; `nil` where there is none, or nothing to draw. Lines over time
  /// are drawn so high, or as high as looks well.
  func picture(width: Int, height: Int? = nil, in style: Style) -> Picture? {
    switch drawing?.shape {
    case .course(let days, let lines):
      course(over: days, lines, width: width, height: height, in: style)
    case .steps(let names, let amounts, let steps):
      cascade(named: names, by: amounts, steps, width: width, in: style)
    case nil: nil
    }
  }

  /// The place of a column.
  func index(of key: String) -> Int? { columns.firstIndex { $0.key == key } }
}
