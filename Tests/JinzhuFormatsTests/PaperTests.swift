import Foundation
import Jinzhu
import JinzhuFormats
import Testing

/// A report as PDF, read back by poppler.
@Suite(
  .enabled(if: Tool.has("pdftotext"), "SKIPPED: no pdftotext; apt-get install poppler-utils"))
struct PaperTests {
  private func bytes(_ document: Document, _ language: Language = .zh) throws -> [UInt8] {
    try PDFFormat(style: Style(language: language)).bytes(of: document)
  }

  private func pages(_ document: Document, _ language: Language = .zh) throws -> [String] {
    let read = try Tool.run(
      "pdftotext", ["-layout"], on: try bytes(document, language), "pdf", then: ["-"])
    try #require(read.status == 0, "\(read.text)")
    return read.text.split(separator: "\u{C}").map(String.init)
  }

  @Test func `every text is found, Chinese too`() throws {
    let pages = try pages(try Sample.document())
    let text = pages.joined()
    for words in [
      "万年县金猪", "风险分担", "截至 2018年12月31日", "逐层分担", "以合同为准。", "12,345,678.65",
      "<script>alert('猪')</script>", "−30,000.00", "不适用", "2018-01-02",
    ] {
      #expect(text.contains(words), "\(words) is not in the document")
    }
  }

  @Test(arguments: [(Language.zh, "第2页共"), (.en, "Page2of")])
  func `headings are repeated, pages numbered, and the head is on each`(
    language: Language, number: String
  ) throws {
    var document = try Sample.document()
    let table = Sample.members()
    document.tables = [table]
    document.tables[0].rows = (0..<40).flatMap { _ in table.rows }
    document.tables[0].totals = nil
    let pages = try pages(document, language)
    #expect(pages.count >= 3)
    for page in pages {
      #expect(page.contains(language == .zh ? "名称" : "name"))
      #expect(page.contains(String(repeating: "ab12", count: 16)))
    }
    // What is a space between narrow types is the reader's guess.
    #expect(pages[1].filter { $0 != " " }.contains(number + "\(pages.count)"))
    #expect(pages.map { $0.components(separatedBy: "alert").count - 1 }.reduce(0, +) == 40)
  }

  @Test(arguments: 20...70)
  func `no row stands alone with its heading or its total`(count: Int) throws {
    var document = try Sample.document()
    let table = Sample.members()
    document.tables = [table]
    document.tables[0].rows = (0..<count).map { table.rows[$0 % 5] }
    (document.figures, document.notes) = ([], [])
    for page in try pages(document, .en) {
      let rows = page.components(separatedBy: "\n").filter { $0.contains("M0") }.count
      #expect(rows >= 2, "\(page)")
    }
  }

  @Test func `it says when it was made by the last event, and is the same every time`() throws {
    let first = try bytes(try Sample.document())
    #expect(try first == bytes(try Sample.document()))
    let text = String(decoding: first, as: UTF8.self)
    #expect(text.contains("20190102030405"))
  }
}
