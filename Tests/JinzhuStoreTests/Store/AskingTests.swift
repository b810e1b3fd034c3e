@testable import Jinzhu
import JinzhuStore
import SQLite
import Testing

/// Parties and charters are read when they are first asked for: what is damaged is named then, and
/// whoever asks for something else is told.
@Suite struct AskingTests {
  let file = Scratch()

  /// A book of some members, altered behind its back, and opened again.
  private func book(of members: [String], _ sql: String = "") throws -> Book {
    let book = try file.book()
    try book.record(members.flatMap { try founding($0, "100") }, at: noon)
    try book.record([try later(charter: #""coverage": "60%""#)], at: seconds(1))
    book.close()
    try file.execute(sql)
    return try Book(path: file.path, mode: .readWrite)
  }

  private func later(charter keys: String) throws -> Submission {
    try event("charter.adopt", "2018-01-20", ["charter": TestBook.charter(keys)])
  }

  /// What is said of the damage that a question meets; `nil` where it meets none.
  private func damage<R>(in book: Book, _ ask: (Books) throws -> R) throws -> String? {
    do {
      _ = try book.read(at: noon) { books, _ in try ask(books) }
      return nil
    } catch BookError.damaged(let damage) {
      return damage.words.en
    }
  }

  @Test func `a damaged party is named by whoever asks for it`() throws {
    let book = try book(
      of: ["M01", "M02"], "UPDATE party_change SET change = 'gone' WHERE party = 'M01'")
    let day = try day("2018-01-31")
    #expect(try book.held(.paidInCapital, on: "2018-01-31") == "200.00")
    #expect(try damage(in: book) { try $0.party(ID("M02"), on: day) } == nil)
    let words = "the value `gone` of column change"
    let questions: [(Books) throws -> Any] = [
      { try $0.party(ID("M01"), on: day) }, { try $0.everybody() },
      { try $0.members(on: day, capital: [:]) },
      { try $0.relations(on: day, groupIsRelated: false) },
    ]
    for ask in questions {
      let told = try #require(try damage(in: book, ask))
      #expect(told.contains(words), "\(told)")
    }
    let payment = try event("capital.pay", "2018-01-31", ["member": "M01", "amount": "1"])
    #expect(throws: BookError.self) { try book.record([payment], at: noon) }
  }

  @Test func `damaged ties are named by whoever asks for them`() throws {
    let book = try book(
      of: ["M01"], "UPDATE party_change SET day = 20181301, related = 'M02' WHERE party = 'M01'")
    let told = try #require(try damage(in: book) { try $0.sponsored(by: ID("M02"), on: .latest) })
    #expect(told.contains("the value `20181301` of column day"), "\(told)")
  }

  @Test func `a damaged charter is named by whoever asks for its days`() throws {
    let book = try book(
      of: ["M01"], "DROP TRIGGER event_update; UPDATE event SET content = '{' WHERE number = 1")
    let (old, new) = (try day("2018-01-19"), try day("2018-01-20"))
    #expect(try damage(in: book) { try $0.charter(on: new) } == nil)
    #expect(try damage(in: book) { try $0.adoptedCharter(on: old).event } == nil)
    let told = try #require(try damage(in: book) { try $0.charter(on: old) })
    #expect(told.contains("the value `{` of column content"), "\(told)")
  }

  @Test func `the charter that tells today is not guessed where it is damaged`() throws {
    let book = try book(
      of: ["M01"], "DROP TRIGGER event_update; UPDATE event SET content = '{' WHERE number = 4")
    let told = try #require(try damage(in: book) { $0.today })
    #expect(told.contains("the value `{` of column content"), "\(told)")
  }

  @Test func `everybody is known, whoever was asked for before`() throws {
    let codes = (100..<350).map { "M\($0)" }
    let book = try book(of: codes)
    let day = try day("2018-01-31")
    try book.read(at: noon) { books, _ in
      for code in codes.reversed() + ["M99", "M350"] {
        let name = try books.facts(of: ID(code), on: day)?.name
        #expect(name == (codes.contains(code) ? code : nil))
      }
      let everybody = try books.everybody().keys.map(\.text).sorted()
      #expect(everybody == codes)
    }
    try book.record(founding("M99", "1"), at: seconds(2))
    #expect(throws: Refusal.self) { try book.record([founding("M123", "1")[0]], at: seconds(3)) }
    let count = try book.read(at: seconds(3)) { books, _ in try books.everybody().count }
    #expect(count == codes.count + 1)
  }

  @Test func `totals asked for in the middle of a recording have what came before`() throws {
    let book = try book(of: ["M01"])
    try book.record(at: seconds(2)) { recorder in
      for (amount, sum) in [("1", "101.00"), ("20", "121.00")] {
        _ = try recorder.record(
          event("capital.pay", "2018-01-31", ["member": "M01", "amount": amount]))
        let books = recorder.books
        let (cash, net) = (try books.accountTotals()[.cash], try books.netAssets(on: .latest))
        #expect(cash?.description == sum)
        #expect(net.description == sum)
      }
    }
  }
}
