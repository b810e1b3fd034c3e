import Jinzhu
import Testing

@testable import JinzhuStore

/// As of a day is not known at an instant: what was recorded late was not known before.
@Suite struct KnowingTests {
  let file = Scratch()
  let book: Book

  /// Capital of 1,000 on 5 January, and 500 that were paid on 6 January and recorded a day later.
  init() throws {
    book = try file.book()
    try book.record(founding("M01", "1000"), at: seconds(10))
    try book.record(
      [event("capital.pay", "2018-01-06", ["member": "M01", "amount": "500"])],
      at: seconds(86_400))
  }

  @Test func `as of a day counts what was recorded later`() throws {
    #expect(try book.held(.cash, on: "2018-01-05") == "1000.00")
    #expect(try book.held(.cash, on: "2018-01-06") == "1500.00")
  }

  @Test func `known at an instant leaves out what was recorded later`() throws {
    let known = try book.known(at: seconds(86_399))
    #expect(try known.events == 3)
    #expect(try known.held(.cash, on: "2018-01-06") == "1000.00")
    #expect(try book.known(at: seconds(86_400)).held(.cash, on: "2018-01-06") == "1500.00")
  }

  @Test func `what was known has the hashes and instants it had`() throws {
    let known = try book.known(at: seconds(10))
    for number in 1...3 as ClosedRange<Int64> {
      let (then, now) = try [known, book].map { book in
        try book.read(at: noon) { _, archive in
          (try archive.hash(of: number), try archive.event(number)?.recordedAt)
        }
      }.pair
      #expect(then.0 == now.0)
      #expect(then.1 == now.1)
    }
    #expect(
      try known.read(at: noon) { _, archive in try archive.head()?.recordedAt } == seconds(10))
  }

  @Test func `before the first event nothing is known`() throws {
    let error = try #require(throws: BookError.self) { try book.known(at: seconds(-1)) }
    guard case .nothingKnown(_, first: noon?) = error else { throw error }
    #expect(
      error.words.en == "nothing had been recorded by 2018-02-01T03:59:59.000000Z, "
        + "the first event was at 2018-02-01T04:00:00.000000Z; give a later instant")
    #expect(!error.isDamage)
  }

  @Test func `what is recorded into a copy stays there`() throws {
    let known = try book.known(at: seconds(10))
    try known.record(founding("M02", "1"), at: seconds(20))
    #expect(try known.events == 5)
    #expect(try book.events == 4)
  }
}

extension [(String?, Instant?)] {
  fileprivate var pair: ((String?, Instant?), (String?, Instant?)) { (self[0], self[1]) }
}
