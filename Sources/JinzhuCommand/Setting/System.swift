internal import Jinzhu
internal import JinzhuFormats

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

  /// Lets a write to a closed pipe, or beyond the size a file may have, fail with an error that can
  /// be told, instead of ending the program.
  static func letWritesFail() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
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

  /// All bytes of a file, `-` for standard input; it may have so many of them.
  /// - Throws: `FileError`, or `Interruption`.
  static func bytes(of path: String, limit: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try withBytes(of: path, limit: limit) { next in
      while case let more = try next(), !more.isEmpty { bytes += more }
    }
    return bytes
  }

  /// The same in pieces.
  static func pieces(of path: String, limit: Int) throws -> PiecedBytes {
    try withBytes(of: path, limit: limit) { next in try PiecedBytes(next) }
  }

  /// Reads a file; the body asks for its bytes, as many at a time as there are, until there are none.
  private static func withBytes<R>(
    of path: String, limit: Int, _ body: (() throws -> [UInt8]) throws -> R
  ) throws -> R {
    if path == "-" {
      return try withBytes(from: Stream.input.rawValue, named: path, limit: limit, body)
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(path, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_size <= limit else {
      throw FileError(path, EFBIG, limit: limit)
    }
    return try withBytes(from: descriptor, named: path, limit: limit, body)
  }

  private static func withBytes<R>(
    from descriptor: Int32, named path: String, limit: Int,
    _ body: (() throws -> [UInt8]) throws -> R
  ) throws -> R {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var total = 0
    return try body {
      while true {
        let count = read(descriptor, &chunk, chunk.count)
        let failed = errno
        try throwIfInterrupted()
        if count < 0, failed != EINTR { throw FileError(path, failed) }
        total += max(count, 0)
        guard total <= limit else { throw FileError(path, EFBIG, limit: limit) }
        if count >= 0 { return Array(chunk[..<count]) }
      }
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
  /// How many bytes it may have; `nil` where it is not for its size that it cannot be used.
  let limit: Int?

  init(_ path: String, _ code: Int32, limit: Int? = nil) {
    (self.path, self.code, self.limit) = (path, code, limit)
  }

  /// What is wrong, and what to do.
  var words: Words {
    if let limit {
      return Words(
        "“\(path)”超过 \(limit) 字节；请拆分成几个文件",
        "`\(path)` has more than \(limit) bytes; split it")
    }
    let reason = String(cString: strerror(code))
    return Words(
      "不能读写“\(path)”（\(reason)）；请检查文件名和权限",
      "cannot use `\(path)` (\(reason)); check its name and your rights")
  }
}
