internal import Crypto
internal import Jinzhu

/// The hash chain: every event carries the hash of the one before it (docs/BOOK.md).
enum Chain {
  /// Before the first event.
  static let start = [UInt8](repeating: 0, count: 32)

  /// The hash of an event.
  static func hash(
    of event: Event, content: String, postings: [Posting], after previous: [UInt8]
  ) -> [UInt8] {
    let bytes = CanonicalForm.bytes(
      of: event, content: content, postings: postings, previous: hexadecimal(previous))
    var hasher = SHA256()
    bytes.withUnsafeBytes { hasher.update(bufferPointer: $0) }
    return Array(hasher.finalize())
  }

  /// Two lower-case digits a byte.
  static func hexadecimal(_ bytes: [UInt8]) -> String {
    func digit(_ half: UInt8) -> UInt8 { half + (half < 10 ? 0x30 : 0x57) }
    return String(unsafeUninitializedCapacity: bytes.count * 2) { text in
      for (place, byte) in bytes.enumerated() {
        text[place * 2] = digit(byte >> 4)
        text[place * 2 + 1] = digit(byte & 15)
      }
      return bytes.count * 2
    }
  }

  /// Whether a text is a hash as `hexadecimal` writes it.
  static func isHash(_ text: String) -> Bool {
    text.utf8.count == 64
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}
