#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension System {
  /// Whether a file of that name may be written to.
  static func isWritable(_ path: String) -> Bool { access(path, W_OK) == 0 }

  /// How many bytes a file has; `nil` where there is none.
  static func size(of path: String) -> Int64? {
    var status = stat()
    return stat(path, &status) == 0 ? Int64(status.st_size) : nil
  }

  /// How much room is left where a file lies, for whoever runs the program.
  static func freeBytes(at path: String) -> Int64? {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else { return nil }
    return Int64(status.f_bavail) * Int64(status.f_frsize)
  }
}
