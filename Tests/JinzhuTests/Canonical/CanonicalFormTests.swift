import Jinzhu
import Testing

/// The form is a contract: these bytes, and no others, are what docs/BOOK.md describes.
@Suite struct CanonicalFormTests {
  let zeros = String(repeating: "0", count: 64)

  private func event(
    ref: String? = nil, memo: String? = nil, override: String? = nil, by: String? = nil
  ) throws -> Event {
    Event(
      number: 7, recordedAt: Instant(microseconds: 1_517_457_600_000_001),
      day: try Day(parsing: "2018-02-01"),
      submission: Submission(
        kind: .capitalPay, date: try Day(parsing: "2018-01-31"), ref: ref, memo: memo,
        override: override, by: by, fields: Fields()),
      rules: 1, charter: 3)
  }

  private func text(_ event: Event, _ content: String, _ postings: [Posting] = []) -> String {
    String(
      decoding: CanonicalForm.bytes(
        of: event, content: content, postings: postings, previous: zeros), as: UTF8.self)
  }

  @Test func `one fact a line, then one entry a line`() throws {
    let postings = [
      Posting(
        debit: .cash(at: ID("B01")), credit: SubAccount(.paidInCapital, party: ID("M01")),
        Money(fen: 12345)),
      Posting(
        debit: SubAccount(.inForce, guarantee: ID("D1")), credit: SubAccount(.inForceContra),
        Money(fen: 1), isRed: true, isClosing: true),
    ].compactMap { $0 }
    let form = text(
      try event(ref: "r-1", memo: "入股\"甲\"", by: "王\\会计"), #"{"amount":"123.45"}"#, postings)
    #expect(
      form == """
        jinzhu-event-1
        \(zeros)
        7
        1517457600000001
        20180201
        20180131
        capital.pay
        1
        3
        "r-1"
        "入股\\"甲\\""
        -
        "王\\\\会计"
        {"amount":"123.45"}
        cash\tB01\t\tpaidInCapital\tM01\t\t12345\t..
        inForce\t\tD1\tinForceContra\t\t\t1\tRC

        """)
  }

  @Test func `absent, empty and a dash are three things`() throws {
    let forms = [nil, "", "-"].map { memo in
      (try? event(memo: memo)).map { text($0, "{}") }
    }
    #expect(Set(forms).count == 3)
  }

  @Test func `a line feed in a text cannot pass for two lines`() throws {
    let one = text(try event(memo: "a", override: "b"), "{}")
    let other = text(try event(memo: "a\"\n\"b"), "{}")
    #expect(one != other)
    #expect(other.contains(#""a\"\u000a\"b""#))
  }
}
