import Foundation
import Testing

/// Signing, and holding a book against what was signed or printed.
struct AttestTests {
  let program: Program

  init() throws {
    program = try Program.fund()
    try program.record(Program.issue)
  }

  /// Makes a key and an attestation; returns the public key.
  @discardableResult
  private func attest(_ file: String = "a.json") throws -> String {
    if !FileManager.default.fileExists(atPath: program.path("fund.key").path) {
      let made = try program.run("attest", "--new-key", "fund.key")
      try #require(made.status == 0, "\(made.words)")
      try program.write(made.output, to: "fund.pub")
    }
    let signed = try program.run(
      "attest", "--key", "fund.key", "--as-of", "2018-12-31", "--output", file)
    try #require(signed.status == 0 && signed.output == "", "\(signed.words)")
    return try String(contentsOf: program.path("fund.pub"), encoding: .utf8)
      .trimmingCharacters(in: .newlines)
  }

  private func attestation(_ file: String = "a.json") throws -> [String: Any] {
    try String(contentsOf: program.path(file), encoding: .utf8).json
  }

  @Test func `a new key is its owner's alone, and is never written over`() throws {
    let key = try attest()
    let path = program.path("fund.key").path
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(Data(base64Encoded: key)?.count == 32)
    let before = try Data(contentsOf: program.path("fund.key"))
    let again = try program.run("attest", "--new-key", "fund.key")
    #expect(again.status == 1 && again.output == "")
    #expect(try Data(contentsOf: program.path("fund.key")) == before)
  }

  @Test func `an attestation holds, and verify says whose and of when`() throws {
    let key = try attest()
    let verified = try program.run("verify", "--attestation", "a.json", "--format", "json")
    #expect(verified.status == 0, "\(verified.words)")
    let measures = try #require(verified.output.json["measures"] as? [String: Any])
    #expect(measures["attestedEvent"] as? Int == 11)
    #expect(measures["attestedAsOf"] as? String == "2018-12-31")
    #expect(measures["signedAt"] as? String == "2019-06-30T04:00:00.000000Z")
    #expect(measures["signedBy"] as? String == "tester")
    #expect(measures["publicKey"] as? String == key)
    for given in [key, "fund.pub"] {
      let named = try program.run("verify", "--attestation", "a.json", "--public-key", given)
      #expect(named.status == 0, "\(named.words)")
      #expect(named.output.contains("the attestation holds"))
      #expect(!named.output.contains("no --public-key was given"))
    }
    #expect(try program.run("verify", "--attestation", "a.json").output.contains("no --public-key"))
    let chinese = try program.run("verify", "--attestation", "a.json", lang: "zh")
    #expect(chinese.output.contains("证明成立") && chinese.output.contains("未给 --public-key"))
  }

  @Test func `its figures are those of the report`() throws {
    try attest()
    let figures = try #require(try attestation()["figures"] as? [String: String])
    let report = try program.run(
      "report", "measures", "--as-of", "2018-12-31", "--format", "json")
    let measures = try #require(report.output.json["measures"] as? [String: Any])
    #expect(figures.count == 11)
    for (name, value) in figures {
      #expect(Self.text(measures[name]) == value, "\(name)")
    }
    #expect(try attestation()["head"] as? String == program.head())
  }

