internal import Crypto

/// What signs attestations: a private key of Ed25519 (RFC 8032).
public struct SigningKey: Sendable {
  private let key: Curve25519.Signing.PrivateKey

  /// A new key, from the system's random numbers.
  public init() { key = Curve25519.Signing.PrivateKey() }

  /// Reads a key from the text of a PEM file, such as `openssl genpkey -algorithm ed25519` writes.
  ///
  /// - Throws: `KeyError.notPrivate`.
  public init(parsing text: String) throws(KeyError) {
    guard let bytes = Base64.bytes(inPEM: text, label: "PRIVATE KEY"),
      bytes.starts(with: Self.header), bytes.count == Self.header.count + 32,
      let key = try? Curve25519.Signing.PrivateKey(
        rawRepresentation: bytes.dropFirst(Self.header.count))
    else { throw .notPrivate }
    self.key = key
  }

  /// The key that others check signatures with.
  public var publicKey: PublicKey {
    get throws(KeyError) {
      guard let key = PublicKey(bytes: Array(key.publicKey.rawRepresentation)) else {
        throw .notPublic
      }
      return key
    }
  }

  /// The text of a PEM file (PKCS #8), with a comment before it.
  public var pem: String {
    get throws(KeyError) {
      """
      金猪 Jinzhu: the private key of attestations (Ed25519). Whoever has it can sign. 私钥，请妥善保管。
      Public key 公钥: \(try publicKey)
      -----BEGIN PRIVATE KEY-----
      \(Base64.text(Self.header + Array(key.rawRepresentation)))
      -----END PRIVATE KEY-----

      """
    }
  }

  /// The signature of an approval, in Base64, over what is approved: `SubmittedDraft.signedBytes`.
  public func approval(of bytes: [UInt8]) throws -> String { Base64.text(try signature(of: bytes)) }

  func signature(of message: [UInt8]) throws -> [UInt8] { Array(try key.signature(for: message)) }

  /// What PKCS #8 puts before the 32 bytes of an Ed25519 key (RFC 8410).
  private static let header: [UInt8] = [
    0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
  ]
}
