import Jinzhu
import SQLite
import Testing

@testable import JinzhuStore

/// A book as a file: made, opened, refused.
@Suite struct CreatingTests {
  let file = Scratch()

  @Test func `a new book holds its charter as event 1, and can be read again`() throws {
    try file.book().close()
    let again = try Book(path: file.path, mode: .readOnly)
    try again.read(at: noon) { books, archive in
      let head = try #require(try archive.head())
      #expect(head.number == 1)
      #expect(head.recordedAt == noon)
      #expect(try books.charter(on: books.today).fund == "金猪担保")
      #expect(books.today.description == "2018-02-01")
    }
    again.close()
  }

  @Test func `today is the day in the offset of the charter`() throws {
    // 2018-02-01T04:00:00Z is still 31 January six hours west of Greenwich.
    let book = try Book.create(
      path: file.path, charter: try charter(#""utcOffset": "-06:00""#), at: noon)
    try book.read(at: noon) { books, _ in #expect(books.today.description == "2018-01-31") }
    #expect(throws: Refusal.self) {
      try book.record(
        [try event("party.add", "2018-02-01", ["party": "M", "name": "M", "role": "member"])],
        at: noon)
    }
  }

  @Test func `a book is for its owner's eyes only, and so are the files beside it`() throws {
    let book = try file.book()
    #expect(file.files.count == 3)
    for path in file.files { #expect(try file.mode(of: path) == 0o600) }
    book.close()
    #expect(file.files == [file.path])
  }

  @Test func `a file that is there is not overwritten`() throws {
    try file.write(Array("notes".utf8))
    let error = try #require(throws: BookError.self) { try file.book() }
    guard case .fileExists(let path) = error else { throw error }
    #expect(path == file.path)
    #expect(try file.bytes() == Array("notes".utf8))
    #expect(error.words.en == "`\(path)` exists already; choose another name, or use that book")
  }

  @Test func `a charter that cannot be adopted leaves no file`() throws {
    let tomorrow = try event("charter.adopt", "2018-02-02", ["charter": TestBook.charter("")])
    #expect(throws: Refusal.self) {
      try Book.create(path: file.path, charter: tomorrow, at: noon)
    }
    #expect(file.files.isEmpty)
    #expect(throws: Refusal.self) {
      try Book.create(path: file.path, charter: founding("M01", "1")[0], at: noon)
    }
    #expect(file.files.isEmpty)
  }

  @Test func `a folder that is not there is said to be`() throws {
    let error = try #require(throws: BookError.self) {
      try Book.create(path: file.path + "/no/book", charter: charter(), at: noon)
    }
    guard case .inaccessible = error else { throw error }
    #expect(!error.isDamage)
  }

  @Test(arguments: [Book.Mode.readWrite, .readOnly])
  func `a book that is missing is not made`(mode: Book.Mode) throws {
    let error = try #require(throws: BookError.self) { try Book(path: file.path, mode: mode) }
    guard case .missing = error else { throw error }
    #expect(file.files.isEmpty)
  }

  static let strangers: [[UInt8]] = [
    [], Array("这不是账簿。\n".utf8), [UInt8](repeating: 0, count: 100_000),
    (0..<50_000).map { UInt8(truncatingIfNeeded: $0 &* 7919 >> 3) },
  ]

  @Test(arguments: strangers, [Book.Mode.readWrite, .readOnly])
  func `a file of something else is no book, and stays as it is`(
    bytes: [UInt8], mode: Book.Mode
  ) throws {
    try file.write(bytes)
    let error = try #require(throws: BookError.self) { try Book(path: file.path, mode: mode) }
    guard case .notABook = error else { throw error }
    #expect(try file.bytes() == bytes)
    #expect(file.files == [file.path])
  }

  @Test func `a folder and another program's database are no books`() throws {
    let folder = try #require(throws: BookError.self) { try Book(path: "/", mode: .readOnly) }
    guard case .notABook = folder else { throw folder }
    let other = try Database(path: file.path, mode: .create)
    try other.execute("CREATE TABLE t(a)")
    other.close()
    let error = try #require(throws: BookError.self) { try Book(path: file.path, mode: .readOnly) }
    guard case .notABook = error else { throw error }
  }

  @Test(arguments: [Book.Mode.readWrite, .readOnly])
  func `a book of a newer program is refused politely and untouched`(mode: Book.Mode) throws {
    try file.book().close()
    try file.execute("PRAGMA user_version = 3")
    let before = try file.bytes()
    let error = try #require(throws: BookError.self) { try Book(path: file.path, mode: mode) }
    guard case .newerVersion(_, found: 3, known: 2) = error else { throw error }
    #expect(!error.isDamage)
    #expect(
      error.words.en == "the book `\(file.path)` has schema version 3, this program knows up to 2; "
        + "upgrade the program; the book was left untouched")
    #expect(try file.bytes() == before)
  }

  @Test func `a reader leaves nothing behind and changes nothing`() throws {
    try file.book().close()
    let before = try file.bytes()
    let book = try Book(path: file.path, mode: .readOnly)
    #expect(try book.events == 1)
    let error = try #require(throws: BookError.self) {
      try book.record(founding("M01", "1"), at: noon)
    }
    guard case .readOnly = error else { throw error }
    book.close()
    #expect(file.files == [file.path])
    #expect(try file.bytes() == before)
  }

  @Test func `an immutable file is read without a file beside it`() throws {
    try file.book().close()
    let database = try Database(path: file.path, mode: .immutable)
    let book = Book(path: file.path, database: database)
    #expect(try book.events == 1)
    #expect(file.files == [file.path])
    #expect(throws: BookError.self) { try book.record(founding("M01", "1"), at: noon) }
  }

  @Test func `a closed book refuses`() throws {
    let book = try file.book()
    book.close()
    book.close()
    #expect(throws: BookError.self) { try book.events }
    #expect(throws: BookError.self) { try book.record(founding("M01", "1"), at: noon) }
    #expect(throws: BookError.self) { try book.verify() }
  }
}
