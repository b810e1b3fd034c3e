internal import Jinzhu

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension System {
  /// Writes a text to a stream; a reader who has left is no error.
  static func write(_ text: String, to stream: Stream) throws(FileError) {
    try write(Array(text.utf8), to: stream)
  }

  /// Writes bytes to a stream; a reader who has left is no error.
  static func write(_ bytes: [UInt8], to stream: Stream) throws(FileError) {
    do {
      try write(bytes, to: stream.rawValue, named: "-")
    } catch {
      if error.code != EPIPE { throw error }
    }
  }

  /// Puts a text in a file, wholly or not at all; a database is never written over.
  static func put(_ text: String, inFile path: String) throws(FileError) {
    try put(Array(text.utf8), inFile: path)
  }

  /// Puts bytes in a file, wholly or not at all; a database is never written over.
  static func put(_ bytes: [UInt8], inFile path: String) throws(FileError) {
    if isDatabase(path) { throw FileError(path, EEXIST) }
    let draft = path + ".\(getpid()).part"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileError(path, errno) }
    do {
      defer { close(descriptor) }
      try write(bytes, to: descriptor, named: path)
    } catch {
      unlink(draft)
      throw error
    }
    guard rename(draft, path) == 0 else {
      let code = errno
      unlink(draft)
      throw FileError(path, code)
    }
  }

  /// Puts a secret in a file that must be new, and that only its owner can read.
  static func put(secret text: String, inNewFile path: String) throws(FileError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw FileError(path, errno) }
    defer { close(descriptor) }
    do throws(FileError) {
      try write(Array(text.utf8), to: descriptor, named: path)
      guard fsync(descriptor) == 0 else { throw FileError(path, errno) }
    } catch {
      unlink(path)
      throw error
    }
  }

  /// Checks that a file may be put in its folder.
  static func requireWritable(_ path: String) throws(FileError) {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    guard access(folder, W_OK | X_OK) == 0 else { throw FileError(path, errno) }
  }

  /// Makes a folder, unless it is there.
  static func makeFolder(_ path: String) throws(FileError) {
    guard mkdir(path, 0o755) != 0 else { return }
    var status = stat()
    guard errno == EEXIST, stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw FileError(path, errno)
    }
  }

  /// Whether a file is one of SQLite's, such as a book.
  static func isDatabase(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var start = [UInt8](repeating: 0, count: 16)
    return read(descriptor, &start, start.count) == start.count
      && start.elementsEqual("SQLite format 3\0".utf8)
  }

  private static func write(
    _ bytes: [UInt8], to descriptor: Int32, named path: String
  ) throws(FileError) {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { rest in
        #if canImport(Glibc)
          Glibc.write(descriptor, rest.baseAddress, rest.count)
        #elseif canImport(Darwin)
          Darwin.write(descriptor, rest.baseAddress, rest.count)
        #endif
      }
      if count < 0, errno != EINTR { throw FileError(path, errno) }
      written += max(0, count)
    }
  }
}
