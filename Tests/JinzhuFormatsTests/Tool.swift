import Foundation
import Jinzhu

/// Programs of others that read what we wrote.
enum Tool {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// A Python that has openpyxl; Debian's own has it where another comes first in the path.
  static let python: String? = ["/usr/bin/python3", "python3"].first { python in
    (try? run(python, "-c", "import openpyxl"))?.status == 0
  }

  static func has(_ program: String) -> Bool {
    (try? run("sh", "-c", "command -v \(program)"))?.status == 0
  }

  static func run(_ program: String, _ arguments: String...) throws -> (status: Int32, text: String)
  {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("jinzhu-\(UUID().uuidString)")
    try Data().write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.currentDirectoryURL = root
    process.standardInput = FileHandle.nullDevice
    let output = try FileHandle(forWritingTo: file)
    (process.standardOutput, process.standardError) = (output, output)
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, try String(contentsOf: file, encoding: .utf8))
  }

  /// Runs a program on bytes that are in a file for as long as it takes.
  static func run(
    _ program: String, _ options: [String] = [], on bytes: [UInt8], _ suffix: String,
    then more: [String] = []
  ) throws -> (status: Int32, text: String) {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("jinzhu-\(UUID().uuidString).\(suffix)")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let words = ([program] + options + [file.path] + more).map { "'\($0)'" }.joined(separator: " ")
    return try run("sh", "-c", words)
  }

  /// Compares a text with a file of the repository; `UPDATE=1` writes it instead.
  static func isFresh(_ text: String, at path: String) throws -> Bool {
    let file = root.appendingPathComponent(path)
    if ProcessInfo.processInfo.environment["UPDATE"] == "1" {
      try text.write(to: file, atomically: true, encoding: .utf8)
      return true
    }
    return try text == String(contentsOf: file, encoding: .utf8)
  }
}
