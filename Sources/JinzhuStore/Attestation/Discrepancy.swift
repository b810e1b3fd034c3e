public import Jinzhu

/// What a book, sound in itself, does not have in common with what was signed or printed.
public enum Discrepancy: Error, Hashable, Sendable {
  /// The signature does not cover what the attestation says.
  case signature
  /// The attestation is signed by another key than the one asked for.
  case key(found: PublicKey, expected: PublicKey)
  /// No event of the book has the hash.
  case head(String, events: Int64)
  /// The book has fewer events than were signed.
  case missingEvent(Int64, events: Int64)
  /// The event has another hash.
  case hash(event: Int64, attested: String, stored: String)
  /// A figure, or a fact of the event, is another one; `nil` where there is none.
  case figure(String, attested: String?, recomputed: String?)

  /// The first difference.
  public var words: Words {
    switch self {
    case .signature:
      Words(
        "签名不符：证明文件在签署后被改动，或不是由其所载的公钥签署",
        "the signature does not hold: the attestation was altered after it was signed, or the key "
          + "that it names did not sign it")
    case .key(let found, let expected):
      Words(
        "证明由公钥 \(found) 签署，而不是 \(expected)",
        "the attestation is signed by the key \(found), not by \(expected)")
    case .head(let hash, let events):
      Words(
        "账簿的 \(events) 项事项中没有链头 \(hash)：其后的历史被改写、截去，或这是另一本账簿",
        "none of the \(events) events of the book has the head \(hash): history was rewritten or "
          + "cut off, or this is another book")
    case .missingEvent(let number, let events):
      Words(
        "证明时账簿有 \(number) 项事项，现在只有 \(events) 项：账簿被截去，或被旧的副本替换",
        "the book had \(number) events when it was signed and has \(events) now: it was cut off, "
          + "or replaced by an older copy")
    case .hash(let event, let attested, let stored):
      Words(
        "第 \(event) 号事项的哈希：证明为 \(attested)，账簿为 \(stored)：历史被改写，或这是另一本账簿",
        "the hash of event \(event) is \(stored) in the book, \(attested) in the attestation: "
          + "history was rewritten, or this is another book")
    case .figure(let name, let attested, let recomputed):
      Words(
        "\(name)：证明为 \(attested ?? "不适用")，按账簿重算为 \(recomputed ?? "不适用")",
        "\(name) is \(attested ?? "n/a") in the attestation, \(recomputed ?? "n/a") as the book "
          + "gives it")
    }
  }
}
