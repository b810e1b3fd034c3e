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

  /// Removes a book that could not be made, with the files beside it.
  static func remove(_ path: String) {
    for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
  }

  /// Brings the folder's entry of a new file to the disk.
  static func syncFolder(of path: String) throws {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw inaccessible(folder) }
  }

  static func requireFile(_ path: String) throws {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw errno == ENOENT || errno == ENOTDIR
        ? BookError.missing(path: path) : inaccessible(path)
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw BookError.notABook(path: path) }
  }

  /// Opens a book's database.
  ///
  /// A reader that may write to the file opens it for writing too, and then writes nothing:
  /// only so can it, as the last one to leave, remove the files that SQLite keeps beside it.
  static func database(at path: String, mode: Book.Mode) throws -> Database {
    if access(path, W_OK) == 0 { return try Database(path: path, mode: .readWrite) }
    guard mode == .readOnly else { throw BookError.readOnly(path: path) }
    // Nobody who could write has it open unless there is a log beside it.
    let hasLog = access(path + "-wal", F_OK) == 0
    return try Database(path: path, mode: hasLog ? .readOnly : .immutable)
  }

  private static func inaccessible(_ path: String) -> BookError {
    .inaccessible(path: path, reason: String(cString: strerror(errno)))
  }
}
