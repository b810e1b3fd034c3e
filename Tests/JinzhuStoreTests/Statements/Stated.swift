internal import Jinzhu
internal import JinzhuStore
internal import Testing

extension Book {
  /// Statements of the book as of a day or over a period.
  func statements<R>(
    on day: String? = nil, period: String? = nil, now: String, only member: String? = nil,
    naming borrowers: [String] = [], _ body: (Statements) throws -> R
  ) throws -> R {
    try read(at: Instant(parsing: now)) { books, archive in
      let asked = try period.map { try Period(parsing: $0) }
      let last = try asked?.last ?? day.map { try Day(parsing: $0) } ?? books.today
      let snapshot = Snapshot(books: books, archive: archive, day: last, period: asked)
      return try body(
        Statements(snapshot, only: member.map { ID($0) }, naming: borrowers.map { ID($0) }))
    }
  }
}

extension TestBook {
  /// A member's statement, made on its own.
  func statement(
    _ member: String, on day: String? = nil, period: String? = nil, naming borrowers: [String] = []
  ) throws -> Printed {
    try book.statements(
      on: day, period: period, now: "2030-06-30T04:00:00Z", only: member, naming: borrowers
    ) { try Printed($0.document(for: ID(member))) }
  }

  /// The statement of the whole fund.
  func fundStatement(on day: String? = nil, period: String? = nil) throws -> Printed {
    try book.statements(on: day, period: period, now: "2030-06-30T04:00:00Z") {
      try Printed($0.fundDocument())
    }
  }
}
