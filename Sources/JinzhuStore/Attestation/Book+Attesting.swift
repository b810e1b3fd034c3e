public import Jinzhu
internal import SQLite

extension Book {
  /// Verifies the book, and signs its head and its key figures on a day (today, for `nil`).
  ///
  /// - Throws: `BookError`: nobody vouches for a book that is damaged.
  public func attest(
    asOf day: Day?, by: String?, at now: Instant, with key: SigningKey
  ) throws -> Attestation {
    let (events, head) = try soundness()
    let day = try day ?? read(at: now) { books, _ in books.today }
    let facts = try facts(through: events, asOf: day, at: now)
    var attestation = Attestation(
      fund: facts.fund, event: events, head: head, recordedAt: facts.recordedAt, asOf: day,
      signedAt: now, by: by, figures: facts.figures, publicKey: try key.publicKey, signature: [])
    attestation.signature = try key.signature(of: attestation.signedBytes)
    return attestation
  }

  /// Holds a book that was verified against what was signed: the event with its hash, and the
  /// figures as they were known at that event.
  ///
  /// - Parameter key: whose signature it must be; `nil` takes the key that the attestation names.
  /// - Throws: the first `Discrepancy`; `BookError`.
  public func check(_ attestation: Attestation, signedBy key: PublicKey?) throws {
    if let key, key != attestation.publicKey {
      throw Discrepancy.key(found: attestation.publicKey, expected: key)
    }
    guard attestation.isSigned else { throw Discrepancy.signature }
    let number = attestation.event
    try read(at: attestation.signedAt) { _, archive in
      let events = try archive.head()?.number ?? 0
      guard let stored = try archive.hash(of: number) else {
        throw Discrepancy.missingEvent(number, events: events)
      }
      guard stored == attestation.head else {
        throw Discrepancy.hash(event: number, attested: attestation.head, stored: stored)
      }
    }
    try compare(
      attestation, facts(through: number, asOf: attestation.asOf, at: attestation.signedAt))
  }

  /// The event that has a hash.
  ///
  /// - Throws: `Discrepancy.head` where none has it; `BookError`.
  public func event(withHash hash: String) throws -> Event {
    do {
      return try transaction("BEGIN") {
        try shelf.refresh()
        let query = try database.prepare("SELECT number FROM event WHERE lower(hex(hash)) = ?1")
        try query.bind(1, hash)
        guard try query.step(), let event = try shelf.event(query.int(0)) else {
          throw Discrepancy.head(hash, events: shelf.tail.number)
        }
        return event
      }
    } catch {
      throw BookError.translating(error, path: path)
    }
  }

  /// What an attestation says of a book besides its head.
  private struct Facts {
    var fund: String
    var recordedAt: Instant
    var figures: [String: String] = [:]

    init(of books: Books, _ archive: any Archive, event: Int64, asOf day: Day) throws {
      let standing = try Standing(books: books, archive: archive, day: day)
      guard let last = try archive.event(event) else { throw BookError.misuse }
      (fund, recordedAt) = (standing.charter.fund, last.recordedAt)
      for figure in try standing.figures(Measure.attested) {
        if case .cell(let cell) = figure.value { figures[figure.name] = cell.machine }
      }
    }
  }

  /// The facts as an event left them. What is stored is taken where that is the last event: it was
  /// verified to be what the events give.
  private func facts(through event: Int64, asOf day: Day, at now: Instant) throws -> Facts {
    let stored = try read(at: now) { books, archive in
      let isLast = try archive.head()?.number == event
      return isLast ? try Facts(of: books, archive, event: event, asOf: day) : nil
    }
    return try stored
      ?? known(through: event).read(at: now) { books, archive in
        try Facts(of: books, archive, event: event, asOf: day)
      }
  }

  private func compare(_ attestation: Attestation, _ facts: Facts) throws {
    func same(_ name: String, _ attested: String?, _ recomputed: String?) throws {
      if attested == recomputed { return }
      throw Discrepancy.figure(name, attested: attested, recomputed: recomputed)
    }
    try same("fund", attestation.fund, facts.fund)
    try same("recordedAt", attestation.recordedAt.description, facts.recordedAt.description)
    for name in Set(attestation.figures.keys).union(facts.figures.keys).sorted() {
      try same(name, attestation.figures[name], facts.figures[name])
    }
  }

  private func soundness() throws -> (events: Int64, head: String) {
    switch try verify() {
    case .sound(let events, let head): (events, head)
    case .damaged(let damage): throw BookError.damaged(damage)
    }
  }
}
