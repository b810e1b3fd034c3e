internal import Crypto
public import Jinzhu

/// Whom a signature is held against: a public key of Ed25519 (RFC 8032).
public struct PublicKey: Hashable, Sendable, CustomStringConvertible {
  /// The 32 bytes of the key.
  public let bytes: [UInt8]

  /// A key of the curve; `nil` for anything but 32 bytes.
  init?(bytes: [UInt8]) {
    guard (try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)) != nil else { return nil }
    self.bytes = bytes
  }

  /// Reads a key from its Base64, with or without the header of X.509, or from a PEM file's text.
  ///
  /// - Throws: `KeyError.notPublic`.
  public init(parsing text: String) throws(KeyError) {
    let line = text.filter { !$0.isWhitespace }
    let found = Base64.bytes(line) ?? Base64.bytes(inPEM: text, label: "PUBLIC KEY")
    guard var bytes = found else { throw .notPublic }
    if bytes.starts(with: Self.header) { bytes.removeFirst(Self.header.count) }
    guard let key = PublicKey(bytes: bytes) else { throw .notPublic }
    self = key
  }

  /// The Base64 of the 32 bytes.
  public var description: String { Base64.text(bytes) }

  /// Whether somebody who has the private key signed exactly these bytes.
  func signed(_ message: [UInt8], _ signature: [UInt8]) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else {
      return false
    }
    return key.isValidSignature(signature, for: message)
  }

  /// What X.509 puts before the bytes of an Ed25519 key (RFC 8410).
  private static let header: [UInt8] = [
    0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00,
  ]
}

/// Why a text is no key.
public enum KeyError: Error, Hashable, Sendable {
  case notPublic
  case notPrivate

  /// What is wrong, and what to do.
  public var words: Words {
    switch self {
    case .notPublic:
      Words(
        "不是 Ed25519 公钥；请给出 jinzhu attest --new-key 印出的一行，或 PEM 文件",
        "this is no Ed25519 public key; give the line that `jinzhu attest --new-key` printed, "
          + "or a PEM file")
    case .notPrivate:
      Words(
        "不是 Ed25519 私钥（PEM）；请用 jinzhu attest --new-key 新建一个",
        "this is no Ed25519 private key in PEM; make one by `jinzhu attest --new-key FILE`")
    }
  }
}
