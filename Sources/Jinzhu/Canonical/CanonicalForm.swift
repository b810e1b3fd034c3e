/// The bytes that the hash chain covers, version 1 (docs/BOOK.md describes them for others).
///
/// One fact a line, each line ended by a line feed; no text of an event holds a control character,
/// so the lines cannot be confused. The event's hash is SHA-256 over these bytes.
public enum CanonicalForm {
  /// The canonical form of an event, its entries and the hash before it.
  ///
  /// - Parameters:
  ///   - previous: the hash of the event before, as 64 lower-case hexadecimal digits; 64 zeros
  ///     before the first.
  public static func bytes(
    of event: Event, content: String, postings: [Posting], previous: String
  ) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(512)
    func line(_ text: String) {
      out.append(contentsOf: text.utf8)
      out.append(10)
    }
    /// Absent differs from empty: `-` alone, or `+` and the text.
    func optional(_ text: String?) { line(text.map { "+" + $0 } ?? "-") }
    line("jinzhu-event-1")
    line(previous)
    line(String(event.number))
    line(event.recordedAt.description)
    line(event.day.description)
    line(event.submission.date.description)
    line(event.submission.kind.rawValue)
    line(String(event.rules))
    line(String(event.charter))
    optional(event.submission.ref)
    optional(event.submission.memo)
    optional(event.submission.override)
    optional(event.submission.by)
    line(content)
    for posting in postings {
      side(posting.debit, to: &out)
      out.append(9)
      side(posting.credit, to: &out)
      out.append(9)
      out.append(contentsOf: String(posting.amount.fen).utf8)
      out.append(9)
      out.append(posting.isRed ? 0x52 : 0x2E)
      out.append(posting.isClosing ? 0x43 : 0x2E)
      out.append(10)
    }
    return out
  }

  /// `role TAB party TAB guarantee`, empty where the sub-ledger names none.
  private static func side(_ sub: SubAccount, to out: inout [UInt8]) {
    out.append(contentsOf: sub.account.rawValue.utf8)
    out.append(9)
    if let party = sub.party { out.append(contentsOf: party.text.utf8) }
    out.append(9)
    if let guarantee = sub.guarantee { out.append(contentsOf: guarantee.text.utf8) }
  }
}
