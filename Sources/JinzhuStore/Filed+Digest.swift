internal import Crypto
public import Jinzhu

extension Filed {
  /// The SHA-256 of some bytes, as an event gives it.
  public static func digest(of bytes: [UInt8]) -> String {
    Chain.hexadecimal(Array(SHA256.hash(data: bytes)))
  }

  /// Whether the bytes are what was filed.
  public var isWhole: Bool { Self.digest(of: bytes) == digest }

  /// Refuses a filing whose bytes are not those of its digest.
  static func requireDigest(of submission: Submission) throws {
    guard submission.kind == .filingSubmit else { return }
    guard try Filed(submission, event: 0).isWhole else { throw Refusal.filedDigest }
  }
}
