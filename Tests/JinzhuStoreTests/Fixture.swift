internal import Jinzhu
internal import JinzhuStore
internal import Testing

/// A book in memory that tests record into by one-liners, read from raw fields as from a file.
///
/// Everything is recorded at noon of 30 June 2030, so that no test date lies in the future.
final class TestBook {
  static let today = "2030-06-30"
  let book: Book
  /// What the last recorded event was warned of.
  private(set) var warnings: [Refusal] = []

  /// A book under a charter: `keys` are keys of its JSON, such as `"coverage": "80%"`.
  init(_ keys: String = "", on date: String = "2018-01-01") throws {
    book = try Book.inMemory()
    try record("charter.adopt", date, ["charter": Self.charter(keys)])
  }

  /// A fund of four members (M01–M03 in group G1) with 20,000,000.00 of capital, M03's contract
  /// farmer F01, two banks and a re-guarantor. The next event is number 14.
  static func county(_ keys: String = "") throws -> TestBook {
    let book = try TestBook(keys)
    for (code, role, details) in [
      ("M01", "member", ["size": "small", "group": "G1"]),
      ("M02", "member", ["size": "small", "group": "G1"]),
      ("M03", "member", ["size": "medium", "group": "G1"]), ("M04", "member", ["size": "micro"]),
      ("F01", "farmer", ["size": "farmer", "sponsor": "M03"]), ("B01", "bank", [:]),
      ("B02", "bank", [:]), ("R01", "reguarantor", [:]),
    ] as [(String, String, [String: String])] {
      try book.record(
        "party.add", "2018-01-02",
        details.merging(["party": code, "name": code, "role": role]) { own, _ in own })
    }
    for (member, amount) in [
      ("M01", "8000000"), ("M02", "6000000"), ("M03", "5000000"), ("M04", "1000000"),
    ] {
      try book.record("capital.pay", "2018-01-05", ["member": member, "amount": amount])
    }
    return book
  }

  /// The JSON of a charter with some keys.
  static func charter(_ keys: String) -> String {
    #"{"fund": "金猪担保"\#(keys.isEmpty ? "" : ", \(keys)")}"#
  }

  /// Records an event and returns its entry, a row for each posting, such as
  /// `cash / paidInCapital(M01) 8000000.00`.
  ///
  /// A field's text that begins with `{` or `[` is read as JSON. Common fields go with the others.
  @discardableResult
  func record(_ kind: String, _ date: String, _ fields: [String: String] = [:]) throws -> [String] {
    let submission = try Self.submission(kind, date, fields)
    let outcome = try book.record(at: Instant(parsing: "2030-06-30T04:00:00Z")) {
      try $0.record(submission)
    }
    guard case .recorded(_, let postings, let warnings) = outcome else {
      return ["already recorded"]
    }
    self.warnings = warnings
    return postings.map(Self.row)
  }

  /// Why an event is refused, the first fault of form if there is any; `nil` when it was recorded.
  ///
  /// A refusal that changed the book fails the test.
  func refusal(_ kind: String, _ date: String, _ fields: [String: String] = [:]) throws -> Refusal?
  {
    let before = try head
    do {
      try record(kind, date, fields)
      return nil
    } catch let refusal as Refusal {
      #expect(try head == before, "a refused event changed the book")
      return refusal
    } catch let error as ValueError {
      #expect(try head == before, "a refused event changed the book")
      return .value(error)
    } catch let complaints as Complaints {
      return complaints.items.first?.refusal
    }
  }

  /// The number of the last event.
  var number: Int64 { get throws { try archive { try $0.head()?.number ?? 0 } } }

  private var head: String? { get throws { try archive { try $0.head()?.hash } } }

  /// A balance at the end of a day, positive on the account's normal side, as `1234.50`.
  func held(
    _ account: Account, _ party: String? = nil, guarantee: String? = nil, on day: String = today
  ) throws -> String {
    let sub = SubAccount(account, party: party.map { ID($0) }, guarantee: guarantee.map { ID($0) })
    let day = try Day(parsing: day)
    return try read { books, _ in try books.held(sub, on: day).description }
  }

  /// An account's total at the end of a day, debit positive, as `-1234.50`.
  func total(_ account: Account, on day: String = today) throws -> String {
    let day = try Day(parsing: day)
    return try read { books, _ in (try books.totals(on: day)[account] ?? .zero).description }
  }

  /// A guarantee at the end of a day; `nil` before its issue or once that is reversed.
  func guarantee(_ code: String, on day: String = today) throws -> Guarantee? {
    let day = try Day(parsing: day)
    return try archive { try $0.guarantee(ID(code), asOf: day) }
  }

  /// The totals of what is in force that limits are measured on.
  var portfolio: PortfolioTotals { get throws { try archive { try $0.portfolioTotals() } } }

  /// A party at the end of a day.
  func party(_ code: String, on day: String = today) throws -> PartyFacts {
    let day = try Day(parsing: day)
    return try read { books, _ in try books.party(ID(code), on: day) }
  }

  func archive<R>(_ body: (any Archive) throws -> R) throws -> R {
    try read { _, archive in try body(archive) }
  }

  func read<R>(_ body: (Books, any Archive) throws -> R) throws -> R {
    try book.read(at: Instant(parsing: "2030-06-30T04:00:00Z"), body)
  }

  /// An event from texts, as a file would give it.
  static func submission(
    _ kind: String, _ date: String, _ fields: [String: String]
  ) throws -> Submission {
    var raw: [(name: String, tree: Tree)] = [("kind", .text(kind)), ("date", .text(date))]
    for (name, text) in fields {
      let isJSON = text.first == "{" || text.first == "["
      raw.append(
        (name, isJSON ? try JSONReader.read(Array(text.utf8), strings: .lenient) : .text(text)))
    }
    return try Submission(reading: raw)
  }

  private static func row(_ posting: Posting) -> String {
    func name(_ sub: SubAccount) -> String {
      let owners = [sub.party?.text, sub.guarantee?.text].compactMap { $0 }.joined(separator: " ")
      return sub.account.rawValue + (owners.isEmpty ? "" : "(\(owners))")
    }
    return (posting.isRed ? "red " : "")
      + "\(name(posting.debit)) / \(name(posting.credit)) \(posting.amount)"
  }
}

func yuan(_ text: String) throws -> Money { try Money(parsing: text) }

func day(_ text: String) throws -> Day { try Day(parsing: text) }

extension TestBook {
  /// A guarantee of a year from 1 February 2018, at bank B01, free of charge.
  @discardableResult
  func issue(
    _ code: String, to borrower: String, _ principal: String, on date: String = "2018-02-01",
    _ more: [String: String] = [:]
  ) throws -> [String] {
    try record("guarantee.issue", date, Self.issue(code, to: borrower, principal, more))
  }

  /// Why that guarantee is refused; `nil` when it was recorded.
  func issueRefusal(
    _ code: String, to borrower: String, _ principal: String, on date: String = "2018-02-01",
    _ more: [String: String] = [:]
  ) throws -> Refusal? {
    try refusal("guarantee.issue", date, Self.issue(code, to: borrower, principal, more))
  }

  private static func issue(
    _ code: String, to borrower: String, _ principal: String, _ more: [String: String]
  ) -> [String: String] {
    more.merging([
      "guarantee": code, "borrower": borrower, "bank": "B01", "principal": principal,
      "due": "2019-02-01", "feeRate": "0",
    ]) { own, _ in own }
  }
}
