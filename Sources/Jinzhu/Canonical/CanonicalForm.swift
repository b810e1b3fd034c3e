/// The bytes that the hash chain covers, version 1 (docs/BOOK.md describes them for others).
///
/// One fact a line, each line ended by a line feed. Numbers, days and instants are written as the
/// book stores them; no code, kind or content holds a line feed or a tab, and free texts are quoted,
/// so the lines cannot be confused. The event's hash is SHA-256 over these bytes.
public enum CanonicalForm {
  /// The canonical form of an event, its entries and the hash before it.
  ///
  /// - Parameters:
  ///   - content: the fields of the event as canonical JSON.
  ///   - previous: the hash of the event before, as 64 lower-case hexadecimal digits; 64 zeros
  ///     before the first.
  public static func bytes(
    of event: Event, content: String, postings: [Posting], previous: String
  ) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(512)
    line("jinzhu-event-1", to: &out)
    line(previous, to: &out)
    line(event.number, to: &out)
    line(event.recordedAt.microseconds, to: &out)
    line(event.day.yyyymmdd, to: &out)
    line(event.submission.date.yyyymmdd, to: &out)
    line(event.submission.kind.rawValue, to: &out)
    line(event.rules, to: &out)
    line(event.charter, to: &out)
    optional(event.submission.ref, to: &out)
    optional(event.submission.memo, to: &out)
    optional(event.submission.override, to: &out)
    optional(event.submission.by, to: &out)
    line(content, to: &out)
    for posting in postings {
      side(posting.debit, to: &out)
      side(posting.credit, to: &out)
      number(posting.amount.fen, to: &out)
      out.append(tab)
      out.append(posting.isRed ? UInt8(ascii: "R") : UInt8(ascii: "."))
      out.append(posting.isClosing ? UInt8(ascii: "C") : UInt8(ascii: "."))
      out.append(lineFeed)
    }
    return out
  }

  private static let lineFeed: UInt8 = 10
  private static let tab: UInt8 = 9

  private static func line(_ text: String, to out: inout [UInt8]) {
    append(text, to: &out)
    out.append(lineFeed)
  }

  private static func append(_ text: String, to out: inout [UInt8]) {
    var text = text
    text.withUTF8 { out.append(contentsOf: $0) }
  }

  private static func line(_ value: Int64, to out: inout [UInt8]) {
    number(value, to: &out)
    out.append(lineFeed)
  }

  /// `-` for an absent text, else the text in quotes as JSON writes it.
  private static func optional(_ text: String?, to out: inout [UInt8]) {
    if let text {
      JSONWriter.quote(text, to: &out)
    } else {
      out.append(UInt8(ascii: "-"))
    }
    out.append(lineFeed)
  }

  private static func number(_ value: Int64, to out: inout [UInt8]) {
    append(String(value), to: &out)
  }

  /// `role TAB party TAB guarantee TAB`, empty where the sub-ledger names none.
  private static func side(_ sub: SubAccount, to out: inout [UInt8]) {
    append(sub.account.rawValue, to: &out)
    out.append(tab)
    if let party = sub.party { append(party.text, to: &out) }
    out.append(tab)
    if let guarantee = sub.guarantee { append(guarantee.text, to: &out) }
    out.append(tab)
  }
}
