#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Bytes as text (RFC 4648), in the one spelling that there is for them.
enum Base64 {
  static func text(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

  /// `nil` for any text that `text` would not have written.
  static func bytes(_ text: String) -> [UInt8]? {
    guard let data = Data(base64Encoded: text), data.base64EncodedString() == text else {
      return nil
    }
    return Array(data)
  }

  /// The bytes between the lines `-----BEGIN LABEL-----` and `-----END LABEL-----` (RFC 7468);
  /// what stands before and after them is comment.
  static func bytes(inPEM text: String, label: String) -> [UInt8]? {
    let lines = text.split(whereSeparator: \.isNewline).map { line in
      line.filter { !$0.isWhitespace || $0 == " " }
    }
    guard let first = lines.firstIndex(of: "-----BEGIN \(label)-----"),
      let last = lines[first...].firstIndex(of: "-----END \(label)-----")
    else { return nil }
    return bytes(lines[(first + 1)..<last].joined())
  }
}
