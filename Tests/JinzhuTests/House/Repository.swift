import Foundation

/// The files of this repository, as the tests see them.
enum Repository {
  static let root: URL = {
    var folder = URL(filePath: #filePath)
    while folder.path != "/",
      !FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path)
    {
      folder.deleteLastPathComponent()
    }
    return folder
  }()

  /// Paths below a folder with one of some endings, relative to the root, sorted.
  static func paths(under folder: String, endings: [String]) -> [String] {
    let base = root.appending(path: folder).path
    let found = FileManager.default.enumerator(atPath: base)?.compactMap { $0 as? String } ?? []
    return found.filter { path in
      endings.contains { path.hasSuffix($0) } && !path.contains(".build")
    }.map { folder.isEmpty ? $0 : folder + "/" + $0 }.sorted()
  }

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  static func lines(_ path: String) throws -> [String] {
    try text(path).components(separatedBy: "\n")
  }

  /// Compares a generated page with the one in the repository; `UPDATE=1` writes it instead.
  static func isFresh(_ page: String, at path: String) throws -> Bool {
    if ProcessInfo.processInfo.environment["UPDATE"] == "1" {
      try page.write(to: root.appending(path: path), atomically: true, encoding: .utf8)
      return true
    }
    return try page == text(path)
  }
}
