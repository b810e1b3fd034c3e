internal import SQLite

extension Book {
  /// Copies the book, as it stands at one moment, into a new file that only its owner can read,
  /// whatever others record meanwhile. The copy is verified wholly before it gets its name.
  ///
  /// - Returns: the number of events of the copy, and its head.
  /// - Throws: `BookError`, `fileExists` above all. Then no file is left behind.
  public func backUp(to target: String) throws -> (events: Int64, head: String) {
    do {
      try BookFile.requireFree(target)
      let draft = BookFile.draft(of: target)
      try BookFile.create(draft)
      do {
        let sound = try fill(draft)
        try BookFile.place(draft, at: target)
        return sound
      } catch {
        BookFile.remove(draft)
        throw error
      }
    } catch {
      throw BookError.translating(error, path: target)
    }
  }

  /// Puts a verified copy of a backup in the place of a book that is not there.
  ///
  /// - Returns: the number of events of the book, and its head.
  /// - Throws: `BookError`. Then no file is left behind.
  public static func restore(_ backup: String, to path: String) throws
    -> (events: Int64, head: String)
  {
    let source = try Book(path: backup, mode: .readOnly)
    defer { source.close() }
    return try source.backUp(to: path)
  }

  /// A copy in memory of the book as it stands at one moment: to try on it what must not be recorded.
  ///
  /// - Throws: `BookError`.
  public func rehearsal() throws -> Book {
    do {
      let copy = try Database(path: "", mode: .memory)
      try transaction("BEGIN") { try database.backup(to: copy) }
      let book = Book(path: "", database: copy)
      try book.addMissingTables()
      return book
    } catch {
      throw BookError.translating(error, path: path)
    }
  }

  private func fill(_ draft: String) throws -> (events: Int64, head: String) {
    let copy = try Database(path: draft, mode: .readWrite)
    defer { copy.close() }
    try transaction("BEGIN") { try database.backup(to: copy) }
    copy.close()
    let book = try Book(path: draft, mode: .readOnly)
    defer { book.close() }
    switch try book.verify() {
    case .sound(let events, let head): return (events, head)
    case .damaged(let damage): throw damage
    }
  }
}
