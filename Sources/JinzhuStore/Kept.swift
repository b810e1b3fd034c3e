internal import Jinzhu

/// Books that a recording or a reading left behind, and the event after which they are up to date.
///
/// Whoever records one event after the other with the same book, or asks it several things, need not
/// read parties, charters and totals anew each time. They are taken up where the chain still ends with
/// that event.
struct Kept {
  var books: Books
  var number: Int64
  var hash: [UInt8]
}
