/// Numbers below a thousand in Chinese words: 七, 十五, 七十五, 一百零五, 零点七.
enum ChineseNumber {
  /// The number in ASCII digits with a decimal point; nil where the text is not such a number.
  static func decimal(_ text: ArraySlice<Unicode.Scalar>) -> [UInt8]? {
    let parts = text.split(separator: "点", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = integer(parts[0]) else { return nil }
    var ascii = Array(String(whole).utf8)
    if parts.count == 1 { return ascii }
    ascii.append(46)
    for scalar in parts[1] {
      guard let digit = digit(scalar) else { return nil }
      ascii.append(48 + UInt8(digit))
    }
    return ascii
  }

  private static func integer(_ text: ArraySlice<Unicode.Scalar>) -> Int? {
    guard let mark = text.firstIndex(of: "百") else { return belowHundred(text) }
    let (count, rest) = (text[..<mark], text[(mark + 1)...])
    if count.isEmpty { return rest.isEmpty ? 100 : nil }
    guard count.count == 1, let hundreds = digit(count[count.startIndex]), hundreds > 0 else {
      return nil
    }
    if rest.isEmpty { return hundreds * 100 }
    if isZero(rest.first) {
      guard rest.count == 2, let ones = digit(rest[rest.startIndex + 1]), ones > 0 else {
        return nil
      }
      return hundreds * 100 + ones
    }
    guard rest.contains("十"), let tail = belowHundred(rest) else { return nil }
    return hundreds * 100 + tail
  }

  private static func belowHundred(_ text: ArraySlice<Unicode.Scalar>) -> Int? {
    guard let mark = text.firstIndex(of: "十") else {
      return text.count == 1 ? digit(text[text.startIndex]) : nil
    }
    guard
      let tens = optionalDigit(text[..<mark], absent: 1),
      let ones = optionalDigit(text[(mark + 1)...], absent: 0)
    else { return nil }
    return tens * 10 + ones
  }

  /// A digit from 1 to 9, or `absent` where there is none at all.
  private static func optionalDigit(_ text: ArraySlice<Unicode.Scalar>, absent: Int) -> Int? {
    if text.isEmpty { return absent }
    guard text.count == 1, let digit = digit(text[text.startIndex]), digit > 0 else { return nil }
    return digit
  }

  private static func isZero(_ scalar: Unicode.Scalar?) -> Bool { scalar == "零" || scalar == "〇" }

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "零", "〇": 0
    case "一": 1
    case "二": 2
    case "三": 3
    case "四": 4
    case "五": 5
    case "六": 6
    case "七": 7
    case "八": 8
    case "九": 9
    default: nil
    }
  }
}
