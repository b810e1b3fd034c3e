internal import Jinzhu

/// How a file writes amounts: in which unit, and whether below zero means above.
struct AmountForm: Hashable {
  /// How many places the point moves to the right to come to yuan.
  private let places: Int
  private let isNegated: Bool

  /// The names of units.
  static let units: [String: Int] = [
    "元": 0, "yuan": 0, "千元": 3, "万元": 4, "wan": 4, "亿元": 8, "分": -2, "fen": -2,
  ]

  /// `nil` where there is no such unit.
  init?(unit: String, isNegated: Bool) {
    guard let places = Self.units[unit] else { return nil }
    self.init(places: places, isNegated: isNegated)
  }

  private init(places: Int, isNegated: Bool) {
    (self.places, self.isNegated) = (places, isNegated)
  }

  /// The same with the other sign.
  var opposite: AmountForm { AmountForm(places: places, isNegated: !isNegated) }

  /// The amount that a text says, as plain yuan; `nil` where it says none.
  ///
  /// A unit behind the figure (`50万`) is meant before that of the column. Separators stand before
  /// every three digits or nowhere: elsewhere a digit was dropped, or a point was meant.
  func amount(_ text: String) -> String? {
    var rest = text.trimmed
    var isBelow = isNegated
    if let first = rest.first, let last = rest.last, "(（".contains(first), ")）".contains(last) {
      rest = rest.dropFirst().dropLast().trimmed
      isBelow.toggle()
    } else if Self.take("-−－", from: &rest) {
      isBelow.toggle()
    } else {
      _ = Self.take("+＋", from: &rest)
    }
    _ = Self.take("¥￥", from: &rest)
    let places = Self.takeUnit(from: &rest) ?? places
    let parts = rest.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard (1...2).contains(parts.count), let whole = Self.ungrouped(parts[0]) else { return nil }
    let fraction = parts.count == 2 ? parts[1] : ""
    guard !(whole + fraction).isEmpty, (whole + fraction).utf8.allSatisfy({ 48...57 ~= $0 }) else {
      return nil
    }
    let shifted = Self.moved(whole: whole, fraction: fraction, places: places)
    return (isBelow && shifted != "0" ? "-" : "") + shifted
  }

  /// Whether a cell of amounts holds none: nothing, dashes, or zero.
  func isNothing(_ text: String) -> Bool {
    text.allSatisfy { "-−－–— ".contains($0) } || amount(text) == "0"
  }

  /// Passes one mark at the start, and blanks behind it.
  private static func take(_ marks: String, from text: inout String) -> Bool {
    guard let first = text.first, marks.contains(first) else { return false }
    text = text.dropFirst().trimmed
    return true
  }

  /// Passes a unit at the end.
  private static func takeUnit(from text: inout String) -> Int? {
    for (unit, places) in [("万元", 4), ("万", 4), ("元", 0)] where text.hasSuffix(unit) {
      text = text.dropLast(unit.count).trimmed
      return places
    }
    return nil
  }

  /// Digits without their separators; `nil` where those are misplaced.
  private static func ungrouped(_ text: String) -> String? {
    let groups = text.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "，" }
    if groups.count == 1 { return text }
    guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 })
    else { return nil }
    return groups.joined()
  }

  private static func moved(whole: String, fraction: String, places: Int) -> String {
    var digits = Array(whole + fraction)
    var point = whole.count + places
    while point > digits.count { digits.append("0") }
    while point < 1 {
      digits.insert("0", at: 0)
      point += 1
    }
    var front = String(digits[..<point].drop { $0 == "0" })
    if front.isEmpty { front = "0" }
    var back = digits[point...]
    while back.last == "0" { back.removeLast() }
    return back.isEmpty ? front : front + "." + String(back)
  }
}
