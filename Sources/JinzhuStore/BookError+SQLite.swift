internal import Jinzhu
internal import SQLite

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

extension BookError {
  /// The one place where SQLite's complaints become ours. What is not SQLite's passes unchanged.
  static func translating(_ error: any Error, path: String) -> any Error {
    switch error {
    case let damage as Damage: return BookError.damaged(damage)
    case let error as SQLiteError: return BookError(error, path: path)
    default: return error
    }
  }

  private init(_ error: SQLiteError, path: String) {
    switch error.code {
    case SQLiteCode.busy, SQLiteCode.locked: self = .busy(path: path)
    case SQLiteCode.full: self = .diskFull(path: path)
    // SQLite calls it an I/O error when there is no room for the index of the log.
    case SQLiteCode.inputOutput where Self.noRoom.contains(error.systemCode):
      self = .diskFull(path: path)
    case SQLiteCode.readOnly: self = .readOnly(path: path)
    case SQLiteCode.notADatabase: self = .notABook(path: path)
    case SQLiteCode.cannotOpen, SQLiteCode.permission, SQLiteCode.inputOutput, SQLiteCode.auth:
      self = .inaccessible(path: path, reason: error.message)
    case SQLiteCode.misuse: self = .misuse
    // What our own statements cannot run into on a book that is whole: an altered schema, a row
    // that meets a constraint, bytes that make no sense.
    default: self = .damaged(.file(error.message))
    }
  }

  /// Disk full, quota exceeded, file too large.
  private static let noRoom = [ENOSPC, EDQUOT, EFBIG]

  /// SQLite's primary result codes.
  private enum SQLiteCode {
    static let permission: Int32 = 3
    static let busy: Int32 = 5
    static let locked: Int32 = 6
    static let readOnly: Int32 = 8
    static let inputOutput: Int32 = 10
    static let full: Int32 = 13
    static let cannotOpen: Int32 = 14
    static let misuse: Int32 = 21
    static let auth: Int32 = 23
    static let notADatabase: Int32 = 26
  }
}
