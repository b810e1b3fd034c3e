internal import Jinzhu

/// How a file writes amounts: in which unit, and whether below zero means above.
struct AmountForm: Hashable {
  /// How many places the point moves to the right to come to yuan.
  private let places: Int
  let isNegated: Bool

  /// The names of units.
  static let units: [String: Int] = [
    "元": 0, "yuan": 0, "千元": 3, "万元": 4, "wan": 4, "亿元": 8, "分": -2, "fen": -2,
  ]

  /// `nil` where there is no such unit.
  init?(unit: String, isNegated: Bool) {
    guard let places = Self.units[unit] else { return nil }
    (self.places, self.isNegated) = (places, isNegated)
  }

  /// The amount that a text says, as plain yuan; the text itself where it is none, so that whoever
  /// reads the field says what is wrong with it.
  func amount(_ text: String) -> String {
    var plain = text.filter { !$0.isWhitespace && !"¥￥$,，".contains($0) }
    var isBelow = isNegated
    if plain.hasPrefix("("), plain.hasSuffix(")") {
      plain = String(plain.dropFirst().dropLast())
      isBelow.toggle()
    }
    if plain.hasPrefix("-") || plain.hasPrefix("−") {
      plain.removeFirst()
      isBelow.toggle()
    } else if plain.hasPrefix("+") {
      plain.removeFirst()
    }
    let parts = plain.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard (1...2).contains(parts.count), !plain.isEmpty,
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } })
    else { return text }
    let shifted = moved(whole: parts[0], fraction: parts.count == 2 ? parts[1] : "")
    return (isBelow && shifted.contains { $0 != "0" && $0 != "." } ? "-" : "") + shifted
  }

  private func moved(whole: String, fraction: String) -> String {
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
