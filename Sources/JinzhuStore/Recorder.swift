public import Jinzhu

/// Records events within one transaction of a book.
public final class Recorder {
  /// The books with all that was recorded so far.
  public let books: Books
  /// What is recorded so far, to be read.
  public var archive: any Archive { shelf }
  let shelf: BookShelf
  private let instant: Instant
  /// The last event before the transaction.
  private let before: Int64

  init(books: Books, shelf: BookShelf, at instant: Instant) {
    (self.books, self.shelf, self.instant) = (books, shelf, instant)
    before = shelf.tail.number
  }

  /// Tells that many events follow: a second thread writes them then. What fails in writing is
  /// thrown by a later call, or when the transaction ends.
  public func expectMany() { shelf.writeBehind() }

  /// The events recorded in this transaction that are the same as earlier ones, as far as they carry
  /// no reference; `nil` where none is, or where none of those looked at is.
  public func repeats() throws -> Repeats? { try shelf.repeats(after: before) }

  /// Checks an event and records it.
  ///
  /// - Throws: `Refusal` or `ValueError`: nothing of the event is in the books then, and recording
  ///   may go on. `BookError`: nothing of the whole transaction will be kept.
  public func record(_ submission: Submission) throws -> Outcome {
    if books.isBroken { throw BookError.interrupted }
    try Filed.requireDigest(of: submission)
    return try books.record(submission, number: shelf.tail.number + 1, at: instant)
  }
}
