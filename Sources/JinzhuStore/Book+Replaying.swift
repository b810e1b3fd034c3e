internal import Jinzhu
internal import SQLite

extension Book {
  /// Makes a new book out of recorded events, each recorded again at its own instant; every one of
  /// them must come to the hash that it had.
  ///
  /// - Returns: the number of events, and the head.
  /// - Throws: `ReplayFault`, `Refusal` or `ValueError` for an event; `BookError`, `fileExists` above
  ///   all; or what the body throws. Then no file is left behind.
  public static func replay(
    to path: String, _ body: (Replayer) throws -> Void
  ) throws -> (events: Int64, head: String) {
    do {
      try BookFile.requireFree(path)
      let draft = BookFile.draft(of: path)
      try BookFile.create(draft)
      defer { BookFile.remove(draft) }
      let made = try fill(draft, body)
      try BookFile.place(draft, at: path)
      return made
    } catch {
      throw BookError.translating(error, path: path)
    }
  }

  private static func fill(
    _ draft: String, _ body: (Replayer) throws -> Void
  ) throws -> (events: Int64, head: String) {
    let book = Book(path: draft, database: try Database(path: draft, mode: .readWrite))
    defer { book.close() }
    try book.configure()
    let shelf = book.shelf
    try book.write {
      try book.layOut()
      try shelf.refresh()
      let replayer = Replayer(
        books: try Books(shelf: shelf, at: Instant(microseconds: .min)), shelf: shelf)
      do { try body(replayer) } catch { throw shelf.first(error) }
      try replayer.books.requireBooked()
      try replayer.books.settle()
      try shelf.flush()
      try shelf.stopWritingBehind()
      guard shelf.tail.number > 0 else { throw ReplayFault.mark("number") }
    }
    try book.database.execute("PRAGMA journal_mode = WAL")
    return (shelf.tail.number, Chain.hexadecimal(shelf.lastHash))
  }
}

/// Records the events of another book once more.
public final class Replayer {
  let books: Books
  private let shelf: BookShelf

  init(books: Books, shelf: BookShelf) {
    (self.books, self.shelf) = (books, shelf)
    books.isReplay = true
  }

  /// Tells that many events follow: a second thread writes them then, and what fails in writing is
  /// thrown by a later call, or in the end.
  public func expectMany() { shelf.writeBehind() }

  /// Records an event at its own instant.
  ///
  /// - Throws: `ReplayFault`, `Refusal` or `ValueError`; then nothing of the whole book is kept.
  public func record(_ recorded: RecordedEvent) throws {
    let (number, expected) = (recorded.number, shelf.tail.number + 1)
    guard number == expected else {
      throw ReplayFault.sequence(found: number, expected: expected)
    }
    guard recorded.recordedAt >= shelf.tail.recordedAt else {
      throw ReplayFault.order(event: number)
    }
    guard recorded.rules == Event.currentRules else {
      throw ReplayFault.rules(event: number, recorded.rules)
    }
    let outcome = try books.record(recorded.submission, number: number, at: recorded.recordedAt)
    if case .alreadyRecorded(let earlier) = outcome {
      throw ReplayFault.repeated(event: number, earlier: earlier.number)
    }
    try shelf.write { [shelf] _ in
      let made = Chain.hexadecimal(shelf.lastHash)
      if made != recorded.hash {
        throw ReplayFault.hash(event: number, told: recorded.hash, made: made)
      }
    }
  }
}
