import Foundation

/// The repository that the tests belong to.
enum Repository {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Data that is shared beside the repository; `JINZHU_SHARED` says where else it is.
  static let shared =
    ProcessInfo.processInfo.environment["JINZHU_SHARED"].map { URL(fileURLWithPath: $0) }
    ?? root.deletingLastPathComponent().appendingPathComponent("shared")

  /// The files of a folder, sorted, as paths from the root.
  static func files(in folder: String, ending suffix: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent(folder).path)
      .filter { $0.hasSuffix(suffix) }.sorted().map { folder + "/" + $0 }
  }

  static func text(of file: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(file), encoding: .utf8)
  }
}

/// Runs other programs from the root of the repository, with the `jinzhu` that was just built.
enum Shell {
  static let jinzhu = Program.executable.path

  static func has(_ program: String) -> Bool {
    (try? run("sh", ["-c", "command -v \(program)"]))?.status == 0
  }

  /// Output and error go through files: pipes would fill up.
  static func run(
    _ program: String, _ arguments: [String], environment: [String: String] = [:]
  ) throws -> Outcome {
    let folder = try TemporaryFolder()
    let (output, error) = (folder.file("output"), folder.file("error"))
    for file in [output, error] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.currentDirectoryURL = Repository.root
    process.environment = ProcessInfo.processInfo.environment
      .merging(["JINZHU": jinzhu]) { $1 }.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: error)
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
      words: try String(contentsOf: error, encoding: .utf8))
  }
}

/// A folder that is gone when the test is over.
final class TemporaryFolder {
  let path: String

  init() throws {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("jinzhu-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true)
  }

  func file(_ name: String) -> URL { URL(fileURLWithPath: path).appendingPathComponent(name) }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
