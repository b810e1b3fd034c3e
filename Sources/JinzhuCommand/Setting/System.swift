internal import Jinzhu

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What the command asks of the operating system; nothing else here calls it.
enum System {
  /// A stream that was open when the program started.
  enum Stream: Int32 {
    case input = 0
    case output = 1
    case error = 2

    /// Whether somebody sits at the other end.
    var isTerminal: Bool { isatty(rawValue) == 1 }
  }

  /// An environment variable; `nil` where it is absent or empty.
  static func environment(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// The clock.
  static var now: Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
  }

  /// Lets a write to a closed pipe fail, instead of ending the program.
  static func ignoreBrokenPipes() {
    signal(SIGPIPE, SIG_IGN)
  }

  /// Ends the program.
  static func exit(_ status: Int32) -> Never {
    #if canImport(Glibc)
      Glibc.exit(status)
    #elseif canImport(Darwin)
      Darwin.exit(status)
    #endif
  }

  /// Whether a file of that name can be read.
  static func isReadable(_ path: String) -> Bool { access(path, R_OK) == 0 }

  /// Whether others than its owner may read or write a file.
  static func isOpenToOthers(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & 0o077 != 0
  }

  /// Who runs the program: the name of the login, or the number where it has none.
  static var login: String {
    let number = geteuid()
    guard let entry = getpwuid(number), let name = entry.pointee.pw_name, name.pointee != 0 else {
      return "uid \(number)"
    }
    return String(cString: name)
  }

  /// All bytes of a file.
  static func bytes(ofFile path: String) throws(FileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(path, errno) }
    defer { close(descriptor) }
    return try bytes(of: descriptor, named: path)
  }

  /// All bytes of standard input.
  static func bytesOfInput() throws(FileError) -> [UInt8] {
    try bytes(of: Stream.input.rawValue, named: "-")
  }

  private static func bytes(
    of descriptor: Int32, named path: String
  ) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count > 0 { bytes += chunk[..<count] }
      if count == 0 { return bytes }
      if count < 0, errno != EINTR { throw FileError(path, errno) }
    }
  }

  /// Files and folders whose path starts so, for completion.
  static func files(startingWith prefix: String) -> [String] {
    let cut = prefix.lastIndex(of: "/").map { prefix.index(after: $0) } ?? prefix.startIndex
    let folder = prefix[..<cut]
    guard let directory = opendir(folder.isEmpty ? "." : String(folder)) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix("."), name.hasPrefix(prefix[cut...]) { names.append(folder + name) }
    }
    return names.sorted()
  }
}

/// Why a file could not be read or written.
struct FileError: Error {
  let path: String
  /// The system's `errno`.
  let code: Int32

  init(_ path: String, _ code: Int32) { (self.path, self.code) = (path, code) }

  /// What is wrong, and what to do.
  var words: Words {
    let reason = String(cString: strerror(code))
    return Words(
      "不能读写“\(path)”（\(reason)）；请检查文件名和权限",
      "cannot use `\(path)` (\(reason)); check its name and your rights")
  }
}
