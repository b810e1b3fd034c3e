import Foundation
import Jinzhu
import JinzhuStore
import Testing

/// Who may read and write a book, and what becomes of its log.
struct AccessTests {
  let program: Program
  /// The folder that the book is in; what runs leave elsewhere does not matter.
  private let shelf = "shelf"

  init() throws {
    program = try Program.fund()
    try FileManager.default.createDirectory(
      at: program.path(shelf), withIntermediateDirectories: false)
  }

  /// Puts files on the shelf, and takes from everybody the right to write to it.
  private func shelve(_ files: [String], mode: Int = 0o600) throws {
    for name in files {
      try FileManager.default.copyItem(
        at: program.path(name), to: program.path(shelf + "/" + name))
      try give(shelf + "/" + name, mode)
    }
    try give(shelf, 0o500)
  }

  /// Gives a file to whoever runs without privileges.
  private func give(_ name: String, _ mode: Int) throws {
    var attributes: [FileAttributeKey: Any] = [.posixPermissions: mode]
    if Program.isPrivileged {
      attributes[.ownerAccountID] = Program.nobody
      attributes[.groupOwnerAccountID] = Program.nobody
    }
    try FileManager.default.setAttributes(attributes, ofItemAtPath: program.path(name).path)
  }

  private func onShelf() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: program.path(shelf).path).sorted()
  }

  /// Gives the folder back, so that it can be removed.
  private func release() { try? give(shelf, 0o700) }

  /// Copies of the book with an event in its log that is not in its file yet.
  private func recordIntoLog() throws {
    let book = try Book(path: program.path("fund.book").path, mode: .readWrite)
    try book.record(at: Instant(parsing: Program.now)) { recorder in
      _ = try recorder.record(
        Submission(reading: [
          ("kind", .text("capital.pay")), ("date", .text("2018-02-01")),
          ("member", .text("M01")), ("amount", .text("1.00")),
        ]))
    }
    for suffix in ["", "-wal", "-shm"] {
      try FileManager.default.copyItem(
        at: program.path("fund.book" + suffix), to: program.path("live.book" + suffix))
    }
    book.close()
  }

  @Test(arguments: [0o600, 0o400])
  func `a folder that may not be written to can be read from, and nothing is left there`(
    mode: Int
  ) throws {
    try program.requireUnprivileged()
    defer { release() }
    try shelve(["fund.book"], mode: mode)
    for arguments in [["verify"], ["report", "measures"], ["list", "parties"]] {
      let outcome = try program.runUnprivileged(arguments + ["--book", "shelf/fund.book"])
      #expect(outcome.status == 0, "\(outcome.words)")
    }
    #expect(try onShelf() == ["fund.book"])
    let refused = try program.runUnprivileged([
      "record", "capital.pay", "--date", "2018-02-01", "--member", "M01", "--amount", "1", "--book",
      "shelf/fund.book",
    ])
    #expect(refused.status == 1 && refused.words.contains("cannot be written"), "\(refused.words)")
    #expect(try onShelf() == ["fund.book"])
  }

  @Test func `the rows of a log are read where the folder may not be written to`() throws {
    try program.requireUnprivileged()
    defer { release() }
    try recordIntoLog()
    try shelve(["live.book", "live.book-wal", "live.book-shm"])
    let outcome = try program.runUnprivileged([
      "verify", "--book", "shelf/live.book", "--format", "json",
    ])
    #expect(outcome.status == 0, "\(outcome.words)")
    // Ten events are in the file, the eleventh in the log.
    #expect((outcome.output.json["measures"] as? [String: Any])?["events"] as? Int == 11)
    #expect(try onShelf() == ["live.book", "live.book-shm", "live.book-wal"])
  }

  @Test func `a log that cannot be read is refused with what to do, never passed over`() throws {
    try program.requireUnprivileged()
    defer { release() }
    try recordIntoLog()
    try shelve(["live.book", "live.book-wal"])
    for (lang, words) in [("en", "holds records not yet folded"), ("zh", "尚未并入账簿")] {
      let outcome = try program.runUnprivileged(
        ["report", "measures", "--book", "shelf/live.book"], lang: lang)
      #expect(outcome.status == 1 && outcome.output == "")
      #expect(outcome.words.contains(words) && outcome.words.contains("live.book-wal"))
      #expect(outcome.words.contains("jinzhu verify"), "\(outcome.words)")
    }
    #expect(try onShelf() == ["live.book", "live.book-wal"])
    // The remedy, by somebody who may write.
    release()
    let remedy = try program.runUnprivileged([
      "verify", "--book", "shelf/live.book", "--format", "json",
    ])
    #expect((remedy.output.json["measures"] as? [String: Any])?["events"] as? Int == 11)
    #expect(try onShelf() == ["live.book"])
  }

  @Test func `a log left behind by a writer that died is used by the next reader`() throws {
    try recordIntoLog()
    let outcome = try program.run("verify", "--book", "live.book", "--format", "json")
    #expect((outcome.output.json["measures"] as? [String: Any])?["events"] as? Int == 11)
    let files = try FileManager.default.contentsOfDirectory(atPath: program.folder.path)
    #expect(!files.contains { $0.hasPrefix("live.book-") })
  }

  @Test func `others cannot read a new book, whatever the umask`() throws {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.currentDirectoryURL = program.folder
    process.arguments = [
      "-c",
      "umask 0; \"$0\" init --fund x --book open.book && \"$0\" backup --book open.book b.book",
      Program.executable.path,
    ]
    process.environment = ["JINZHU_NOW": Program.now, "LC_ALL": "C"]
    process.standardOutput = Pipe()
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    for name in ["open.book", "b.book"] {
      let path = program.path(name).path
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode == 0o600)
    }
  }

  @Test func `nothing is recorded by nobody`() throws {
    try program.run(
      ["init", "--fund", "x", "--book", "x.book"], environment: ["JINZHU_USER": ""])
    let login = getpwuid(geteuid()).map { String(cString: $0.pointee.pw_name) }
    let book = try Book(path: program.path("x.book").path, mode: .readOnly)
    defer { book.close() }
    try book.read(at: Instant(parsing: Program.now)) { _, archive in
      let by = try archive.event(1)?.submission.by
      #expect(by == login ?? "uid \(geteuid())")
    }
    let shared = try Book(path: program.path("fund.book").path, mode: .readOnly)
    defer { shared.close() }
    try shared.read(at: Instant(parsing: Program.now)) { _, archive in
      for number in 1...10 {
        let by = try archive.event(Int64(number))?.submission.by
        #expect(by == "tester")
      }
    }
  }
}
