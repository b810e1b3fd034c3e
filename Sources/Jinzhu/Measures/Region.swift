/// Where a party is from, as far as its number tells: the six digits of an administrative division.
///
/// An identity number begins with them; a unified social credit code has them from its third digit.
enum Region {
  /// The division of a number of 18 characters; `nil` where there is none to read.
  static func code(in number: String?) -> String? {
    guard let number else { return nil }
    let digits = Array(number.utf8)
    guard digits.count == 18 else { return nil }
    let place = isBirthday(digits[6..<14]) ? 0 : 2
    let code = digits[place..<place + 6]
    guard code.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else { return nil }
    return String(decoding: code, as: UTF8.self)
  }

  /// Whether eight characters are a day of the last two centuries, as in an identity number.
  private static func isBirthday(_ digits: ArraySlice<UInt8>) -> Bool {
    guard let number = Int64(String(decoding: digits, as: UTF8.self)) else { return false }
    return 1900_00_00..<2100_00_00 ~= number && Day(yyyymmdd: number) != nil
  }
}

/// The bands of single guarantees in the regulator's form of business (业务情况表二): upper bounds are
/// inclusive.
enum AmountBand: Int, CaseIterable {
  case to100, to300, to500, to1000, to2000, to5000, above5000

  /// The band of a principal.
  init(_ principal: Money) {
    self = Self.allCases.first { $0.ceiling.map { principal <= $0 } ?? true } ?? .above5000
  }

  private var ceiling: Money? { limits.upper.map { Money(fen: $0 * 10_000_00) } }

  /// In 万元.
  private var limits: (lower: Int64, upper: Int64?) {
    switch self {
    case .to100: (0, 100)
    case .to300: (100, 300)
    case .to500: (300, 500)
    case .to1000: (500, 1_000)
    case .to2000: (1_000, 2_000)
    case .to5000: (2_000, 5_000)
    case .above5000: (5_000, nil)
    }
  }

  /// What the band is called, in machine output too.
  var words: Words {
    let (lower, upper) = limits
    guard let upper else { return Words("\(lower)万元以上", "above \(lower)0,000") }
    return lower == 0
      ? Words("\(upper)万元以下（含）", "up to \(upper)0,000")
      : Words("\(lower)万元至\(upper)万元（含）", "\(lower)0,000 to \(upper)0,000")
  }
}
