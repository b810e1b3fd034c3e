internal import CDocuments

/// How the bytes of a text file stand for characters.
public enum TextEncoding: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  /// What Chinese banks and spreadsheets write (GB 18030, which holds GBK and GB 2312).
  case gb18030

  /// By its name, as people write it.
  init?(named name: String) {
    switch name.lowercased() {
    case "utf-8", "utf8": self = .utf8
    case "gb18030", "gbk", "gb2312": self = .gb18030
    default: return nil
    }
  }

  /// The names that a map may give.
  static let names = ["utf-8", "gb18030", "gbk", "gb2312"]

  /// The same text in UTF-8; a byte order mark stays.
  ///
  /// - Throws: `CSVError`, with the line and, commas counted, the cell of bytes that are no
  ///   character.
  func utf8(of bytes: [UInt8]) throws(CSVError) -> [UInt8] {
    switch self {
    case .utf8: return bytes
    case .gb18030: return try Self.decoded(bytes)
    }
  }

  /// What bytes are that nobody says the encoding of: GB 18030 where they are that and no UTF-8.
  static func found(in bytes: [UInt8]) -> TextEncoding {
    if String(validating: bytes, as: UTF8.self) != nil { return .utf8 }
    return (try? decoded(bytes)) == nil ? .utf8 : .gb18030
  }

  private static func decoded(_ bytes: [UInt8]) throws(CSVError) -> [UInt8] {
    var text: UnsafeMutablePointer<UInt8>?
    var (size, place) = (0, 0)
    let result = bytes.withUnsafeBufferPointer {
      text_decode("GB18030", $0.baseAddress, $0.count, &text, &size, &place)
    }
    guard result == 0, let text else {
      let before = bytes[..<min(place, bytes.count)]
      let line = before.count { $0 == UInt8(ascii: "\n") } + 1
      let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      let column = before[start...].count { $0 == UInt8(ascii: ",") } + 1
      throw CSVError(.notGB18030, line: line, column: column)
    }
    defer { documents_free(text) }
    return Array(UnsafeBufferPointer(start: text, count: size))
  }
}
