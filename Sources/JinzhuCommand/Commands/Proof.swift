internal import Jinzhu
internal import JinzhuFormats
internal import JinzhuStore

/// An attestation that a book is held against.
struct Proof {
  let attestation: Attestation
  /// The key that must have signed it; `nil` where none was given.
  let key: PublicKey?

  /// The longest file of an attestation or a key, in bytes.
  static let limit = 1 << 20

  /// Reads the files named; `nil` where there is no attestation.
  init?(attestation file: String?, publicKey: String?) throws {
    guard let file else {
      guard publicKey == nil else {
        throw Failure(
          .misuse,
          Words(
            "--public-key 须与 --attestation 同用", "--public-key belongs to --attestation FILE"))
      }
      return nil
    }
    do {
      attestation = try Attestation(parsing: try System.bytes(of: file, limit: Self.limit))
    } catch let error as AttestationError {
      throw Failure(.refused, error.words, file: file)
    }
    key = try publicKey.map(Self.key)
  }

  /// A key from a file of that name, if there is one, else from the text itself.
  private static func key(_ named: String) throws -> PublicKey {
    do {
      guard System.isReadable(named) else { return try PublicKey(parsing: named) }
      let bytes = try System.bytes(of: named, limit: limit)
      return try PublicKey(parsing: String(decoding: bytes, as: UTF8.self))
    } catch let error as KeyError {
      throw Failure(.refused, error.words, file: named)
    }
  }
}

extension Document {
  /// The head that was given is that of an event.
  mutating func tell(ofHeadAt event: Event) {
    figures.append(
      Figure("headEvent", Words("所给链头的事项号", "event of the given head"), .count(Int(event.number))))
    notes.append(
      Words(
        "所给链头在链上：第 \(event.number) 号事项，记于 \(event.recordedAt)",
        "the given head is in the chain: event \(event.number), recorded at \(event.recordedAt)"))
  }

  /// The attestation holds.
  mutating func tell(of proof: Proof) {
    let attestation = proof.attestation
    figures += [
      Figure(
        "attestedEvent", Words("证明的末项事项号", "last event attested"), .count(Int(attestation.event))),
      Figure("attestedAsOf", Words("证明的截至日", "figures attested as of"), .day(attestation.asOf)),
      Figure("signedAt", Words("签署时刻", "signed at"), .text(attestation.signedAt.description)),
      Figure("signedBy", Words("签署人", "signed by"), attestation.by.map(Cell.text) ?? .none),
      Figure("publicKey", Words("公钥", "public key"), .text(attestation.publicKey.description)),
    ]
    notes.append(
      Words(
        "证明成立：签名有效，账簿仍含所证明的全部事项，各项指标重算相同",
        "the attestation holds: the signature is good, the book still has every event attested, "
          + "and the figures come out the same"))
    if proof.key == nil {
      notes.append(
        Words(
          "未给 --public-key：签署人是谁，请将公钥与事先得到的核对",
          "no --public-key was given: who signed is only known once the key is compared with one "
            + "you were given before"))
    }
  }
}
