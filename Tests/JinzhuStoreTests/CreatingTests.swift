import Foundation
import Jinzhu
import Testing

@testable import JinzhuStore

@Suite struct CreatingTests {
  let file = Scratch()

  @Test func `a new book holds its charter as event 1, and can be read again`() throws {
    let book = try Book.create(path: file.path, charter: try charter(), at: noon)
    book.close()
    let again = try Book(path: file.path, mode: .readOnly)
    try again.read(at: noon) { books, archive in
      let head = try #require(try archive.head())
      #expect(head.number == 1)
      #expect(head.recordedAt == noon)
      #expect(try books.charter(on: books.today).fund == "万年县金猪")
      #expect(books.today.description == "2018-02-01")
    }
    again.close()
  }
}
