import Foundation
import Testing

extension Program {
  /// The account that owns nothing.
  static let nobody = 65534

  /// Whether the tests may do everything, so that no permission stops the command either.
  static var isPrivileged: Bool { geteuid() == 0 }

  private static let setpriv = "/usr/bin/setpriv"

  /// Says loudly where permissions cannot be tried.
  func requireUnprivileged() throws {
    try #require(
      !Self.isPrivileged || FileManager.default.isExecutableFile(atPath: Self.setpriv),
      "the tests run as root and \(Self.setpriv) is missing: no permission can be tried")
  }

  /// Runs the command as an account that permissions hold for.
  func runUnprivileged(_ arguments: [String], lang: String = "en") throws -> Outcome {
    guard Self.isPrivileged else { return try run(arguments, lang: lang) }
    let account = ["--reuid=\(Self.nobody)", "--regid=\(Self.nobody)", "--clear-groups"]
    return try run(
      account + [Self.executable.path] + arguments, lang: lang,
      executable: URL(filePath: Self.setpriv))
  }
}
