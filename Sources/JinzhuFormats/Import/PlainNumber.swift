/// A number as a workbook writes it, as plain text.
enum PlainNumber {
  /// How many digits a spreadsheet shows of a number; what is behind them is an accident of binary.
  private static let digits = 15

  /// `123.45` of `123.45000000000001` or `1.2345E2`; `nil` where it is no number, or a huge one.
  static func plain(_ text: some StringProtocol) -> String? {
    var rest = text.utf8[...]
    var isNegative = false
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      rest.removeFirst()
    }
    var mantissa: [UInt8] = []
    var (point, hasPoint) = (0, false)
    while let byte = rest.first, isDigit(byte) || byte == UInt8(ascii: ".") {
      rest.removeFirst()
      if byte == UInt8(ascii: ".") {
        guard !hasPoint else { return nil }
        hasPoint = true
      } else {
        mantissa.append(byte - UInt8(ascii: "0"))
        if !hasPoint { point += 1 }
      }
    }
    guard !mantissa.isEmpty, mantissa.count <= 60 else { return nil }
    if let mark = rest.first {
      guard mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E"),
        let exponent = Int(String(decoding: rest.dropFirst(), as: UTF8.self)),
        abs(exponent) <= 40
      else { return nil }
      point += exponent
    }
    return written(mantissa, point: point, isNegative: isNegative)
  }

  private static func written(_ all: [UInt8], point: Int, isNegative: Bool) -> String? {
    var (digits, point) = (all, point)
    while digits.first == 0 {
      digits.removeFirst()
      point -= 1
    }
    if digits.count > Self.digits {
      let isUp = digits[Self.digits] >= 5
      digits.removeLast(digits.count - Self.digits)
      if isUp { increase(&digits, &point) }
    }
    while digits.last == 0 { digits.removeLast() }
    guard !digits.isEmpty else { return "0" }
    guard point <= 40, point >= -40 else { return nil }
    let zeros = [UInt8](repeating: 0, count: max(0, -point))
    let tail = [UInt8](repeating: 0, count: max(0, point - digits.count))
    let whole = zeros + digits + tail
    let cut = max(0, point)
    let front = cut == 0 ? "0" : text(whole[..<cut])
    let back = text(whole[cut...])
    return (isNegative ? "-" : "") + front + (back.isEmpty ? "" : "." + back)
  }

  private static func increase(_ digits: inout [UInt8], _ point: inout Int) {
    var place = digits.count - 1
    while place >= 0, digits[place] == 9 {
      digits[place] = 0
      place -= 1
    }
    if place >= 0 {
      digits[place] += 1
    } else {
      digits.insert(1, at: 0)
      point += 1
    }
  }

  private static func text(_ digits: ArraySlice<UInt8>) -> String {
    String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
