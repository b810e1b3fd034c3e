internal import Jinzhu

/// How a file writes days, such as `y/m/d`, `d.m.y`, `y年m月d日` or `yyyymmdd`.
struct DateForm: Hashable {
  private enum Part: Hashable {
    case year(Int), month(Int), day(Int)
    case mark(Character)
  }

  private let parts: [Part]

  /// `nil` where the text names not each of year, month and day once.
  init?(_ pattern: String) {
    var parts: [Part] = []
    var letters = pattern[...]
    while let first = letters.first {
      let run = letters.prefix { $0 == first }.count
      switch first {
      case "y", "Y":
        parts.append(.year(run))
        letters = letters.dropFirst(run)
      case "m", "M":
        parts.append(.month(run))
        letters = letters.dropFirst(run)
      case "d", "D":
        parts.append(.day(run))
        letters = letters.dropFirst(run)
      default:
        parts.append(.mark(first))
        letters = letters.dropFirst()
      }
    }
    let kinds = parts.compactMap { part -> Int? in
      switch part {
      case .year: 0
      case .month: 1
      case .day: 2
      case .mark: nil
      }
    }
    guard kinds.sorted() == [0, 1, 2] else { return nil }
    self.parts = parts
  }

  /// The day that a text says, as `2018-03-05`; `nil` where it does not have the form.
  ///
  /// What stands behind the day, such as an hour, is passed over where a blank parts it.
  func day(_ text: String) -> String? {
    var rest = text[...]
    var (year, month, day) = (0, 0, 0)
    for (index, part) in parts.enumerated() {
      // Without a mark between them, digits are told apart by their number alone.
      let isJoined =
        (index > 0 && !Self.isMark(parts[index - 1]))
        || (index + 1 < parts.count && !Self.isMark(parts[index + 1]))
      switch part {
      case .mark(let mark):
        guard rest.first == mark else { return nil }
        rest = rest.dropFirst()
      case .year(let width):
        guard let number = Self.number(&rest, isJoined ? width...width : 1...4) else { return nil }
        year = number
      case .month(let width):
        guard let number = Self.number(&rest, isJoined ? width...width : 1...2) else { return nil }
        month = number
      case .day(let width):
        guard let number = Self.number(&rest, isJoined ? width...width : 1...2) else { return nil }
        day = number
      }
    }
    guard rest.isEmpty || rest.first == " " || rest.first == "T" else { return nil }
    if year < 100 { year += 2000 }
    return Day(year: year, month: month, day: day)?.description
  }

  private static func isMark(_ part: Part) -> Bool {
    if case .mark = part { true } else { false }
  }

  private static func number(_ text: inout Substring, _ width: ClosedRange<Int>) -> Int? {
    let digits = text.prefix(width.upperBound).prefix { $0.isASCII && $0.isNumber }
    guard width.contains(digits.count) else { return nil }
    text = text.dropFirst(digits.count)
    return Int(digits)
  }
}
