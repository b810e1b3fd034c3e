import Foundation
import Testing

/// How much a file may hold (docs/TRUST.md), on both sides of each limit.
@Suite struct InputLimitTests {
  private static let mebibyte = 1 << 20

  @Test func `a charter of 1 MiB is read, and a byte more is refused`() throws {
    let program = try Program()
    let charter = "fund: 甲\n#"
    let filler = String(repeating: "-", count: Self.mebibyte - charter.utf8.count)
    try program.write(charter + filler, to: "charter.yaml")
    #expect(try program.run("charter", "check", "charter.yaml").status == 0)
    try program.write(charter + filler + "-", to: "charter.yaml")
    let english = try program.run("charter", "check", "charter.yaml")
    #expect(english.status == 1)
    #expect(english.words.contains("`charter.yaml` has more than 1048576 bytes"))
    let chinese = try program.run("charter", "check", "charter.yaml", lang: "zh")
    #expect(chinese.words.contains("“charter.yaml”超过 1048576 字节"), "\(chinese.words)")
    // What comes through a pipe has no size before it is read.
    let piped = try program.run("charter", "check", "-", input: charter + filler + "-")
    #expect(piped.status == 1)
    #expect(try program.run("charter", "check", "-", input: charter + filler).status == 0)
  }

  @Test func `a file of events beyond 1 GiB is refused before it is read`() throws {
    let program = try Program.fund()
    try program.write("", to: "events.jsonl")
    // Nothing but its size: not a byte of it is on the disk.
    try #require(truncate(program.path("events.jsonl").path, 1 << 30 + 1) == 0)
    let outcome = try program.run("record", "events.jsonl")
    #expect(outcome.status == 1)
    #expect(outcome.words.contains("`events.jsonl` has more than 1073741824 bytes; split it"))
  }

  @Test func `an attestation and a key of more than 1 MiB are refused`() throws {
    let program = try Program.fund()
    try program.write(String(repeating: " ", count: Self.mebibyte + 1), to: "long")
    for arguments in [["verify", "--attestation", "long"], ["attest", "--key", "long"]] {
      let outcome = try program.run(arguments)
      #expect(outcome.status == 1)
      #expect(outcome.words.contains("has more than 1048576 bytes"), "\(outcome.words)")
    }
    try program.write(String(repeating: " ", count: Self.mebibyte), to: "long")
    for arguments in [["verify", "--attestation", "long"], ["attest", "--key", "long"]] {
      let outcome = try program.run(arguments)
      #expect(outcome.status == 1)
      #expect(!outcome.words.contains("has more than"), "\(outcome.words)")
    }
  }

  @Test func `a hundred thousand fields, or levels, end in words and not in a crash`() throws {
    let program = try Program.fund()
    let fields = (0..<60_000).map { #""k\#($0)":"1""# }.joined(separator: ",")
    try program.write("{\(fields)}\n", to: "fields.jsonl")
    let lists = String(repeating: "[", count: 100_000)
    try program.write(#"{"lines":\#(lists)"# + "\n", to: "lists.jsonl")
    try program.write(lists, to: "lists.yaml")
    for arguments in [
      ["record", "fields.jsonl"], ["record", "lists.jsonl"], ["charter", "check", "lists.yaml"],
    ] {
      let outcome = try program.run(arguments)
      #expect(outcome.status == 1 && !outcome.words.isEmpty, "\(arguments): \(outcome.status)")
    }
  }
}
