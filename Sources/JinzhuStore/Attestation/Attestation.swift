public import Jinzhu

/// What somebody vouches for with a key: that a book stood at an event, and its figures on a day.
///
/// docs/BOOK.md describes the file and the bytes that are signed, for checkers in other languages.
public struct Attestation: Hashable, Sendable {
  /// The form that this program writes and reads.
  public static let form = "jinzhu-attestation-1"

  /// The fund's name as its charter gives it on the day.
  public var fund: String
  /// The number of the last event, which is how many there are.
  public var event: Int64
  /// The hash of that event.
  public var head: String
  /// When that event was recorded.
  public var recordedAt: Instant
  /// The day that the figures hold for.
  public var asOf: Day
  /// When it was signed, by the clock of whoever signed.
  public var signedAt: Instant
  /// Who signed, as the program was told; `nil` where it was not.
  public var by: String?
  /// `Measure.attested` by name, in machine notation; what does not apply on the day is absent.
  public var figures: [String: String]
  /// The key that signed.
  public var publicKey: PublicKey
  /// The 64 bytes of the signature.
  public internal(set) var signature: [UInt8]

  /// Whether the signature is the key's own, and covers everything else.
  var isSigned: Bool { publicKey.signed(signedBytes, signature) }

  /// The bytes that are signed: everything but the signature, as canonical JSON.
  public var signedBytes: [UInt8] {
    var bytes: [UInt8] = []
    JSONWriter.write(.record(entries), to: &bytes, sortingKeys: true)
    return bytes
  }

  /// The file's text: one member a line, in the order of the signed bytes.
  public var text: String {
    let all = entries + [Tree.Entry("signature", .text(Base64.text(signature)))]
    return Self.laidOut(all, indent: "") + "\n"
  }

  /// Everything but the signature.
  private var entries: [Tree.Entry] {
    var entries = [
      Tree.Entry("form", .text(Self.form)), Tree.Entry("fund", .text(fund)),
      Tree.Entry("event", .text(String(event))), Tree.Entry("head", .text(head)),
      Tree.Entry("recordedAt", .text(recordedAt.description)),
      Tree.Entry("asOf", .text(asOf.description)),
      Tree.Entry("signedAt", .text(signedAt.description)),
      Tree.Entry("figures", .record(figures.map { Tree.Entry($0.key, .text($0.value)) })),
      Tree.Entry("publicKey", .text(publicKey.description)),
    ]
    if let by { entries.append(Tree.Entry("by", .text(by))) }
    return entries
  }

  private static func laidOut(_ entries: [Tree.Entry], indent: String) -> String {
    let inner = indent + "  "
    let lines = entries.sorted { $0.key < $1.key }.map { entry in
      var value = JSONWriter.text(entry.value)
      if case .record(let entries) = entry.value { value = laidOut(entries, indent: inner) }
      return inner + JSONWriter.quoted(entry.key) + ": " + value
    }
    return "{\n" + lines.joined(separator: ",\n") + "\n" + indent + "}"
  }
}