  @Test func `it still holds after more is recorded, and after a backup is restored`() throws {
    try attest()
    #expect(try program.run("backup", "b.book").status == 0)
    try program.record(
      #"{"kind":"capital.pay","date":"2018-06-01","member":"M01","amount":"1.00"}"#)
    #expect(try program.run("verify", "--attestation", "a.json").status == 0)
    #expect(try program.run("restore", "b.book", "--book", "c.book").status == 0)
    #expect(try program.run("verify", "--attestation", "a.json", "--book", "c.book").status == 0)
    // What was signed after the backup is not in it.
    try attest("later.json")
    let cut = try program.run("verify", "--attestation", "later.json", "--book", "c.book")
    #expect(cut.status == 3 && cut.output == "")
    #expect(cut.words.contains("had 12 events when it was signed and has 11 now"), "\(cut.words)")
    let chinese = try program.run(
      "verify", "--attestation", "later.json", "--book", "c.book", lang: "zh")
    #expect(chinese.status == 3 && chinese.words.contains("现在只有 11 项"))
  }

  @Test func `an altered attestation, a wrong key and another book are 3`() throws {
    try attest()
    let text = try String(contentsOf: program.path("a.json"), encoding: .utf8)
    try program.write(
      text.replacingOccurrences(of: "20000000.00", with: "30000000.00"), to: "x.json")
    let altered = try program.run("verify", "--attestation", "x.json")
    #expect(altered.status == 3 && altered.words.contains("the signature does not hold"))
    let other = try program.run("attest", "--new-key", "other.key").output
    let wrong = try program.run(
      "verify", "--attestation", "a.json", "--public-key",
      other.trimmingCharacters(in: .newlines))
    #expect(wrong.status == 3 && wrong.words.contains("is signed by the key"))
    try program.run("init", "--fund", "别的", "--book", "other.book")
    let book = try program.run("verify", "--attestation", "a.json", "--book", "other.book")
    #expect(book.status == 3, "\(book.words)")
  }

  @Test func `what is no attestation and no key is refused`() throws {
    try attest()
    try program.write("{}", to: "x.json")
    let nothing = try program.run("verify", "--attestation", "x.json")
    #expect(nothing.status == 1 && nothing.words.hasPrefix("x.json: `form`"), "\(nothing.words)")
    #expect(try program.run("verify", "--attestation", "missing.json").status == 1)
    let key = try program.run("verify", "--attestation", "a.json", "--public-key", "abc")
    #expect(key.status == 1 && key.words.contains("no Ed25519 public key"))
    let secret = try program.run("attest", "--key", "fund.pub")
    #expect(secret.status == 1 && secret.words.contains("no Ed25519 private key"))
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o644], ofItemAtPath: program.path("fund.key").path)
    let open = try program.run("attest", "--key", "fund.key")
    #expect(open.status == 0 && open.words.contains("chmod 600"))
  }

  @Test func `a printed head must be in the chain`() throws {
    let head = try program.head()
    try program.record(
      #"{"kind":"capital.pay","date":"2018-06-01","member":"M01","amount":"1.00"}"#)
    for spelling in [head, head.uppercased()] {
      let found = try program.run("verify", "--head", spelling, "--format", "json")
      #expect(found.status == 0, "\(found.words)")
      let measures = try #require(found.output.json["measures"] as? [String: Any])
      #expect(measures["headEvent"] as? Int == 11)
    }
    let stranger = String(repeating: "0", count: 64)
    for (lang, words) in [("en", "none of the 12 events"), ("zh", "12 项事项中没有链头")] {
      let lost = try program.run("verify", "--head", stranger, lang: lang)
      #expect(lost.status == 3 && lost.output == "")
      #expect(lost.words.contains(words) && lost.words.contains(stranger), "\(lost.words)")
    }
  }

  static let openssl = ["/usr/bin/openssl", "/usr/local/bin/openssl", "/opt/homebrew/bin/openssl"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// docs/BOOK.md, followed by somebody who has nothing of this program.
  @Test(
    .enabled(
      if: openssl != nil, "openssl is not installed: the signature was checked by nobody else"))
  func `another program finds the signature good, and an altered one bad`() throws {
    let key = try attest()
    var members = try attestation()
    let signature = try #require(members.removeValue(forKey: "signature") as? String)
    let signed = try JSONSerialization.data(
      withJSONObject: members, options: [.sortedKeys, .withoutEscapingSlashes])
    try signed.write(to: program.path("signed"))
    try #require(Data(base64Encoded: signature)).write(to: program.path("signature"))
    try program.write(
      "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA\(key)\n-----END PUBLIC KEY-----\n",
      to: "pub.pem")
    func check() throws -> Int32 {
      let process = Process()
      process.executableURL = URL(filePath: try #require(Self.openssl))
      process.currentDirectoryURL = program.folder
      process.arguments = [
        "pkeyutl", "-verify", "-rawin", "-pubin", "-inkey", "pub.pem", "-in", "signed", "-sigfile",
        "signature",
      ]
      (process.standardOutput, process.standardError) = (Pipe(), Pipe())
      try process.run()
      process.waitUntilExit()
      return process.terminationStatus
    }
    #expect(try check() == 0)
    try (signed + Data(" ".utf8)).write(to: program.path("signed"))
    #expect(try check() != 0)
  }

  /// A value of a report as text, a count being a bare number.
  private static func text(_ value: Any?) -> String? {
    (value as? String) ?? (value as? Int).map(String.init)
  }
}
