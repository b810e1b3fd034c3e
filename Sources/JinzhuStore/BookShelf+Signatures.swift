internal import Jinzhu

// Signatures of approvals: the domain knows what is signed, and no cryptography.

extension BookShelf {
  func isSigned(_ bytes: [UInt8], _ signature: String, by key: String) -> Bool {
    guard let key = try? PublicKey(parsing: key), let signature = Base64.bytes(signature) else {
      return false
    }
    return key.signed(bytes, signature)
  }
}
