import Jinzhu
import JinzhuStore

/// What is handed from one person to another: attestations and keys.
enum Attestations {
  /// One that is understood is written as one that is understood as the same, and the same bytes
  /// are held against its signature.
  static func attestation(_ bytes: [UInt8]) -> String? {
    guard let attestation = try? Attestation(parsing: bytes) else { return nil }
    let text = attestation.text
    guard let again = try? Attestation(parsing: Array(text.utf8)) else {
      return "`\(text)` is not read again"
    }
    guard again.text.utf8.elementsEqual(text.utf8) else { return "`\(text)` reads otherwise" }
    return nil
  }

  static func key(_ text: String) -> String? {
    if let key = try? PublicKey(parsing: text), (try? PublicKey(parsing: "\(key)")) != key {
      return "the public key \(key) is not read again"
    }
    guard let key = try? SigningKey(parsing: text), let shown = try? key.publicKey else {
      return nil
    }
    let again = try? SigningKey(parsing: key.pem).publicKey
    return again == shown ? nil : differs(shown, again, "a key of \(shown)")
  }
}
