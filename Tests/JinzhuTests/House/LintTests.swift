import Foundation
import Testing

/// What `make lint` checks: the layout, and a comment on every public declaration.
@Suite(.enabled(if: Linter.isThere, "SKIPPED: no swift format; it comes with Swift's toolchain"))
struct LintTests {
  @Test func `swift format finds nothing`() throws {
    let (status, words) = try Linter.run(
      "lint", "--strict", "--recursive", "Sources", "Tests", "Package.swift")
    #expect(status == 0 && words.isEmpty, "swift format lint found:\n\(words)")
  }

  @Test func `a public declaration without a comment is found`() throws {
    let (status, words) = try Linter.run(
      "lint", "--strict", "--configuration", ".swift-format", "-",
      reading: "/// A name.\npublic struct Name {\n  public var text: String\n}\n")
    #expect(status != 0)
    #expect(words.contains("AllPublicDeclarationsHaveDocumentation"), "\(words)")
  }
}

/// `swift format`, run from the root of the repository.
enum Linter {
  static let isThere = (try? run("--version"))?.status == 0

  /// The exit status, and what was said on either channel.
  static func run(
    _ arguments: String..., reading input: String = ""
  ) throws -> (status: Int32, words: String) {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "jinzhu-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (source, words) = (folder.appending(path: "source"), folder.appending(path: "words"))
    try Data(input.utf8).write(to: source)
    try Data().write(to: words)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["swift", "format"] + arguments
    process.currentDirectoryURL = Repository.root
    process.standardInput = try FileHandle(forReadingFrom: source)
    let output = try FileHandle(forWritingTo: words)
    (process.standardOutput, process.standardError) = (output, output)
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, try String(contentsOf: words, encoding: .utf8))
  }
}
