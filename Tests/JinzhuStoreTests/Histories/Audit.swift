import Jinzhu
@testable import JinzhuStore

/// Looks for what must never be true of a book, whatever has happened to it.
///
/// What it finds is told in words; nothing found means that every invariant held.
struct Audit {
  let journal: Journal
  let books: Books
  let archive: any Archive
  private(set) var findings: [String] = []

  init(_ books: Books, _ archive: any Archive) throws {
    (self.books, self.archive) = (books, archive)
    var lines: [Journal.Line] = []
    for number in 1...(try archive.head()?.number ?? 0) {
      guard let event = try archive.event(number) else { continue }
      lines.append(Journal.Line(event: event, postings: try archive.postings(of: event.number)))
    }
    journal = Journal(lines)
  }

  mutating func expect(_ holds: Bool, _ words: @autoclosure () -> String) {
    if !holds { findings.append(words()) }
  }

  mutating func expect<V: Equatable>(_ found: V, is wanted: V, _ words: @autoclosure () -> String) {
    if found != wanted { findings.append("\(words()): \(found), not \(wanted)") }
  }

  /// Every invariant, as of some days.
  static func findings(in book: Book, at instant: Instant, on days: [Day]) throws -> [String] {
    try book.read(at: instant) { books, archive in
      var audit = try Audit(books, archive)
      try audit.entries()
      try audit.signs()
      try audit.projections()
      try audit.allocations()
      try audit.yearEnds()
      for day in days {
        try audit.totals(on: day)
        try audit.guarantees(on: day)
      }
      return audit.findings
    }
  }
}
