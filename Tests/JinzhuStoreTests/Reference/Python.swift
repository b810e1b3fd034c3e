internal import Foundation

/// The scripts in `Tests/Reference`, run by whatever `python3` the path finds.
enum Python {
  /// Where the interpreter is; `nil` where there is none.
  static let interpreter: URL? = {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return path.split(separator: ":")
      .map { URL(fileURLWithPath: String($0)).appendingPathComponent("python3") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }()

  static let isThere = interpreter != nil
  /// Why tests that need it are skipped.
  static let absence = "python3 is not there: install it, or nothing is compared with the reference"

  private static let scripts = URL(fileURLWithPath: #filePath)
    .appendingPathComponent("../../../Reference").standardizedFileURL

  struct Answer {
    let status: Int32
    /// What it wrote to standard output and standard error.
    let output: Data
    var text: String { String(decoding: output, as: UTF8.self) }
  }

  /// Runs a script to its end.
  static func run(_ script: String, _ arguments: [String]) throws -> Answer {
    let process = Process()
    process.executableURL = interpreter
    process.arguments = [scripts.appendingPathComponent(script).path] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Answer(status: process.terminationStatus, output: output)
  }
}
