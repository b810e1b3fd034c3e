/// One side of an entry as a voucher prints it: postings of one event on the same sub-account
/// and side taken together.
struct EntryLine {
  var sub: SubAccount
  var side: Side
  var isRed: Bool
  var isClosing: Bool
  /// Below zero for a red line.
  var amount: Money
  /// The one account on the other side; `nil` where there are several (多科目).
  var counter: Account?

  /// The lines of an event, debits first, each side in the order of the postings.
  ///
  /// A voucher of many debits and many credits was paired off in order, so the counter-account
  /// of a pair says nothing: those lines read "several".
  static func lines(of postings: [Posting], kind: EventKind) throws -> [EntryLine] {
    var lines: [EntryLine] = []
    for side in [Side.debit, .credit] {
      let start = lines.count
      for posting in postings {
        let sub = side == .debit ? posting.debit : posting.credit
        let counter = (side == .debit ? posting.credit : posting.debit).account
        let found = lines[start...].firstIndex {
          $0.sub == sub && $0.isRed == posting.isRed && $0.isClosing == posting.isClosing
        }
        if let found {
          try lines[found].amount += posting.signed
          if lines[found].counter != counter { lines[found].counter = nil }
        } else {
          lines.append(
            EntryLine(
              sub: sub, side: side, isRed: posting.isRed, isClosing: posting.isClosing,
              amount: try posting.signed, counter: counter))
        }
      }
    }
    let isFree = kind == .voucherPost || kind == .eventReverse
    if isFree, Set(postings.map(\.debit)).count > 1, Set(postings.map(\.credit)).count > 1 {
      for index in lines.indices { lines[index].counter = nil }
    }
    return lines
  }
}

extension Event {
  /// Number, kind and memo as rows show them.
  var cells: [Cell] {
    [
      .day(day), .count(Int(number)),
      .term(submission.kind.rawValue, submission.kind.body.title),
      submission.memo.map(Cell.text) ?? .none,
    ]
  }
}
