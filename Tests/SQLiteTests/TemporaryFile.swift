import Foundation

/// A path in the temporary directory that is removed, with its companions, at the end of a test.
final class TemporaryFile {
  let path = FileManager.default.temporaryDirectory
    .appendingPathComponent("jinzhu-sqlite-\(UUID().uuidString).db").path

  deinit {
    for suffix in ["", "-wal", "-shm", "-journal"] {
      try? FileManager.default.removeItem(atPath: path + suffix)
    }
  }

  func write(_ text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }
}
