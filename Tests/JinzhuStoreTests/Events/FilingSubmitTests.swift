import Jinzhu
import JinzhuStore
import Testing

/// What is kept of a filing must be what it says it is.
struct FilingSubmitTests {
  /// The five bytes `hello` with their SHA-256.
  private static let good = [
    "period": "2018-02", "format": "text", "file": "aGVsbG8=",
    "sha256": "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
    "figures": #"{"income":{"18":{"A":"15600.00"}}}"#,
  ]

  private static func filing(_ changes: [String: String]) throws {
    let fields = good.merging(changes) { _, new in new }
    let raw =
      [("kind", "filing.submit"), ("date", "2018-03-05")] + fields.map { ($0.key, $0.value) }
    let event = try Submission(reading: raw.map { (name: $0.0, tree: .text($0.1)) })
    let book = try TestBook.county().book
    _ = try book.record(at: Instant(microseconds: 1_900_000_000_000_000)) { try $0.record(event) }
  }

  @Test func `bytes with their digest and figures by form, row and column are kept`() throws {
    try Self.filing([:])
  }

  @Test(arguments: [
    ("file", "%%%", Refusal.filedBytes),
    (
      "file", String(repeating: "A", count: 1_000_004),
      .filedTooLong(1_000_004, limit: 1_000_000)
    ),
    ("sha256", "2cf24d", .filedDigest),
    ("sha256", String(repeating: "G", count: 64), .filedDigest),
    ("figures", #"{"income":{"18":"15600.00"}}"#, .filedFigures),
    ("figures", "15600", .filedFigures),
    ("figures", #"{"nosuch":{"18":{"A":"15600.00"}}}"#, .filedFigures),
  ])
  func `what is none of that is a fault of form`(
    field: String, text: String, refusal: Refusal
  ) throws {
    let complaints = try #require(throws: Complaints.self) { try Self.filing([field: text]) }
    #expect(complaints.items.map(\.refusal) == [refusal])
  }

  @Test func `the digest of other bytes is refused when it is recorded`() throws {
    let other = "0000000000000000000000000000000000000000000000000000000000000000"
    #expect(throws: Refusal.filedDigest) { try Self.filing(["sha256": other]) }
  }
}
