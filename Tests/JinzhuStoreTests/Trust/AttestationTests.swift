import Jinzhu
import SQLite
import Testing

@testable import JinzhuStore

/// What was signed holds for as long as the book does, and for nothing else.
@Suite struct AttestationTests {
  let file = Scratch()
  let key: SigningKey

  init() throws { key = try SigningKey(parsing: KeyTests.pem) }

  private func attest(_ book: Book, asOf date: String = "2018-12-31") throws -> Attestation {
    try book.attest(asOf: day(date), by: "李监事", at: FrozenBook.now, with: key)
  }

  /// The same with something changed, signed again by the same key.
  private func signed(_ attestation: Attestation, _ change: (inout Attestation) -> Void) throws
    -> Attestation
  {
    var changed = attestation
    change(&changed)
    changed.signature = try key.signature(of: changed.signedBytes)
    return changed
  }

  @Test func `it says what the book says, and holds`() throws {
    let book = try FrozenBook.open(file)
    let attestation = try attest(book)
    #expect(attestation.fund == "示范基金")
    #expect(attestation.event == FrozenBook.events && attestation.head == FrozenBook.head)
    #expect(attestation.recordedAt.description == "2019-07-01T04:00:00.000000Z")
    #expect(attestation.publicKey.bytes == KeyTests.bytes(KeyTests.shared))
    // 14,000,000 of capital less a loss of 2,500 (fee 7,000, provisions 9,500); 600,000 in force
    // for a small borrower (75 %); 450,000 ÷ 13,997,500 is 0.0321486.
    #expect(
      attestation.figures == [
        "netAssets": "13997500.00", "paidInCapital": "14000000.00", "provisions": "9500.00",
        "inForceBalance": "600000.00", "inForceCount": "1", "ownShare": "600000.00",
        "weightedLiability": "450000.00", "leverage": "0.032149", "compensationBalance": "0.00",
        "nonPerformingExposure": "0.00", "nonPerformingRatio": "0.000000",
      ])
    try book.check(attestation, signedBy: nil)
    try book.check(attestation, signedBy: key.publicKey)
  }

  @Test func `the signed bytes are those of the document`() throws {
    let attestation = try attest(FrozenBook.open(file))
    #expect(
      String(decoding: attestation.signedBytes, as: UTF8.self) == """
        {"asOf":"2018-12-31","by":"李监事","event":"12","figures":{"compensationBalance":"0.00",\
        "inForceBalance":"600000.00","inForceCount":"1","leverage":"0.032149",\
        "netAssets":"13997500.00","nonPerformingExposure":"0.00","nonPerformingRatio":"0.000000",\
        "ownShare":"600000.00","paidInCapital":"14000000.00","provisions":"9500.00",\
        "weightedLiability":"450000.00"},"form":"jinzhu-attestation-1","fund":"示范基金",\
        "head":"\(FrozenBook.head)","publicKey":"11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=",\
        "recordedAt":"2019-07-01T04:00:00.000000Z","signedAt":"2019-07-02T04:00:00.000000Z"}
        """)
  }

  @Test func `its text reads back, in any layout`() throws {
    let attestation = try attest(FrozenBook.open(file))
    let text = attestation.text
    #expect(text.hasSuffix("}\n") && text.contains("\n    \"netAssets\": \"13997500.00\",\n"))
    #expect(try Attestation(parsing: Array(text.utf8)) == attestation)
    let squeezed = text.split(separator: "\n").joined().replacing("  ", with: "")
    #expect(try Attestation(parsing: Array(squeezed.utf8)) == attestation)
  }

  @Test func `what is recorded later, even into the past, does not disturb it`() throws {
    let book = try FrozenBook.open(file)
    let attestation = try attest(book, asOf: "2019-06-30")
    try book.record(
      [event("capital.pay", "2019-03-01", ["member": "M02", "amount": "1000000"])],
      at: FrozenBook.now)
    // The same instant as the event that was attested: the cut is by number, not by time.
    #expect(try attest(book, asOf: "2019-06-30").figures["netAssets"] == "14997500.00")
    try book.check(attestation, signedBy: key.publicKey)
  }

  @Test func `it is cut after its event, not after the event's instant`() throws {
    let book = try file.book()
    try book.record(founding("M01", "1000"), at: noon)
    let attestation = try book.attest(asOf: day("2018-02-01"), by: nil, at: noon, with: key)
    // A clock that stands still gives later events the same instant.
    try book.record(founding("M02", "500"), at: noon)
    #expect(attestation.figures["netAssets"] == "1000.00")
    try book.check(attestation, signedBy: nil)
  }

  @Test func `a figure that does not apply is absent`() throws {
    let attestation = try file.book().attest(asOf: nil, by: nil, at: noon, with: key)
    #expect(attestation.asOf.description == "2018-02-01")
    #expect(attestation.figures["netAssets"] == "0.00")
    // Nothing is divided by net assets of nothing.
    #expect(attestation.figures["leverage"] == nil)
    #expect(attestation.by == nil && !attestation.text.contains("\"by\""))
    let again = try Attestation(parsing: Array(attestation.text.utf8))
    try Book(path: file.path, mode: .readOnly).check(again, signedBy: key.publicKey)
  }

  @Test func `every digit and letter of it is covered`() throws {
    let book = try FrozenBook.open(file)
    let bytes = Array(try attest(book).text.utf8)
    var tried = 0
    for place in bytes.indices where bytes[place] > 0x20 {
      var altered = bytes
      altered[place] ^= 1
      tried += 1
      // Some alterations no longer read as an attestation at all.
      guard let attestation = try? Attestation(parsing: altered) else { continue }
      #expect(!attestation.isSigned, "byte \(place)")
    }
    #expect(tried > 700)
  }

  @Test func `members may be neither missing nor added`() throws {
    let text = try attest(FrozenBook.open(file)).text
    let lines = text.split(separator: "\n")
    for member in ["asOf", "event", "form", "fund", "head", "publicKey", "recordedAt", "signedAt"] {
      let rest = lines.filter { !$0.contains("\"\(member)\"") }.joined(separator: "\n")
        .replacing(",\n}", with: "\n}")
      #expect(throws: AttestationError.member(member)) {
        try Attestation(parsing: Array(rest.utf8))
      }
    }
    let more = text.replacing("\"form\"", with: "\"note\": \"x\",\n  \"form\"")
    #expect(throws: AttestationError.member("note")) { try Attestation(parsing: Array(more.utf8)) }
    let newer = text.replacing("attestation-1", with: "attestation-2")
    #expect(throws: AttestationError.form("jinzhu-attestation-2")) {
      try Attestation(parsing: Array(newer.utf8))
    }
    #expect(throws: AttestationError.self) { try Attestation(parsing: Array("{".utf8)) }
  }

  @Test func `another key's signature is told from the one that is wanted`() throws {
    let book = try FrozenBook.open(file)
    let stranger = SigningKey()
    let attestation = try book.attest(asOf: nil, by: nil, at: FrozenBook.now, with: stranger)
    try book.check(attestation, signedBy: nil)
    let (found, expected) = (try stranger.publicKey, try key.publicKey)
    #expect(throws: Discrepancy.key(found: found, expected: expected)) {
      try book.check(attestation, signedBy: expected)
    }
    var swapped = attestation
    swapped.publicKey = expected
    #expect(throws: Discrepancy.signature) { try book.check(swapped, signedBy: expected) }
  }

  @Test func `a book that was cut off, or is another one, is found out`() throws {
    let attestation = try attest(FrozenBook.open(file))
    let shorter = Scratch()
    let young = try shorter.book()
    try young.record(founding("M01", "1"), at: noon)
    #expect(throws: Discrepancy.missingEvent(12, events: 3)) {
      try young.check(attestation, signedBy: nil)
    }
    for number in 1...5 { try young.record(founding("N\(number)", "1"), at: noon) }
    let stored = try #require(try young.read(at: noon) { _, archive in try archive.hash(of: 12) })
    #expect(try young.damage() == nil)
    #expect(throws: Discrepancy.hash(event: 12, attested: FrozenBook.head, stored: stored)) {
      try young.check(attestation, signedBy: nil)
    }
  }

  @Test func `figures that the signer made up are found, the first by name`() throws {
    let book = try FrozenBook.open(file)
    let attestation = try attest(book)
    let richer = try signed(attestation) { $0.figures["netAssets"] = "13997500.01" }
    #expect(
      throws: Discrepancy.figure(
        "netAssets", attested: "13997500.01", recomputed: "13997500.00")
    ) { try book.check(richer, signedBy: nil) }
    let silent = try signed(attestation) { $0.figures["ownShare"] = nil }
    #expect(throws: Discrepancy.figure("ownShare", attested: nil, recomputed: "600000.00")) {
      try book.check(silent, signedBy: nil)
    }
    let more = try signed(attestation) { $0.figures["bonus"] = "1" }
    #expect(throws: Discrepancy.figure("bonus", attested: "1", recomputed: nil)) {
      try book.check(more, signedBy: nil)
    }
    let renamed = try signed(attestation) { $0.fund = "别的基金" }
    #expect(throws: Discrepancy.figure("fund", attested: "别的基金", recomputed: "示范基金")) {
      try book.check(renamed, signedBy: nil)
    }
  }

  @Test func `nobody vouches for a damaged book`() throws {
    try FrozenBook.put(in: file)
    try file.execute("UPDATE total SET value = 2 WHERE name = 'customers'")
    let book = try Book(path: file.path, mode: .readOnly)
    let error = try #require(throws: BookError.self) { try attest(book) }
    guard case .damaged(.value) = error else { throw error }
  }

  @Test func `a printed head is found wherever it stands in the chain, and no other`() throws {
    let book = try FrozenBook.open(file)
    let middle = "6a" + String(repeating: "0", count: 62)
    #expect(try book.event(withHash: FrozenBook.head).number == 12)
    let first = "cdecb911a78864e78cda1b8e3593976e4f549a3b335e04735855f31af652a404"
    #expect(try book.event(withHash: first).number == 1)
    #expect(throws: Discrepancy.head(middle, events: 12)) { try book.event(withHash: middle) }
  }
}
