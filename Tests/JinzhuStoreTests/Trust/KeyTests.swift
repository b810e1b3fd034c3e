import Foundation
import Testing

@testable import JinzhuStore

/// Keys of Ed25519, as others write and read them.
@Suite struct KeyTests {
  /// Test 1 of RFC 8032 §7.1: a key, its public half, and its signature of no bytes at all.
  static let secret = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
  static let shared = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
  static let signature = """
    e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b\
    d25bf5f0595bbe24655141438e7a100b
    """

  static func bytes(_ hexadecimal: String) -> [UInt8] {
    let digits = Array(hexadecimal)
    return stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(digits[$0...($0 + 1)]), radix: 16)
    }
  }

  static func base64(_ hexadecimal: String) -> String {
    Data(bytes(hexadecimal)).base64EncodedString()
  }

  /// What `openssl genpkey -algorithm ed25519` would write.
  static let pem = """
    -----BEGIN PRIVATE KEY-----
    \(base64("302e020100300506032b657004220420" + secret))
    -----END PRIVATE KEY-----

    """

  @Test func `a key of the standard signs as the standard says`() throws {
    let key = try SigningKey(parsing: Self.pem)
    #expect(try key.publicKey.bytes == Self.bytes(Self.shared))
    #expect(try key.publicKey.signed([], Self.bytes(Self.signature)))
    #expect(try key.publicKey.signed([], key.signature(of: [])))
    #expect(try !key.publicKey.signed([0], Self.bytes(Self.signature)))
    var other = Self.bytes(Self.signature)
    other[5] ^= 1
    #expect(try !key.publicKey.signed([], other))
    #expect(try !key.publicKey.signed([], []))
  }

  @Test func `a new key is another one each time, and reads back from its file`() throws {
    let (first, second) = (SigningKey(), SigningKey())
    #expect(try first.publicKey != second.publicKey)
    let again = try SigningKey(parsing: try first.pem)
    #expect(try again.publicKey == first.publicKey)
    #expect(try first.pem.contains("\(first.publicKey)"))
  }

  @Test func `a public key is read from each notation`() throws {
    let raw = Self.base64(Self.shared)
    let wrapped = Self.base64("302a300506032b6570032100" + Self.shared)
    // 12 bytes of header are 16 digits of Base64, so one follows from the other by sight.
    #expect(wrapped == "MCowBQYDK2VwAyEA" + raw)
    let file = "-----BEGIN PUBLIC KEY-----\r\n\(wrapped)\r\n-----END PUBLIC KEY-----\r\n"
    for text in [raw, raw + "\n", wrapped, file, "a comment\n" + file] {
      #expect(try PublicKey(parsing: text).bytes == Self.bytes(Self.shared), "\(text)")
    }
    #expect(try PublicKey(parsing: raw).description == raw)
  }

  @Test(arguments: [
    "", "abc", String(base64(shared).dropLast(4)), base64(shared) + "AAAA", base64(shared + "00"),
    base64("302a300506032b656e032100" + shared), pem,
    "-----BEGIN PUBLIC KEY-----\n\(base64(shared))",
  ])
  func `what is no public key is refused`(text: String) {
    #expect(throws: KeyError.notPublic) { try PublicKey(parsing: text) }
  }

  @Test(arguments: [
    "", base64(secret), pem.replacingOccurrences(of: "PRIVATE", with: "PUBLIC"),
    pem.replacingOccurrences(of: "MC4", with: "MC8"),
    pem.replacingOccurrences(of: "-----END", with: "----END"),
    "-----BEGIN PRIVATE KEY-----\n\(base64(secret))\n-----END PRIVATE KEY-----",
  ])
  func `what is no private key is refused`(text: String) {
    #expect(throws: KeyError.notPrivate) { try SigningKey(parsing: text) }
  }
}
