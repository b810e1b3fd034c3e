public import Jinzhu
internal import SQLite

extension Book {
  /// Records events in one transaction: all of it or, when the body throws, nothing.
  ///
  /// All events share one instant, never before the last recorded one's; today is its day in the
  /// fund's offset.
  /// - Throws: `BookError`, or what the body throws.
  public func record<R>(at now: Instant, _ body: (Recorder) throws -> R) throws -> R {
    do {
      var books: Books?
      let result = try write {
        try recordWithin(at: now) {
          books = $0.books
          return try body($0)
        }
      }
      if let books { keep(books) }
      return result
    } catch {
      throw BookError.translating(error, path: path)
    }
  }

  /// Records events as `record` would, and lets everything go again: what would come of them.
  ///
  /// - Parameter asksApproval: whether the charter's clause `approval` is held to; what is to become a
  ///   draft has no approval yet.
  /// - Throws: `BookError`, or what the body throws.
  public func rehearse<R>(
    at now: Instant, asksApproval: Bool = true, _ body: (Recorder) throws -> R
  ) throws -> R {
    var result: R?
    do {
      try write {
        try recordWithin(at: now) { recorder in
          if !asksApproval { recorder.books.waiveApproval() }
          result = try body(recorder)
          try recorder.books.requireBooked()
          throw Rehearsed()
        }
      }
    } catch let error where !(error is Rehearsed) {
      throw BookError.translating(error, path: path)
    } catch {}
    guard let result else { throw BookError.interrupted }
    return result
  }

  /// Thrown to let a rehearsal go; it never leaves this file.
  private struct Rehearsed: Error {}

  /// Reads books and archive of one moment, whatever others write meanwhile.
  ///
  /// - Throws: `BookError`, or what the body throws.
  public func read<R>(at now: Instant, _ body: (Books, any Archive) throws -> R) throws -> R {
    do {
      return try transaction("BEGIN") {
        try shelf.refresh()
        let books = try latestBooks(at: now)
        let result = try body(books, shelf)
        keep(books)
        return result
      }
    } catch {
      throw BookError.translating(error, path: path)
    }
  }

  /// The body of a recording, within a transaction.
  func recordWithin<R>(at now: Instant, _ body: (Recorder) throws -> R) throws -> R {
    try shelf.refresh()
    let instant = max(now, shelf.tail.recordedAt)
    let recorder = Recorder(books: try latestBooks(at: instant), shelf: shelf, at: instant)
    let result = try body(recorder)
    if recorder.books.isBroken { throw BookError.interrupted }
    try recorder.books.requireBooked()
    try recorder.books.settle()
    try shelf.flush()
    try shelf.stopWritingBehind()
    return result
  }

  /// The books that are kept, unless others have recorded since; otherwise they are read.
  private func latestBooks(at instant: Instant) throws -> Books {
    // Whatever is recorded in them now may be dropped with the transaction.
    defer { kept = nil }
    guard let kept, kept.number == shelf.tail.number, kept.hash == shelf.lastHash else {
      return try Books(shelf: shelf, at: instant)
    }
    try kept.books.advance(to: instant)
    return kept.books
  }

  /// Keeps books for whoever reads or records next.
  private func keep(_ books: Books) {
    kept = Kept(books: books, number: shelf.tail.number, hash: shelf.lastHash)
  }

  func write<R>(_ body: () throws -> R) throws -> R { try transaction("BEGIN IMMEDIATE", body) }

  func transaction<R>(_ begin: String, _ body: () throws -> R) throws -> R {
    guard !database.isInTransaction else { throw BookError.misuse }
    try database.execute(begin)
    do {
      let result = try body()
      try database.execute("COMMIT")
      try requireStill()
      return result
    } catch {
      try? shelf.stopWritingBehind()
      // A full disk has rolled it back already.
      if database.isInTransaction { try? database.execute("ROLLBACK") }
      // What looks like damage may be pages of two moments.
      try requireStill()
      throw error
    }
  }

  /// Refuses what was read from a file that others have written to meanwhile.
  private func requireStill() throws {
    guard let still, try still != BookFile.Mark(of: path) else { return }
    throw BookError.changedMeanwhile(path: path)
  }
}
