import Foundation
import Testing

/// The disk is full, or the file may not grow, in the middle of a commit: a clear message, and
/// nothing is lost.
///
/// `JINZHU_FULL_DISKS=60` tries so many points of either kind.
@Suite(.serialized) struct FullDiskTests {
  static let points = Campaign.count("JINZHU_FULL_DISKS", else: 5)
  /// More room than the batch can need, in KiB.
  private static let enough = 200

  @Test(.enabled(if: TinyDisk.isPossible, "a file system of its own takes root's rights"))
  func `a full disk is told, and nothing is lost`() throws {
    let program = try Program.fund()
    let disk = try TinyDisk(at: program.path("disk").path, kibibytes: 4096)
    defer { disk.remove() }
    let original = try program.book()
    try program.write(Program.payments(300, memo: "batch"), to: "batch.jsonl")
    var (full, fitted) = (0, 0)
    for point in 0..<Self.points {
      let book = "disk/\(point).book"
      try original.write(to: program.path(book))
      let before = try head(program, book)
      // Left free: from nothing at all up to more than enough.
      try disk.fill(leaving: Self.enough * point / Self.points)
      let outcome = try program.run(
        "record", "batch.jsonl", "--book", book, "--format", "json", lang: Self.lang(point))
      let told = try checked(outcome, &full, &fitted) ?? before
      // Reading needs a little room for the index of the log; without it, it says so.
      let meanwhile = try program.run("verify", "--book", book)
      #expect([0, 1].contains(meanwhile.status), "\(meanwhile.words)")
      try disk.empty()
      try expectSound(program, book, head: told)
      for suffix in ["", "-wal", "-shm"] {
        try? FileManager.default.removeItem(at: program.path(book + suffix))
      }
    }
    print("full disks: \(Self.points) points, \(full) refused, \(fitted) fitted; nothing lost")
    #expect(full > 0)
  }

  @Test func `a file that may not grow is told, and nothing is lost`() throws {
    let program = try Program.fund()
    let original = try program.book()
    try program.write(Program.payments(300, memo: "batch"), to: "batch.jsonl")
    var (full, fitted) = (0, 0)
    for point in 0..<Self.points {
      let book = "\(point).book"
      try original.write(to: program.path(book))
      let before = try head(program, book)
      let blocks = 2 * Self.enough * point / Self.points
      let running = try Running(
        program, ["record", "batch.jsonl", "--book", book, "--format", "json"],
        lang: Self.lang(point), limit: blocks)
      let told = try checked(running.end(), &full, &fitted) ?? before
      try expectSound(program, book, head: told)
    }
    print("file size limits: \(Self.points) points, \(full) refused, \(fitted) fitted")
    #expect(full > 0)
  }

  /// Every other point is told in Chinese.
  private static func lang(_ point: Int) -> String { point % 2 == 0 ? "en" : "zh" }

  /// The head that was acknowledged; `nil` where the program said that the disk is full.
  private func checked(
    _ outcome: Outcome, _ full: inout Int, _ fitted: inout Int
  ) throws -> String? {
    guard outcome.status != 0 else {
      fitted += 1
      return try #require(outcome.output.json["head"] as? String)
    }
    full += 1
    #expect(outcome.status == 1, "\(outcome.words)")
    let ways = ["is full, or the file may not grow", "磁盘已满，或文件不许再增大"]
    #expect(ways.contains(where: outcome.words.contains), "\(outcome.words)")
    #expect(outcome.output.json["head"] == nil)
    return nil
  }

  private func head(_ program: Program, _ book: String) throws -> String {
    let outcome = try program.run("verify", "--book", book, "--format", "json")
    return try #require(outcome.output.json["head"] as? String, "\(outcome.words)")
  }

  /// With room again: the book is where it was acknowledged to be, and takes the next event.
  private func expectSound(_ program: Program, _ book: String, head expected: String) throws {
    #expect(try head(program, book) == expected)
    let next = try program.run(
      "record", "capital.pay", "--date", "2019-01-03", "--member", "M01", "--amount", "1",
      "--book", book)
    #expect(next.status == 0, "\(next.words)")
    #expect(try program.run("verify", "--book", book).status == 0)
  }
}

/// A small file system in memory, to be filled up.
private struct TinyDisk {
  private let folder: String

  /// Whether this user may mount one here.
  static let isPossible: Bool = {
    guard getuid() == 0, let folder = try? TemporaryFolder() else { return false }
    guard let disk = try? TinyDisk(at: folder.file("disk").path, kibibytes: 64) else {
      return false
    }
    disk.remove()
    return true
  }()

  private struct NotMounted: Error {}

  init(at folder: String, kibibytes: Int) throws {
    self.folder = folder
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let arguments = ["-t", "tmpfs", "-o", "size=\(kibibytes)k", "tmpfs", folder]
    guard try Shell.run("mount", arguments).status == 0 else { throw NotMounted() }
  }

  func remove() { _ = try? Shell.run("umount", ["-l", folder]) }

  private var filler: URL { URL(fileURLWithPath: folder).appendingPathComponent("filler") }

  /// Fills it up but for so many KiB.
  func fill(leaving kibibytes: Int) throws {
    var status = statvfs()
    guard statvfs(folder, &status) == 0 else { throw NotMounted() }
    let free = Int(status.f_bavail) * Int(status.f_frsize)
    try Data(count: max(0, free - kibibytes * 1024)).write(to: filler)
  }

  func empty() throws { try FileManager.default.removeItem(at: filler) }
}
