/// Bytes as text in base64 (RFC 4648), with padding, without line breaks.
public enum Base64 {
  private static let letters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The text of some bytes.
  public static func text(of bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let rest = bytes.count - start
      let (a, b, c) = (
        Int(bytes[start]), rest > 1 ? Int(bytes[start + 1]) : 0,
        rest > 2 ? Int(bytes[start + 2]) : 0
      )
      let word = a << 16 | b << 8 | c
      text.append(letters[word >> 18])
      text.append(letters[word >> 12 & 63])
      text.append(rest > 1 ? letters[word >> 6 & 63] : UInt8(ascii: "="))
      text.append(rest > 2 ? letters[word & 63] : UInt8(ascii: "="))
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// How many bytes a text that `text(of:)` wrote is of.
  public static func length(of text: String) -> Int {
    text.utf8.count / 4 * 3 - text.utf8.suffix(2).count { $0 == UInt8(ascii: "=") }
  }

  /// The bytes of a text; `nil` for one that `text(of:)` would not write.
  public static func bytes(of text: String) -> [UInt8]? {
    let units = Array(text.utf8)
    guard units.count % 4 == 0 else { return nil }
    let padding = units.reversed().prefix(2).prefix { $0 == UInt8(ascii: "=") }.count
    var (bytes, word, bits) = ([UInt8](), 0, 0)
    bytes.reserveCapacity(units.count / 4 * 3)
    for unit in units.dropLast(padding) {
      guard let value = values[Int(unit)] else { return nil }
      word = word << 6 | value
      bits += 6
      guard bits >= 8 else { continue }
      bits -= 8
      bytes.append(UInt8(word >> bits & 255))
      word &= (1 << bits) - 1
    }
    return word == 0 ? bytes : nil
  }

  private static let values: [Int?] = (0..<256).map { unit in
    letters.firstIndex(of: UInt8(unit))
  }
}
