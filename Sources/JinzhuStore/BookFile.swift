internal import SQLite

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// A book as a file, apart from what is in it.
enum BookFile {
  /// Makes an empty file that only its owner can read and write; SQLite gives the files beside it
  /// the same permissions.
  static func create(_ path: String) throws {
    let file = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      throw errno == EEXIST ? BookError.fileExists(path: path) : inaccessible(path)
    }
    close(file)
  }

  /// The name under which a book is made, before it gets its own.
  static func draft(of path: String) -> String { "\(path).\(getpid()).part" }

  /// Refuses a name under which something lies, were it only what SQLite kept beside a book that
  /// is gone: it would be taken for a part of the new one, or thrown away.
  static func requireFree(_ path: String) throws {
    var status = stat()
    if lstat(path, &status) == 0 { throw BookError.fileExists(path: path) }
    for suffix in ["-wal", "-shm", "-journal"] where lstat(path + suffix, &status) == 0 {
      throw BookError.leftover(path: path + suffix)
    }
  }

  /// Gives a finished file its name, which must be free, and brings both to the disk.
  static func place(_ draft: String, at path: String) throws {
    try sync(draft)
    try requireFree(path)
    // Unlike a rename, a link never takes the place of a file that has come up meanwhile.
    if link(draft, path) == 0 {
      unlink(draft)
    } else if errno == EEXIST {
      throw BookError.fileExists(path: path)
    } else if rename(draft, path) != 0 {
      throw inaccessible(path)
    }
    try syncFolder(of: path)
  }

  private static func sync(_ path: String) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw inaccessible(path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw inaccessible(path) }
  }

  /// Removes a book that could not be made, with the files beside it.
  static func remove(_ path: String) {
    for suffix in ["", "-wal", "-shm", "-journal"] { unlink(path + suffix) }
  }

  /// Brings the folder's entry of a new file to the disk.
  static func syncFolder(of path: String) throws {
    let folder = folder(of: path)
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw inaccessible(folder) }
  }

  /// Whether a file that SQLite does not recognise has our mark where a book has it.
  static func bearsOurMark(_ path: String) -> Bool {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return false }
    defer { close(file) }
    var mark = [UInt8](repeating: 0, count: 4)
    return pread(file, &mark, mark.count, 68) == mark.count && mark == Array("JINZ".utf8)
  }

  static func requireFile(_ path: String) throws {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw errno == ENOENT || errno == ENOTDIR
        ? BookError.missing(path: path) : inaccessible(path)
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw BookError.notABook(path: path) }
  }

  private static func folder(of path: String) -> String {
    let slash = path.lastIndex(of: "/")
    return slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
  }

  /// Opens a book's database.
  ///
  /// A reader that may write to the file opens it for writing too, and then writes nothing:
  /// only so can it, as the last one to leave, remove the files that SQLite keeps beside it.
  /// One that may not leaves nothing behind either: it reads through the log of a writer, or, where
  /// there is none, the file as it lies there, with a mark to tell whether it stayed so.
  static func database(at path: String, mode: Book.Mode) throws -> (Database, still: Mark?) {
    if access(path, W_OK) == 0, access(folder(of: path), W_OK) == 0 {
      return (try Database(path: path, mode: .readWrite), nil)
    }
    guard mode == .readOnly else { throw BookError.readOnly(path: path) }
    guard access(path, R_OK) == 0 else { throw inaccessible(path) }
    guard let log = ["-wal", "-journal"].first(where: { holdsSomething(path + $0) }) else {
      let mark = try Mark(of: path)
      return (try Database(path: path, mode: .immutable), mark)
    }
    // Without the index, SQLite would have to make one, and to leave it behind.
    guard log == "-wal", access(path + "-shm", R_OK) == 0 else {
      throw BookError.unreadableLog(path: path + log)
    }
    do {
      return (try Database(path: path, mode: .readOnly), nil)
    } catch let error as SQLiteError where error.isUnopenable || error.isReadOnly {
      throw BookError.unreadableLog(path: path + log)
    }
  }

  private static func holdsSomething(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_size > 0
  }

  /// By what a file that is written to can be told from the file before.
  struct Mark: Equatable {
    private let size: Int64
    private let seconds: Int64
    private let nanoseconds: Int64
    private let serial: UInt64

    init(of path: String) throws {
      var status = stat()
      guard stat(path, &status) == 0 else { throw inaccessible(path) }
      #if canImport(Darwin)
        let time = status.st_mtimespec
      #else
        let time = status.st_mtim
      #endif
      (size, serial) = (Int64(status.st_size), UInt64(status.st_ino))
      (seconds, nanoseconds) = (Int64(time.tv_sec), Int64(time.tv_nsec))
    }
  }

  private static func inaccessible(_ path: String) -> BookError {
    .inaccessible(path: path, reason: String(cString: strerror(errno)))
  }
}
