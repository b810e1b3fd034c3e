/// Reading and writing runs of ASCII digits.
enum Digits {
  /// Where `value(_:)` stops counting: greater than any figure this package accepts.
  static let ceiling: Int128 = 1_000_000_000_000_000_000_000_000

  /// The number the digits write, at most `ceiling`; nil where there is none, or another character.
  static func value(_ digits: some Sequence<UInt8>) -> Int128? {
    var (value, isEmpty): (Int128, Bool) = (0, true)
    for digit in digits {
      guard digit >= 48, digit <= 57 else { return nil }
      value = min(value * 10 + Int128(digit - 48), ceiling)
      isEmpty = false
    }
    return isEmpty ? nil : value
  }

  /// A decimal `whole.fraction`, or `whole` alone, in parts: the number without its point, and how
  /// many digits stood after it. Nil where it is not of that form.
  static func decimal(_ text: [UInt8]) -> (digits: Int128, places: Int)? {
    guard let point = text.firstIndex(of: 46) else { return value(text).map { ($0, 0) } }
    let fraction = text[(point + 1)...]
    guard value(text[..<point]) != nil, value(fraction) != nil,
      let digits = value(text.lazy.filter { $0 != 46 })
    else { return nil }
    return (digits, fraction.count)
  }

  /// Ten to a power from 0 to 30.
  static func powerOfTen(_ exponent: Int) -> Int128 {
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }

  /// The number in at least `width` digits, zeros in front.
  static func padded(_ number: some BinaryInteger, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  /// A number with its last `places` digits after a point and, where it is grouped, a comma before
  /// every three of the others: amounts are printed by the ten thousand.
  static func decimal(
    _ number: UInt64, places: Int, isNegative: Bool, isGrouped: Bool
  ) -> String {
    // Twenty digits, or `places` of them, with six commas, a point and a sign.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 48) { bytes in
      var (first, rest, place) = (bytes.count, number, 0)
      func put(_ byte: UInt8) {
        first -= 1
        bytes.initializeElement(at: first, to: byte)
      }
      while rest > 0 || place <= places {
        if place == places {
          put(UInt8(ascii: "."))
        } else if isGrouped, place > places, (place - places) % 3 == 0 {
          put(UInt8(ascii: ","))
        }
        put(UInt8(ascii: "0") + UInt8(rest % 10))
        (rest, place) = (rest / 10, place + 1)
      }
      if isNegative { put(UInt8(ascii: "-")) }
      return String(decoding: UnsafeBufferPointer(rebasing: bytes[first...]), as: UTF8.self)
    }
  }
}
