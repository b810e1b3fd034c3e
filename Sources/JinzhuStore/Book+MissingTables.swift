internal import SQLite

// Books of an older version: read as they are, and brought up to this one before they are written to.

extension Book {
  /// The projections that the book does not have yet.
  func tablesMissing() throws -> [String] { Schema.tablesMissing(in: try pragma("user_version")) }

  /// Gives an older book the projections that it lacks, in one transaction. As it was, it is kept
  /// beside it, verified; recorded history stays as it is.
  ///
  /// - Throws: `BookError.damaged` where the book is not sound, `olderCopyExists`; then nothing of it
  ///   is changed.
  func addMissingTables() throws {
    if try tablesMissing().isEmpty { return }
    try write {
      // Somebody else may have done it meanwhile.
      let missing = try tablesMissing()
      if missing.isEmpty { return }
      try keepOlder()
      let complete = try Book.inMemory()
      defer { complete.close() }
      for table in missing { try database.execute(complete.definition(of: table)) }
      for record in try shelf.openRecords() { try shelf.writeOpenRow(of: record) }
      try database.execute("PRAGMA user_version = \(Schema.version)")
    }
  }

  /// Copies the book as it was before the transaction that is under way.
  private func keepOlder() throws {
    if path.isEmpty { return }
    let target = "\(path).version-\(try pragma("user_version"))"
    let before = try Book(path: path, mode: .readOnly)
    defer { before.close() }
    do {
      _ = try before.backUp(to: target)
    } catch BookError.fileExists {
      throw BookError.olderCopyExists(path: target)
    }
    olderCopy = target
  }

  private func definition(of table: String) throws -> String {
    let query = try database.prepare("SELECT sql FROM sqlite_schema WHERE name = ?1")
    try query.bind(1, table)
    return try query.step() ? query.text(0) : ""
  }
}
